"""Values written into cells the way Excel takes them, as if typed, and what that does to the cells' looks."""

import datetime as dt
from collections.abc import Sequence
from functools import cache
from typing import Any

from fae_xlwings.engine.base.addresses import Area
from fae_xlwings.engine.base.contract import refuse
from fae_xlwings.engine.base.tree import flag
from fae_xlwings.engine.base.typed import ERRORS, Typed, interpret, may_be_typed
from fae_xlwings.engine.file.shared import Shared
from fae_xlwings.engine.sheet.cells import Formula
from fae_xlwings.engine.sheet.columns import Looks
from fae_xlwings.engine.sheet.kept import CellError
from fae_xlwings.engine.sheet.values import UNPRINTABLE, Dates, finite, prepare

# Excel's own limit for the text of one cell.
MAX_TEXT = 32_767
TEXT_FORMAT = "@"
_FORMULA_SIGNS = frozenset("+-@")

Put = tuple[Any, int | None]


class Typist:
    """A write under way on one sheet: what each value becomes in a cell of some look."""

    def __init__(self, shared: Shared, sheet_name: str) -> None:
        self.styles = shared.styles
        self.dates = Dates(shared)
        self.sheet_name = sheet_name
        # The same look with the mark of a text, or without; asked for every cell.
        self._marked = cache(shared.styles.quoted)
        self._plain_looks: dict[int, bool] = {}

    def column(self, values: Sequence[Any], looks: Looks, row: int, column: int) -> tuple[list[Any], Looks]:
        """The values of a column as cells hold them, and the looks of its cells."""
        if isinstance(looks, int) and self._takes_anything(looks):
            return self._plain_column(values, looks, row, column)
        each = [looks] * len(values) if isinstance(looks, int | None) else looks
        put = [
            self.put(value, look or 0, row + n, column)
            for n, (value, look) in enumerate(zip(values, each, strict=True))
        ]
        return [value for value, _ in put], [look for _, look in put]

    def _takes_anything(self, look: int) -> bool:
        """Whether values in cells of that look leave it as it is, unless they are typed or marked."""
        known = self._plain_looks.get(look)
        if known is None:
            is_text = self.styles.number_format(look) == TEXT_FORMAT
            known = self._plain_looks[look] = not (is_text or flag(self.styles.xf(look), "quotePrefix"))
        return known

    def _plain_column(self, values: Sequence[Any], look: int, row: int, column: int) -> tuple[list[Any], Looks]:
        found: list[Any] = []
        changed: dict[int, int] = {}
        for number, value in enumerate(values):
            kind = type(value)
            if kind is float:
                found.append(value if value - value == 0 else finite(value))
            elif value is None or kind is int or (kind is str and value and _is_plain(value)):
                found.append(value)
            else:
                held, now = self.put(value, look, row + number, column)
                found.append(held)
                if now != look and now is not None:
                    changed[number] = now
        return found, [changed.get(number, look) for number in range(len(found))] if changed else look

    def put(self, value: Any, look: int, row: int, column: int) -> Put:
        """One value as a cell holds it, and the look of the cell."""
        if value is None or value == "":
            return None, look
        if isinstance(value, str):
            return self._text(value, look, row, column)
        look = self._marked(look, False)
        if isinstance(value, dt.datetime):
            value = value.replace(tzinfo=None)
            shape = "m/d/yyyy h:mm" if value.time() != dt.time() else "m/d/yyyy"
            return self.dates.serial(value), self._formatted(look, shape)
        if isinstance(value, bool | int):
            return value, look
        return (finite(value), look) if isinstance(value, float) else self.put(prepare(value), look, row, column)

    def _text(self, value: str, look: int, row: int, column: int) -> Put:
        if value[0] == "'":
            return self._held(value[1:], row, column), self._marked(look, True)
        look = self._marked(look, False)
        if self.styles.number_format(look) == TEXT_FORMAT:
            return self._held(value, row, column), look
        if value[0] == "=" and len(value) > 1:
            return Formula(file_form(value), shown_by(value, self.dates)), look
        return self._typed(value, look, row, column)

    def _typed(self, value: str, look: int, row: int, column: int) -> Put:
        typed = interpret(value)
        if typed is None and value[0] in _FORMULA_SIGNS and len(value) > 1:
            # Excel reads a formula and finds no such name, or refuses it: either way the text is lost.
            typed = Typed("#NAME?", error=True)
        if typed is None:
            return self._held(value, row, column), look
        put = (CellError(typed.value), look) if typed.error else self.put(typed.value, look, row, column)
        return (put[0], self._formatted(look, typed.number_format)) if typed.number_format else put

    def _held(self, text: str, row: int, column: int) -> str | None:
        if len(text) > MAX_TEXT:
            where = f"{self.sheet_name}!{Area(row, column).reference}"
            raise ValueError(
                f"Le texte prévu en {where} dépasse les {MAX_TEXT} caractères qu'une cellule peut contenir."
            )
        return (str(text) if text.isprintable() else UNPRINTABLE.sub("", text)) or None

    def _formatted(self, look: int, text: str) -> int:
        """The number format given to a cell that has none."""
        general = self.styles.xf(look).get("numFmtId", "0") == "0"
        return self.styles.formatted(look, text) if general else look


def file_form(formula: str) -> str:
    """A formula as files keep it, without « = »; they have no form of « [@CA] », so it must be spelt out."""
    if "[@" in formula:
        refuse("Range.formula = « [@…] » (écrivez le tableau et [[#This Row],[…]])")
    return str(formula)[1:]


def _is_plain(text: str) -> bool:
    """Whether Excel keeps the text as it is, seen at a glance."""
    return text[0].isalpha() and not may_be_typed(text) and text.isprintable() and len(text) <= MAX_TEXT


def shown_by(formula: str, dates: Dates) -> Any:
    """The value that a formula carries for its cell, as files keep it; `None` when it carries none."""
    return held(getattr(formula, "value", None), dates)


def held(value: Any, dates: Dates) -> Any:
    """A value computed for a cell, as files keep it."""
    if value is None:
        return None
    prepared = prepare(value)
    if isinstance(prepared, str):
        return CellError(prepared) if prepared in ERRORS else str(prepared)
    return dates.serial(prepared) if isinstance(prepared, dt.datetime) else prepared
