"""One computed column at a time, for clients given as arrays: what a cell formula asks, by the rules of `score`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from fae_xlwings.domain.columns import (
    ETOILES,
    LEVEL_WORDS,
    NIVEAU,
    PRIORITE,
    PRIORITY_WORDS,
    RISQUE,
    SCORE,
    SEGMENT,
    SEGMENT_WORDS,
)
from fae_xlwings.domain.parameters import Parameters
from fae_xlwings.domain.risk import level_codes, points
from fae_xlwings.domain.scoring import STARS, opportunity_scores, priority_codes, star_counts
from fae_xlwings.domain.segments import told_segments
from fae_xlwings.domain.unknowns import untold_risks

Answers = Sequence[str | float]


@dataclass(frozen=True, slots=True, eq=False)
class Given:
    """Clients as arrays of one length: amounts (NaN: none to count), positions of their words (-1: unknown)."""

    amounts: np.ndarray
    tools: np.ndarray
    ease: np.ndarray


def answers(header: str, given: Given, parameters: Parameters) -> Answers:
    """A computed column of the given clients, as `score` has it; NaN for a score that cannot be told."""
    return _COLUMNS[header](given, parameters)


def _sizes(given: Given, parameters: Parameters) -> np.ndarray:
    return told_segments(given.amounts, given.tools, given.ease, parameters)


def _counted(given: Given) -> np.ndarray:
    return np.where(np.isnan(given.amounts), 0.0, given.amounts)


def _scores(given: Given, parameters: Parameters) -> np.ndarray:
    return opportunity_scores(_counted(given), given.tools, given.ease, parameters)


def _priorities(given: Given, scores: np.ndarray, parameters: Parameters) -> np.ndarray:
    return priority_codes(scores, np.isnan(given.amounts), parameters)


def _risks(given: Given, parameters: Parameters) -> np.ndarray:
    fees, tool, ease = points(_sizes(given, parameters), given.tools, given.ease, parameters)
    untold = untold_risks(np.isnan(given.amounts), given.tools, given.ease)
    return np.where(untold, np.nan, fees + tool + ease)


def _stars(given: Given, parameters: Parameters) -> np.ndarray:
    scores = _scores(given, parameters)
    return star_counts(scores, _priorities(given, scores, parameters), parameters)


def _words(codes: np.ndarray, words: Sequence[str]) -> Answers:
    positions: list[int] = codes.tolist()
    return [words[position] for position in positions]


_COLUMNS: dict[str, Callable[[Given, Parameters], Answers]] = {
    SEGMENT: lambda given, parameters: _words(_sizes(given, parameters), SEGMENT_WORDS),
    SCORE: lambda given, parameters: _scores(given, parameters).tolist(),
    PRIORITE: lambda given, parameters: _words(
        _priorities(given, _scores(given, parameters), parameters), PRIORITY_WORDS
    ),
    ETOILES: lambda given, parameters: _words(_stars(given, parameters), STARS),
    RISQUE: lambda given, parameters: _risks(given, parameters).tolist(),
    NIVEAU: lambda given, parameters: _words(level_codes(_risks(given, parameters), parameters), LEVEL_WORDS),
}
