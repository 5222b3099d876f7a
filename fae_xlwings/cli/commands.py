"""The commands themselves: arguments in, work done, exit code out."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from fae_xlwings import workflow
from fae_xlwings.cli.analysing import analyse_files, console, report_files, today
from fae_xlwings.cli.comparing import comparer
from fae_xlwings.cli.desk import lancer, portable
from fae_xlwings.cli.progressing import suivi
from fae_xlwings.cli.setting_up import COMMANDS
from fae_xlwings.cli.summary import say
from fae_xlwings.cli.usage import JOUR, FrenchGroup, day_option, folder_option, json_option
from fae_xlwings.cli.week import semaine
from fae_xlwings.cli.workbooks import BUILT, bouton, construire, verifier
from fae_xlwings.domain.columns import PRIORITES
from fae_xlwings.domain.scoring import french
from fae_xlwings.identity import IDENTITY
from fae_xlwings.views.documents.selection import everyone, of_names, of_priorities

NO_REPORT = "aucun"


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


@click.group(cls=FrenchGroup, subcommand_metavar="COMMANDE [ARGUMENTS]…", invoke_without_command=True)
@click.version_option(IDENTITY.version, message=f"{IDENTITY.title}, version %(version)s", help="Affiche la version.")
@click.pass_context
def fae(context: click.Context) -> None:
    """CRM Enterprise FAE : qui accompagner d'abord vers la facturation électronique. Tout reste sur ce poste."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


for command in (bouton, comparer, construire, semaine, suivi, verifier, portable, lancer, *COMMANDS):
    fae.add_command(command)


@fae.command(epilog="fae analyser portefeuille.xlsx --date 31/12/2026 --rapports P1,P2")
@portfolio_argument
@folder_option
@day_option
@click.option("--echeance", type=JOUR, help="Date visée (le prochain jalon de la réforme si rien n'est dit).")
@click.option("--rapports", type=Priorities(), default="P1", help="Priorités qui reçoivent un rapport Word, ou aucun.")
@json_option
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
    analyse_files(portefeuille, sortie, day, echeance, rapports, machine=machine)


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
    analyse_files(workflow.example(), folder, day, None, ("P1",), machine=False)


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
    analysis, paths = report_files(
        portefeuille,
        sortie,
        day or today(),
        lambda read: everyone(read) if tous else of_names(read, clients) | of_priorities(read, priorites),
    )
    if partners:
        note = workflow.write_note(analysis, paths[0].parent, portefeuille.absolute().parent)
        say(console, f"Note de synthèse : {note}")
    if pdf:
        say(console, f"{french(len(workflow.print_all(paths)))} PDF au même endroit")
