"""What Excel makes of a text typed into a cell, in the American manner that automation uses.

Client names and references such as « 1-2 », « 00123 » or « 50 % » turn into dates and numbers unless marked as
text; a file must show the same, or the missing mark would only be seen in Excel.
"""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

ERRORS = ("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!", "#CALC!")

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL = ("january", "february", "march", "april", "june", "july", "august", "september", "october", "november")
_NAMES = {name: number for number, name in enumerate(_MONTHS, 1)} | {
    name: _MONTHS.index(name[:3]) + 1 for name in (*_FULL, "december")
}
_MONTH = "(" + "|".join(sorted(_NAMES, key=len, reverse=True)) + ")"
_TIME = r"(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?\s*([ap]m?)?"
_SHIFTS = {"a": 0, "am": 0, "p": 12, "pm": 12}
_EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - cells know no time zone


@dataclass(frozen=True, slots=True)
class Typed:
    """A value and the number format that Excel gives to a cell without one."""

    value: Any
    number_format: str | None = None
    error: bool = False


Reading = Callable[[re.Match[str], int], Typed | None]


def interpret(text: str, today: dt.date | None = None) -> Typed | None:
    """The number, date, boolean or error that the text stands for, `None` when it stays text.

    `today` gives its year to dates without one.
    """
    plain = text.strip(" ")
    if not plain or not may_be_typed(plain):
        return None
    if plain.upper() in ("TRUE", "FALSE"):
        return Typed(plain.upper() == "TRUE")
    if plain.upper() in ERRORS:
        return Typed(plain.upper(), error=True)
    year = (today or dt.date.today()).year  # noqa: DTZ011 - the user's own calendar
    readings = ((reading, pattern.fullmatch(plain.lower())) for pattern, reading in _READINGS)
    return next((reading(found, year) for reading, found in readings if found), None)


def may_be_typed(text: str) -> bool:
    """Whether a text without blanks around it may stand for something else, seen at a glance."""
    first = text[0]
    return first.isdigit() or first in "+-.($#" or text[:3].lower() in _WORDS


_WORDS = frozenset((*_MONTHS, "tru", "fal"))


def _number(found: re.Match[str], _: int) -> Typed | None:
    opening, sign, currency, sign2, digits, exponent, percent, closing = found.groups()
    if bool(opening) != bool(closing) or (sign and sign2) or (opening and (sign or sign2)):
        return None
    value = float(digits.replace(",", "") + (exponent or ""))
    value = -value if opening or "-" in (sign, sign2) else value
    return Typed(value / 100 if percent else value, _number_format(digits, currency, exponent, percent))


def _number_format(digits: str, currency: str | None, exponent: str | None, percent: str | None) -> str | None:
    decimals = "." in digits and not digits.endswith(".")
    if percent:
        return "0.00%" if decimals else "0%"
    if currency:
        return "$#,##0.00_);[Red]($#,##0.00)" if decimals else "$#,##0_);[Red]($#,##0)"
    if exponent:
        return "0.00E+00"
    return ("#,##0.00" if decimals else "#,##0") if "," in digits else None


def _fraction(found: re.Match[str], _: int) -> Typed | None:
    sign, whole, above, below = found.groups()
    if not int(below):
        return None
    value = int(whole) + int(above) / int(below)
    return Typed(-value if sign == "-" else value, "# ?/?" if len(below) == 1 else "# ??/??")


def _iso(found: re.Match[str], _: int) -> Typed | None:
    year, month, day, *time = found.groups()
    return _moment(int(year), int(month), int(day), time)


def _american(found: re.Match[str], _: int) -> Typed | None:
    month, day, year, *time = found.groups()
    return _moment(_century(year), int(month), int(day), time)


def _day_and_month(found: re.Match[str], year: int) -> Typed | None:
    month, day = (int(part) for part in found.groups())
    shown = _moment(year, month, day, (), "d-mmm")
    # A second number too large for a day is a year: « 6/98 ».
    return shown or _moment(_century(str(day)), month, 1, (), "mmm-yy")


def _month_and_year(found: re.Match[str], _: int) -> Typed | None:
    return _moment(int(found[2]), int(found[1]), 1, (), "mmm-yy")


def _named_first(found: re.Match[str], year: int) -> Typed | None:
    month, number, tail = found.groups()
    if tail:
        return _moment(_century(tail), _NAMES[month], int(number), (), "d-mmm-yy")
    if len(number) == len("2026"):
        return _moment(int(number), _NAMES[month], 1, (), "mmm-yy")
    day = _moment(year, _NAMES[month], int(number), (), "d-mmm")
    return day or _moment(_century(number), _NAMES[month], 1, (), "mmm-yy")


def _day_first(found: re.Match[str], year: int) -> Typed | None:
    day, month, tail = found.groups()
    if tail:
        return _moment(_century(tail), _NAMES[month], int(day), (), "d-mmm-yy")
    return _moment(year, _NAMES[month], int(day), (), "d-mmm")


def _time(found: re.Match[str], _: int) -> Typed | None:
    clock = _clock(found.groups())
    if clock is None:
        return None
    shape = "h:mm:ss" if found[3] else "h:mm"
    return Typed(clock.total_seconds() / 86400, f"{shape} AM/PM" if found[5] else shape)


def _century(year: str) -> int:
    number = int(year)
    if len(year) > len("26"):
        return number
    # Excel reads 00 to 29 in this century, 30 to 99 in the last one.
    return number + (2000 if number < 30 else 1900)  # noqa: PLR2004


def _moment(year: int, month: int, day: int, time: Any, shape: str = "m/d/yyyy") -> Typed | None:
    clock = _clock(tuple(time)) if any(time) else dt.timedelta()
    try:
        moment = dt.datetime(year, month, day)  # noqa: DTZ001 - cells know no time zone
    except ValueError:
        return None
    if clock is None or moment < _EPOCH:
        return None
    return Typed(moment + clock, "m/d/yyyy h:mm" if any(time) else shape)


def _clock(time: tuple[str | None, ...]) -> dt.timedelta | None:
    hours, minutes, seconds, fraction, half = time
    hour, minute, second = int(hours or 0), int(minutes or 0), int(seconds or 0)
    if half:
        if not 1 <= hour <= 12:  # noqa: PLR2004 - a half-day clock
            return None
        hour = hour % 12 + _SHIFTS[half]
    if minute > 59 or second > 59:  # noqa: PLR2004 - a clock
        return None
    return dt.timedelta(hours=hour, minutes=minute, seconds=second + float(f"0.{fraction or 0}"))


_AMOUNT = (
    r"(\()?\s*([+-])?\s*(\$)?\s*([+-])?\s*(\d{1,3}(?:,\d{3})+(?:\.\d*)?|\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*(%)?\s*(\))?"
)

_READINGS: tuple[tuple[re.Pattern[str], Reading], ...] = (
    (re.compile(_AMOUNT), _number),
    (re.compile(r"([+-])?(\d+) (\d{1,2})/(\d{1,2})"), _fraction),
    (re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ t]" + _TIME + ")?"), _iso),
    (re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4}|\d{2})(?: +" + _TIME + ")?"), _american),
    (re.compile(r"(\d{1,2})[-/](\d{1,2})"), _day_and_month),
    (re.compile(r"(\d{1,2})[-/](\d{4})"), _month_and_year),
    (re.compile(_MONTH + r"[ \-/.]?(\d{4}|\d{1,2})(?:,? +(\d{4}|\d{2}))?"), _named_first),
    (re.compile(r"(\d{1,2})[ \-/]?" + _MONTH + r"(?:[ \-/,]+(\d{4}|\d{2}))?"), _day_first),
    (re.compile(_TIME), _time),
)
