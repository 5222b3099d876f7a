"""What every view looks at: a diagnosed portfolio, scored, with its figures."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

import pandas as pd

from fae_xlwings.domain.follow_up_columns import PLATEFORME
from fae_xlwings.domain.indicators import Indicators, indicators
from fae_xlwings.domain.milestones import Calendar, calendar
from fae_xlwings.domain.parameters import DEFAULTS, Parameters
from fae_xlwings.domain.scoring import score
from fae_xlwings.intake.reading import Portfolio
from fae_xlwings.views.words.history import History
from fae_xlwings.views.words.past import Past
from fae_xlwings.views.words.plan import Formula, Value


@dataclass(frozen=True, slots=True)
class Analysis:
    """A scored portfolio on a given day; `scored` has one row per client, in the order of the source.

    `inputs` are what the user typed in the cells named `i_<key>` of the pages, `history` the files already made,
    both kept when a page is redrawn, `past` what the workbook keeps of earlier days. `follows` says that the day is
    the computer's, not one that was asked for: in the workbook it then moves by itself. `absent` are the columns that
    the table on « Données », which stays, has not.
    """

    portfolio: Portfolio
    scored: pd.DataFrame
    parameters: Parameters
    calendar: Calendar
    indicators: Indicators
    deadline: date | None = None
    inputs: Mapping[str, Value] = field(default_factory=dict[str, Value])
    history: History = field(default_factory=History)
    follows: bool = False
    absent: frozenset[str] = frozenset()
    past: Past = field(default_factory=Past)

    @property
    def today(self) -> date:
        """The day of the analysis."""
        return self.calendar.today

    def entry(self, key: str, default: float) -> float:
        """The number the user typed in the input cell `i_<key>`, or the default."""
        value = self.inputs.get(key, default)
        return default if isinstance(value, bool) or not isinstance(value, int | float) else value

    def chosen(self, key: str, default: str, words: Collection[str]) -> str:
        """The word the user chose in the input cell `i_<key>`, or the default when it is none of `words`.

        A list that points at cells lets a word through in whatever case it was typed, and formulas read it so.
        """
        value = self.inputs.get(key, default)
        if value in words or not isinstance(value, str):
            return str(value) if value in words else default
        return next((word for word in words if word.casefold() == value.casefold()), default)

    def typed(self, key: str, default: str) -> str:
        """The text the user typed in the input cell `i_<key>`, empty if emptied, or the default."""
        value = self.inputs.get(key, default)
        return "" if value is None else str(value)

    def day(self, key: str, default: date) -> date:
        """The date the user typed in the input cell `i_<key>`, or the default."""
        value = self.inputs.get(key, default)
        if isinstance(value, datetime):
            return value.date()
        return value if isinstance(value, date) else default

    def held(self, key: str, value: Value, formula: str) -> Value:
        """What the input cell `i_<key>` holds: the value typed, or the formula that it follows until then."""
        return Formula(formula, value) if self.inputs.get(key) is None else value


def analyse(
    portfolio: Portfolio,
    today: date,
    parameters: Parameters = DEFAULTS,
    deadline: date | None = None,
    inputs: Mapping[str, Value] | None = None,
    *,
    history: History | None = None,
    follows: bool = False,
) -> Analysis:
    """The analysis of a portfolio on a day, counting to `deadline` or to the next milestone."""
    platforms = portfolio.shown_follow_up[PLATEFORME].to_numpy()
    scored = score(portfolio.clients, parameters).assign(**{PLATEFORME: platforms})
    days = calendar(today, parameters, deadline)
    figures = indicators(scored, days, parameters)
    return Analysis(portfolio, scored, parameters, days, figures, deadline, inputs or {}, history or History(), follows)
