"""Words that the tests of the headless engine share."""

from collections.abc import Callable

import xlwings as xw

Reopen = Callable[[], xw.Book]
"""The book under test saved and opened again."""
