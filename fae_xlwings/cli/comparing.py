"""The command that compares two portfolios, or two states of one."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click
from rich.table import Table

from fae_xlwings import workflow
from fae_xlwings.cli.analysing import console, today
from fae_xlwings.cli.summary import say
from fae_xlwings.cli.usage import JOUR, FrenchHelp, json_option
from fae_xlwings.domain.columns import CA, NOM, PRIORITE
from fae_xlwings.domain.evolution import AFTER, BEFORE, Evolution, fees_moved
from fae_xlwings.domain.rounding import half_up
from fae_xlwings.domain.scoring import french
from fae_xlwings.views.words.comparison import LABELS, figures, gap, shown, unit_told
from fae_xlwings.views.words.evolution import FEES, Records, names_told, records, signed, why
from fae_xlwings.views.words.wording import counted

SHOWN = 20
EURO_KEYS = (
    ("avant", "before"),
    ("gagnes", "gained"),
    ("perdus", "lost"),
    ("gardes", "kept"),
    ("non_compares", "doubtful"),
    ("apres", "after"),
)


@click.command(cls=FrenchHelp, epilog="fae comparer clients_2025.xlsx clients_2026.xlsx")
@click.argument("ancien", type=click.Path(path_type=Path))
@click.argument("nouveau", required=False, type=click.Path(path_type=Path))
@click.option("--depuis", type=JOUR, help="Sans NOUVEAU : jour gardé par le classeur auquel comparer (le plus ancien).")
@click.option(
    "--date", "day", type=JOUR, help="Jour des deux analyses (celui que porte chaque fichier, ou aujourd'hui)."
)
@json_option
def comparer(ancien: Path, nouveau: Path | None, depuis: date | None, day: date | None, *, machine: bool) -> None:
    """Compare deux portefeuilles, ou un classeur à son passé : clients gagnés, perdus, déplacés et pourquoi."""
    found = workflow.compare_files(ancien, nouveau, depuis, day, today())
    if machine:
        click.echo(json.dumps(as_json(found), ensure_ascii=False, indent=1))
    else:
        show(found, (ancien.name, (nouveau or ancien).name))


def as_json(found: Evolution) -> dict[str, Any]:
    """The evolution under the keys dates, clients, gagnes, perdus, deplaces, retards, and so on."""
    before, after = figures(found.before), figures(found.after)
    return {
        "dates": {"avant": found.before.day.isoformat(), "apres": found.after.day.isoformat()},
        "clients": {"avant": len(found.before.scored), "apres": len(found.after.scored), "gardes": len(found.kept)},
        "gagnes": _plainly(records(found.gained)),
        "perdus": _plainly(records(found.lost)),
        "deplaces": [_move(row) for row in records(found.moved)],
        "retards": {
            "nouveaux": found.newly_late[NOM].tolist(),
            "resolus": found.no_longer_late[NOM].tolist(),
        },
        "non_compares": list(found.doubtful_names),
        "euros": {label: half_up(getattr(fees_moved(found), part), 2) for label, part in EURO_KEYS},
        "indicateurs": {key: {"avant": before[key], "apres": after[key]} for key in before},
    }


def _plainly(rows: Records) -> Records:
    return [{key: row[key] for key in (NOM, CA, PRIORITE)} for row in rows]


def _move(row: dict[str, Any]) -> dict[str, Any]:
    return {NOM: row[NOM], "avant": row[PRIORITE + BEFORE], "apres": row[PRIORITE + AFTER], "raison": why(row)}


def show(found: Evolution, names: tuple[str, str]) -> None:
    """The evolution for a reader: counts, fees, moves, late clients, indicators."""
    for name, seen in zip(names, (found.before, found.after), strict=True):
        say(console, f"{name} : {counted(len(seen.scored), 'client')} au {seen.day:%d/%m/%Y}")
    console.print(_fees(found))
    _list("Gagnés", records(found.gained), lambda row: f"{row[PRIORITE]}, {french(half_up(row[CA], 0))} €")
    _list("Perdus", records(found.lost), lambda row: f"{row[PRIORITE]}, {french(half_up(row[CA], 0))} €")
    _list(
        "Déplacés", records(found.moved), lambda row: f"{row[PRIORITE + BEFORE]} → {row[PRIORITE + AFTER]}. {why(row)}"
    )
    _list("Nouveaux retards", records(found.newly_late), lambda _: "outil à changer, réception obligatoire")
    _list("Retards résolus", records(found.no_longer_late), lambda _: "n'est plus en retard")
    if found.doubtful_names:
        say(console, names_told(found.doubtful_names))
    console.print(_indicators(found))


def _fees(found: Evolution) -> Table:
    table = _table("Honoraires", "Clients", "€")
    counts = (found.before.scored, found.gained, found.lost, found.kept, found.doubtful_after, found.after.scored)
    moved = fees_moved(found)
    for (label, part), clients in zip(FEES, counts, strict=True):
        amount = half_up(getattr(moved, part), 0)
        table.add_row(label, french(len(clients)), french(amount) if part in {"before", "after"} else signed(amount))
    return table


def _list(title: str, clients: Records, tell: Callable[[dict[str, Any]], str]) -> None:
    """Some clients with what is told of each; the rest counted."""
    if not clients:
        return
    say(console, f"{title} : {counted(len(clients), 'client')}")
    for row in clients[:SHOWN]:
        say(console, f"  {row[NOM]} : {tell(row)}")
    if len(clients) > SHOWN:
        say(console, f"  … et {counted(len(clients) - SHOWN, 'autre')} (--json les donne tous)")
    say(console, "")


def _indicators(found: Evolution) -> Table:
    table = _table("Indicateur", "Avant", "Après", "Écart")
    before, after = figures(found.before), figures(found.after)
    for key, label in LABELS.items():
        was, now = before[key], after[key]
        unit = unit_told(key)
        table.add_row(label, shown(was, unit), shown(now, unit), gap(half_up(now - was, 2), unit))
    return table


def _table(first: str, *figures: str) -> Table:
    table = Table(first, *figures, header_style="bold magenta")
    for column in table.columns[1:]:
        column.justify = "right"
    return table
