"""What the values under a header say of it: among columns that could mean the same, some cannot."""

import math
import re
from collections.abc import Callable, Mapping, Sequence

from fae_xlwings.domain.columns import CA, CHOICES, EMAIL, NOM
from fae_xlwings.intake.amounts import read_amount
from fae_xlwings.intake.words import plain, text_of

HALF = 0.5
FLAGS = frozenset(("OUI", "NON", "O", "N", "X", "VRAI", "FAUX", "TRUE", "FALSE", "ACTIF", "INACTIF", "YES", "NO"))

_CODE = re.compile(r"[A-Z]{0,5}[ ._/-]?\d[\dA-Z ._/-]*")


def supports(name: str, values: Sequence[object]) -> bool:
    """Whether most values that are filled in may be those of the column; nothing at all bears nothing out."""
    filled = [value for value in values if text_of(value)]
    if not values or name not in _TESTS:
        return bool(filled) or not values
    return bool(filled) and sum(map(_TESTS[name], filled)) >= HALF * len(filled)


def _is_name(value: object) -> bool:
    """Whether a value can name a client: neither a code, nor a number, nor a mark."""
    text = plain(text_of(value))
    return text not in FLAGS and not _CODE.fullmatch(text)


def _is_amount(value: object) -> bool:
    return not math.isnan(read_amount(value)[0])


def _is_address(value: object) -> bool:
    return "@" in text_of(value)


def _is_word_of(words: Sequence[str]) -> Callable[[object], bool]:
    return lambda value: plain(text_of(value)) in words


_TESTS: Mapping[str, Callable[[object], bool]] = {
    NOM: _is_name,
    CA: _is_amount,
    EMAIL: _is_address,
    **{name: _is_word_of(words) for name, words in CHOICES.items()},
}
