"""Click in French: help pages, and one sentence for each way of mistyping a command."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from math import inf, nan
from pathlib import Path
from typing import Any

import click

DAY_FORMS = ("%Y-%m-%d", "%d/%m/%Y")


class JourType(click.ParamType[date]):
    """A day typed as JJ/MM/AAAA or as AAAA-MM-JJ."""

    name = "JJ/MM/AAAA"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; a misuse of the command when it is none."""
        if isinstance(value, date):
            return value
        day = day_typed(value)
        if day is None:
            self.fail(f"« {value} » n'est pas une date : écrivez 31/12/2026 ou 2026-12-31.", param, ctx)
        return day


class HeuresType(click.ParamType[float]):
    """A number of hours, none below zero, with a comma or a point."""

    name = "N"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The hours; a misuse of the command when they are none."""
        hours = nan
        with suppress(ValueError):
            hours = float(str(value).replace(",", "."))
        if not 0 <= hours < inf:
            self.fail(f"« {value} » n'est pas un nombre d'heures : écrivez par exemple 20 ou 17,5.", param, ctx)
        return hours


def day_typed(text: str) -> date | None:
    """The day that a person typed, None when it is none."""
    for form in DAY_FORMS:
        with suppress(ValueError):
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007 - a calendar day has no zone
    return None


JOUR, HEURES = JourType(), HeuresType()
day_option = click.option("--date", "day", type=JOUR, help="Jour de l'analyse (aujourd'hui si rien n'est dit).")
folder_option = click.option("--sortie", metavar="DIR", type=click.Path(path_type=Path), help="Dossier où écrire.")
json_option = click.option("--json", "machine", is_flag=True, help="N'écrit à l'écran que le résultat, en JSON.")
workbook_argument = click.argument("classeur", type=click.Path(path_type=Path))


class FrenchFormatter(click.HelpFormatter):
    """A help page whose colons stand apart, as French ones do."""

    def write_heading(self, heading: str) -> None:
        """The title of a list."""
        self.write(f"{'':>{self.current_indent}}{heading} :\n")


class FrenchContext(click.Context):
    """What gives the help pages their formatter."""

    formatter_class = FrenchFormatter


class FrenchHelp(click.Command):
    """A command whose help page is in French."""

    context_class = FrenchContext

    def __init__(self, *args: Any, **settings: Any) -> None:
        super().__init__(*args, **{"options_metavar": "[OPTIONS]", **settings})

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line that shows how to type the command."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), "Utilisation : ")

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option --help, explained in French."""
        option = super().get_help_option(ctx)
        if option:
            option.help = "Affiche cette aide."
        return option

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click gives it
        """How the command is typed, on one line."""
        if self.epilog:
            with formatter.section("Exemple"):
                formatter.write(f"{'':>{formatter.current_indent}}{self.epilog}\n")


LONGEST_SENTENCE = 200
"""Beyond this click cuts what a command says of itself."""


class FrenchGroup(FrenchHelp, click.Group):
    """A group of commands whose help page is in French."""

    command_class = FrenchHelp

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click gives it
        """The list of commands, each with its first sentence."""
        rows = [(name, command.get_short_help_str(LONGEST_SENTENCE)) for name, command in sorted(self.commands.items())]
        with formatter.section("Commandes"):
            formatter.write_dl(rows)
        with formatter.section("Exemples"):
            for _, command in sorted(self.commands.items()):
                formatter.write(f"{'':>{formatter.current_indent}}{command.epilog}\n")


def _missing(error: click.MissingParameter) -> str:
    name = error.param.human_readable_name if error.param else "un argument"
    return f"Il manque {name}."


def _unknown_option(error: click.NoSuchOption) -> str:
    hint = f" Vouliez-vous dire {' ou '.join(error.possibilities)} ?" if error.possibilities else ""
    return f"L'option {error.option_name} n'existe pas.{hint}"


def _without_value(error: click.BadOptionUsage) -> str:
    wanted = "n'attend pas de valeur" if "does not take" in error.message else "attend une valeur"
    return f"L'option {error.option_name} {wanted}."


def _bad_value(error: click.BadParameter) -> str:
    return error.message


MESSAGES: tuple[tuple[type[click.UsageError], Callable[[Any], str]], ...] = (
    (click.MissingParameter, _missing),
    (click.NoSuchOption, _unknown_option),
    (click.BadOptionUsage, _without_value),
    (click.BadParameter, _bad_value),
    (click.NoSuchCommand, lambda error: f"La commande « {error.command_name} » n'existe pas."),
)


def usage_sentence(error: click.UsageError) -> str:
    """What was mistyped and where help is, in French."""
    command = error.ctx.command_path if error.ctx else "fae"
    told = next((tell(error) for kind, tell in MESSAGES if isinstance(error, kind)), "Il y a un mot de trop.")
    return f"{told} Aide : {command} --help"
