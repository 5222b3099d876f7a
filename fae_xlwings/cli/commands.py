"""The commands themselves: arguments in, work done, exit code out."""

import json
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import click
from rich.console import Console

from fae_xlwings import workflow
from fae_xlwings.cli.summary import as_json, say, show
from fae_xlwings.cli.usage import JOUR, FrenchGroup, usage_sentence
from fae_xlwings.cli.workbooks import BUILT, bouton, construire, verifier
from fae_xlwings.domain.columns import PRIORITES
from fae_xlwings.errors import FaeError, InputError
from fae_xlwings.identity import IDENTITY
from fae_xlwings.macros.pressing import counted
from fae_xlwings.views.documents.selection import everyone, of_names, of_priorities

REFUSED, MISUSED = 1, 2
NO_REPORT = "aucun"

console = Console()
errors = Console(stderr=True)


def main() -> None:
    """The command line; exits 0 when done, 1 when refused with a reason, 2 when misused."""
    _speak_utf8()
    try:
        code = fae.main(prog_name="fae", standalone_mode=False) or 0
    except FaeError as error:
        code = _told(str(error), REFUSED)
    except click.UsageError as error:
        code = _told(usage_sentence(error), MISUSED)
    except (click.Abort, KeyboardInterrupt):
        code = _told("Interrompu : les fichiers déjà écrits sont complets.", REFUSED)
    sys.exit(code)


def _speak_utf8() -> None:
    """Output for a file or a program in UTF-8: Windows would have it in a code page without our stars."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8", errors="replace")


def _told(message: str, code: int) -> int:
    errors.print(message, style="bold red", soft_wrap=True, highlight=False, markup=False)
    return code


class Priorities(click.ParamType[tuple[str, ...]]):
    """Priorities typed as « P1,P2 », or « aucun »."""

    name = "P1,P2"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """The priorities named; a misuse of the command when one is unknown."""
        if isinstance(value, tuple):
            return value
        words = [word.strip() for word in value.split(",")]
        if words == [NO_REPORT]:
            return ()
        unknown = [word for word in words if word.upper() not in PRIORITES]
        if unknown:
            self.fail(
                f"« {unknown[0]} » n'est pas une priorité : écrivez par exemple P1,P2 ou {NO_REPORT}.", param, ctx
            )
        return tuple(word.upper() for word in words)


portfolio_argument = click.argument("portefeuille", type=click.Path(path_type=Path))
folder_option = click.option("--sortie", metavar="DIR", type=click.Path(path_type=Path), help="Dossier où écrire.")
day_option = click.option("--date", "day", type=JOUR, help="Jour de l'analyse (aujourd'hui si rien n'est dit).")


@click.group(cls=FrenchGroup, subcommand_metavar="COMMANDE [ARGUMENTS]…", invoke_without_command=True)
@click.version_option(IDENTITY.version, message=f"{IDENTITY.title}, version %(version)s", help="Affiche la version.")
@click.pass_context
def fae(context: click.Context) -> None:
    """CRM Enterprise FAE : qui accompagner d'abord vers la facturation électronique. Tout reste sur ce poste."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


for command in (bouton, construire, verifier):
    fae.add_command(command)


@fae.command(epilog="fae analyser portefeuille.xlsx --date 31/12/2026 --rapports P1,P2")
@portfolio_argument
@folder_option
@day_option
@click.option("--echeance", type=JOUR, help="Date visée (le prochain jalon de la réforme si rien n'est dit).")
@click.option("--rapports", type=Priorities(), default="P1", help="Priorités qui reçoivent un rapport Word, ou aucun.")
@click.option("--json", "machine", is_flag=True, help="N'écrit à l'écran que le résultat, en JSON.")
def analyser(
    portefeuille: Path,
    sortie: Path | None,
    day: date | None,
    echeance: date | None,
    rapports: tuple[str, ...],
    *,
    machine: bool,
) -> None:
    """Analyse un portefeuille : classeur complet et rapports Word."""
    _analyse(portefeuille, sortie, day or _today(), echeance, rapports, machine=machine)


@fae.command(epilog="fae modele modele_fae.xlsx")
@click.argument("fichier", metavar="FICHIER.xlsx", type=click.Path(path_type=Path))
def modele(fichier: Path) -> None:
    """Crée le modèle de saisie à remplir : mode d'emploi et données."""
    say(console, f"Modèle de saisie : {workflow.write_template(fichier)}")


@fae.command(epilog="fae demo --sortie dist")
@folder_option
@day_option
def demo(sortie: Path | None, day: date | None) -> None:
    """Construit les produits et analyse le portefeuille d'exemple."""
    folder = sortie or BUILT
    for label, path in zip(("Classeur à boutons", "Complément Excel"), workflow.build_products(folder), strict=True):
        say(console, f"{label}  {path}")
    _analyse(workflow.example(), folder, day or _today(), None, ("P1",), machine=False)


@fae.command(epilog='fae rapports portefeuille.xlsx --clients "SCI EXEMPLE"')
@portfolio_argument
@folder_option
@day_option
@click.option("--clients", metavar="NOM", multiple=True, help="Nom d'un client ; l'option peut être répétée.")
@click.option("--priorites", type=Priorities(), default=NO_REPORT, help="Priorités, par exemple P1,P2.")
@click.option("--tous", is_flag=True, help="Tous les clients.")
@click.option("--pdf", is_flag=True, help="Fait aussi le PDF de chaque rapport, avec Word ou LibreOffice.")
@click.option("--note", "partners", is_flag=True, help="Écrit aussi la note de synthèse pour les associés.")
def rapports(
    portefeuille: Path,
    sortie: Path | None,
    day: date | None,
    clients: Sequence[str],
    priorites: tuple[str, ...],
    *,
    tous: bool,
    pdf: bool,
    partners: bool,
) -> None:
    """Écrit des rapports Word seulement."""
    if not clients and not priorites and not tous:
        raise click.BadParameter("Choisissez --clients, --priorites ou --tous.")
    today = day or _today()
    analysis = workflow.read(portefeuille, today)
    wanted = everyone(analysis) if tous else of_names(analysis, clients) | of_priorities(analysis, priorites)
    folder = workflow.outputs(portefeuille, sortie, today).reports
    home = portefeuille.absolute().parent
    batch = workflow.write_reports(analysis, wanted, folder, home, _progress)
    _check_whole(batch)
    if not batch.paths:
        raise InputError("Aucun client n'a cette priorité : aucun rapport n'a été écrit.")
    for note in batch.notes:
        say(console, note)
    say(console, f"{counted(len(batch.paths), 'rapport')} Word dans {batch.paths[0].parent}")
    if partners:
        say(console, f"Note de synthèse : {workflow.write_note(analysis, folder, home)}")
    if pdf:
        say(console, f"{len(workflow.print_all(batch.paths))} PDF au même endroit")


def _check_whole(batch: workflow.Batch) -> None:
    """A refusal that says what is done when the user stopped half-way."""
    if batch.stopped:
        where = f" Dossier : {batch.paths[0].parent}" if batch.paths else ""
        done = counted(len(batch.paths), "rapport")
        raise InputError(f"Arrêté : {done} sur {batch.wanted}, complets.{where}")


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the user's own calendar day


def _analyse(
    portfolio: Path,
    folder: Path | None,
    today: date,
    deadline: date | None,
    priorities: tuple[str, ...],
    *,
    machine: bool,
) -> None:
    # Loading the libraries, before this line, is half of what the user waits for.
    start = perf_counter() - process_time()
    analysis = workflow.read(portfolio, today, deadline)
    places = workflow.outputs(portfolio, folder, today)
    workflow.make_folder(places.workbook.parent)
    wanted = of_priorities(analysis, priorities)
    home = portfolio.absolute().parent
    batch = workflow.write_reports(analysis, wanted, places.reports, home, iter if machine else _progress)
    _check_whole(batch)
    written = batch.paths
    # Seen from the workbook, so that its links still lead to the reports when the folder moves.
    beside = [path.relative_to(places.workbook.parent) for path in written]
    workbook = workflow.write_workbook(workflow.remembering(analysis, wanted, beside), places.workbook)
    if machine:
        click.echo(json.dumps(as_json(analysis, [workbook, *written]), ensure_ascii=False, indent=1))
    else:
        show(console, analysis, workbook, written, perf_counter() - start)


def _progress(wanted: Sequence[int]) -> Iterable[int]:
    from rich.progress import track  # noqa: PLC0415 - a command without reports needs no bar

    return track(wanted, "Rapports Word", console=errors, transient=True)
