"""Words that the tests of the headless engine share."""

from collections.abc import Callable
from itertools import count
from typing import Any

import xlwings as xw

Reopen = Callable[[], xw.Book]
"""The book under test saved and opened again."""


_numbers = count(1)


def dress(cells: xw.Range, **look: Any) -> None:
    """Cells given a style of their own, its members in Excel's words: `NumberFormat`, `Locked` …"""
    name = f"Essai {next(_numbers)}"
    style = cells.sheet.book.api.Styles.Add(name)
    for member, value in look.items():
        setattr(style, member, value)
    cells.api.Style = name
