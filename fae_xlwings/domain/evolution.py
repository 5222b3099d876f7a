"""What changed between two pictures of a portfolio: clients gained, lost, moved and why, fees, late clients."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import numpy as np
import pandas as pd

from fae_xlwings.domain.categories import codes_of
from fae_xlwings.domain.columns import APPETENCE, CA, NOM, OUTIL, PRIORITE, PRIORITY_WORDS
from fae_xlwings.domain.indicators import Indicators, indicators
from fae_xlwings.domain.lateness import late
from fae_xlwings.domain.matching import Identities, match
from fae_xlwings.domain.milestones import calendar
from fae_xlwings.domain.parameters import Parameters
from fae_xlwings.domain.scoring import opportunity_scores, priority_codes, score

PARAMETRES = "PARAMETRES"
PARTS = {CA: "fees", OUTIL: "tools", APPETENCE: "ease", PARAMETRES: "parameters"}
CAUSES = tuple(PARTS)
BEFORE, AFTER = "_AVANT", "_APRES"
RETARD = "RETARD"
SEEN = (CA, OUTIL, APPETENCE, PRIORITE, RETARD)


@dataclass(frozen=True)
class Picture:
    """A portfolio on a day by the parameters then in force: clean clients (a missing amount is NaN), who they are."""

    day: date
    clients: pd.DataFrame
    identities: Identities
    parameters: Parameters
    deadline: date | None = None

    @cached_property
    def scored(self) -> pd.DataFrame:
        """The clients scored, and whether each was late on that day; indexed from 0."""
        scored = score(self.clients.reset_index(drop=True), self.parameters)
        return scored.assign(**{RETARD: late(scored, self.day, self.parameters)})

    @cached_property
    def indicators(self) -> Indicators:
        """The figures of that day."""
        days = calendar(self.day, self.parameters, self.deadline)
        return indicators(self.scored, days, self.parameters)

    @property
    def given(self) -> "Given":
        """What the priorities were worked out from."""
        fees = self.clients[CA]
        missing = fees.isna().to_numpy()
        amounts = fees.fillna(0.0).to_numpy(dtype=float)
        return Given(
            (amounts, missing), codes_of(self.clients[OUTIL]), codes_of(self.clients[APPETENCE]), self.parameters
        )


@dataclass(frozen=True, slots=True, eq=False)
class Given:
    """What priorities are worked out from, in the order of `CAUSES`: fees and which are missing, tools, ease."""

    fees: tuple[np.ndarray, np.ndarray]
    tools: np.ndarray
    ease: np.ndarray
    parameters: Parameters

    def at(self, places: Sequence[int]) -> "Given":
        """The same of some clients."""
        taken = np.asarray(places, dtype=int)
        amounts, missing = self.fees
        return Given((amounts[taken], missing[taken]), self.tools[taken], self.ease[taken], self.parameters)

    def with_one_of(self, other: "Given", cause: str) -> "Given":
        """The same with one cause as another has it."""
        part = PARTS[cause]
        return replace(self, **{part: getattr(other, part)})

    def priorities(self) -> np.ndarray:
        """The position of each priority in `PRIORITY_WORDS`."""
        amounts, missing = self.fees
        scores = opportunity_scores(amounts, self.tools, self.ease, self.parameters)
        return priority_codes(scores, missing, self.parameters) % len(PRIORITY_WORDS)


@dataclass(frozen=True, slots=True, eq=False)
class Evolution:
    """What became of the clients from one picture to the next.

    `kept` has a row per client found in both: NOM, then CA, OUTIL, APPETENCE, PRIORITE, RETARD with `_AVANT` and
    `_APRES`, and one truth per cause of `CAUSES` for those whose priority moved. Clients in doubt, whose name or
    SIREN is not theirs alone, are neither gained, lost nor kept.
    """

    before: Picture
    after: Picture
    gained: pd.DataFrame
    lost: pd.DataFrame
    kept: pd.DataFrame
    doubtful_before: pd.DataFrame
    doubtful_after: pd.DataFrame

    @property
    def moved(self) -> pd.DataFrame:
        """The clients kept whose priority is not the same."""
        return self.kept[self.kept[PRIORITE + BEFORE] != self.kept[PRIORITE + AFTER]]

    @property
    def newly_late(self) -> pd.DataFrame:
        """The clients kept who were not late and are."""
        return self.kept[~self.kept[RETARD + BEFORE] & self.kept[RETARD + AFTER]]

    @property
    def no_longer_late(self) -> pd.DataFrame:
        """The clients kept who were late and are not."""
        return self.kept[self.kept[RETARD + BEFORE] & ~self.kept[RETARD + AFTER]]

    @property
    def doubtful_names(self) -> tuple[str, ...]:
        """The names of the clients in doubt, each once."""
        names = (*self.doubtful_before[NOM], *self.doubtful_after[NOM])
        return tuple(dict.fromkeys(names))


@dataclass(frozen=True, slots=True)
class FeesMoved:
    """The way from the fees before to those after, in €: their sum agrees to the cent."""

    before: float
    gained: float
    lost: float
    kept: float
    doubtful: float
    after: float


def compare(before: Picture, after: Picture) -> Evolution:
    """What changed from a picture to another; a client « À compléter » counts as any other."""
    matching = match(before.identities, after.identities)
    return Evolution(
        before,
        after,
        gained=after.scored.iloc[list(matching.gained)],
        lost=before.scored.iloc[list(matching.lost)],
        kept=_kept(before, after, matching.pairs),
        doubtful_before=before.scored.iloc[list(matching.doubtful_before)],
        doubtful_after=after.scored.iloc[list(matching.doubtful_after)],
    )


def fees_moved(evolution: Evolution) -> FeesMoved:
    """Where the difference of fees comes from."""
    kept = evolution.kept
    return FeesMoved(
        before=_sum(evolution.before.scored[CA]),
        gained=_sum(evolution.gained[CA]),
        lost=-_sum(evolution.lost[CA]),
        kept=_sum(kept[CA + AFTER]) - _sum(kept[CA + BEFORE]),
        doubtful=_sum(evolution.doubtful_after[CA]) - _sum(evolution.doubtful_before[CA]),
        after=_sum(evolution.after.scored[CA]),
    )


def _sum(fees: pd.Series) -> float:
    return float(fees.sum())


def _kept(before: Picture, after: Picture, pairs: Sequence[tuple[int, int]]) -> pd.DataFrame:
    old, new = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    names = after.scored[NOM].iloc[new].reset_index(drop=True)
    sides = ((before.scored, old, BEFORE), (after.scored, new, AFTER))
    seen = [scored[list(SEEN)].iloc[places].reset_index(drop=True).add_suffix(side) for scored, places, side in sides]
    return pd.concat([names, *seen, causes(before.given.at(old), after.given.at(new))], axis=1)


def causes(before: Given, after: Given) -> pd.DataFrame:
    """Which causes moved the priority of each client; shape (n, 4), all false where it did not move.

    A cause is one that alone, added to what was or taken from what is, moves the priority the way it went. Where none
    does so alone, whatever changed did it together.
    """
    was, now = before.priorities(), after.priorities()
    way = np.sign(now - was)
    alone = {cause: _moves(before, after, cause, way) for cause in CAUSES}
    explained = np.any(list(alone.values()), axis=0) if len(way) else np.zeros(0, dtype=bool)
    together = (way != 0) & ~explained
    changed = _changed(before, after)
    return pd.DataFrame({cause: alone[cause] | (together & changed[cause]) for cause in CAUSES})


def _moves(before: Given, after: Given, cause: str, way: np.ndarray) -> np.ndarray:
    added = np.sign(before.with_one_of(after, cause).priorities() - before.priorities())
    taken = np.sign(after.priorities() - after.with_one_of(before, cause).priorities())
    return (way != 0) & ((added == way) | (taken == way))


def _changed(before: Given, after: Given) -> dict[str, np.ndarray]:
    fees = (before.fees[0] != after.fees[0]) | (before.fees[1] != after.fees[1])
    parameters = np.full(len(fees), before.parameters.with_texts({}) != after.parameters.with_texts({}))
    columns = (fees, before.tools != after.tools, before.ease != after.ease, parameters)
    return dict(zip(CAUSES, columns, strict=True))
