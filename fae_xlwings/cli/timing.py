"""How long the Excel at hand takes for the longest button, pressed on a workbook of our own that is closed unsaved."""

import csv
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import xlwings as xw

from fae_xlwings import macros, workflow
from fae_xlwings.domain.columns import INPUTS
from fae_xlwings.sheets import ACCUEIL

MANY = 10_000
CLIENT = ("Immobilier", "8500", "NON", "TRES BON")


def whole_import(sheet: xw.Sheet, today: date) -> float:
    """The seconds that « Importer » takes for ten thousand clients; `sheet` is of the workbook tried on until now."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        scratch = workflow.write_workbook(
            workflow.read(workflow.example(), today), Path(folder) / "essai.xlsx", ACCUEIL
        )
        clients = _clients(Path(folder) / "clients.csv")
        book = sheet.book.app.books.open(scratch)
        try:
            start = perf_counter()
            macros.press("fae_importer", book, file=clients, yes=True)
            return round(perf_counter() - start, 2)
        finally:
            book.close()


def _clients(path: Path) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, delimiter=";")
        rows.writerow(INPUTS[: len(CLIENT) + 1])
        rows.writerows((f"CLIENT {number}", *CLIENT) for number in range(1, MANY + 1))
    return path
