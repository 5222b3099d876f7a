"""The commands about workbooks with buttons: build them, press a button of one, verify the installation."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

import click
import xlwings as xw

from fae_xlwings import workflow
from fae_xlwings.cli.usage import FrenchHelp, workbook_argument
from fae_xlwings.engine import calling, open_book
from fae_xlwings.errors import DeclinedError, InputError

WITH_A_FILE = {"fae_importer": "le portefeuille à importer", "fae_comparer": "le fichier à comparer"}
BUILT = Path("dist")


@click.command(cls=FrenchHelp, epilog="fae bouton fae_importer FAE_2026.xlsm --fichier portefeuille.xlsx --oui")
@click.argument("identifiant", metavar="ID")
@workbook_argument
@click.option("--lignes", metavar="3,5", default="", help="Lignes sélectionnées de la feuille des clients.")
@click.option("--fichier", metavar="FICHIER", type=click.Path(path_type=Path), help="Portefeuille à lire.")
@click.option("--oui", is_flag=True, help="Répond oui à toutes les questions.")
def bouton(identifiant: str, classeur: Path, lignes: str, fichier: Path | None, *, oui: bool) -> None:
    """Appuie sur un bouton du ruban, dans un classeur fermé."""
    if identifiant in WITH_A_FILE and fichier is None:
        raise click.BadParameter(f"Indiquez {WITH_A_FILE[identifiant]} avec --fichier.")
    book = open_book(classeur)
    with calling(book):
        done = _pressed(identifiant, book, _rows(lignes), fichier, yes=oui)
    book.save()
    click.echo(done)


def _pressed(button: str, book: xw.Book, rows: Sequence[int], file: Path | None, *, yes: bool) -> str:
    from fae_xlwings import macros  # noqa: PLC0415 - other commands press no button

    try:
        return macros.press(button, book, rows, file, yes=yes)
    except DeclinedError as error:
        raise InputError(f"{error} Pour répondre oui à la question, ajoutez --oui.") from error


def _rows(text: str) -> tuple[int, ...]:
    numbers = [part.strip() for part in text.split(",")] if text else []
    if not all(number.isdecimal() and int(number) for number in numbers):
        raise InputError(f"« {text} » n'est pas une liste de lignes : écrivez par exemple 3,5.")
    return tuple(map(int, numbers))


@click.command(cls=FrenchHelp, epilog="fae construire --sortie dist")
@click.option("--sortie", metavar="DIR", type=click.Path(path_type=Path), default=BUILT, help="Dossier où écrire.")
def construire(sortie: Path) -> None:
    """Construit le classeur FAE_2026.xlsm et le complément FAE.xlam."""
    for path in workflow.build_products(sortie):
        click.echo(str(path))


@click.command(cls=FrenchHelp, epilog="fae verifier")
@click.option("--sortie", metavar="DIR", type=click.Path(path_type=Path), default=Path(), help="Dossier où écrire.")
@click.option("--excel", is_flag=True, help="Note aussi ce que répond l'Excel ouvert, dans un petit fichier.")
def verifier(sortie: Path, *, excel: bool) -> int:
    """Vérifie l'installation, pas à pas."""
    from fae_xlwings.verification import checks, lines, verdict  # noqa: PLC0415 - other commands check nothing

    found = tuple(checks(sortie.absolute()))
    click.echo("\n".join((*lines(found), verdict(found))))
    if excel:
        path = _answers(sortie.absolute(), date.today())  # noqa: DTZ011 - the user's own calendar day
        click.echo(f"Réponses d'Excel notées : {path}")
    return int(not all(check.right for check in found))


def _answers(folder: Path, today: date) -> Path:
    """What the open Excel answers, the time of a whole import among it."""
    from fae_xlwings.cli.timing import whole_import  # noqa: PLC0415 - other commands need no buttons

    return workflow.excel_answers(folder, today, more=(("whole_import", partial(whole_import, today=today)),))
