"""The command that tells the week of a firm: whom to call, why, what to do."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any

import click

from fae_xlwings import workflow
from fae_xlwings.cli.analysing import console, today
from fae_xlwings.cli.summary import say
from fae_xlwings.cli.usage import HEURES, FrenchHelp, day_option, folder_option, json_option, workbook_argument
from fae_xlwings.domain.scoring import french
from fae_xlwings.domain.week import MOST
from fae_xlwings.errors import InputError
from fae_xlwings.views.documents.week_list import Entry, entries
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.week import EVERYONE, HOURS_KEY, WHO_KEY, Week, people, week_of
from fae_xlwings.views.words.wording import counted


@click.command(cls=FrenchHelp, epilog='fae semaine portefeuille.xlsx --collaborateur "Anne MARTIN" --ics')
@workbook_argument
@click.option("--collaborateur", metavar="NOM", help="Les clients d'un seul collaborateur, ou Tous.")
@click.option("--heures", type=HEURES, help="Heures de la semaine (celles de Paramètres).")
@day_option
@folder_option
@click.option("--ics", is_flag=True, help="Écrit aussi l'agenda de la semaine, à ouvrir avec Outlook ou un autre.")
@click.option("--xlsx", is_flag=True, help="Écrit aussi la liste dans un classeur Excel.")
@json_option
def semaine(
    classeur: Path,
    collaborateur: str | None,
    heures: float | None,
    day: date | None,
    sortie: Path | None,
    *,
    ics: bool,
    xlsx: bool,
    machine: bool,
) -> None:
    """Dit qui appeler cette semaine : relances d'abord, puis les meilleurs clients jamais contactés.

    D'un classeur FAE_2026, suit le collaborateur et les heures choisis sur « Ma semaine ».
    """
    analysis = _asked(workflow.read_closed(classeur, day or today(), follows=day is None), collaborateur, heures)
    found = week_of(analysis)
    folder = (sortie or classeur.parent).absolute()
    written = [
        *([workflow.write_agenda(analysis, found, folder)] if ics else []),
        *([workflow.write_week_list(analysis, found, folder)] if xlsx else []),
    ]
    if machine:
        click.echo(json.dumps(as_json(analysis, found, written), ensure_ascii=False, indent=1))
    else:
        show(analysis, found, written)


def _asked(analysis: Analysis, who: str | None, hours: float | None) -> Analysis:
    """The analysis with what the command asks for; raises `InputError` for a collaborator nobody has."""
    known = {name.lower(): name for name in (EVERYONE, *people(analysis))}
    if who is not None and who.strip().lower() not in known:
        named = ", ".join(list(known.values())[1:]) or "aucun : remplissez la colonne COLLABORATEUR"
        raise InputError(f"Aucun client n'est suivi par « {who} ». Collaborateurs : {named}.")
    asked = {
        **({WHO_KEY: known[who.strip().lower()]} if who is not None else {}),
        **({HOURS_KEY: hours} if hours is not None else {}),
    }
    return replace(analysis, inputs={**analysis.inputs, **asked})


def as_json(analysis: Analysis, found: Week, files: Sequence[Path]) -> dict[str, Any]:
    """The week under the keys date, collaborateur, heures, clients, fichiers."""
    return {
        "date": analysis.today.isoformat(),
        "collaborateur": found.who,
        "heures": found.hours,
        "clients": [_plain(entry) for entry in entries(analysis, found)],
        "fichiers": [str(path) for path in files],
    }


def _plain(entry: Entry) -> dict[str, Any]:
    return {
        "NOM": entry.client,
        "quand": entry.told.when,
        "relance": _day(entry.day),
        "pourquoi": entry.told.why,
        "que_faire": entry.told.what,
        "message": entry.told.message,
        "telephone": entry.phone,
        "email": entry.email,
        "dernier_contact": _day(entry.last),
        "collaborateur": entry.follower,
        "SIREN": entry.siren,
        "doit_emettre_le": None if entry.due.is_exempt else entry.due.emission.isoformat(),
        "envois_par_an": {"transactions": entry.due.transactions, "paiements": entry.due.payments},
        "plafond_theorique_par_an": entry.due.ceiling,
        "pris_par_defaut": list(entry.due.assumed),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def show(analysis: Analysis, found: Week, files: Sequence[Path]) -> None:
    """The week for a reader: each client in a few lines, then the files."""
    whose = "" if found.who == EVERYONE else f", {found.who}"
    say(console, f"Semaine du {analysis.today:%d/%m/%Y}{whose} : {counted(len(found.calls), 'client')} à appeler, "
                 f"{french(found.hours)} h\n")  # fmt: skip
    if not found.calls:
        say(console, "✔ Rien à faire : aucune relance due, personne à contacter pour la première fois.")
    told = entries(analysis, found)
    for line in chain.from_iterable(map(_lines, told[:MOST])):
        say(console, line)
    if len(told) > MOST:
        say(console, f"… et {counted(len(told) - MOST, 'autre')} (--json ou --xlsx les donnent tous)\n")
    for path in files:
        say(console, f"Fichier  {path}")


def _lines(entry: Entry) -> tuple[str, ...]:
    when = f"{entry.told.when} ({entry.day:%d/%m/%Y})" if entry.day else entry.told.when
    reached = " · ".join(each for each in (entry.phone, entry.email, entry.follower) if each)
    return (
        f"{when} · {entry.client}",
        *([f"    {reached}"] if reached else []),
        f"    {entry.told.why}",
        f"    {entry.own}",
        f"    → {entry.told.what} {entry.told.message}.",
        "",
    )
