"""The `fae` command: the same work as in Excel, on files."""

import sys

UNUSED = ("matplotlib", "plotly")
"""What xlwings loads wherever it finds it, for pictures that we never ask it for: half the time a command starts in."""


def main() -> None:
    """The command line, what it needs loaded first."""
    _load_xlwings()
    from fae_xlwings.cli.commands import main as command  # noqa: PLC0415 - xlwings comes first

    command()


def _load_xlwings() -> None:
    absent = dict.fromkeys(name for name in UNUSED if name not in sys.modules)
    sys.modules.update(absent)  # pyright: ignore[reportArgumentType]  # None stands for a module that is not there
    import xlwings  # noqa: F401, PLC0415 - while it cannot find them

    for name in absent:
        del sys.modules[name]
