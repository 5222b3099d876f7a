"""The situation of a client before the reform: what his own tool, ease and priority say, and whether he is late."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from fae_xlwings.domain.columns import A_COMPLETER, APPETENCE, OUTIL, OUTILS, PRIORITE, PRIORITES
from fae_xlwings.domain.parameters import Parameters
from fae_xlwings.texts import content

UNKNOWN = "inconnu"
ANY_EASE = "toute"
EASE_GROUPS = {"TRES BON": "aise", "BON": "aise", "MOYEN": "moyen", "FAIBLE": "faible"}
USUAL_EASE = "moyen"
"""The plan of a client whose ease is unknown: neither too quick nor too slow."""
LATE = "NON"


class Case(NamedTuple):
    """What decides the words of a report: the tool, the group of ease, the priority, and whether reception is due."""

    tool: str
    ease: str
    priority: str
    due: bool

    @property
    def late(self) -> bool:
        """Whether the client cannot receive although he must."""
        return self.due and self.tool == LATE


def case_of(client: Mapping[str, Any], today: date, parameters: Parameters) -> Case:
    """The case of a scored client, a row as a dictionary."""
    tool = client[OUTIL] if client[OUTIL] in OUTILS else UNKNOWN
    ease = ANY_EASE if tool == UNKNOWN else EASE_GROUPS.get(client[APPETENCE], USUAL_EASE)
    priority = client[PRIORITE] if client[PRIORITE] in PRIORITES else A_COMPLETER
    return Case(tool, ease, priority, due=today >= parameters.day("jalon_reception"))


@cache
def situation(tool: str, ease: str) -> dict[str, Any]:
    """The texts of a tool and a group of ease."""
    rows: list[dict[str, Any]] = content("report")["situation"]
    return next(row for row in rows if (row["tool"], row["ease"]) == (tool, ease))
