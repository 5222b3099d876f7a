"""The commands of the Windows desk: assemble the portable folder, work without macros."""

from pathlib import Path

import click

from fae_xlwings.cli.usage import FrenchHelp
from fae_xlwings.cli.workbooks import BUILT
from fae_xlwings.setup.talking import Console


@click.command(cls=FrenchHelp, epilog="fae portable --sortie dist")
@click.option("--sortie", metavar="DIR", type=click.Path(path_type=Path), default=BUILT, help="Dossier où écrire.")
def portable(sortie: Path) -> None:
    """Assemble le dossier Windows à remettre, prêt à installer."""
    from fae_xlwings.workflow.portable import build_portable  # noqa: PLC0415 - few commands build anything

    click.echo(str(build_portable(sortie)))


@click.command(cls=FrenchHelp, epilog="fae lancer portefeuille.xlsx")
@click.argument("portefeuille", required=False, type=click.Path(path_type=Path))
def lancer(portefeuille: Path | None) -> None:
    """Ouvre le menu qui travaille sans macro, sur un fichier ou dans Excel ouvert."""
    from fae_xlwings.cli.launcher import Launcher  # noqa: PLC0415 - other commands need no menu

    Launcher(Console(yes=False)).run(portefeuille)
