"""The `fae` command: the same work as in Excel, on files."""

import sys
from importlib import import_module

UNUSED = ("matplotlib", "plotly")
"""What xlwings loads wherever it finds it, for pictures that we never ask it for: half the time a command starts in."""


def main() -> None:
    """The command line, what it needs loaded first."""
    _load_xlwings()
    from fae_xlwings.cli.commands import main as command  # noqa: PLC0415 - xlwings comes first

    command()


def _load_xlwings() -> None:
    hidden = [name for name in UNUSED if name not in sys.modules]
    for name in hidden:
        sys.modules[name] = None  # pyright: ignore[reportArgumentType]  # how Python marks what cannot be loaded
    import_module("xlwings")
    for name in hidden:
        del sys.modules[name]
