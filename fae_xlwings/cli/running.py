"""A command run from a console: French sentences instead of tracebacks, and the exit code that says how it ended."""

import sys
from io import TextIOWrapper

import click

from fae_xlwings.cli.usage import usage_sentence
from fae_xlwings.errors import FaeError

REFUSED, MISUSED = 1, 2


def run(command: click.Command) -> None:
    """The command on the arguments typed; exits 0 when done, 1 when refused with a reason, 2 when misused."""
    _speak_utf8()
    try:
        code = command.main(prog_name="fae", standalone_mode=False) or 0
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
    click.secho(message, err=True, fg="red", bold=True)
    return code
