"""What the command says when the work is done, for a reader or for a program."""

import math
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from fae_xlwings.domain.columns import COMPUTED, INPUTS, PRIORITES
from fae_xlwings.domain.obligations import obligations, profile_of
from fae_xlwings.domain.scoring import french
from fae_xlwings.intake import figures
from fae_xlwings.intake.catalogue import SEVERITY_LABELS
from fae_xlwings.intake.issues import grouped
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.reading import columns_read, fees_read
from fae_xlwings.views.words.wording import counted

PRIORITY_LABELS = ("Audit et pilotage", "Formation", "Information", "À surveiller")
FIGURES = (
    ("Honoraires du cabinet", "ca_total", " €"),
    ("Honoraires à risque", "ca_total_a_risque", " €"),
    ("Potentiel de missions", "ca_additionnel_max", " €"),
    ("Heures de mission", "total_heures_mission", " h"),
    ("Contacts par mois", "clients_a_traiter_par_mois", ""),
    ("Jours avant l'échéance", "jours_avant_reforme", ""),
)


def as_json(analysis: Analysis, files: Sequence[Path]) -> dict[str, Any]:
    """The analysis under the keys clients, indicateurs, anomalies, colonnes, statistiques, fichiers."""
    scored = analysis.scored[[*INPUTS, *COMPUTED]].to_dict("records")
    known = analysis.portfolio.follow_up.to_dict("records")
    return {
        "clients": [_client({**row, **more}, analysis) for row, more in zip(scored, known, strict=True)],
        "indicateurs": analysis.indicators.as_dict(),
        "anomalies": [issue.as_json() for issue in analysis.portfolio.issues],
        "colonnes": analysis.portfolio.column_map,
        "statistiques": figures.as_json(analysis.portfolio.statistics),
        "fichiers": [str(path) for path in files],
    }


def _client(row: Mapping[Any, Any], analysis: Analysis) -> dict[str, object]:
    """A client: what was read of him, his follow-up, his scores, then what the reform asks of him."""
    due = obligations(profile_of(row), analysis.parameters)
    asked = {
        "EMISSION_LE": None if due.is_exempt else due.emission,
        "EMISSION_EN_VIGUEUR": due.binds(analysis.today),
        "ENVOIS_TRANSACTIONS_AN": due.transactions,
        "ENVOIS_PAIEMENTS_AN": due.payments,
        "PLAFOND_THEORIQUE_AN": due.ceiling,
        "PRIS_PAR_DEFAUT": list(due.assumed),
    }
    return {str(key): _plain(value) for key, value in {**row, **asked}.items()}


def _plain(value: object) -> object:
    """JSON has no word for a missing number or choice but null, none for a day but its text."""
    if isinstance(value, date):
        return value.isoformat()
    return None if isinstance(value, float) and math.isnan(value) else value


def say(console: Console, text: str) -> None:
    """A line as it stands: never cut, and the brackets of a path are no orders to the terminal."""
    console.print(text, soft_wrap=True, highlight=False, markup=False)


def show(console: Console, analysis: Analysis, workbook: Path, reports: Sequence[Path], seconds: float) -> None:
    """The closing summary: counts per priority, key figures, anomalies, where the files are."""
    console.print(f"\n[bold]{counted(analysis.indicators.total_clients, 'client')}[/] au {analysis.today:%d/%m/%Y}\n")
    console.print(_priorities(analysis))
    console.print(_figures(analysis))
    say(console, columns_read(analysis))
    say(console, fees_read(analysis) + "\n")
    console.print(_anomalies(analysis))
    say(console, f"Classeur  {workbook}")
    if reports:
        say(console, f"Rapports  {reports[0].parent} ({counted(len(reports), 'document')} Word)")
    console.print(f"\nTerminé en {french(round(seconds, 1))} s.")


def _priorities(analysis: Analysis) -> Table:
    figures = analysis.indicators
    counts = (figures.tier1_count, figures.tier2_count, figures.tier3_count, figures.ignorer_count)
    table = _table("Priorité", "Accompagnement", "Clients")
    for word, label, count in zip(PRIORITES, PRIORITY_LABELS, counts, strict=True):
        table.add_row(word, label, str(count))
    table.add_row("", "Fiches à compléter", str(figures.a_completer_count))
    return table


def _figures(analysis: Analysis) -> Table:
    values = analysis.indicators.as_dict()
    table = _table("Chiffres clés", "Valeur")
    for label, name, unit in FIGURES:
        table.add_row(label, french(values[name]) + unit)
    return table


def _anomalies(analysis: Analysis) -> Table | str:
    groups = grouped(analysis.portfolio.issues)
    if not groups:
        return "Aucune anomalie.\n"
    table = _table("Importance", "Anomalie", "Nombre")
    for group in groups:
        table.add_row(SEVERITY_LABELS[group.kind.severity], group.kind.title, str(group.count))
    return table


def _table(*headers: str) -> Table:
    table = Table(*headers, header_style="bold magenta")
    table.columns[-1].justify = "right"
    return table
