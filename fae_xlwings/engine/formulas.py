"""Formulas that travel with the value last computed for them."""

from typing import Any, Self

from openpyxl.cell.cell import Cell


class CachedFormula(str):
    """A formula text, « = » included, and the value its cell shows; `None` when nobody computed it yet."""

    __slots__ = ("cached",)

    cached: Any

    def __new__(cls, text: str, cached: Any = None) -> Self:
        """The formula `text`, which shows `cached`: a number, a text, a boolean, a date or `None`."""
        formula = super().__new__(cls, text)
        formula.cached = cached
        return formula


def set_formula(cell: Cell, text: str, cached: Any = None) -> None:
    """The formula put into the cell; openpyxl's own setter would keep a plain text only."""
    cell._value = CachedFormula(text, cached)  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    cell.data_type = "f"
