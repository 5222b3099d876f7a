"""The `fae` command: the same work as in Excel, on files."""

import gc
import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from click import Command

__all__ = ["main"]

UNUSED = ("matplotlib", "plotly", "PIL", "cryptography")
"""What xlwings and openpyxl load wherever they find it, for what we never ask of them: half the time a start takes."""
LIGHT = ("installer", "desinstaller")
"""They start from a stick or a share, where loading every library would keep the user waiting."""


def main() -> None:
    """The command line, what it needs loaded first; where a library is missing, the report that names it.

    What is loaded stays: looking through it for cycles, again and again, takes a tenth of the start.
    """
    gc.disable()
    try:
        from fae_xlwings.cli.running import run  # noqa: PLC0415 - a library that is missing is told

        command = _command()
    except ImportError as error:
        sys.exit(_told_what_is_missing(error))
    gc.freeze()
    gc.enable()
    run(command)


def _command() -> "Command":
    if sys.argv[1:2] and sys.argv[1] in LIGHT:
        from fae_xlwings.cli.setting_up import alone  # noqa: PLC0415 - what is loaded depends on the command

        return alone
    _load_xlwings()
    from fae_xlwings.cli.commands import fae  # noqa: PLC0415 - xlwings comes first

    return fae


def _load_xlwings() -> None:
    hidden = [name for name in UNUSED if name not in sys.modules]
    for name in hidden:
        sys.modules[name] = None  # pyright: ignore[reportArgumentType]  # how Python marks what cannot be loaded
    try:
        import_module("xlwings")
        import_module("fae_xlwings.engine")
    finally:
        for name in hidden:
            del sys.modules[name]


def _told_what_is_missing(error: ImportError) -> int:
    from pathlib import Path  # noqa: PLC0415 - seldom needed

    from fae_xlwings.verification import checks, lines, unloaded, verdict  # noqa: PLC0415 - likewise

    found = tuple(checks(Path.cwd()))
    if all(check.right for check in found):
        found += (unloaded("Chargement du programme", error),)
    sys.stdout.write("\n".join((*lines(found), verdict(found), "")))
    return 1
