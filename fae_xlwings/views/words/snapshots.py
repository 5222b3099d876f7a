"""A picture of a portfolio as texts that a few cells hold: plain to read, small, and read back whole.

Only what a comparison needs is kept: the parameters in force, and of each client what its score rests on.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import numpy as np
import pandas as pd

from fae_xlwings.domain.categories import categorical
from fae_xlwings.domain.columns import APPETENCE, APPETENCES, CA, NOM, OUTIL, OUTILS
from fae_xlwings.domain.evolution import Picture
from fae_xlwings.domain.follow_up_columns import PLATEFORME
from fae_xlwings.domain.lateness import RECORDED, equipped
from fae_xlwings.domain.matching import Identities
from fae_xlwings.domain.parameters import DEFAULTS, Parameters, Value
from fae_xlwings.intake.words import one_line, plain_column

PART, CLIENT, PAIR = ";", " ¦ ", " = "
BAR, TWO_BARS = "¦", "¦¦"
"""What parts clients is doubled within a name."""
UNKNOWN = "?"
LONGEST = 8000
"""Characters of a cell: given many at once, Excel refuses texts of more than 8203."""
DAY = "%d/%m/%Y"
DEADLINE = "echeance"
MONTHS = 12


def packed(picture: Picture) -> tuple[str, ...]:
    """The clients of a picture as the texts of a column of cells: « 8500;NON;TRES BON;732829320;SCI EXEMPLE ¦ … »."""
    clients = picture.clients
    tools = map(_tool, clients[OUTIL], equipped(clients))
    columns = (map(_amount, clients[CA]), tools, map(_word, clients[APPETENCE]))
    names = (one_line(name).replace(BAR, TWO_BARS) for name in clients[NOM])
    rows = zip(*columns, picture.identities.sirens, names, strict=True)
    return tuple(_cells(map(PART.join, rows)))


def _cells(clients: Iterable[str]) -> Iterator[str]:
    """The clients gathered into texts that a cell can hold."""
    gathered: list[str] = []
    length = 0
    for client in clients:
        if gathered and length + len(client) + len(CLIENT) > LONGEST:
            yield CLIENT.join(gathered)
            gathered, length = [], 0
        gathered.append(client)
        length += len(client) + len(CLIENT)
    if gathered:
        yield CLIENT.join(gathered)


def _amount(amount: float) -> str:
    return UNKNOWN if math.isnan(amount) else f"{amount!r}".removesuffix(".0").replace(".", ",")


def _tool(word: object, is_equipped: bool) -> str:
    """The word of the tool, and what follows it once a platform is recorded."""
    return _word(word) + is_equipped * RECORDED


def _word(word: object) -> str:
    return word if isinstance(word, str) else UNKNOWN


def unpacked(day: date, settings: str, cells: Iterable[str]) -> Picture:
    """The picture of a day from the texts of its settings and of its clients."""
    rows = [client.split(PART, 4) for cell in cells for client in cell.split(CLIENT)]
    amounts, tools, ease, sirens, names = map(list, zip(*rows, strict=True)) if rows else ([], [], [], [], [])
    names = [name.replace(TWO_BARS, BAR) for name in names]
    clients = pd.DataFrame(
        {
            NOM: pd.Series(names, dtype="str"),
            CA: pd.Series([_as_amount(text) for text in amounts], dtype="float64"),
            OUTIL: _choices([tool.removesuffix(RECORDED) for tool in tools], OUTILS),
            APPETENCE: _choices(ease, APPETENCES),
            PLATEFORME: pd.Series([tool.endswith(RECORDED) * RECORDED for tool in tools], dtype="str"),
        },
    )
    told = dict(line.split(PAIR, 1) for line in settings.split(CLIENT) if PAIR in line)
    return Picture(day, clients, Identities(plain_column(names), sirens), _parameters(told), _deadline(told))


def _choices(words: Sequence[str], known: Sequence[str]) -> "pd.Categorical[Any]":
    codes = {word: code for code, word in enumerate(known)}
    return categorical(np.array([codes.get(word, -1) for word in words], dtype=int), known)


def _as_amount(text: str) -> float:
    return math.nan if text == UNKNOWN else float(text.replace(",", "."))


def settings_of(picture: Picture) -> str:
    """The parameters of a picture as one text: « score_base = 1500 ¦ … »."""
    deadline = {DEADLINE: picture.deadline} if picture.deadline else {}
    values: Mapping[str, Value] = {**picture.parameters.values, **deadline}  # noqa: PD011 - no frame
    return CLIENT.join(f"{key}{PAIR}{_setting(value)}" for key, value in values.items())


def _setting(value: Value) -> str:
    return f"{value:{DAY}}" if isinstance(value, date) else _amount(value)


def _parameters(told: Mapping[str, str]) -> Parameters:
    """The parameters that were told; a parameter that did not exist then has the value it is delivered with."""
    known = {key: _read(told[key], value) for key, value in DEFAULTS.values.items() if key in told}
    return DEFAULTS.replace(**known)


def _read(text: str, like: Value) -> Value:
    return _as_day(text) if isinstance(like, date) else _as_amount(text)


def _deadline(told: Mapping[str, str]) -> date | None:
    return _as_day(told[DEADLINE]) if DEADLINE in told else None


def _as_day(text: str) -> date:
    return datetime.strptime(text, DAY).date()  # noqa: DTZ007 - a calendar day has no zone


def let_go(days: Sequence[date], new: date) -> frozenset[date]:
    """Which pictures are no longer kept once there is a new one: of each month the first stays, of twelve months."""
    first: dict[tuple[int, int], date] = {}
    for day in sorted({*days, new}):
        first.setdefault((day.year, day.month), day)
    kept = sorted(first.values())[-MONTHS:]
    return frozenset(day for day in days if day not in kept or day == new)
