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
_WORDS = frozenset((*_MONTHS, "tru", "fal"))
_NAME = (
    "(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:tember)?"
    "|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_MONTH, _DAY, _YEAR, _SHORT_YEAR = r"(?P<month>\d{1,2})", r"(?P<day>\d{1,2})", r"(?P<year>\d{4})", r"(?P<year>\d\d)"
_ANY_YEAR = r"(?P<year>\d{4}|\d\d)"
_TIME = r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?P<second>:\d\d(?:\.\d+)?)?\s*(?P<half>[ap]m?)?"
_EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - cells know no time zone


@dataclass(frozen=True, slots=True)
class Typed:
    """A value and the number format that Excel gives to a cell without one."""

    value: Any
    number_format: str | None = None
    error: bool = False


def interpret(text: str, today: dt.date | None = None) -> Typed | None:
    """The number, date, boolean or error that the text stands for, `None` when it stays text.

    `today` gives its year to dates without one.
    """
    plain = text.strip(" ")
    if not plain or not may_be_typed(plain):
        return None
    if plain.upper() in {"TRUE", "FALSE"}:
        return Typed(plain.upper() == "TRUE")
    if plain.upper() in ERRORS:
        return Typed(plain.upper(), error=True)
    year = (today or dt.date.today()).year  # noqa: DTZ011 - the user's own calendar
    found = ((read, shape, re.fullmatch(pattern, plain.lower())) for pattern, read, shape in _READINGS)
    readings = (read({"year": str(year), **_told(match)}, shape) for read, shape, match in found if match)
    return next((typed for typed in readings if typed is not None), None)


def may_be_typed(text: str) -> bool:
    """Whether a text without blanks around it may stand for something else, seen at a glance."""
    first = text[0]
    return first.isdigit() or first in "+-.($#" or text[:3].lower() in _WORDS


Told = dict[str, str]


def _told(found: re.Match[str]) -> Told:
    return {name: text for name, text in found.groupdict().items() if text}


def _number(told: Told, _: str) -> Typed | None:
    signs = told.get("sign", "") + told.get("sign2", "")
    if ("opening" in told) != ("closing" in told) or len(signs + told.get("opening", "")) > 1:
        return None
    value = float(told["digits"].replace(",", "") + told.get("power", ""))
    value = -value if signs == "-" or "opening" in told else value
    return Typed(value / 100 if "percent" in told else value, _number_format(told))


def _number_format(told: Told) -> str | None:
    digits = told["digits"]
    decimals = "." in digits and not digits.endswith(".")
    if "percent" in told:
        return "0.00%" if decimals else "0%"
    if "currency" in told:
        return "$#,##0.00_);[Red]($#,##0.00)" if decimals else "$#,##0_);[Red]($#,##0)"
    if "power" in told:
        return "0.00E+00"
    return ("#,##0.00" if decimals else "#,##0") if "," in digits else None


def _fraction(told: Told, _: str) -> Typed | None:
    below = int(told["below"])
    if not below:
        return None
    value = int(told["whole"]) + int(told["above"]) / below
    return Typed(-value if told.get("sign") == "-" else value, "# ?/?" if len(told["below"]) == 1 else "# ??/??")


def _moment(told: Told, shape: str) -> Typed | None:
    """The day, its time if told; no day that the calendar does not have, or that Excel cannot count."""
    month = _MONTHS.index(told["name"][:3]) + 1 if "name" in told else int(told["month"])
    clock = _clock(told)
    try:
        moment = dt.datetime(_century(told["year"]), month, int(told.get("day", 1)))  # noqa: DTZ001 - idem
    except ValueError:
        return None
    if clock is None or moment < _EPOCH:
        return None
    return Typed(moment + clock, f"{shape} h:mm" if "hour" in told else shape)


def _time(told: Told, shape: str) -> Typed | None:
    clock = _clock(told)
    if clock is None:
        return None
    return Typed(clock.total_seconds() / 86400, shape + ":ss" * ("second" in told) + " AM/PM" * ("half" in told))


def _century(year: str) -> int:
    number = int(year)
    if len(year) > len("26"):
        return number
    # Excel reads 00 to 29 in this century, 30 to 99 in the last one.
    return number + (2000 if number < 30 else 1900)  # noqa: PLR2004


def _clock(told: Told) -> dt.timedelta | None:
    """The time of the day, `None` for one that no clock shows."""
    hour, minute, second = int(told.get("hour", 0)), int(told.get("minute", 0)), float(told.get("second", ":0")[1:])
    half = told.get("half")
    if minute > 59 or second >= 60 or (half and not 1 <= hour <= 12):  # noqa: PLR2004 - a clock
        return None
    return dt.timedelta(hours=hour % 12 + 12 * half.startswith("p") if half else hour, minutes=minute, seconds=second)


_AMOUNT = (
    r"(?P<opening>\()?\s*(?P<sign>[+-])?\s*(?P<currency>\$)?\s*(?P<sign2>[+-])?\s*"
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d*)?|\d+\.?\d*|\.\d+)(?P<power>e[+-]?\d+)?\s*(?P<percent>%)?\s*(?P<closing>\))?"
)
# A text is what the first of these makes of it, if anything: « 6/98 » is no day of June, so it is a month.
_READINGS: tuple[tuple[str, Callable[[Told, str], Typed | None], str], ...] = (
    (_AMOUNT, _number, ""),
    (r"(?P<sign>[+-])?(?P<whole>\d+) (?P<above>\d{1,2})/(?P<below>\d{1,2})", _fraction, ""),
    (f"{_YEAR}[-/]{_MONTH}[-/]{_DAY}(?:[ t]{_TIME})?", _moment, "m/d/yyyy"),
    (f"{_MONTH}[-/]{_DAY}[-/]{_ANY_YEAR}(?: +{_TIME})?", _moment, "m/d/yyyy"),
    (f"{_MONTH}[-/]{_DAY}", _moment, "d-mmm"),
    (f"{_MONTH}[-/]{_ANY_YEAR}", _moment, "mmm-yy"),
    (rf"{_NAME}[ \-/.]?{_YEAR}", _moment, "mmm-yy"),
    (rf"{_NAME}[ \-/.]?{_DAY}", _moment, "d-mmm"),
    (rf"{_NAME}[ \-/.]?{_SHORT_YEAR}", _moment, "mmm-yy"),
    (rf"{_NAME}[ \-/.]?{_DAY},? +{_ANY_YEAR}", _moment, "d-mmm-yy"),
    (rf"{_DAY}[ \-/]?{_NAME}[ \-/,]+{_ANY_YEAR}", _moment, "d-mmm-yy"),
    (rf"{_DAY}[ \-/]?{_NAME}", _moment, "d-mmm"),
    (_TIME, _time, "h:mm"),
)
