"""Values between Python, COM and files: numbers are floats, empty cells and errors are `None`."""

import datetime as dt
import math
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, from_excel, to_excel

from fae_xlwings.engine.base.contract import refuse
from fae_xlwings.engine.file.shared import Shared
from fae_xlwings.engine.sheet.cells import Formula
from fae_xlwings.engine.sheet.kept import CellError

_NO_DATE = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - cells know no time zone
_MAC_YEAR = 1904


def prepare(value: Any, _: Any = None) -> Any:
    """The value as Excel can hold it: text, number, boolean, date without time zone, or "" for nothing.

    Raises `TypeError` for what no cell can hold.
    """
    kind = type(value)
    if kind is float:
        return value if value == value else ""  # noqa: PLR0124 - nan differs from itself
    if kind is int or kind is bool or isinstance(value, str):
        return value
    if value is None or value is pd.NA or value is pd.NaT:
        return ""
    return _prepare_rare(value)


def _prepare_rare(value: Any) -> Any:
    if isinstance(value, np.bool_):
        return bool(value)
    if isinstance(value, np.datetime64):
        return prepare(pd.Timestamp(value))
    if isinstance(value, dt.datetime):
        return pd.Timestamp(value).to_pydatetime(warn=False).replace(tzinfo=None)
    if isinstance(value, dt.date):
        return dt.datetime(value.year, value.month, value.day)  # noqa: DTZ001 - cells know no time zone
    if isinstance(value, np.number | Decimal | int | float):
        return prepare(float(value))
    raise TypeError(f"Une cellule ne peut pas contenir un objet de type {type(value).__name__}.")


def clean(
    data: Any,
    datetime_builder: Callable[..., Any],
    empty_as: Any,
    number_builder: Callable[[float], Any] | None,
    err_to_str: bool,
) -> list[list[Any]]:
    """The rows of raw values with the reader's options applied, as xlwings asks of its engines."""
    if datetime_builder is not dt.datetime or number_builder is not None:
        refuse("Range.options(dates=…, numbers=…)")

    def one(value: Any) -> Any:
        if value is None or value == "":
            return empty_as
        if type(value) is CellError:
            return str(value) if err_to_str else None
        return value

    return [[one(value) for value in row] for row in data]


class Dates:
    """Which looks of a workbook show dates, asked once each, and what day a number is."""

    def __init__(self, shared: Shared) -> None:
        self.shared = shared
        self._known: dict[int, bool] = {}

    @property
    def epoch(self) -> dt.datetime:
        """The day dates are counted from."""
        return CALENDAR_MAC_1904 if self.shared.date1904 else CALENDAR_WINDOWS_1900

    def shows(self, look: int) -> bool:
        """Whether a look shows numbers as dates."""
        known = self._known.get(look)
        if known is None:
            known = self._known[look] = bool(is_date_format(self.shared.styles.number_format(look)))
        return known

    def serial(self, moment: dt.datetime | dt.date | dt.time | dt.timedelta) -> float:
        """The number that a file keeps for a moment."""
        return float(to_excel(moment, self.epoch))

    def shown(self, value: Any, look: int | None) -> Any:
        """The value as over COM: a number is a float, or a date where the look shows one."""
        kind = type(value)
        if kind is float or kind is int:
            return self._moment(float(value)) if look and self.shows(look) else float(value)
        if isinstance(value, Formula):
            return self.shown(value.shown, look)
        return value

    def _moment(self, serial: float) -> dt.datetime | float:
        if serial < 1 and self.epoch.year < _MAC_YEAR:
            return _NO_DATE + dt.timedelta(seconds=round(serial * 86400, 3))
        try:
            moment = from_excel(serial, self.epoch)
        except (OverflowError, ValueError):
            return serial
        return moment if isinstance(moment, dt.datetime) else serial

    def column(self, values: list[Any], looks: list[int | None]) -> list[Any]:
        """The values of a column as over COM."""
        return [
            value if type(value) is str else self.shown(value, look) for value, look in zip(values, looks, strict=True)
        ]


UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def finite(value: float) -> Any:
    """The number as a cell holds it: nothing for no number, an error for what has no end."""
    if value - value == 0:
        return value
    return None if math.isnan(value) else CellError("#NUM!")
