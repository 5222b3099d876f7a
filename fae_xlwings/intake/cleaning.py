"""Each cell as a clean value and, if there is something to say about it, the code of an anomaly."""

import math
import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache, partial

from fae_xlwings.intake import issues
from fae_xlwings.intake.words import is_blank, is_formula_error, plain, text_of, texts_of

Amount = tuple[float, str]
Amounts = tuple[list[float], list[str]]
Positions = tuple[list[int], list[str]]
Texts = tuple[list[str], list[str]]

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)", re.ASCII)
_USUAL = re.compile(r"\d{1,15}([.,]\d\d?)?", re.ASCII)
_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}([.,]\d{3})+", re.ASCII)
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")


def clean_amounts(values: Sequence[object]) -> Amounts:
    """The amounts of a column in euros, NaN where there is none to count, and the code of each anomaly."""
    read = [(value, "") if type(value) is float and 0 < value < math.inf else read_amount(value) for value in values]
    return [amount for amount, _ in read], [code for _, code in read]


def read_amount(value: object) -> Amount:
    """The amount in a cell, a number as it is or a text by the rules of DESIGN §5; NaN where there is none to count."""
    if isinstance(value, str):
        return _read_text(value)
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return _checked(_as_float(value), "")
    return math.nan, issues.AMOUNT_MISSING if is_blank(value) else issues.AMOUNT_UNREADABLE


def _as_float(number: float | Decimal) -> float:
    try:
        return float(number)
    except (OverflowError, ValueError):
        return math.inf


def _read_text(text: str) -> Amount:
    digits = "".join(text.replace("€", "").split())
    if not digits:
        return math.nan, issues.AMOUNT_MISSING
    if _USUAL.fullmatch(digits):
        return float(digits.replace(",", ".")), issues.AMOUNT_TEXT
    number = with_decimal_point(digits)
    if not _NUMBER.fullmatch(number):
        return math.nan, issues.FORMULA_ERROR if is_formula_error(text) else issues.AMOUNT_UNREADABLE
    return _checked(float(number), issues.AMOUNT_AMBIGUOUS if _is_ambiguous(digits) else issues.AMOUNT_TEXT)


def _checked(amount: float, code: str) -> Amount:
    if math.isnan(amount):
        return math.nan, issues.AMOUNT_MISSING
    if math.isinf(amount):
        return math.nan, issues.AMOUNT_UNREADABLE
    return (math.nan, issues.AMOUNT_NEGATIVE) if amount < 0 else (abs(amount), code)


def with_decimal_point(digits: str) -> str:
    """An amount without blanks, written with a decimal point and no thousands mark.

    With both marks the last one is the decimal mark; a mark alone is decimal when it occurs once and marks
    thousands when it occurs several times (DESIGN §5).
    """
    if "," in digits and "." in digits:
        thousands, decimal = (",", ".") if digits.rindex(".") > digits.rindex(",") else (".", ",")
        return digits.replace(thousands, "").replace(decimal, ".")
    mark = "," if "," in digits else "."
    return digits.replace(mark, "." if digits.count(mark) == 1 else "")


def _is_ambiguous(digits: str) -> bool:
    """Whether a person could read another amount: « 1.500 » is 1,5 by the rule, « 1,2,3 » has no thousands."""
    marks = digits.count(",") + digits.count(".")
    if marks == 1:
        return _GROUPED.fullmatch(digits) is not None
    decimal = max(digits.rfind(","), digits.rfind("."))
    whole = digits[:decimal] if "," in digits and "." in digits else digits
    return marks > 1 and (_GROUPED.fullmatch(whole) is None or len(set(whole) & {",", "."}) > 1)


def clean_choices(values: Sequence[object], words: Sequence[str], missing: str, unknown: str) -> Positions:
    """The position of each word among the accepted ones, -1 for any other, and the code of each anomaly."""
    read = cache(partial(read_choice, words=words, missing=missing, unknown=unknown))
    found = list(map(read, values))
    return [position for position, _ in found], [code for _, code in found]


def read_choice(value: object, words: Sequence[str], missing: str, unknown: str) -> tuple[int, str]:
    """The position of one word, whatever its case, accents and blanks, and the code of its anomaly."""
    if is_formula_error(value):
        return -1, issues.FORMULA_ERROR
    word = plain(text_of(value))
    if word not in words:
        return -1, unknown if word else missing
    return words.index(word), "" if value == word else issues.CHOICE_TIDIED


def clean_texts(values: Sequence[object]) -> Texts:
    """The texts of a column without the blanks around them, "" for a failed formula."""
    texts = texts_of(values)
    if "#" not in "".join(texts):
        return texts, [""] * len(texts)
    codes = [issues.FORMULA_ERROR if is_formula_error(text) else "" for text in texts]
    return ["" if code else text for text, code in zip(texts, codes, strict=True)], codes


def clean_emails(values: Sequence[object]) -> Texts:
    """The e-mail addresses of a column as typed, and the code of those that cannot be one."""
    texts, codes = clean_texts(values)
    match = _EMAIL.fullmatch
    for client in [client for client, text in enumerate(texts) if text and not match(text)]:
        codes[client] = issues.EMAIL_INVALID
    return texts, codes
