"""The parameters of the calling workbook, remembered for a moment: a column of formulas asks for them at every cell."""

from time import monotonic

import xlwings as xw

from fae_xlwings.domain.parameters import DEFAULTS, Parameters
from fae_xlwings.workflow.reading import parameters_of

REMEMBERED_SECONDS = 2.0
"""How long the parameters of a workbook are believed before the sheet is read again."""

_remembered: dict[str, tuple[float, Parameters]] = {}


def recent_parameters(book: xw.Book) -> Parameters:
    """The parameters in force in an open workbook, at most a moment old and never older than a change of them."""
    name = str(book.api.FullName)  # xlwings' own looks for a local copy of a file on OneDrive, and refuses without one
    read_at, parameters = _remembered.get(name, (-REMEMBERED_SECONDS, DEFAULTS))
    if monotonic() - read_at >= REMEMBERED_SECONDS:
        parameters = parameters_of(book)
        _remembered[name] = (monotonic(), parameters)
    return parameters


def forget_parameters() -> None:
    """The next formula reads the sheet again: called as soon as « Paramètres » changes."""
    _remembered.clear()
