"""Excel tables."""

from typing import Any

from french_excel import writing
from french_excel.com import Collection, ComObject, refused
from french_excel.reading import number_text
from french_excel.store import Box, Cell, Table
from french_excel.structured import drop_columns, freeze, heads

FROM_RANGE, HEADERS = 1, 1


class TableStyle(ComObject):
    """The style of a table."""

    @property
    def Name(self) -> str:
        return self.parent.stored.style


class ListColumn(ComObject):
    """A column of a table."""

    def __init__(self, table: "ListObject", number: int) -> None:
        super().__init__(table.excel, table)
        self.table, self.number = table, number

    @property
    def name(self) -> str:
        """Its header."""
        return self.Name

    @property
    def Name(self) -> str:
        box = self.table.stored.box
        cell = self.table.sheet.stored.cells.get((box.top, box.left + self.number - 1), Cell())
        return str(cell.value or "")

    @property
    def Index(self) -> int:
        return self.number

    @property
    def Range(self) -> Any:
        box = self.table.stored.box
        return self.table.sheet.ranged(
            [box._replace(left=box.left + self.number - 1, right=box.left + self.number - 1)]
        )


class ListColumns(Collection):
    """The columns of a table."""

    def items(self) -> list[ListColumn]:
        return [ListColumn(self.parent, number) for number in range(1, self.parent.stored.box.width + 1)]


class ListObject(ComObject):
    """A table."""

    def __init__(self, sheet: Any, stored: Table) -> None:
        super().__init__(sheet.excel, sheet)
        self.sheet, self.stored = sheet, stored

    @property
    def name(self) -> str:
        """The name by which collections find it."""
        return self.stored.name

    @property
    def Name(self) -> str:
        return self.stored.name

    @Name.setter
    def Name(self, name: str) -> None:
        others = {each.name.casefold() for sheet in self.sheet.book.stored.sheets for each in sheet.tables}
        others -= {self.stored.name.casefold()}
        if name.casefold() in others | {each.name.casefold() for each in self.sheet.book.stored.names}:
            raise refused(f"« {name} » est déjà pris.")
        self.stored.name = name

    DisplayName = Name

    @property
    def Range(self) -> Any:
        return self.sheet.ranged([self.stored.box])

    @property
    def HeaderRowRange(self) -> Any:
        return self.sheet.ranged([self.stored.box._replace(bottom=self.stored.box.top)])

    @property
    def DataBodyRange(self) -> Any:
        box = self.stored.box
        body = box._replace(top=box.top + 1, bottom=box.bottom - self.stored.totals)
        return self.sheet.ranged([body]) if body.height > 0 else None

    @property
    def ListColumns(self) -> ListColumns:
        return ListColumns(self.excel, self)

    @property
    def ShowTotals(self) -> bool:
        return self.stored.totals

    @ShowTotals.setter
    def ShowTotals(self, on: bool) -> None:
        """The row of totals taken away with what it says; the double adds none."""
        self._check()
        if on:
            raise refused("ShowTotals : la doublure n'ajoute pas de ligne de totaux.")
        if self.stored.totals:
            box = self.stored.box
            writing.clear(self.sheet, [box._replace(top=box.bottom)], contents_only=True)
            self.stored.box, self.stored.totals = box._replace(bottom=box.bottom - 1), False

    @property
    def ShowHeaders(self) -> bool:
        return True

    @property
    def ShowAutoFilter(self) -> bool:
        return self.stored.autofilter

    @ShowAutoFilter.setter
    def ShowAutoFilter(self, on: bool) -> None:
        """The arrows; without them no row is hidden by them any more."""
        self._check()
        self.stored.autofilter = bool(on)
        if not on:
            show_rows(self.sheet, self.stored.box)

    @property
    def TableStyle(self) -> TableStyle:
        return TableStyle(self.excel, self)

    @TableStyle.setter
    def TableStyle(self, name: Any) -> None:
        self.stored.style = str(name)

    def _check(self) -> None:
        if self.sheet.stored.protection is not None:
            raise refused("La feuille est protégée.")

    def Resize(self, Range: Any) -> None:
        """The table over other cells; its header row stays where it is."""
        self._check()
        box = Range.box
        if box.top != self.stored.box.top or box.height < 2 or box.meets(self.stored.box) is None:
            raise refused("La ligne d'en-tête du tableau ne peut pas bouger.")
        _check_room(self.sheet, box, self.stored)
        names, old = heads(self.sheet.stored, self.stored), self.stored.box
        lost = {name for place, name in enumerate(names, old.left) if not box.left <= place <= box.right}
        drop_columns(self.sheet.book.stored, self.stored, lost)
        self.stored.box = box
        head(self.sheet, box)

    def Unlist(self) -> None:
        """The table no more, its cells as they are; what its filter hid is shown, what named it names its cells."""
        self._check()
        unlist(self.sheet, self.stored)

    def Delete(self) -> None:
        """The table and its cells gone."""
        self.Unlist()
        writing.clear(self.sheet, [self.stored.box], contents_only=False)


def unlist(sheet: Any, stored: Table) -> None:
    """A table gone from its sheet."""
    freeze(sheet.book.stored, sheet.stored, stored)
    show_rows(sheet, stored.box)
    sheet.stored.tables = [each for each in sheet.stored.tables if each is not stored]


def show_rows(sheet: Any, box: Box) -> None:
    """The rows of a table shown that its filter hid."""
    sheet.stored.filtered_rows = {row for row in sheet.stored.filtered_rows if not box.top <= row <= box.bottom}


def _check_room(sheet: Any, box: Box, but: Table | None = None) -> None:
    if any(each.box.meets(box) for each in sheet.stored.tables if each is not but):
        raise refused("Un tableau ne peut pas en recouvrir un autre.")
    if any(merged.meets(box) for merged in sheet.stored.merged):
        raise refused("Un tableau ne peut pas contenir de cellules fusionnées.")


def head(sheet: Any, box: Box) -> None:
    """The header cells made text, none empty, none twice the same."""
    taken: set[str] = set()
    for column in range(box.left, box.right + 1):
        cell = sheet.stored.cell((box.top, column))
        shown = number_text(cell.value) if isinstance(cell.value, float) else str(cell.value or "")
        wanted = shown or f"Colonne{column - box.left + 1}"
        name, number = wanted, 1
        while name.casefold() in taken:
            number += 1
            name = f"{wanted}{number}"
        taken.add(name.casefold())
        cell.formula, cell.value = "", name


class ListObjects(Collection):
    """The tables of a sheet."""

    def items(self) -> list[ListObject]:
        return [ListObject(self.parent, stored) for stored in self.parent.stored.tables]

    def Add(
        self, SourceType: int = FROM_RANGE, Source: Any = None, LinkSource: Any = None,
        XlListObjectHasHeaders: int = 0, Destination: Any = None, TableStyleName: str | None = None,
    ) -> ListObject:  # fmt: skip
        """A table over cells that have their headers."""
        sheet = self.parent
        if sheet.stored.protection is not None:
            raise refused("La feuille est protégée.")
        if SourceType != FROM_RANGE or LinkSource is not None or Destination is not None:
            raise refused("ListObjects.Add : seules les plages sont connues de la doublure.")
        if XlListObjectHasHeaders != HEADERS:
            raise refused("ListObjects.Add : une ligne de titres serait insérée.")
        _check_room(sheet, Source.box)
        every = [each.name for one in sheet.book.stored.sheets for each in one.tables]
        name = next(f"Tableau{number}" for number in range(1, 999) if f"Tableau{number}" not in every)
        stored = Table(name, Source.box, TableStyleName or "TableStyleMedium2")
        sheet.stored.tables.append(stored)
        head(sheet, Source.box)
        return ListObject(sheet, stored)
