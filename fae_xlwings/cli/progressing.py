"""The command that tells how far the missions are."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click
from rich.table import Table

from fae_xlwings import workflow
from fae_xlwings.cli.analysing import console, today
from fae_xlwings.cli.summary import say
from fae_xlwings.cli.usage import FrenchHelp, day_option, json_option, workbook_argument
from fae_xlwings.domain.follow_up_columns import ANNUAIRE, FOLLOW_UP, MANDAT, MANDATS, PLATEFORME
from fae_xlwings.domain.progress import count_words, leading
from fae_xlwings.domain.rounding import half_up
from fae_xlwings.domain.scoring import french
from fae_xlwings.views.words.mandates import mandate_counts
from fae_xlwings.views.words.progress import Progress, progress_of
from fae_xlwings.views.words.wording import counted

EVERY = 1_000_000
RATE_KEYS = ("PRIORITE", "clients", "proposes", "signes", "refuses", "taux_simulateur", "taux_reel")
PERSON_KEYS = (
    "nom", "clients", "en_retard", "relances_depassees", "relances_du_jour", "proposes", "signes", "honoraires_signes",
)  # fmt: skip


@click.command(cls=FrenchHelp, epilog="fae suivi FAE_2026.xlsm --json")
@workbook_argument
@day_option
@json_option
def suivi(classeur: Path, day: date | None, *, machine: bool) -> None:
    """Dit où en sont les missions : proposées, signées, terminées, par priorité, par personne et par mois."""
    progress = progress_of(workflow.read_closed(classeur, day or today(), follows=day is None))
    if machine:
        click.echo(json.dumps(as_json(progress), ensure_ascii=False, indent=1))
    else:
        show(progress, classeur.name)


def as_json(progress: Progress) -> dict[str, Any]:
    """The figures under the keys date, clients, entonnoir, hypothese, conversion, collaborateurs, charge, and so on."""
    cells, clients = progress.followed.cells, len(progress.analysis.scored)
    filled = {header: progress.filled(header) for header in FOLLOW_UP}
    platforms = leading(cells[PLATEFORME], EVERY)
    return {
        "date": progress.analysis.today.isoformat(),
        "clients": clients,
        "entonnoir": [
            {"etape": each.label, "clients": each.clients, "honoraires": half_up(each.fees, 2),
             "sans_montant": each.unpriced}
            for each in progress.stages
        ],
        "hypothese": {
            "missions": half_up(sum(row.missions for row in progress.simulation.contributions), 2),
            "honoraires": half_up(progress.simulation.total, 2),
        },
        "conversion": [dict(zip(RATE_KEYS, (*each, each.rate), strict=True)) for each in progress.conversions],
        "collaborateurs": [dict(zip(PERSON_KEYS, each, strict=True)) for each in progress.people],
        "charge": {
            "mois": [f"{day:%Y-%m}" for day in progress.months[:-1]],
            "heures": {who.name: [half_up(hours, 2) for hours in row]
                       for who, row in zip(progress.people, progress.load, strict=True)},
            "equipe": [half_up(hours, 2) for hours in progress.team],
        },
        "mandats": dict(zip(MANDATS, count_words(cells[MANDAT], MANDATS), strict=True)),
        "plateformes": dict(zip(platforms, count_words(cells[PLATEFORME], platforms), strict=True)),
        "annuaire_verifie": int((cells[ANNUAIRE] > 0).sum()),
        "completude": {"part": progress.completeness, "remplis": filled},
    }  # fmt: skip


def show(progress: Progress, name: str) -> None:
    """The figures for a reader."""
    rate = french(half_up(progress.completeness * 100, 1))
    say(console, f"{name} : {counted(len(progress.analysis.scored), 'client')} au {progress.analysis.today:%d/%m/%Y}, "
                 f"suivi rempli à {rate} %")  # fmt: skip
    stages = [(each.label, french(each.clients), f"{french(half_up(each.fees, 0))} €") for each in progress.stages]
    _table(("Étape", "Clients", "Honoraires HT"), stages)
    rates = [
        (each.priority, *map(french, (each.clients, each.offered, each.signed, each.refused)), _share(each.rate),
         _share(each.assumed))
        for each in progress.conversions
    ]  # fmt: skip
    _table(("Priorité", "Clients", "Proposés", "Signés", "Refusés", "Taux réel", "Simulateur"), rates)
    people = [(each.name, *map(french, each[1:-1]), french(half_up(each.fees, 0))) for each in progress.people]
    _table(("Suivi par", "Clients", "Retard", "Dépassé", "Ce jour", "Proposé", "Signé", "€ signés"), people)
    rows = zip([each.name for each in progress.people], progress.load, strict=True)
    load = [(who, *(f"{french(half_up(hours, 0))} h" for hours in row)) for who, row in rows]
    team = ("Heures de l'équipe", *(f"{french(half_up(hours, 0))} h" for hours in progress.team))
    _table(("Charge", *(f"{day:%m/%Y}" for day in progress.months[:-1])), [*load, team])
    counts = [(each.label, french(each.clients)) for each in mandate_counts(progress)]
    _table(("Mandat, plateforme, annuaire", "Clients"), counts)


def _share(rate: float | None) -> str:
    return "" if rate is None else f"{french(half_up(rate * 100, 0))} %"


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    table = Table(*header, header_style="bold magenta")
    for column in table.columns[1:]:
        column.justify, column.no_wrap = "right", True
    for row in rows:
        table.add_row(*row)
    console.print(table)
