"""What the Excel at hand answers to the questions that nothing but a real one can settle, noted in a small file."""

import json
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

import xlwings as xw

from fae_xlwings.draw.formats import put_number_format
from fae_xlwings.draw.opening import protect
from fae_xlwings.errors import InputError
from fae_xlwings.paths import free_path
from fae_xlwings.views.words.plan import Formula
from fae_xlwings.workflow.writing import make_folder

Question = tuple[str, Callable[[xw.Sheet], object]]

VERSION = 1
REFUSED, DONE, ENGLISH, LOCAL = "refused", "done", "english", "local"
DECIMAL, LIST, CURRENCY, GENERAL = 2, 4, 24, 25
"""Places in what Excel says of the user's country, counted from 0."""
DECIMAL_RULE, LIST_RULE, STOP, AT_LEAST = 2, 3, 1, 7
EURO, BARE_EURO, TAGGED_EURO = '#,##0.00 "€"', "#,##0.00 €", "#,##0.00 [$€-40C]"
MANY = 10_000
CLIENT = ("SCI EXEMPLE", "Immobilier", 8500.0, "NON", "TRES BON")
CONDITION = Formula("=IF(1>0,1,0)", 1)
HIDDEN = 0
ASCENDING, NO_HEADER = 1, 2


def excel_answers(folder: Path, today: date, app: xw.App | None = None, more: Sequence[Question] = ()) -> Path:
    """The answers of an Excel, the open one, asked on a new workbook closed unsaved; the file they are noted in.

    `more` are long questions of whoever asks. An Excel that is given is the one whose button was clicked: number
    formats then are asked for on behalf of VBA.
    """
    from_vba = app is not None
    app = app or (xw.apps.active if len(xw.engines) else None)
    if app is None:
        raise InputError("Excel n'est pas ouvert : ouvrez-le sur un classeur vide, puis recommencez.")
    about = {**_about(app), "from_vba": from_vba, "workbooks": _places(app)}
    told = {
        "version": VERSION,
        "excel": about,
        "answers": _answers(app, QUESTIONS if from_vba else (*QUESTIONS, *LONG, *more)),
    }
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


def _places(app: xw.App) -> list[str]:
    """What kind of place the open workbooks say they are in: an address on OneDrive, a folder, or none yet."""
    names = [str(book.api.FullName) for book in app.books]
    return sorted({"address" if "://" in name else "folder" if Path(name).name != name else "none" for name in names})


def _answers(app: xw.App, questions: Sequence[Question]) -> dict[str, object]:
    book = app.books.add()
    try:
        return {question: _asked(ask, book) for question, ask in questions}
    finally:
        book.close()


def _asked(ask: Callable[[xw.Sheet], object], book: xw.Book) -> object:
    """The answer to one question; a refusal is an answer too."""
    try:
        return ask(book.sheets[0])
    except Exception:  # noqa: BLE001 - whatever Excel raises is what is asked
        return REFUSED


def _euro_value(sheet: xw.Sheet, euro: str) -> str:
    sheet["A1"].value = 1500.5
    put_number_format(sheet["A1"].api, euro)
    value: Any = sheet["A1"].value
    return type(value).__name__


def _array_formula(sheet: xw.Sheet) -> str:
    sheet["B1:C1"].value = [["x", CONDITION]]
    return ENGLISH if (sheet["C1"].formula, sheet["C1"].value) == (CONDITION, 1) else LOCAL


def _rule_decimal(sheet: xw.Sheet) -> str:
    rule = sheet["D1"].api.Validation
    rule.Add(DECIMAL_RULE, STOP, AT_LEAST, "=0.5")
    return ENGLISH if str(rule.Formula1).lstrip("=") in {"0.5", "0,5"} else LOCAL


def _number_format(sheet: xw.Sheet) -> str:
    """Whether the English word for any number is that word to the user, or only letters to be shown."""
    cell = sheet["E1"].api
    cell.NumberFormat = "General"
    return ENGLISH if cell.NumberFormatLocal == sheet.book.app.api.International[GENERAL] else LOCAL


def _list_comma(sheet: xw.Sheet) -> list[str]:
    rule = sheet["F1"].api.Validation
    rule.Add(LIST_RULE, STOP, 1, "Oui,Non")
    return str(rule.Formula1).split(sheet.book.app.api.International[LIST])


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


def _spill_error(sheet: xw.Sheet) -> int:
    """The number of an error that is none of the seven that xlwings knows."""
    sheet["H2"].value = "plein"
    sheet["H1"].api.Formula2 = "=SEQUENCE(2)"
    return int(sheet["H1"].value)


def _protected_chart(sheet: xw.Sheet) -> str:
    other = sheet.book.sheets.add(after=sheet)
    chart = other.charts.add(10, 10)
    protect(other)
    chart.name = "essai"
    return DONE


def _protected_sort(sheet: xw.Sheet) -> str:
    other = sheet.book.sheets.add(after=sheet)
    cells = other["A1:A2"]
    cells.value = [[2], [1]]
    cells.api.Locked = False
    protect(other)
    cells.api.Sort(Key1=cells.api, Order1=ASCENDING, Header=NO_HEADER)
    return DONE if cells.value == [1, 2] else REFUSED


def _many_clients(sheet: xw.Sheet) -> float:
    """The seconds that it takes to write ten thousand clients and to read them again."""
    other = sheet.book.sheets.add(after=sheet)
    start = perf_counter()
    cells = other.range((1, 1), (MANY, len(CLIENT)))
    cells.value = [CLIENT] * MANY
    _ = cells.value
    return round(perf_counter() - start, 2)


# fmt: off
QUESTIONS: tuple[Question, ...] = (
    ("euro_value",      partial(_euro_value, euro=EURO)),
    ("euro_bare",       partial(_euro_value, euro=BARE_EURO)),
    ("euro_tagged",     partial(_euro_value, euro=TAGGED_EURO)),
    ("array_formula",   _array_formula),
    ("rule_decimal",    _rule_decimal),
    ("number_format",   _number_format),
    ("list_comma",      _list_comma),
    ("hidden_activate", _hidden_activate),
    ("table_extends",   _table_extends),
    ("spill_error",     _spill_error),
    ("protected_chart", _protected_chart),
    ("protected_sort",  _protected_sort),
)
LONG = (("many_clients", _many_clients),)
"""Asked on the command line only: whoever clicks the button does not expect to wait."""
# fmt: on
