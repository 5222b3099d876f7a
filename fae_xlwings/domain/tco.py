"""What invoicing software costs over one to three years: five vendors as examples, a need, a comparison."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fae_xlwings.domain.parameters import DEFAULTS, Parameters
from fae_xlwings.domain.rounding import half_up

EXAMPLE = "exemple, à vérifier"
CHECKED = date(2026, 11, 23)
HORIZONS = (12, 24, 36)


@dataclass(frozen=True, slots=True)
class Vendor:
    """A vendor's offer in € HT: monthly prices, invoices included per month, training, weeks to deploy, support."""

    name: str
    base: float
    per_user: float
    included: int
    extra: float
    training: float
    weeks: int
    support: str
    note: str = EXAMPLE
    checked: date = CHECKED


# Names come from the specification; no price list was checked, hence the note beside each row.
VENDORS = (
    Vendor("Pennylane", 79.0, 15.0, 100, 0.30, 600.0, 4, "Messagerie et téléphone"),
    Vendor("Cegid Loop", 95.0, 18.0, 150, 0.25, 900.0, 6, "Téléphone et conseiller dédié"),
    Vendor("Sage 100", 120.0, 25.0, 200, 0.20, 1500.0, 10, "Téléphone et partenaire local"),
    Vendor("Inqom", 69.0, 12.0, 100, 0.30, 500.0, 4, "Messagerie et téléphone"),
    Vendor("Tiime", 49.0, 10.0, 50, 0.35, 300.0, 2, "Messagerie"),
)


@dataclass(frozen=True, slots=True)
class Need:
    """What is compared for: users, invoices per month, months of use."""

    users: int
    invoices: int
    horizon: int


@dataclass(frozen=True, slots=True)
class Cost:
    """What one vendor costs for a need, in € HT: per month, at the start, and over the horizon."""

    vendor: Vendor
    monthly: float
    initial: float
    total: float


def default_need(parameters: Parameters = DEFAULTS) -> Need:
    """The need a new comparison starts from."""
    keys = ("tco_utilisateurs", "tco_factures", "tco_horizon")
    return Need(*(int(parameters[key]) for key in keys))


def cost(vendor: Vendor, need: Need) -> Cost:
    """The cost of a vendor: base + users + invoices beyond the included ones each month, training at the start.

    The total is to the cent, so that equal costs are equal however they add up.
    """
    beyond = max(need.invoices - vendor.included, 0)
    monthly = vendor.base + vendor.per_user * need.users + vendor.extra * beyond
    return Cost(vendor, monthly, vendor.training, half_up(vendor.training + monthly * need.horizon, 2))


def compare(need: Need, vendors: Iterable[Vendor] = VENDORS) -> tuple[Cost, ...]:
    """The costs of the vendors, the cheapest over the horizon first, equal ones in the order given."""
    return tuple(sorted((cost(vendor, need) for vendor in vendors), key=lambda row: row.total))
