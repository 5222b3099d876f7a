"""The dates of the reform seen from a given day: what is in force, what comes next, how long it leaves."""

from dataclasses import dataclass
from datetime import date

from fae_xlwings.domain.parameters import DEFAULTS, MILESTONES, PARAMETERS, Parameters
from fae_xlwings.domain.rounding import half_up

LABELS = {row.key: row.label for row in PARAMETERS}
DEADLINE_LABEL = "Échéance choisie"


@dataclass(frozen=True, slots=True)
class Milestone:
    """A date of the reform; `key` is empty for a deadline that the user chose."""

    key: str
    label: str
    day: date

    def status(self, today: date) -> str:
        """What the milestone is on that day: « dans 282 jours », « en vigueur depuis 83 jours »."""
        days = (self.day - today).days
        if days > 0:
            return f"dans {_days(days)}"
        return f"en vigueur depuis {_days(-days)}" if days else "en vigueur aujourd'hui"


@dataclass(frozen=True, slots=True)
class Calendar:
    """The milestones in order of date, seen from `today`; the pace counts to `target`, if one is left."""

    today: date
    milestones: tuple[Milestone, ...]
    target: Milestone | None

    @property
    def days_left(self) -> int:
        """Days to the target; 0 when every milestone is past, never negative."""
        return max((self.target.day - self.today).days, 0) if self.target else 0

    def milestone(self, key: str) -> Milestone:
        """The milestone of that key."""
        return next(row for row in self.milestones if row.key == key)

    def months_left(self, parameters: Parameters = DEFAULTS) -> float:
        """Months to the target, one decimal."""
        return half_up(self.days_left / parameters["jours_par_mois"], 1)


def calendar(today: date, parameters: Parameters = DEFAULTS, deadline: date | None = None) -> Calendar:
    """The calendar of the reform on a day; a deadline given by the user replaces the next milestone as target."""
    rows = (Milestone(key, LABELS[key], parameters.day(key)) for key in MILESTONES)
    milestones = tuple(sorted(rows, key=lambda row: row.day))
    if deadline:
        return Calendar(today, milestones, Milestone("", DEADLINE_LABEL, deadline))
    return Calendar(today, milestones, next((row for row in milestones if row.day > today), None))


def _days(count: int) -> str:
    return f"{count} jour" if count == 1 else f"{count} jours"
