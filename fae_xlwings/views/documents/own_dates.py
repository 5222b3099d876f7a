"""What the reform asks of the client of a report: his date of emission, his rhythm, his theoretical ceiling."""

from collections.abc import Iterator, Mapping

from fae_xlwings.domain.follow_up_columns import FACTURES, REGIME_TVA, TAILLE
from fae_xlwings.domain.obligations import ASSUMED, LARGE, Obligations
from fae_xlwings.domain.scoring import french
from fae_xlwings.texts import content
from fae_xlwings.views.words.wording import EURO


def own_dates(due: Obligations, words: Mapping[str, str]) -> dict[str, str]:
    """The lines of a client; what of them is taken by default is told last."""
    return dict(_lines(due, words))


def _lines(due: Obligations, words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    texts, retained = content("report")["summary"], _retained(due)
    if due.is_exempt:
        yield from texts["exempt"].items()
    else:
        yield "emission", _emission(due, words)
        yield (
            "reporting",
            texts["reporting_line"].format(
                transactions=french(due.transactions),
                paiements=french(due.payments),
                regime=retained[ASSUMED[REGIME_TVA]],
            ),
        )
        yield (
            "ceiling",
            texts["ceiling_line"].format(plafond=french(due.ceiling) + EURO, factures=retained[ASSUMED[FACTURES]]),
        )
    if due.assumed:
        unknown = ", ".join(f"{word} ({retained[word]})" for word in due.assumed)
        yield "assumed", texts["assumed_line"].format(inconnus=unknown)


def _retained(due: Obligations) -> dict[str, str]:
    """The profile retained, in words a client may read."""
    size = content("report")["summary"]["sizes"][due.size]
    return {ASSUMED[TAILLE]: size, ASSUMED[REGIME_TVA]: due.regime.lower(), ASSUMED[FACTURES]: french(due.invoices)}


def _emission(due: Obligations, words: Mapping[str, str]) -> str:
    texts = content("report")["summary"]
    milestone = "reception" if due.size in LARGE else "emission"
    return texts["emissions"]["assumed" if ASSUMED[TAILLE] in due.assumed else "known"].format(
        depuis=words[f"{milestone}_depuis"], statut=words[f"{milestone}_statut"], taille=texts["sizes"][due.size]
    )
