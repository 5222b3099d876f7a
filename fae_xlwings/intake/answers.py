"""What Excel answers for a cell, as a file holds it."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import chain

FIRST_ERROR = -2146828288
"""How a failed formula is answered: this number (0x800A0000) and the rank of its error (Excel XlCVError)."""
# fmt: off
ERRORS = {
    2000: "#NULL!", 2007: "#DIV/0!", 2015: "#VALUE!", 2023: "#REF!", 2029: "#NAME?", 2036: "#NUM!", 2042: "#N/A",
    2043: "#GETTING_DATA", 2045: "#SPILL!", 2046: "#CONNECT!", 2047: "#BLOCKED!", 2048: "#UNKNOWN!", 2049: "#FIELD!",
    2050: "#CALC!",
}
# fmt: on
RANKS = range(2000, 2300)
OTHER_ERROR = "#UNKNOWN!"
ODD: set[type] = {Decimal, int}


def as_in_a_file(value: object) -> object:
    """The value of a cell: money is a number, and every failure of a formula its word.

    Excel answers a cell shown as currency as a decimal, and xlwings names seven errors only: the others come as the
    integers they are, where a number that was typed is never an integer.
    """
    if isinstance(value, Decimal):
        return float(value)
    if type(value) is int and value - FIRST_ERROR in RANKS:
        return ERRORS.get(value - FIRST_ERROR, OTHER_ERROR)
    return value


def rows_as_in_a_file(rows: Sequence[Sequence[object]]) -> Sequence[Sequence[object]]:
    """The values of a block of cells, row by row."""
    if ODD.isdisjoint(map(type, chain.from_iterable(rows))):
        return rows
    return [[as_in_a_file(value) if type(value) in ODD else value for value in row] for row in rows]
