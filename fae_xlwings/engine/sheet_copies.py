"""Sheets renamed, removed and copied, with every formula of the book following."""

# ruff: noqa: SLF001
# pyright: reportPrivateUsage=false

import re
from collections.abc import Callable
from copy import copy as shallow
from copy import deepcopy
from typing import Any

from openpyxl.cell.cell import Cell

from fae_xlwings.engine.addresses import Area
from fae_xlwings.engine.cells import stored
from fae_xlwings.engine.formulas import CachedFormula
from fae_xlwings.engine.looks.stored import Worksheet
from fae_xlwings.engine.references import Change, chart_references, rewrite, rewrite_all

# What describes a sheet as a whole, copied with it.
_SETTINGS = (
    "sheet_format",
    "sheet_properties",
    "print_options",
    "page_margins",
    "page_setup",
    "HeaderFooter",
    "views",
    "protection",
    "auto_filter",
    "conditional_formatting",
    "data_validations",
    "row_breaks",
    "col_breaks",
)


def rename(worksheet: Worksheet, name: str) -> None:
    """The sheet renamed, in formulas too; `ValueError` when another sheet has the name."""
    workbook, old = worksheet.parent, worksheet.title
    if any(sheet.title.lower() == name.lower() for sheet in workbook.worksheets if sheet is not worksheet):
        raise ValueError(f"Une feuille « {name} » existe déjà dans ce classeur.")
    if name == old:
        return

    def change(sheet: str, area: Area) -> tuple[str, Area]:
        return (name if sheet.lower() == old.lower() else sheet), area

    mentioned = _mentioned(worksheet)
    # openpyxl would number a name that differs from a taken one by its case only.
    worksheet._WorkbookChild__title = name  # pyright: ignore[reportAttributeAccessIssue]
    rewrite_all(workbook, change, cells=mentioned)


def _mentioned(worksheet: Worksheet) -> bool:
    """Whether any cell formula names the sheet: a book of constants need not be searched twice."""
    name = worksheet.title.replace("'", "''").lower() + "!"
    quoted = name[:-1] + "'!"
    texts = (
        cell._value.lower() if isinstance(cell._value, str) else str(getattr(cell._value, "text", "")).lower()
        for sheet in worksheet.parent.worksheets
        for cell in stored(sheet).values()
        if cell.data_type == "f"
    )
    return any(name in text or quoted in text for text in texts)


def remove(worksheet: Worksheet) -> None:
    """The sheet removed; what formulas said of it becomes « #REF! »."""
    workbook, title = worksheet.parent, worksheet.title

    def change(sheet: str, area: Area) -> tuple[str, Area] | None:
        return None if sheet.lower() == title.lower() else (sheet, area)

    mentioned = _mentioned(worksheet)
    active = workbook.active
    workbook.remove(worksheet)
    rewrite_all(workbook, change, cells=mentioned)
    visible = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
    workbook.active = active if active is not worksheet else (visible or workbook.worksheets)[0]


def copy(worksheet: Worksheet, place: int) -> Worksheet:
    """A copy of the sheet at that place: cells, looks, tables under new names, rules, pictures, charts, settings."""
    workbook = worksheet.parent
    twin: Worksheet = workbook.create_sheet(_free_title(worksheet), place)
    _copy_cells(worksheet, twin, _copy_tables(worksheet, twin))
    for name in ("row_dimensions", "column_dimensions"):
        _copy_dimensions(getattr(worksheet, name), getattr(twin, name), twin)
    # Some settings know their sheet: the copies know the twin, or the whole book would be copied along.
    memo = {id(worksheet): twin, id(workbook): workbook}
    for name in _SETTINGS:
        setattr(twin, name, deepcopy(getattr(worksheet, name), memo))
    twin.merged_cells = shallow(worksheet.merged_cells)
    twin.print_title_rows, twin.print_title_cols = worksheet.print_title_rows, worksheet.print_title_cols
    twin.print_area = worksheet.print_area.replace("$", "").rpartition("!")[2] if worksheet.print_area else None
    _copy_names(worksheet, twin)
    _copy_drawings(worksheet, twin)
    for view in twin.views.sheetView:
        view.tabSelected = False
    return twin


def _free_title(worksheet: Worksheet) -> str:
    taken = {sheet.title.lower() for sheet in worksheet.parent.worksheets}
    number = 2
    while (title := f"{worksheet.title[: 31 - len(f' ({number})')]} ({number})").lower() in taken:
        number += 1
    return title


def _copy_cells(worksheet: Worksheet, twin: Worksheet, tables: dict[str, str]) -> None:
    def follow(formula: str) -> str:
        return _renamed(rewrite(formula, twin.title, _to(worksheet, twin)), tables)

    cells = stored(twin)
    for spot, cell in stored(worksheet).items():
        new = Cell(twin, *spot)
        new._style, new.data_type = cell._style, cell.data_type
        new._value = cell._value if cell.data_type != "f" else _follow(cell._value, follow)
        new._hyperlink = shallow(cell._hyperlink)
        if cell.comment is not None:
            new.comment = shallow(cell.comment)
        cells[spot] = new


def _to(worksheet: Worksheet, twin: Worksheet) -> Change:
    """What the sheet said of itself, the copy says of itself."""

    def change(sheet: str, area: Area) -> tuple[str, Area]:
        return (twin.title if sheet == worksheet.title else sheet), area

    return change


def _renamed(formula: str, tables: dict[str, str]) -> str:
    for old, new in tables.items():
        formula = re.sub(rf"(?<![\w.]){re.escape(old)}\[", f"{new}[", formula)
    return formula


def _follow(value: Any, follow: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return CachedFormula(follow(value), getattr(value, "cached", None))
    return shallow(value)


def _copy_dimensions(source: Any, target: Any, twin: Worksheet) -> None:
    for key, dimension in source.items():
        new = shallow(dimension.__dict__)
        copied = target[key]
        for name, value in new.items():
            if name not in ("parent", "worksheet"):
                setattr(copied, name, value)
        copied.parent, copied._style = twin, dimension._style


def _copy_names(worksheet: Worksheet, twin: Worksheet) -> None:
    for key, name in worksheet.defined_names.items():
        new = shallow(name)
        new.attr_text = rewrite(f"={name.attr_text}", twin.title, _to(worksheet, twin))[1:]
        twin.defined_names[key] = new


def _copy_tables(worksheet: Worksheet, twin: Worksheet) -> dict[str, str]:
    """The tables under new names, told by the old ones."""
    names: dict[str, str] = {}
    for table in worksheet.tables.values():
        new = deepcopy(table)
        taken = {name.lower() for sheet in worksheet.parent.worksheets for name in sheet.tables}
        number = 1
        while f"{table.displayName}{number}".lower() in taken:
            number += 1
        new.displayName = new.name = f"{table.displayName}{number}"
        twin.add_table(new)
        names[table.displayName] = new.displayName
    return names


def _copy_drawings(worksheet: Worksheet, twin: Worksheet) -> None:
    for name in ("_charts", "_images"):
        getattr(twin, name).extend(map(_without_origin, getattr(worksheet, name)))
    for chart in twin._charts:
        for reference in chart_references(chart):
            reference.f = rewrite(f"={reference.f}", twin.title, _to(worksheet, twin))[1:]


def _without_origin(item: Any) -> Any:
    new = deepcopy(item) if hasattr(item, "ser") else shallow(item)
    new.__dict__.pop("origin", None)
    return new
