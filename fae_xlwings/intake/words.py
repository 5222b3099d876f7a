"""Cell values as words: the forms under which texts typed by different hands are compared."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from itertools import filterfalse

_SEPARATOR = "\0"

# fmt: off
FORMULA_ERRORS = frozenset((
    "#N/A", "#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!",
    "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#GETTING_DATA", "#VALEUR!", "#NOM?", "#NOMBRE!", "#NUL!",
))
# fmt: on
"""What Excel shows in a cell whose formula failed, in English and in French."""


def text_of(value: object) -> str:
    """The text a person sees in a cell, without the blanks around it; an empty cell gives ""."""
    if isinstance(value, str):
        return value.strip()
    if value is None or value != value:  # noqa: PLR0124 - only NaN and NaT differ from themselves
        return ""
    if isinstance(value, bool):
        return "VRAI" if value else "FAUX"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _moment(value) if isinstance(value, date | time | timedelta) else str(value)


def texts_of(values: Iterable[object]) -> list[str]:
    """The text of each cell of a column; most are texts already."""
    return [value.strip() if isinstance(value, str) else text_of(value) for value in values]


def _moment(value: date | time | timedelta) -> str:
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y %H:%M}".removesuffix(" 00:00")
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)


def is_blank(value: object) -> bool:
    """Whether a cell holds nothing to read: empty, only blanks, or not a number at all."""
    return value is None or text_of(value) == ""


def is_formula_error(value: object) -> bool:
    """Whether a cell shows the failure of its formula, such as « #N/A »."""
    return isinstance(value, str) and value.strip() in FORMULA_ERRORS


def plain(text: str) -> str:
    """A text in capitals without accents, its blanks (non-breaking ones too) collapsed (DESIGN §5, Cleaning)."""
    return " ".join(text.split()).translate(_BARE_LETTERS).upper()


def plain_column(texts: Sequence[str]) -> list[str]:
    """The texts of a column as `plain` writes them, each accented letter replaced once in the whole column."""

    def rewrite(column: str) -> str:
        for letter in filterfalse(str.isascii, set(column)):
            column = column.replace(letter, _BARE_LETTERS[ord(letter)])
        return column.upper()

    return [" ".join(text.split()) for text in _rewritten(texts, rewrite)]


def lower_column(texts: Sequence[str]) -> list[str]:
    """The texts of a column in small letters."""
    return _rewritten(texts, str.lower)


def _rewritten(texts: Sequence[str], rewrite: Callable[[str], str]) -> list[str]:
    """The texts of a column rewritten all at once, or one by one if a text holds the separator itself."""
    column = _SEPARATOR.join(texts)
    if column.count(_SEPARATOR) >= len(texts):
        return [rewrite(text) for text in texts]
    return rewrite(column).split(_SEPARATOR)


class _BareLetters(dict[int, str]):
    """Each character without its accents, worked out the first time it is met."""

    def __missing__(self, code: int) -> str:
        letters = unicodedata.normalize("NFD", chr(code))
        bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
        self[code] = unicodedata.normalize("NFC", bare)
        return self[code]


_BARE_LETTERS = _BareLetters()


def header_key(text: str) -> str:
    """A header reduced to its letters and digits: « Dirigeant  Nom » and DIRIGEANT_NOM are the same."""
    return "".join(letter for letter in plain(text) if letter.isalnum())
