"""The commands that install and remove. They load no library: they run from a stick, before anything is in place."""

import os
from pathlib import Path

import click

from fae_xlwings import setup
from fae_xlwings.cli.usage import FrenchGroup, FrenchHelp
from fae_xlwings.setup.installing import REPORT
from fae_xlwings.setup.talking import Console
from fae_xlwings.windows.registry import WindowsRegistry

yes_option = click.option("--oui", is_flag=True, help="Répond oui à toutes les questions.")


@click.command(cls=FrenchHelp, epilog="fae installer")
@yes_option
@click.option("--sans-ouvrir", is_flag=True, help="N'ouvre pas le classeur à la fin.")
def installer(*, oui: bool, sans_ouvrir: bool) -> int:
    """Installe le programme pour cet utilisateur de Windows."""
    talk, place = Console(yes=oui), setup.own_place()
    workbook = setup.install(place, WindowsRegistry(), talk)
    talk.say("\nContrôle de l'installation :\n")
    code, report = setup.verified(place)
    talk.say(report)
    talk.say(f"Ce contrôle est gardé dans {place.program / REPORT}")
    if not sans_ouvrir:
        _open(workbook, talk)
    talk.pause()
    return code


def _open(path: Path, talk: Console) -> None:
    """The workbook shown by Excel, or the word that nothing here opens it."""
    try:
        os.startfile(path)  # type: ignore[attr-defined]  # noqa: S606 - known on Windows only
    except OSError:
        talk.say(f"Aucun programme n'ouvre les classeurs sur cet ordinateur. Votre classeur : {path}")


@click.command(cls=FrenchHelp, epilog="fae desinstaller")
@yes_option
def desinstaller(*, oui: bool) -> None:
    """Retire le programme installé pour cet utilisateur de Windows ; ses documents restent."""
    talk = Console(yes=oui)
    setup.remove(setup.own_place(), WindowsRegistry(), talk)
    talk.pause()


COMMANDS = (installer, desinstaller)
alone = FrenchGroup("fae", commands=list(COMMANDS), subcommand_metavar="COMMANDE [ARGUMENTS]…")
