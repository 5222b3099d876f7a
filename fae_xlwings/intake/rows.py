"""The rows below a header: those of clients, and those that are none, each with the reason."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import compress

from fae_xlwings.domain.columns import CA, CHOICES, NOM
from fae_xlwings.intake import catalogue as kinds
from fae_xlwings.intake.headers import HeaderRow
from fae_xlwings.intake.words import has_invisible, header_key, is_blank, plain, text_of, texts_of, visible

Cells = Sequence[Sequence[object]]

UNIT_ROWS = 2
"""How far below the header a row of units may stand."""

HEAD = 3
_SUSPECT = re.compile(
    r"[^\w«]|S[./\s-]|STO|SOU|SOM|TOT|CUM|REP|MOY|M[EÉ]D|NOM|NB|ENS|PAG|[EÉ]DI|IMP|EXP|EXT|G[EÉ]N|L[EÉ]G|NOT|LIG|GRA|FIN",
    re.IGNORECASE,
)
"""The first three signs of every text that the expressions below take: a portfolio has few, and most suit none."""
_TOTAL = re.compile(
    r"(?:LIGNE |GRAND )?(?:(?:SOUS|S)[-./ ]*)?(?:TOTAL|TOTAUX|TOT\.?)"
    r"(?: ?[:=].*| ?\(.*|[ -]*(?:H\.?T\.?|T\.?T\.?C\.?|GENERAL|GENERAUX|GLOBAL|PORTEFEUILLE|CABINET|CLIENTS?|DOSSIERS?|"
    r"HONORAIRES|CA|ANNUEL|ANNEE|PAGE|SECTEUR|GROUPE|COLLABORATEUR|PAR|DES|DU|DE LA|N|\d+)\b.*)?"
    r"|(?:(?:SOUS|S)[-./ ]*)(?:TOTAL|TOTAUX|TOT)\b.*"
    r"|SOMME(?: TOTALE| DES .*)?|CUMUL(?: .*)?|REPORT|A REPORTER",
)
_SUMMARY = re.compile(
    r"(?:LIGNE |GRAND )?TOTA(?:L|UX)\b.*|ENSEMBLE\b.*|MOYENNES?\b.*|MEDIANE\b.*"
    r"|(?:NOMBRE|NB)\.? (?:DE |D')?(?:CLIENTS?|DOSSIERS?|LIGNES?)\b.*",
)
_MARK = re.compile(
    r"PAGE ?\d+.*|(?:EDITE|EDITION|IMPRIME|EXPORTE|EXPORT|EXTRAIT|EXTRACTION|GENERE)E?S? (?:LE|DU|PAR)\b.*"
    r"|LEGENDE\b.*|SOURCE ?:.*|NOTES? ?:.*|NB ?:.*|\*.*|FIN D[EU].*",
)
_UNIT = re.compile(r"\(?(?:EN )?(?:(?:K?€|K?EUR|EUROS?)(?: ?HT)?|HT)(?: ?/ ?AN)?\)?")


@dataclass(frozen=True, slots=True)
class Aside:
    """A row that is no client: its position, the position of the cell that says so, and the code of the reason."""

    row: int
    column: int
    code: str


@dataclass(frozen=True, slots=True)
class Sorted:
    """The rows of clients and those set aside, by position, in order."""

    clients: tuple[int, ...]
    aside: tuple[Aside, ...]


def sort_rows(cells: Cells, header: HeaderRow, columns: Sequence[Sequence[object]]) -> Sorted:
    """Every row below the header that holds anything, as a client or set aside; `columns` hold the same rows."""
    first, nom = header.position + 1, header.columns[NOM]
    names = _visible_names(columns[nom])
    nameless = [row for row, name in enumerate(names, first) if not name and not all(map(is_blank, cells[row]))]
    sorter = _Sorter(cells, header)
    aside = {row: sorter.nameless(row) for row in nameless}
    heads = [name[:HEAD] for name in names]
    suspect = set(filter(_SUSPECT.match, set(heads)))
    suspects = [row for row, head in enumerate(heads, first) if head in suspect] if suspect else []
    aside |= {row: found for row in (*suspects, *sorter.odd_rows(names)) if (found := sorter.judge(row))}
    aside |= sorter.titles(names, columns, set(aside))
    rows = compress(range(first, len(cells)), names)
    clients = tuple(row for row in rows if row not in aside) if aside else tuple(rows)
    return Sorted(clients, tuple(aside[row] for row in sorted(aside)))


def _visible_names(values: Sequence[object]) -> list[str]:
    names = texts_of(values)
    if not has_invisible("".join(names)):
        return names
    return [name if visible(name).strip() else "" for name in names]


@dataclass(frozen=True, slots=True)
class _Sorter:
    """The judgement of single rows of a table."""

    cells: Cells
    header: HeaderRow

    def judge(self, row: int) -> Aside | None:
        """A row with a name, if it is no client."""
        nom = self.header.columns[NOM]
        name = plain(text_of(self.cells[row][nom]))
        code = self._code(row, name)
        return Aside(row, nom, code) if code else None

    def _code(self, row: int, name: str) -> str:
        if _TOTAL.fullmatch(name) or (_SUMMARY.fullmatch(name) and not self._answered(row)):
            return kinds.TOTAL_ROW
        if self._is_header(row):
            return kinds.HEADER_ROW
        is_legend = _MARK.fullmatch(name) and not self._answered(row)
        return kinds.TITLE_ROW if is_legend or self._is_units(row, name) else ""

    def nameless(self, row: int) -> Aside:
        """A row without a name: a total whose word stands elsewhere, or a client whose name is to be found."""
        texts = [plain(text_of(value)) if isinstance(value, str) else "" for value in self.cells[row]]
        total = next((column for column, text in enumerate(texts) if text and _TOTAL.fullmatch(text)), None)
        if total is None or self._answered(row):
            return Aside(row, self.header.columns[NOM], kinds.NO_NAME)
        return Aside(row, total, kinds.TOTAL_ROW)

    def odd_rows(self, names: Sequence[str]) -> Iterator[int]:
        """Rows to look at whatever their name: the first ones, and those that repeat the header."""
        first = self.header.position + 1
        yield from range(first, min(first + UNIT_ROWS, first + len(names)))
        nom = self.header.columns[NOM]
        titles = {self.header.labels[nom], text_of(self.cells[self.header.position][nom])}
        if not titles.isdisjoint(names):
            yield from (row for row, name in enumerate(names, first) if name in titles)

    def titles(self, names: Sequence[str], columns: Sequence[Sequence[object]], aside: set[int]) -> dict[int, Aside]:
        """The titles of groups: only NOM is filled in, where most rows say more; else they are clients to complete."""
        first, nom = self.header.position + 1, self.header.columns[NOM]
        column = self.header.columns.get(CA)
        if column is None:
            return {}
        blank = [row for row, amount in enumerate(columns[column], first) if not amount and amount in {None, ""}]
        found = [row for row in blank if names[row - first] and row not in aside and self._is_alone(row)]
        others = len(names) - names.count("") - len(aside) - len(found)
        return {row: Aside(row, nom, kinds.TITLE_ROW) for row in found} if others >= len(found) else {}

    def _is_alone(self, row: int) -> bool:
        return sum(not is_blank(value) for value in self.cells[row]) == 1

    def _answered(self, row: int) -> bool:
        """Whether the row answers one of the two questions as only a client does."""
        return any(plain(self._text(row, name)) in words for name, words in CHOICES.items())

    def _is_header(self, row: int) -> bool:
        """Whether the row says again what the header says, in at least two columns."""
        same = [
            header_key(text_of(self.cells[row][column])) == header_key(self.header.labels[column])
            for column in self.header.columns.values()
        ]
        alone = len(same) == 1 or self._is_alone(row)
        return sum(same) >= min(2, len(same)) or (alone and any(same))

    def _is_units(self, row: int, name: str) -> bool:
        """Whether the row, just below the header, tells in what each column is counted."""
        if row > self.header.position + UNIT_ROWS or self._answered(row):
            return False
        amount = plain(self._text(row, CA))
        bracketed = name.startswith("(") and name.endswith(")") and not any(map(str.isdigit, amount))
        return bracketed or (amount != "" and _UNIT.fullmatch(amount) is not None)

    def _text(self, row: int, name: str) -> str:
        column = self.header.columns.get(name)
        return "" if column is None else text_of(self.cells[row][column])
