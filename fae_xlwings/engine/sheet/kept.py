"""What the bytes of a cell say: its value, its formula."""

import datetime as dt
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from openpyxl.utils.datetime import CALENDAR_WINDOWS_1900, from_ISO8601, to_excel

from fae_xlwings.engine.file.strings import decoded, encoded, text_of

_KIND = re.compile(rb"""\st\s*=\s*["'](\w+)["']""")
_VALUE = re.compile(rb"<v(?:\s[^>]*)?>([^<]*)</v\s*>")
_FORMULA = re.compile(rb"<f(?=[\s/>])([^>]*?)(?:/>|>([^<]*)</f\s*>)")
_INLINE = re.compile(rb"<is(?=[\s>])[^>]*>(.*)</is\s*>", re.DOTALL)
_PAIR = re.compile(rb"""\s(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


class CellError(str):
    """An error a cell shows, « #N/A » for one, told apart from a text that reads the same."""

    __slots__ = ()


class FileFormula:
    """A formula of the file: its text without « = », empty where it only follows a shared one."""

    def __init__(self, attributes: bytes, text: bytes) -> None:
        pairs = {name.decode(): (one or other).decode() for name, one, other in _PAIR.findall(attributes)}
        self.kind = pairs.get("t", "normal")
        self.group = pairs.get("si", "")
        self.area = pairs.get("ref", "")
        self.text = decoded(text)


def formula_of(inner: bytes) -> FileFormula | None:
    """The formula of a cell, `None` when it has none."""
    found = _FORMULA.search(inner) if inner else None
    return _file_formula(found[1], found[2] or b"") if found is not None else None


@lru_cache(maxsize=1024)
def _file_formula(attributes: bytes, text: bytes) -> FileFormula:
    """A formula of the file; those that follow a shared one say the same, cell after cell."""
    return FileFormula(attributes, text)


def with_formula(inner: bytes, text: str) -> bytes:
    """What is in a cell, with a formula of its own, its value as it was."""
    spelt = f"<f>{encoded(text)}</f>".encode()
    return _FORMULA.sub(lambda _: spelt, inner, count=1)


def value_of(attributes: bytes, inner: bytes, shared: Callable[[int], str]) -> Any:
    """The value of a cell: text, number, boolean, error, `None` for nothing; `shared` knows the shared texts."""
    if not inner:
        return None
    found = _VALUE.search(inner)
    if found is not None and not attributes:
        return _as_number(found[1])
    kind = _KIND.search(attributes)
    word = kind[1] if kind is not None else b"n"
    if word == b"inlineStr":
        inline = _INLINE.search(inner)
        return text_of(inline[1]) if inline is not None else None
    if found is None:
        return None
    return _as_number(found[1]) if word == b"n" else _as_kind(word, found[1], shared)


def _as_kind(word: bytes, text: bytes, shared: Callable[[int], str]) -> Any:
    if word == b"s":
        return shared(int(text)) if text.strip() else None
    if word == b"b":
        return text.strip() in {b"1", b"true"}
    if word == b"e":
        return CellError(decoded(text))
    if word == b"d":
        return _as_date(decoded(text))
    return decoded(text)


def _as_number(text: bytes) -> float | None:
    return float(text) if text.strip() else None


def _as_date(text: str) -> float | str:
    try:
        moment = from_ISO8601(text)
    except ValueError:
        return text
    if isinstance(moment, dt.datetime | dt.date | dt.time | dt.timedelta):
        return float(to_excel(moment, CALENDAR_WINDOWS_1900))
    return text
