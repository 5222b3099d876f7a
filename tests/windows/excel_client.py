"""The real xlwings and pywin32 at work in the Excel that the registry names; runs on Windows only.

`excel_client.py WORKBOOK BUTTON ANSWERS` writes as JSON what the button says, what the sheets then hold, and what a
formula answers for the first client.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pythoncom
import win32com.client.dynamic
import xlwings as xw
import xlwings._xlwindows
from xlwings.com_server import XLPython

from fae_xlwings import macros

ATTEMPTS = 5
Call = Callable[..., Any]


def stand_in_for_the_type_library(dispatch: Any) -> None:
    """Arguments by name, and refusals of puts told as they are.

    Real Excel has a type library, from which pywin32 makes classes that do both; the double has none.
    """
    make, put = dispatch._make_method_, dispatch.__setattr__

    def making(owner: Any, name: str) -> Call:
        plain = make(owner, name)
        return lambda *args, **named: owner._named(name, list(named), *args, *named.values()) if named else plain(*args)

    def putting(owner: Any, name: str, value: Any) -> None:
        if name.startswith("_"):
            put(owner, name, value)
            return
        number = owner._oleobj_.GetIDsOfNames(0, name)
        owner._oleobj_.Invoke(number, 0, pythoncom.DISPATCH_PROPERTYPUT, 0, getattr(value, "_oleobj_", value))

    dispatch._make_method_, dispatch.__setattr__ = making, putting


def formula(book: xw.Book) -> Any:
    """What `=FAE_SCORE(C3;D3;E3)` answers, called as VBA calls it: with Excel's own objects."""
    data = book.sheets["Données"]
    cells = tuple(data.range(address).api._oleobj_ for address in ("C3", "D3", "E3"))
    return XLPython().CallUDF("fae_xlwings.udfs", "FAE_SCORE", cells, book.api._oleobj_, data.range("Z3").api._oleobj_)


def main(path: Path, button: str, answers: Path) -> None:
    """The button pressed, and the workbook told."""
    stand_in_for_the_type_library(win32com.client.dynamic.CDispatch)
    # A refusal that looks like a busy Excel would be asked again for ever.
    xlwings._xlwindows.N_COM_ATTEMPTS = ATTEMPTS
    app = xw.App(add_book=False)
    book = app.books.open(path)
    book.set_mock_caller()
    said = macros.press(button, book)
    sheets = {sheet.name: sheet.used_range.formula for sheet in book.sheets}
    answer = {"said": said, "version": app.version.major, "sheets": sheets, "formula": formula(book)}
    answers.write_text(json.dumps(answer), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
