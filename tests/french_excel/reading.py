"""What cells answer: values of COM's own types, formulas in English."""

from collections.abc import Callable, Iterable
from datetime import UTC, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from french_excel.grammar import DAY_ZERO, is_currency_format, is_date_format
from french_excel.store import SPILL, Box, Cell, ErrorValue, Scalar
from french_excel.windows import Time

if TYPE_CHECKING:
    from french_excel.sheets import Worksheet

TOO_MANY = 5_000_000
NOTHING = Cell()


def number_format(sheet: "Worksheet", cell: Cell) -> str:
    """How the cell shows its number: its own way, else that of its style."""
    if cell.number_format is not None:
        return cell.number_format
    return sheet.book.stored.styles[cell.style].number_format


def is_locked(sheet: "Worksheet", spot: tuple[int, int]) -> bool:
    """Whether protection keeps the cell from being written."""
    cell = sheet.stored.cells.get(spot, NOTHING)
    return bool(cell.look.get("locked", sheet.book.stored.styles[cell.style].look.get("locked", True)))


def shared(answers: Iterable[bool]) -> bool | None:
    """What all cells answer; None where they part."""
    found = set(answers)
    return found.pop() if len(found) == 1 else None


def values(sheet: "Worksheet", box: Box) -> Any:
    """`Range.Value`: money as `Decimal`, dates as dates, errors as integers."""
    return _answers(sheet, box, lambda cell: _value(sheet, cell))


def plain_values(sheet: "Worksheet", box: Box) -> Any:
    """`Range.Value2`: every number a float."""
    return _answers(sheet, box, lambda cell: _plain(sheet, cell.value))


def formulas(sheet: "Worksheet", box: Box) -> Any:
    """`Range.Formula`: constants as invariant text."""
    return _answers(sheet, box, _formula)


def text(sheet: "Worksheet", box: Box) -> str | None:
    """`Range.Text` of one cell, as far as it does not need number formats."""
    value = sheet.stored.cells.get((box.top, box.left), NOTHING).value
    return "" if value is None else str(value)


def _answers(sheet: "Worksheet", box: Box, answer: Callable[[Cell], Any]) -> Any:
    """One answer for one cell, rows of answers for more."""
    sheet.excel.cells_read += box.height * box.width
    if sheet.excel.cells_read > TOO_MANY:
        raise AssertionError(f"{sheet.excel.cells_read} cells were asked for, most of them empty")
    found = sheet.stored.cells
    rows = tuple(
        tuple(answer(found.get((row, column), NOTHING)) for column in range(box.left, box.right + 1))
        for row in range(box.top, box.bottom + 1)
    )
    return rows[0][0] if (box.height, box.width) == (1, 1) else rows


def _plain(sheet: "Worksheet", value: Scalar) -> Any:
    if not isinstance(value, ErrorValue):
        return value
    return sheet.excel.spill_code if value == SPILL else value.code


def _value(sheet: "Worksheet", cell: Cell) -> Any:
    value = cell.value
    if isinstance(value, bool) or not isinstance(value, float):
        return _plain(sheet, value)
    shown = number_format(sheet, cell)
    if is_currency_format(shown, sheet.excel.currency, sheet.excel.money):
        return Decimal(str(round(value, 4)))
    return as_time(value) if is_date_format(shown) else value


def as_time(days: float) -> Time:
    """The date of a serial number, as pywin32 hands it over."""
    moment = DAY_ZERO + timedelta(seconds=round(days * 86_400))
    return Time(*moment.timetuple()[:6], tzinfo=UTC)


def _formula(cell: Cell) -> str:
    if cell.formula:
        return cell.formula
    if cell.value is None:
        return ""
    if isinstance(cell.value, bool):
        return str(cell.value).upper()
    return number_text(cell.value) if isinstance(cell.value, float) else str(cell.value)


def number_text(value: float) -> str:
    """A number as a formula writes it: fifteen digits at most."""
    return f"{value:.15g}".upper().replace("E+0", "E+").replace("E-0", "E-")
