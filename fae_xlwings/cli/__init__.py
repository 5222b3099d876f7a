"""The `fae` command: the same work as in Excel, on files."""

from fae_xlwings.cli.commands import main

__all__ = ["main"]
