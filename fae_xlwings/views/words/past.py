"""What a workbook keeps of earlier days, as the page « Évolution » looks at it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from fae_xlwings.domain.evolution import Evolution
from fae_xlwings.views.words.plan import Value

BEFORE_KEY, AFTER_KEY = "evolution_avant", "evolution_apres"


class Figures(NamedTuple):
    """The figures of a day, by name."""

    day: date
    values: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Past:
    """The days whose clients are kept, the latest first, the figures of every day, what two of the days compared say.

    `refused` says that the structure of the workbook is protected, so that it can keep nothing.
    """

    days: tuple[date, ...] = ()
    figures: tuple[Figures, ...] = ()
    evolution: Evolution | None = None
    refused: bool = False


def usual(days: Collection[date]) -> tuple[date, date]:
    """The two days compared until others are chosen: the latest, and the last one of an earlier month, or the first."""
    after = max(days)
    earlier = [day for day in days if (day.year, day.month) < (after.year, after.month)]
    return max(earlier, default=min(days)), after


def chosen(days: Sequence[date], inputs: Mapping[str, Value]) -> tuple[date, date]:
    """The two days to compare: those in the cells of the page, where they are kept."""
    first, last = usual(days)
    return typed(BEFORE_KEY, days, inputs) or first, typed(AFTER_KEY, days, inputs) or last


def typed(key: str, days: Sequence[date], inputs: Mapping[str, Value]) -> date | None:
    """The day that was chosen in a cell of the page, if it is kept."""
    value = inputs.get(key)
    day = value.date() if isinstance(value, datetime) else value
    return day if isinstance(day, date) and day in days else None
