"""Cell values as words: the forms under which texts typed by different hands are compared."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import cast

_SEPARATOR = "\0"

# fmt: off
FORMULA_ERRORS = frozenset((
    "#N/A", "#DIV/0!", "#REF!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!",
    "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#GETTING_DATA", "#VALEUR!", "#NOM?", "#NOMBRE!", "#NUL!",
))
# fmt: on
"""What Excel shows in a cell whose formula failed, in English and in French."""

NOT_CALCULATED = "#CALCUL?"
"""What stands here for a formula whose value no program has written into the file yet."""

LONGEST_SHOWN = 80
PRINTABLE_NOUGHTS = "\u115f\u1160\u2800\u3164\uffa0"
"""Signs that Unicode counts as printed though nothing is seen of them."""

_ASCII = bytes(range(128))
_PLAIN_SIGNS = bytes(range(32, 127))
"""What most of a text is made of: left out before the slower search, for none of it is invisible."""
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u0600-\u0605\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0001\U000e0020-\U000e007f]",
)


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


def texts_of(values: Sequence[object]) -> list[str]:
    """The text of each cell of a column; most columns are texts and nothing else."""
    try:
        return list(map(str.strip, cast("Iterable[str]", values)))
    except TypeError:
        return list(map(text_of, values))


def _moment(value: date | time | timedelta) -> str:
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y %H:%M}".removesuffix(" 00:00")
    if isinstance(value, timedelta):
        return _hours(value)
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)


def _hours(length: timedelta) -> str:
    """A length of time in hours, as a sheet of hours shows it: « 37:30:00 »."""
    seconds = round(abs(length.total_seconds()))
    sign = "-" if length < timedelta() else ""
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def has_invisible(text: str) -> bool:
    """Whether a text holds a sign that shows nothing: a mark of direction, a soft hyphen, an end of file."""
    rest = _beyond(_PLAIN_SIGNS, text)
    odd = not rest.isprintable() or any(sign in rest for sign in PRINTABLE_NOUGHTS)
    return odd and _INVISIBLE.search(rest) is not None


def _beyond(signs: bytes, text: str) -> str:
    """A text without some of the signs of ASCII: what is left of most is next to nothing."""
    return text.encode(errors="surrogatepass").translate(None, signs).decode(errors="surrogatepass")


def visible(text: str) -> str:
    """A text without the signs that show nothing."""
    return _INVISIBLE.sub("", text)


def one_line(value: object) -> str:
    """The text of a cell as it can stand in a sentence or over a column: on one line, nothing invisible in it."""
    return " ".join(visible(text_of(value)).split())


def shown(value: object) -> str:
    """A value as a message quotes it: on one line, cut where it grows too long, never empty."""
    text = one_line(value)
    if not text:
        return "signes invisibles" if text_of(value) else "vide"
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN].rstrip()}…"


def foreign_letters(text: str) -> str:
    """The letters of a text that only look like ours, named: « Ο (grec) »; "" where there is none."""
    found = {letter: _ALPHABETS.get(unicodedata.name(letter, "").split(" ")[0], "") for letter in text}
    return ", ".join(f"« {letter} » ({alphabet})" for letter, alphabet in found.items() if alphabet)


_ALPHABETS = {"GREEK": "grec", "CYRILLIC": "cyrillique", "FULLWIDTH": "pleine chasse", "MATHEMATICAL": "mathématique"}


def is_blank(value: object) -> bool:
    """Whether a cell holds nothing to read: empty, only blanks, or not a number at all."""
    return value is None or text_of(value) == ""


def is_formula_error(value: object) -> bool:
    """Whether a cell shows the failure of its formula, such as « #N/A »."""
    return isinstance(value, str) and (value.strip() in FORMULA_ERRORS or value == NOT_CALCULATED)


def plain(text: str) -> str:
    """A text in capitals without accents, its blanks (non-breaking ones too) collapsed (DESIGN §5, Cleaning)."""
    return " ".join(visible(text).split()).translate(_BARE_LETTERS).upper()


def plain_column(texts: Sequence[str]) -> list[str]:
    """The texts of a column as `plain` writes them, each accented letter replaced once in the whole column."""

    def rewrite(column: str) -> str:
        for letter in set(_beyond(_ASCII, column)):
            column = column.replace(letter, _BARE_LETTERS[ord(letter)])
        return column.upper()

    tidy = _rewritten(texts, rewrite)
    if _is_tidy(" ".join(texts)):
        return tidy
    return [" ".join(visible(text).split()) for text in tidy]


def _is_tidy(column: str) -> bool:
    """Whether texts joined by a blank hold no blank but single ones inside, and nothing invisible."""
    return column == column.strip() and "  " not in column and column.isprintable() and not has_invisible(column)


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
