"""What the reform asks of a client of his own: when to emit, how often to report, what it could cost him at the most.

The law decides by size and by VAT regime, never by the fees of the firm. What is not known of a client is taken from
the portfolio's defaults, and told to be.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from fae_xlwings.domain.firm import DETAIL_KEYS, REGIME_DEFAULT, SIZE_DEFAULT
from fae_xlwings.domain.follow_up_columns import ETI, EXONERE, FACTURES, GE, REGIME_TVA, TAILLE
from fae_xlwings.domain.parameters import DEFAULTS, Parameters, word_key

LARGE = (GE, ETI)
PROFILE = (TAILLE, REGIME_TVA, FACTURES)
"""The columns of the legal profile."""
ASSUMED = {TAILLE: "taille", REGIME_TVA: "régime", FACTURES: "factures"}
"""What is said of each of them when it is taken by default."""
INVOICES_DEFAULT = "factures_par_defaut"
TRANSACTIONS, PAYMENTS = "envois", "paiements"


class Profile(NamedTuple):
    """The legal profile of a client, None where it is not known."""

    size: str | None
    regime: str | None
    invoices: float | None


@dataclass(frozen=True, slots=True)
class Obligations:
    """What holds for a client: the profile retained, what of it is assumed, his dates, rhythm and ceiling.

    `ceiling` is theoretical, in € for a full year: what the law provides at the most for one who emits nothing and
    reports nothing, never what a client will pay.
    """

    size: str
    regime: str
    invoices: float
    assumed: tuple[str, ...]
    emission: date
    transactions: float
    payments: float
    ceiling: float

    @property
    def is_exempt(self) -> bool:
        """Whether his operations are outside emission and reporting."""
        return self.regime == EXONERE

    def binds(self, today: date) -> bool:
        """Whether he must emit already."""
        return self.emission <= today and not self.is_exempt


def profile_of(follow_up: Mapping[str, Any]) -> Profile:
    """The profile that the follow-up of a client, a row as a dictionary, tells."""
    return Profile(*(follow_up.get(header) for header in PROFILE))


def obligations(profile: Profile, parameters: Parameters = DEFAULTS) -> Obligations:
    """The obligations of a client of a profile."""
    size = profile.size or default_of(SIZE_DEFAULT, parameters)
    regime = profile.regime or default_of(REGIME_DEFAULT, parameters)
    invoices = parameters[INVOICES_DEFAULT] if profile.invoices is None else profile.invoices
    transactions, payments = (_per_year(prefix, regime, parameters) for prefix in (TRANSACTIONS, PAYMENTS))
    exempt = regime == EXONERE
    return Obligations(
        size=size,
        regime=regime,
        invoices=invoices,
        assumed=tuple(_assumed(profile)),
        emission=parameters.day("jalon_reception" if size in LARGE else "jalon_emission"),
        transactions=transactions,
        payments=payments,
        ceiling=0.0 if exempt else _ceiling(invoices, (transactions, payments), parameters),
    )


def default_of(key: str, parameters: Parameters = DEFAULTS) -> str:
    """The size or the regime of those of whom it is not known, as the firm has chosen it."""
    row, typed = DETAIL_KEYS[key], parameters.texts.get(key, "").casefold()
    return next((word for word in row.choices if word.casefold() == typed), row.default)


def _assumed(profile: Profile) -> Iterable[str]:
    return (ASSUMED[header] for header, known in zip(PROFILE, profile, strict=True) if known is None)


def _per_year(prefix: str, regime: str, parameters: Parameters) -> float:
    return 0.0 if regime == EXONERE else parameters[word_key(prefix, regime)]


def _ceiling(invoices: float, transmissions: tuple[float, float], parameters: Parameters) -> float:
    """The fines of a year, each up to its own cap: that of transactions and that of payments are counted apart."""
    for_invoices = min(invoices * parameters["amende_facture"], parameters["plafond_facture"])
    fine, cap = parameters["amende_ereporting"], parameters["plafond_ereporting"]
    return for_invoices + sum(min(count * fine, cap) for count in transmissions)
