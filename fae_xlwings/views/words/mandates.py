"""Mandates, platforms and directory: how many clients have each, and the formula that counts the same."""

from collections.abc import Iterator
from typing import NamedTuple

from fae_xlwings.domain.follow_up_columns import ANNUAIRE, MANDAT, MANDATS, PLATEFORME
from fae_xlwings.domain.progress import count_words, leading
from fae_xlwings.views.words.progress import Progress
from fae_xlwings.views.words.progress_formulas import FILLED, POSITIVE, counted, literal, rest_formula

PLATFORMS = 8
"""Platforms named; the others are counted together."""


class Counted(NamedTuple):
    """Some clients: what they have, the formula that counts them, their number."""

    label: str
    formula: str
    clients: int


def mandate_counts(progress: Progress, letter: str = "C", first: int = 1) -> Iterator[Counted]:
    """What is counted, a line each; the formulas stand in a column from the row `first` on."""
    cells = progress.followed.cells
    for word, clients in zip(MANDATS, count_words(cells[MANDAT], MANDATS), strict=True):
        yield Counted(f"Mandat : {word.lower()}", counted((MANDAT, literal(word))), clients)
    platforms = leading(cells[PLATEFORME], PLATFORMS)
    named, chosen = count_words(cells[PLATEFORME], platforms), progress.filled(PLATEFORME)
    for word, clients in zip(platforms, named, strict=True):
        yield Counted(f"Plateforme : {word}", counted((PLATEFORME, literal(word))), clients)
    start, others = first + len(MANDATS), first + len(MANDATS) + len(platforms)
    yield Counted("Autres plateformes", rest_formula(letter, start, others, others + 1), chosen - sum(named))
    yield Counted("Plateforme choisie, toutes", counted((PLATEFORME, FILLED)), chosen)
    yield Counted("Annuaire vérifié", counted((ANNUAIRE, POSITIVE)), int((cells[ANNUAIRE] > 0).sum()))
