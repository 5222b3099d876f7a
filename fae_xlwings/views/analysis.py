"""What every view looks at: a diagnosed portfolio, scored, with its figures."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from fae_xlwings.domain.indicators import Indicators, indicators
from fae_xlwings.domain.milestones import Calendar, calendar
from fae_xlwings.domain.parameters import DEFAULTS, Parameters
from fae_xlwings.domain.scoring import score
from fae_xlwings.intake.reading import Portfolio


@dataclass(frozen=True, slots=True)
class Analysis:
    """A scored portfolio on a given day; `scored` has one row per client, in the order of the source."""

    portfolio: Portfolio
    scored: pd.DataFrame
    parameters: Parameters
    calendar: Calendar
    indicators: Indicators
    deadline: date | None = None

    @property
    def today(self) -> date:
        """The day of the analysis."""
        return self.calendar.today


def analyse(
    portfolio: Portfolio,
    today: date,
    parameters: Parameters = DEFAULTS,
    deadline: date | None = None,
) -> Analysis:
    """The analysis of a portfolio on a day, counting to `deadline` or to the next milestone."""
    scored = score(portfolio.clients, parameters)
    days = calendar(today, parameters, deadline)
    return Analysis(portfolio, scored, parameters, days, indicators(scored, days, parameters), deadline)
