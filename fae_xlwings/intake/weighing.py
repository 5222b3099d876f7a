"""The fees of a table as amounts, with what the header and the look of their cells say of them."""

import math
import re
from collections.abc import Sequence

from fae_xlwings.domain.columns import CA
from fae_xlwings.intake import catalogue as kinds
from fae_xlwings.intake.amounts import Amounts, clean_amounts, is_dash, read_amount
from fae_xlwings.intake.grid import column_letters
from fae_xlwings.intake.tables import Table

THOUSAND = 1000

_THOUSANDS = re.compile(r"k ?(?:€|eur)", re.IGNORECASE)
_MARKS = str.maketrans("", "", '"\\')


def weighed_amounts(table: Table, maximum: float) -> Amounts:
    """The fees in euros and the code of each anomaly; fees above `maximum` count and are told."""
    values = table.values(CA)
    amounts, codes = clean_amounts(values)
    if not table.grid.sheet:
        _read_dashes(values, amounts, codes)
    if CA in table.header.thousands:
        amounts = [_in_euros(value, amount) for value, amount in zip(values, amounts, strict=True)]
    _heed_looks(table, values, amounts, codes)
    for client in [client for client, amount in enumerate(amounts) if amount > maximum]:
        codes[client] = kinds.AMOUNT_LARGE
    return amounts, codes


def fees_on(table: Table, row: int) -> float:
    """The fees in euros on a row that is no client's, from its position in the grid; 0 when there are none to read."""
    column = table.header.columns.get(CA)
    value = None if column is None else table.grid.cells[row][column]
    amount, _ = read_amount(value)
    if math.isnan(amount):
        return 0.0
    return _in_euros(value, amount) if CA in table.header.thousands else amount


def _read_dashes(values: Sequence[object], amounts: list[float], codes: list[str]) -> None:
    """A dash alone as nought: a text file holds what Excel showed of its cells, and that is how it shows nought.

    In a sheet nought is a number, and a dash that was typed is an answer still to be found.
    """
    for client in [client for client, value in enumerate(values) if is_dash(value)]:
        amounts[client], codes[client] = 0.0, kinds.AMOUNT_TEXT


def _in_euros(value: object, amount: float) -> float:
    """The amount of a column in thousands, unless its cell says « k€ » itself."""
    return amount if isinstance(value, str) and "k" in value.lower() else amount * THOUSAND


def _heed_looks(table: Table, values: Sequence[object], amounts: list[float], codes: list[str]) -> None:
    """A number shown in percent is no amount; one shown in thousands is counted as it is, and told."""
    looks = table.grid.looks
    if looks is None or not any("%" in code or _in_thousands(code) for code in looks.codes):
        return
    found = looks.column(column_letters(table.grid.first_column + table.header.columns[CA]))
    for client, row in enumerate(table.rows):
        code = found.get(table.grid.first_row + row, "")
        if isinstance(values[client], str) or math.isnan(amounts[client]):
            continue
        if "%" in code:
            amounts[client], codes[client] = math.nan, kinds.AMOUNT_PERCENT
        elif _in_thousands(code):
            codes[client] = kinds.AMOUNT_THOUSANDS


def _in_thousands(code: str) -> bool:
    return _THOUSANDS.search(code.translate(_MARKS)) is not None
