"""The rates that clients really accept at, taken over by the Simulateur, and the way back."""

from collections.abc import Mapping
from dataclasses import replace
from math import isclose

import xlwings as xw

from fae_xlwings.domain.columns import PRIORITES
from fae_xlwings.domain.progress import Conversion
from fae_xlwings.errors import InputError
from fae_xlwings.sheets import SIMULATEUR, SUIVI
from fae_xlwings.views.pages.scoring import as_excel_reads
from fae_xlwings.views.pages.suivi import input_key_before
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.plan import Value
from fae_xlwings.views.words.progress import progress_of
from fae_xlwings.views.words.simulation import input_key
from fae_xlwings.workflow.obstacles import check_drawable, check_writable
from fae_xlwings.workflow.reading import is_ours
from fae_xlwings.workflow.showing import draw_pages

FOLLOWED = "Paramètres"
"""What stands for the rate from before where the Simulateur followed the parameters."""
NOT_OURS = "Le suivi des missions se tient dans FAE_2026.xlsm : importez-y vos clients."
NO_ANSWER = (
    "Aucun client n'a encore répondu : notez des contacts Accepté ou Refusé, les taux réels suivront. Le Simulateur "
    "garde les siens."
)
SAME = "Le Simulateur a déjà les taux réels : rien n'a changé."
NOTHING_BEFORE = "Aucun taux d'avant n'est gardé : le Simulateur reste tel quel."


def check_rates(book: xw.Book) -> None:
    """A refusal where the Simulateur and the follow-up cannot be written."""
    if not is_ours(book):
        raise InputError(NOT_OURS)
    check_writable(book)
    check_drawable(book, {SIMULATEUR, SUIVI})


def take_rates(book: xw.Book, analysis: Analysis) -> tuple[Conversion, ...]:
    """The real rate of each priority that has one written in the Simulateur, what stood there kept on « Suivi »."""
    found = tuple(each for each in progress_of(as_excel_reads(analysis)).conversions if each.rate is not None)
    if not found:
        raise InputError(NO_ANSWER)
    if all(isclose(each.assumed, each.rate or 0.0) for each in found):
        raise InputError(SAME)
    keys = {each.priority: input_key(each.priority, "conversion") for each in found}
    before = {word: analysis.inputs.get(key) for word, key in keys.items()}
    _draw(book, analysis, {
        **{keys[each.priority]: each.rate for each in found},
        **{input_key_before(word): FOLLOWED if rate is None else rate for word, rate in before.items()},
    })  # fmt: skip
    return found


def give_back_rates(book: xw.Book, analysis: Analysis) -> tuple[str, ...]:
    """The rates from before put back in the Simulateur; the priorities concerned."""
    before = {word: analysis.inputs.get(input_key_before(word)) for word in PRIORITES}
    kept = {word: rate for word, rate in before.items() if rate not in {None, ""}}
    if not kept:
        raise InputError(NOTHING_BEFORE)
    rates = {word: rate if isinstance(rate, int | float) else None for word, rate in kept.items()}
    _draw(book, analysis, {
        **{input_key(word, "conversion"): rate for word, rate in rates.items()},
        **{input_key_before(word): None for word in kept},
    })  # fmt: skip
    return tuple(kept)


def _draw(book: xw.Book, analysis: Analysis, typed: Mapping[str, Value]) -> None:
    draw_pages(book, replace(analysis, inputs={**analysis.inputs, **typed}), (SIMULATEUR, SUIVI))
