"""Tables as their parts keep them: the cells, the columns, the filter.

Ids, uids and query links of columns are given once: a column keeps its node wherever the table grows, and a new one
gets the next id. Made true again when cells or the area change: the names of columns (those of their header cells), the
formula of a calculated column, filters and sort orders that would point outside the table.
"""

import re
from collections.abc import Iterator
from itertools import chain, count
from typing import Any

from fae_xlwings.engine.base.addresses import Area, between, parse
from fae_xlwings.engine.base.tree import assign, child, children, detach, drop, ensure
from fae_xlwings.engine.base.xml import OFFICE, Node, element, etree, tag
from fae_xlwings.engine.file.package import Package, Part
from fae_xlwings.engine.parts.geometry import hide_rows, rows_hidden
from fae_xlwings.engine.sheet.sheet_part import SheetPart, typed_text

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml"
ORDER = ("autoFilter", "sortState", "tableColumns", "tableStyleInfo", "extLst")
# Characters that an attribute cannot hold are spelt by Excel as « _x000a_ ».
_SPELT = re.compile(r"_x([0-9A-Fa-f]{4})_")
_ODD = re.compile(r"[\r\n\t]|_(?=x[0-9A-Fa-f]{4}_)")
COLUMN_ORDER = ("calculatedColumnFormula", "totalsRowFormula", "xmlColumnPr", "extLst")


class TablePart:
    """A table of a sheet."""

    def __init__(self, sheet: SheetPart, part: Part, relation: str) -> None:
        self.sheet = sheet
        self.part = part
        self.relation = relation

    @property
    def name(self) -> str:
        """The name formulas use."""
        return self.part.root.get("displayName") or self.part.root.get("name") or ""

    @property
    def area(self) -> Area:
        """All cells, header and totals included."""
        return parse(self.part.root.get("ref", "A1")) or Area(1, 1)

    @property
    def headers(self) -> int:
        """How many header rows it has: one or none."""
        return int(self.part.root.get("headerRowCount", "1"))

    @property
    def totals(self) -> int:
        """How many rows of totals it has: one or none."""
        return int(self.part.root.get("totalsRowCount", "0"))

    @property
    def columns(self) -> list[Node]:
        """Its columns, from left to right."""
        return children(child(self.part.root, "tableColumns"), "tableColumn")

    def named(self) -> Iterator[tuple[str, int]]:
        """The names of its columns, and their numbers on the sheet."""
        for place, node in enumerate(self.columns, self.area.column):
            yield _SPELT.sub(_character, node.get("name", "")), place

    def rows(self, top: int, bottom: int) -> Area:
        """Its cells from one row to another."""
        return between(top, self.area.column, bottom, self.area.last_column)

    @property
    def body(self) -> Area:
        """The rows between header and totals."""
        return self.rows(self.area.row + self.headers, self.area.last_row - self.totals)

    def stretch(self, area: Area) -> None:
        """The table over an area with the same header row; columns that stay are the same columns."""
        root, old = self.part.edit(), self.area
        kept = {old.column + place: node for place, node in enumerate(self.columns)}
        holder = ensure(root, "tableColumns", ORDER)
        for node in kept.values():
            holder.remove(node)
        ids = count(max((int(node.get("id", "0")) for node in kept.values()), default=0) + 1)
        for column in range(area.column, area.last_column + 1):
            node = kept.get(column)
            holder.append(_new_column(next(ids)) if node is None else node)
        assign(holder, count=area.ncols)
        assign(root, ref=area.reference)
        self._keep_filter(old, area)
        self.name_columns()

    def _keep_filter(self, old: Area, area: Area) -> None:
        """The filter over the new area, its criteria on the columns they were set on."""
        found = child(self.part.root, "autoFilter")
        if found is not None:
            assign(found, ref=between(area.row, area.column, area.last_row - self.totals, area.last_column).reference)
        for criterion in children(found, "filterColumn"):
            place = old.column + int(criterion.get("colId", "0")) - area.column
            if 0 <= place < area.ncols:
                assign(criterion, colId=place)
            else:
                detach(criterion)
        sort = child(self.part.root, "sortState")
        if sort is not None and not area.holds(parse(sort.get("ref", "")) or old):
            detach(sort)

    @property
    def has_filter(self) -> bool:
        """Whether its headers have arrows."""
        return child(self.part.root, "autoFilter") is not None

    def set_filter(self, *, on: bool) -> None:
        """The arrows of its headers; without them what they hid is shown and no order of theirs is left."""
        root = self.part.edit()
        if on:
            assign(ensure(root, "autoFilter", ORDER), ref=self.rows(self.area.row, self.body.last_row).reference)
        elif self.has_filter:
            drop(root, "autoFilter")
            drop(root, "sortState")
            if rows_hidden(self.sheet, self.body) is not False:
                hide_rows(self.sheet, self.body, hidden=False)

    def drop_totals(self) -> None:
        """The row of totals taken away with what it says."""
        if self.totals:
            self.sheet.clear_contents(self.rows(self.area.last_row, self.area.last_row))
            root, kept = self.part.edit(), self.rows(self.area.row, self.area.last_row - self.totals)
            assign(root, totalsRowCount=None, totalsRowShown=False, ref=kept.reference)
            for node in self.columns:
                assign(node, totalsRowFunction=None, totalsRowLabel=None)
                drop(node, "totalsRowFormula")

    def name_columns(self) -> None:
        """The columns named by their header cells, which become distinct texts as Excel makes them."""
        if not self.headers:
            return
        top = self.rows(self.area.row, self.area.row)
        values = self.sheet.values(top)[0]
        names: list[str] = []
        for place, value in enumerate(values):
            names.append(_distinct(value, place, names))
        if names != [*values]:
            self.sheet.write(top, [[f"'{name}" for name in names]])
        for node, name in zip(self.columns, names, strict=False):
            if _SPELT.sub(_character, node.get("name", "")) != name:
                self.part.edit()
                assign(node, name=_ODD.sub(_spelt, name))

    def calculate(self) -> None:
        """The formula that all data cells of a column were given in one, kept by the table for its new rows.

        Where cells say different things the table keeps what it had, as Excel does, until no formula is left.
        """
        body = self.body
        for place, node in enumerate(self.columns):
            column = Area(body.row, body.column + place, body.nrows, 1)
            formula = self.sheet.column_formula(column) if body.nrows > 0 else None
            found = child(node, "calculatedColumnFormula")
            if formula is None or formula == ("" if found is None else found.text):
                continue
            self.part.edit()
            drop(node, "calculatedColumnFormula")
            if formula:
                ensure(node, "calculatedColumnFormula", COLUMN_ORDER).text = formula

    def remove(self) -> None:
        """The table gone from its sheet, the cells kept."""
        holder = self.sheet.place("tableParts")
        for node in children(holder, "tablePart"):
            if node.get(tag("id", OFFICE)) == self.relation:
                detach(node)
        assign(holder, count=len(holder))
        if len(holder) == 0:
            self.sheet.remove("tableParts")
        self.sheet.part.relations.drop(self.relation)
        self.part.package.drop(self.part)


def _new_column(number: int) -> Node:
    return assign(element("tableColumn"), id=number, name=f"Column{number}")


def _character(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))


def _spelt(found: re.Match[str]) -> str:
    return f"_x{ord(found[0]):04x}_"


def _distinct(value: Any, place: int, taken: list[str]) -> str:
    text = typed_text(value) or f"Column{place + 1}"
    lower = {name.lower() for name in taken}
    return next(name for name in chain((text,), (f"{text}{n}" for n in count(2))) if name.lower() not in lower)


def tables_of(sheet: SheetPart) -> Iterator[TablePart]:
    """The tables of a sheet in the order of the file; one whose part is missing is passed over."""
    for node in children(sheet.find("tableParts"), "tablePart"):
        relation = sheet.part.relations.get(node.get(tag("id", OFFICE), ""))
        if relation is not None and relation.part is not None:
            yield TablePart(sheet, relation.part, relation.id)


def table_parts(package: Package) -> list[Part]:
    """The tables of every sheet."""
    return [part for part in package.parts.values() if part.content_type == CONTENT_TYPE]


def add_table(sheet: SheetPart, area: Area, name: str, style: str | None) -> TablePart:
    """A new table over an area, with filter arrows and shaded rows."""
    ids = [int(part.root.get("id", "0")) for part in table_parts(sheet.part.package)]
    root = assign(element("table"), id=max(ids, default=0) + 1, name=name, displayName=name, ref=area.reference)
    assign(root, totalsRowShown=False)
    assign(ensure(root, "autoFilter", ORDER), ref=area.reference)
    look = ensure(root, "tableStyleInfo", ORDER)
    assign(look, name=style, showFirstColumn=False, showLastColumn=False, showRowStripes=True, showColumnStripes=False)
    part = sheet.part.package.add("xl/tables/table{}.xml", CONTENT_TYPE, root)
    relation = sheet.part.relations.add("table", part)
    holder = sheet.place("tableParts")
    etree.SubElement(holder, tag("tablePart")).set(tag("id", OFFICE), relation)
    assign(holder, count=len(holder))
    table = TablePart(sheet, part, relation)
    table.stretch(area)
    return table


def settle(sheet: SheetPart) -> None:
    """The tables of a sheet made true to its cells, where those were written."""
    for table in tables_of(sheet):
        if sheet.is_touched(table.rows(table.area.row, table.area.row)):
            table.name_columns()
        if sheet.is_touched(table.body):
            table.calculate()
