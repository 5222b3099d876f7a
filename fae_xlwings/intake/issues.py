"""The issues found in one portfolio: where each is, what is told of it, and all of them gathered by kind."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from fae_xlwings.domain.scoring import french
from fae_xlwings.intake.catalogue import KIND_BY_CODE, KINDS, Kind, Severity
from fae_xlwings.intake.grid import in_sheet
from fae_xlwings.intake.words import shown


@dataclass(frozen=True, slots=True)
class Issue:
    """An anomaly found in a portfolio: where it is, what was read there, what is told and what to do.

    An issue of pure information stands for `count` cells alike, and shows the first of them: two hundred
    tidied answers are one remark. `fees` are those of a row that is left out.
    """

    code: str
    sheet: str
    cell: str
    value: str
    message: str
    client: str = ""
    count: int = 1
    fees: float = 0.0

    @property
    def kind(self) -> Kind:
        """The row of the catalogue this issue belongs to."""
        return KIND_BY_CODE[self.code]

    @property
    def remedy(self) -> str:
        """What the user can do about it."""
        return self.kind.remedy

    @property
    def severity(self) -> Severity:
        """How much it matters: "error", "warning" or "info"."""
        return self.kind.severity

    def as_json(self) -> dict[str, str]:
        """The issue under the keys of `fae analyser --json`; the message ends with what to do."""
        message = f"{self.message} {self.remedy}"
        return {
            "code": self.code,
            "feuille": self.sheet,
            "cellule": self.cell,
            "valeur": self.value,
            "message": message,
        }


def issue_of(
    code: str,
    sheet: str,
    cell: str,
    value: str,
    *,
    client: str = "",
    count: int = 1,
    detail: str = "",
    fees: float = 0.0,
) -> Issue:
    """The issue of a kind at a cell, its sentence made; without a cell it concerns the sheet or the file."""
    words = {"where": in_sheet(sheet, cell) if cell else sheet or "Fichier", "count": french(count), "detail": detail}
    message = KIND_BY_CODE[code].sentence.format(value=shown(value), client=shown(client), **words)
    return Issue(code, sheet, cell, shown(value) if value else "", message, client, count, fees)


@dataclass(frozen=True, slots=True)
class Group:
    """The issues of one kind: how many cells they stand for, the first few, and the clients concerned."""

    kind: Kind
    count: int
    examples: tuple[Issue, ...]
    clients: tuple[str, ...]


def grouped(issues: Iterable[Issue], examples: int = 3) -> tuple[Group, ...]:
    """The issues gathered by kind, in the order of the catalogue, each with its first `examples` cases."""
    found: dict[str, list[Issue]] = defaultdict(list)
    for issue in issues:
        found[issue.code].append(issue)
    return tuple(_group(kind, found[kind.code], examples) for kind in KINDS if kind.code in found)


def _group(kind: Kind, issues: list[Issue], examples: int) -> Group:
    clients = dict.fromkeys(issue.client for issue in issues if issue.client)
    return Group(kind, sum(issue.count for issue in issues), tuple(issues[:examples]), tuple(clients))
