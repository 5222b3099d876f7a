"""The sheet « Paramètres » read back: the firm's own values in force, a bad one refused with its cell."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise

from fae_xlwings.domain.firm import DETAIL_KEYS, Detail
from fae_xlwings.domain.parameters import DEFAULTS, PARAMETERS, RISING, Parameter, Parameters, Value
from fae_xlwings.domain.scoring import french
from fae_xlwings.errors import InputError
from fae_xlwings.intake.grid import Grid
from fae_xlwings.intake.words import header_key, is_blank, is_formula_error, text_of
from fae_xlwings.sheets import PARAMETRES

KEY_HEADERS = ("CLE", "KEY")
VALUE_HEADERS = ("VALEUR", "VALUE")
EXCEL_DAY_ZERO = date(1899, 12, 30)
"""The day Excel counts its dates from, as it numbers every day after February 1900."""
EXCEL_LAST_DAY = 2_958_465

ROWS = {row.key: row for row in PARAMETERS}


@dataclass(frozen=True, slots=True)
class Entry:
    """A value of the sheet and the whole address of its cell."""

    value: object
    address: str


Entries = Mapping[str, Entry]


def read_entries(grids: Iterable[Grid]) -> Entries:
    """The entries of the sheet « Paramètres » by key; none when there is no such sheet, or it is not ours."""
    sheets = (grid for grid in grids if header_key(grid.sheet) == header_key(PARAMETRES))
    return next((entries for entries in map(_entries, sheets) if entries), {})


def _entries(grid: Grid) -> dict[str, Entry]:
    for position, row in enumerate(grid.cells):
        keys = [header_key(text_of(value)) for value in row]
        key, value = _first(keys, KEY_HEADERS), _first(keys, VALUE_HEADERS)
        if key >= 0 and value >= 0:
            return _entries_below(grid, position + 1, key, value)
    return {}


def _first(keys: Sequence[str], accepted: Sequence[str]) -> int:
    return next((position for position, key in enumerate(keys) if key in accepted), -1)


def _entries_below(grid: Grid, start: int, key: int, value: int) -> dict[str, Entry]:
    rows = enumerate(grid.cells[start:], start=start)
    return {text_of(row[key]): Entry(row[value], grid.address(position, value)) for position, row in rows}


def read_parameters(grids: Iterable[Grid]) -> Parameters:
    """The parameters in force in a workbook: its own values, the defaults for those it does not have.

    Keys of another version of the tool are passed over. Raises `InputError`, naming the cell, for a value
    that is empty, of the wrong kind, out of bounds or out of order.
    """
    entries = read_entries(grids)
    values = {key: _checked(ROWS[key], entry) for key, entry in entries.items() if key in ROWS}
    texts = {key: _chosen(DETAIL_KEYS[key], entry) for key, entry in entries.items() if key in DETAIL_KEYS}
    parameters = DEFAULTS.replace(**values).with_texts(texts)
    for keys in RISING:
        _check_order(keys, parameters, entries)
    return parameters


def read_texts(grids: Iterable[Grid]) -> dict[str, str]:
    """What the firm says of itself on the sheet, but for an answer that is no choice of its row."""
    found = {key: text_of(entry.value) for key, entry in read_entries(grids).items() if key in DETAIL_KEYS}
    return {key: text for key, text in found.items() if _may_be(DETAIL_KEYS[key], text)}


def _may_be(row: Detail, text: str) -> bool:
    return not row.choices or bool(_choice(row, text))


def read_day(grids: Iterable[Grid], key: str) -> date | None:
    """The date at `key` on the sheet, None when it is empty or absent; `InputError` for anything else."""
    entry = read_entries(grids).get(key)
    return None if entry is None or is_blank(entry.value) else _as_day(entry)


def _checked(row: Parameter, entry: Entry) -> Value:
    return _as_day(entry) if isinstance(row.value, date) else _in_bounds(row, _as_number(row, entry), entry)


def _chosen(row: Detail, entry: Entry) -> str:
    """The text of a cell; where there is a choice, one of its words or nothing."""
    text = text_of(entry.value)
    if not row.choices:
        return text
    word = _choice(row, text)
    if text and not word:
        raise InputError(f"{entry.address} ({row.label}) : « {text} » ne convient pas, saisissez {row.unit}.")
    return word


def _choice(row: Detail, text: str) -> str:
    """The word of a choice that a text is, in whatever case it was typed; "" when it is none."""
    return next((word for word in row.choices if word.casefold() == text.casefold()), "")


def _as_day(entry: Entry) -> date:
    value = entry.value
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool) and 1 <= value <= EXCEL_LAST_DAY:
        return EXCEL_DAY_ZERO + timedelta(days=int(value))
    raise InputError(f"{entry.address} : « {text_of(value)} » n'est pas une date, saisissez-la comme 01/09/2027.")


def _as_number(row: Parameter, entry: Entry) -> float:
    value = entry.value
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        return float(value)
    typed = " mais du texte" if isinstance(value, str) and not is_formula_error(value) else ""
    shown = "la cellule est vide" if is_blank(value) else f"« {text_of(value)} » n'est pas un nombre{typed}"
    raise InputError(f"{entry.address} ({row.label}) : {shown}, saisissez un nombre, par exemple {_example(row)}.")


def _in_bounds(row: Parameter, value: float, entry: Entry) -> float:
    if value < row.minimum or value > row.maximum or (row.above_zero and value <= 0) or not _whole_enough(row, value):
        raise InputError(f"{entry.address} ({row.label}) : {french(value)} ne convient pas, saisissez {accepted(row)}.")
    return value


def _whole_enough(row: Parameter, value: float) -> bool:
    return value.is_integer() or not row.whole


def accepted(row: Parameter) -> str:
    """What may be typed for a parameter: « un nombre de 0 à 1 »."""
    kind = "un nombre entier" if row.whole else "un nombre"
    if math.isfinite(row.maximum):
        return f"{kind} de {french(row.minimum)} à {french(row.maximum)}"
    return f"{kind} supérieur à 0" if row.above_zero else f"{kind} supérieur ou égal à {french(row.minimum)}"


def _example(row: Parameter) -> str:
    return french(DEFAULTS[row.key])


def _check_order(keys: Sequence[str], parameters: Parameters, entries: Entries) -> None:
    """A refusal when a value falls below the one it must follow; told at the cell the user can see."""
    for lower, upper in pairwise(keys):
        if _rank(parameters.values[lower]) > _rank(parameters.values[upper]):
            entry = entries.get(upper) or entries[lower]
            raise InputError(
                f"{entry.address} : « {ROWS[upper].label} » ({_shown(parameters, upper)}) doit rester au moins égal "
                f"à « {ROWS[lower].label} » ({_shown(parameters, lower)}), corrigez l'un des deux.",
            )


def _rank(value: Value) -> float:
    return value.toordinal() if isinstance(value, date) else value


def _shown(parameters: Parameters, key: str) -> str:
    value = parameters.values[key]
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else french(value)
