"""The situation of a client before the reform: what his own tool, ease and priority say, and whether he is late."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from fae_xlwings.domain.columns import A_COMPLETER, APPETENCE, OUTIL, OUTILS, PRIORITE, PRIORITES
from fae_xlwings.domain.follow_up_columns import PLATEFORME
from fae_xlwings.domain.lateness import NOT_READY
from fae_xlwings.domain.parameters import Parameters
from fae_xlwings.intake.words import is_blank
from fae_xlwings.texts import content

UNKNOWN, EQUIPPED = "inconnu", "equipe"
ANY_EASE = "toute"
READY = "OUI"
EASE_GROUPS = {"TRES BON": "aise", "BON": "aise", "MOYEN": "moyen", "FAIBLE": "faible"}
USUAL_EASE = "moyen"
"""The plan of a client whose ease is unknown: neither too quick nor too slow."""


class Case(NamedTuple):
    """What decides the words of a report: tool, group of ease, priority, whether reception is due, a platform known."""

    tool: str
    ease: str
    priority: str
    due: bool
    equipped: bool

    @property
    def late(self) -> bool:
        """Whether the client cannot receive although he must."""
        return self.due and self.tool == NOT_READY and not self.equipped

    @property
    def reception(self) -> str:
        """What is known of reception: the tool, unless a platform is recorded although the tool is not said ready."""
        return EQUIPPED if self.equipped and self.tool != READY else self.tool


def case_of(client: Mapping[str, Any], today: date, parameters: Parameters) -> Case:
    """The case of a scored client, a row as a dictionary."""
    tool = client[OUTIL] if client[OUTIL] in OUTILS else UNKNOWN
    ease = ANY_EASE if tool == UNKNOWN else EASE_GROUPS.get(client[APPETENCE], USUAL_EASE)
    priority = client[PRIORITE] if client[PRIORITE] in PRIORITES else A_COMPLETER
    due = today >= parameters.day("jalon_reception")
    return Case(tool, ease, priority, due, equipped=not is_blank(client.get(PLATEFORME)))


@cache
def situation(tool: str, ease: str) -> dict[str, Any]:
    """The texts of a tool and a group of ease."""
    rows: list[dict[str, Any]] = content("report")["situation"]
    return next(row for row in rows if (row["tool"], row["ease"]) == (tool, ease))
