"""A planted difference between two workbooks is found, each kind of them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from french_excel.agreement import differences
from french_excel.excel import FrenchExcel
from french_excel.loading.books import load_book
from french_excel.store import HIDDEN, Book, Box, Rule, Sheet


def changed(sheet: str, change: Callable[[Sheet], None]) -> Callable[[Book], None]:
    """A change of a sheet as one of its workbook."""
    return lambda book: change(book.sheet(sheet))


PLANTED: dict[str, Callable[[Book], None]] = {
    "value": changed("Données", lambda data: setattr(data.cells[3, 3], "value", 1.0)),
    "formula": changed("Données", lambda data: setattr(data.cells[3, 10], "formula", "=1")),
    "style": changed("Données", lambda data: setattr(data.cells[3, 3], "style", "Normal")),
    "look": changed("Données", lambda data: data.cells[3, 3].look.update(bold=True)),
    "name": lambda book: setattr(book.names[0], "refers_to", "=Accueil!$A$1"),
    "table": changed("Données", lambda data: setattr(data.tables[0], "box", Box(2, 1, 4, 14))),
    "choices": changed("Données", lambda data: setattr(data.validations[0], "formula1", "OUI;NON")),
    "rule": changed("Données", lambda data: data.rules.append(Rule([Box(1, 1, 1, 1)], 2, "=A1=1"))),
    "chart": changed("Dashboard", lambda page: page.charts[0].properties.update(title="Autre")),
    "page": changed("Données", lambda data: data.page.update(Orientation=1)),
    "selection": changed("Données", lambda data: setattr(data.view, "selection", [Box(9, 9, 9, 9)])),
    "protection": changed("Accueil", lambda page: setattr(page, "protection", None)),
    "width": changed("Accueil", lambda page: page.widths.update({1: 99.0})),
    "outline": changed("Données", lambda data: data.outline.update({1: 2})),
    "visible": changed("Exports", lambda page: setattr(page, "visible", HIDDEN)),
}


@pytest.mark.parametrize("place", PLANTED)
def test_a_planted_difference_is_found(place: str, excel: FrenchExcel, product: Path) -> None:
    one, other = load_book(product, excel.tongue), load_book(product, excel.tongue)
    assert differences(one, other) == []

    PLANTED[place](other)

    assert len(differences(one, other)) == 1
