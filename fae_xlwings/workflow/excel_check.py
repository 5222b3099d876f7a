"""What the Excel at hand answers to the questions that nothing but a real one can settle, noted in a small file."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import xlwings as xw

from fae_xlwings.draw.formats import put_number_format
from fae_xlwings.errors import InputError
from fae_xlwings.paths import free_path
from fae_xlwings.workflow.writing import make_folder

VERSION = 1
REFUSED, DONE, ENGLISH, LOCAL = "refused", "done", "english", "local"
DECIMAL, LIST, CURRENCY = 2, 4, 24
"""Places in what Excel says of the user's country, counted from 0."""
DECIMAL_RULE, LIST_RULE, STOP, AT_LEAST = 2, 3, 1, 7
EURO = '#,##0.00 "€"'
CONDITION = "=IF(1>0,1,0)"
HIDDEN = 0


def excel_answers(folder: Path, today: date, app: xw.App | None = None) -> Path:
    """The answers of an Excel, the open one, asked on a new workbook closed unsaved; the file they are noted in."""
    app = app or (xw.apps.active if len(xw.engines) else None)
    if app is None:
        raise InputError("Excel n'est pas ouvert : ouvrez-le sur un classeur vide, puis recommencez.")
    told = {"version": VERSION, "excel": _about(app), "answers": _answers(app)}
    make_folder(folder)
    path = free_path(folder / f"excel_fae_{today:%Y%m%d}.json")
    path.write_text(json.dumps(told, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return path


def _about(app: xw.App) -> dict[str, object]:
    country = app.api.International
    return {
        "version": str(app.api.Version),
        "build": app.api.Build,
        "decimal": country[DECIMAL],
        "list_separator": country[LIST],
        "currency": country[CURRENCY],
    }


def _answers(app: xw.App) -> dict[str, object]:
    book = app.books.add()
    try:
        return {question: _asked(ask, book) for question, ask in QUESTIONS}
    finally:
        book.close()


def _asked(ask: Callable[[xw.Sheet], object], book: xw.Book) -> object:
    """The answer to one question; a refusal is an answer too."""
    try:
        return ask(book.sheets[0])
    except Exception:  # noqa: BLE001 - whatever Excel raises is what is asked
        return REFUSED


def _euro_value(sheet: xw.Sheet) -> str:
    sheet["A1"].value = 1500.5
    put_number_format(sheet["A1"].api, EURO)
    value: Any = sheet["A1"].value
    return type(value).__name__


def _array_formula(sheet: xw.Sheet) -> str:
    sheet["B1:C1"].value = [["x", CONDITION]]
    return ENGLISH if sheet["C1"].formula == CONDITION else LOCAL


def _rule_decimal(sheet: xw.Sheet) -> str:
    rule = sheet["D1"].api.Validation
    rule.Add(DECIMAL_RULE, STOP, AT_LEAST, "=0.5")
    return ENGLISH if str(rule.Formula1).lstrip("=") in {"0.5", "0,5"} else LOCAL


def _number_format(sheet: xw.Sheet) -> str:
    sheet["E1"].api.NumberFormat = "General"
    return ENGLISH


def _list_comma(sheet: xw.Sheet) -> list[str]:
    rule = sheet["F1"].api.Validation
    rule.Add(LIST_RULE, STOP, 1, "Oui,Non")
    return str(rule.Formula1).replace(";", ",").split(",")


def _hidden_activate(sheet: xw.Sheet) -> str:
    other = sheet.book.sheets.add(after=sheet)
    other.api.Visible = HIDDEN
    other.api.Activate()
    return DONE


def _table_extends(sheet: xw.Sheet) -> bool:
    sheet["A10:A11"].value = [["NOM"], ["SCI EXEMPLE"]]
    table = sheet.tables.add(sheet["A10:A11"], name="tblEssai")
    sheet["A12"].value = "EURL DEMO"
    return table.range.shape > sheet["A10:A11"].shape


# fmt: off
QUESTIONS: tuple[tuple[str, Callable[[xw.Sheet], object]], ...] = (
    ("euro_value",      _euro_value),
    ("array_formula",   _array_formula),
    ("rule_decimal",    _rule_decimal),
    ("number_format",   _number_format),
    ("list_comma",      _list_comma),
    ("hidden_activate", _hidden_activate),
    ("table_extends",   _table_extends),
)
# fmt: on
