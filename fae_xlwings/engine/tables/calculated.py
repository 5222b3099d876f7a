"""Calculated columns: the formula that a table gives to its new rows, when all its cells say the same."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token

from fae_xlwings.engine.addresses import parse, split_sheet

_ROW = re.compile(r"(?<=[A-Za-z])\d+")


class Pattern(NamedTuple):
    """A formula with a gap for each relative row, and how far each lies from the row of the formula."""

    text: str
    offsets: tuple[int, ...]

    def at(self, row: int) -> str:
        """The formula as the cell of a row has it."""
        return self.text % tuple(row + offset for offset in self.offsets)


def column_formula(texts: Sequence[str], first_row: int) -> str | None:
    """The formula of the first data cell when every other says the same from its own row, else `None`.

    So a table keeps it: relative references are those of the first data row. Without the leading « = ».
    """
    if not texts or not texts[0].startswith("="):
        return None
    pattern = _pattern(texts[0], first_row)
    rows = enumerate(texts, start=first_row)
    return texts[0][1:] if all(text == pattern.at(row) for row, text in rows) else None


def _pattern(formula: str, row: int) -> Pattern:
    offsets: list[int] = []
    pieces = ["="]
    for token in Tokenizer(formula).items:
        text = token.value.replace("%", "%%")
        if token.type == Token.OPERAND and token.subtype == Token.RANGE and parse(split_sheet(token.value)[1]):
            text = _gapped(text, row, offsets)
        pieces.append(text)
    return Pattern("".join(pieces), tuple(offsets))


def _gapped(reference: str, row: int, offsets: list[int]) -> str:
    """The reference with a gap for each relative row; a sheet's own name stays."""
    _, place = split_sheet(reference)
    offsets.extend(found - row for found in _relative_rows(place))
    return reference.removesuffix(place) + _ROW.sub("%d", place)


def _relative_rows(place: str) -> Iterator[int]:
    return (int(found.group()) for found in _ROW.finditer(place))
