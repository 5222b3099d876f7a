"""One button pressed by the real xlwings and pywin32 in the Excel that the registry names; runs on Windows only.

`python excel_client.py WORKBOOK BUTTON` prints what the button says and what the sheets then hold, as JSON.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import win32com.client.dynamic
import xlwings as xw

from fae_xlwings import macros


def with_names(make: Callable[..., Any]) -> Callable[..., Any]:
    """Methods that take arguments by name, as the classes do that pywin32 makes from Excel's own type library."""

    def making(owner: Any, name: str) -> Any:
        plain = make(owner, name)

        def method(*args: Any, **named: Any) -> Any:
            return owner._named(name, list(named), *args, *named.values()) if named else plain(*args)  # noqa: SLF001

        return method

    return making


def main(path: Path, button: str) -> None:
    """The button pressed, and the workbook told."""
    dispatch = win32com.client.dynamic.CDispatch
    dispatch._make_method_ = with_names(dispatch._make_method_)  # noqa: SLF001
    app = xw.App(add_book=False)
    book = app.books.open(path)
    book.set_mock_caller()
    said = macros.press(button, book)
    sheets = {sheet.name: sheet.used_range.formula for sheet in book.sheets}
    print(json.dumps({"said": said, "version": app.version.major, "sheets": sheets}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
