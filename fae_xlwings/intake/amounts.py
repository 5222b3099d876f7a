"""The amount in a cell, in euros, by the rules of DESIGN §5."""

import math
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import cast

from fae_xlwings.intake import catalogue as kinds
from fae_xlwings.intake.words import NOT_CALCULATED, is_blank, is_formula_error, visible

Amount = tuple[float, str]
Amounts = tuple[list[float], list[str]]

LONGEST_DASH = 8

ABSURD = 1e11
"""No fee from here on: a SIRET, a telephone number with its country, a cell filled by mistake."""

_USUAL = re.compile(r"((?:[1-9]\d{0,8}+|0)(?:[.,]\d\d?+)?)[ \u00a0\u202f]?€?\Z", re.ASCII)
_SIGNS = (
    {ord(sign): "-" for sign in "−–—‐‑"}
    | {ord(blank): " " for blank in "\u00a0\u202f\u2007\u2009"}
    | {ord(sign): "'" for sign in "’ʼ`´"}
)
"""Minus signs, blanks and apostrophes as they are typed, and the plain one that each stands for."""
_EXCEL_TEXT = re.compile(r'="(.*)"|\'(.*)', re.DOTALL)
_WHOLE = re.compile(
    r"(?P<lead>[-+(]?) ?(?:€|EUR)? ?(?P<number>\d(?:[\d '.,]*\d)?)? ?(?P<minus>[-)]?) ?"
    r"(?P<kilo>K?)(?: ?(?:€|EUR(?:OS?)?))? ?(?:H\.?T\.?)? ?(?P<last>[-)]?)",
    re.ASCII,
)
_NUMBER = re.compile(
    r"(?P<whole>0|[1-9]\d*|[1-9]\d{0,2}(?:(?P<group>[ '.,])\d{3})(?:(?P=group)\d{3})*)(?P<rest>[.,]\d+)?"
)
_DASH = re.compile(r"- *(?:€|EUR(?:OS?)?)(?: ?H\.?T\.?)?")
_AMBIGUOUS = re.compile(r"[1-9]\d{0,2}(?:[ ']\d{3})*[.,]\d{3}", re.ASCII)


def clean_amounts(values: Sequence[object]) -> Amounts:
    """The amounts of a column in euros, NaN where there is none to count, and the code of each anomaly."""
    amounts, codes = list(values), [""] * len(values)
    for client, value in enumerate(values):
        if type(value) is not float or not 0 < value < ABSURD:
            amounts[client], codes[client] = read_amount(value)
    return cast("list[float]", amounts), codes


def read_amount(value: object) -> Amount:
    """The amount in a cell, a number as it is or a text by the rules of DESIGN §5; NaN where there is none to count."""
    if isinstance(value, str):
        return _read_text(value)
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return _checked(_as_float(value), "")
    return math.nan, kinds.AMOUNT_MISSING if is_blank(value) else kinds.AMOUNT_UNREADABLE


def _as_float(number: float | Decimal) -> float:
    try:
        return float(number)
    except (OverflowError, ValueError):
        return math.inf


def _read_text(text: str) -> Amount:
    usual = _USUAL.match(text)
    if usual:
        return float(usual[1].replace(",", ".")), kinds.AMOUNT_TEXT
    if text == NOT_CALCULATED:
        return math.nan, kinds.FORMULA_EMPTY
    return (math.nan, kinds.FORMULA_ERROR) if is_formula_error(text) else _read_unusual(text)


def _read_unusual(text: str) -> Amount:
    bare = _usual_signs(text)
    if not bare.strip("€ "):
        return math.nan, kinds.AMOUNT_MISSING
    found = _WHOLE.fullmatch(bare)
    if found is None:
        return math.nan, kinds.AMOUNT_UNREADABLE
    number, signs = found["number"], found["lead"] + found["minus"] + found["last"]
    if number is None:
        return (0.0, kinds.AMOUNT_TEXT) if _DASH.fullmatch(bare) else (math.nan, kinds.AMOUNT_UNREADABLE)
    return _signed(number, signs, 1000 if found["kilo"] else 1)


def _usual_signs(text: str) -> str:
    """A typed amount without invisible signs, its blanks, minus signs and apostrophes the plain ones, in capitals."""
    bare = visible(text).strip()
    excel = _EXCEL_TEXT.fullmatch(bare)
    if excel:
        bare = (excel[1] or excel[2] or "").strip()
    return bare.translate(_SIGNS).upper().strip()


def _signed(number: str, signs: str, scale: int) -> Amount:
    if signs not in {"", "+", "-", "()"}:
        return math.nan, kinds.AMOUNT_UNREADABLE
    if _AMBIGUOUS.fullmatch(number):
        return math.nan, kinds.AMOUNT_AMBIGUOUS
    found = _NUMBER.fullmatch(number)
    if found is None or (found["group"] and found["group"] == (found["rest"] or "")[:1]):
        return math.nan, kinds.AMOUNT_UNREADABLE
    whole = "".join(digit for digit in found["whole"] if digit.isdigit())
    amount = float(whole + (found["rest"] or "").replace(",", ".")) * scale
    return _checked(-amount if signs in {"-", "()"} else amount, kinds.AMOUNT_TEXT)


def _checked(amount: float, code: str) -> Amount:
    if math.isnan(amount):
        return math.nan, kinds.AMOUNT_MISSING
    if abs(amount) >= ABSURD:
        return math.nan, kinds.AMOUNT_UNREADABLE
    return (math.nan, kinds.AMOUNT_NEGATIVE) if amount < 0 else (abs(amount), code)


def is_dash(value: object) -> bool:
    """Whether a cell holds a dash and nothing else."""
    return isinstance(value, str) and len(value) <= LONGEST_DASH and _usual_signs(value) == "-"


def readings(text: str) -> tuple[float, float]:
    """The two amounts that a person may read in an ambiguous one: « 1.500 » is 1,5 or 1 500."""
    digits = "".join(sign for sign in text if sign.isdigit() or sign in ".,").replace(",", ".")
    return float(digits), float(digits.replace(".", ""))
