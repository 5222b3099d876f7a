"""What the reform asks of the client of a report: his date of emission, his rhythm, his theoretical ceiling."""

from collections.abc import Iterator, Mapping
from typing import Any

from fae_xlwings.domain.follow_up_columns import EXONERE
from fae_xlwings.domain.obligations import LARGE, Obligations, Profile, obligations, profile_of
from fae_xlwings.domain.parameters import Parameters
from fae_xlwings.domain.scoring import french
from fae_xlwings.texts import content
from fae_xlwings.views.words.wording import EURO


def own_dates(client: Mapping[str, Any], parameters: Parameters, words: Mapping[str, str]) -> dict[str, str]:
    """The lines of a client, a row as a dictionary; of what is only assumed none but the date, which says so."""
    profile = profile_of(client)
    return dict(_lines(profile, obligations(profile, parameters), words))


def _lines(profile: Profile, due: Obligations, words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    texts = content("report")["summary"]
    yield "emission", _emission(profile, due, words)
    if profile.regime == EXONERE:
        yield "reporting", texts["reporting_exempt"]
    elif profile.regime:
        told = {"transactions": french(due.transactions), "paiements": french(due.payments)}
        yield "reporting", texts["reporting_line"].format(regime=profile.regime.lower(), **told)
        if profile.invoices is not None:
            ceiling, invoices = french(due.ceiling) + EURO, french(profile.invoices)
            yield "ceiling", texts["ceiling_line"].format(plafond=ceiling, factures=invoices)


def _emission(profile: Profile, due: Obligations, words: Mapping[str, str]) -> str:
    texts = content("report")["summary"]
    if profile.regime == EXONERE:
        return texts["emissions"]["exempt"]
    milestone = "reception" if due.size in LARGE else "emission"
    return texts["emissions"]["known" if profile.size else "assumed"].format(
        depuis=words[f"{milestone}_depuis"],
        statut=words[f"{milestone}_statut"],
        taille=texts["sizes"][due.size],
        tailles=texts["groups"][milestone],
    )
