"""Invented portfolios of any size, the same at every run."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import xlsxwriter

HEADER = (
    "NOM", "SECTEUR", "CA_HONORAIRES_HT", "OUTIL_COMPATIBLE_REFORME", "APPETENCE_INFORMATIQUE",
    "DIRIGEANT_PRENOM", "DIRIGEANT_NOM", "DIRIGEANT_EMAIL",
)  # fmt: skip
SECTORS = ("Immobilier", "Hôtellerie", "Commerce", "Artisanat", "Conseil", "Transport", "Santé", "Bâtiment")
TOOLS = ("NON", "PARTIELLEMENT", "OUI")
SKILLS = ("TRES BON", "BON", "MOYEN", "FAIBLE")
FIRST_NAMES = ("Alice", "Bruno", "Chloé", "David", "Élise", "Farid", "Gaëlle", "Hugo")
USERS_COLUMNS, OTHER_SHEETS = 30, 3

Row = tuple[str | float, ...]


def clients(count: int) -> Iterator[Row]:
    """So many clients, by the columns of `HEADER`."""
    random = Random(count)  # noqa: S311 - the same clients every time
    for number in range(count):
        first, last = random.choice(FIRST_NAMES), f"NOM{number}"
        amount = round(random.lognormvariate(8.0, 0.9), 2)
        yield (
            f"SOCIÉTÉ {number:05d}", random.choice(SECTORS), amount, random.choice(TOOLS), random.choice(SKILLS),
            first, last, f"{first}.{last}@exemple.fr".lower(),
        )  # fmt: skip


def portfolio(folder: Path, count: int) -> Path:
    """A workbook whose one sheet is a portfolio."""
    return _workbook(folder / f"clients_{count}.xlsx", [("Clients", [HEADER, *clients(count)])])


def users_file(folder: Path, count: int, others: int) -> Path:
    """A user's workbook: a portfolio of thirty columns, and other sheets as big that have nothing to do with it."""
    wide = [f"Champ {number}" for number in range(USERS_COLUMNS - len(HEADER))]
    rows: list[Row] = [(*HEADER, *wide)]
    rows += [
        (*row, *(float(number * row_number) for number in range(len(wide))))
        for row_number, row in enumerate(clients(count))
    ]
    sheets = [("Clients", rows), *((f"Autre {number + 1}", rows[1:]) for number in range(others))]
    return _workbook(folder / f"utilisateur_{count}_{others}.xlsx", sheets)


def _workbook(path: Path, sheets: list[tuple[str, list[Row]]]) -> Path:
    if path.exists():
        return path
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    for name, rows in sheets:
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return path
