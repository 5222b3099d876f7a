"""Settings of the user's own that once stopped a button half-way: a hidden page, L1C1 addresses, a filter."""

from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw

from fae_xlwings import macros, workflow
from fae_xlwings.draw import opening
from fae_xlwings.sheets import DONNEES, SIMULATEUR
from french_excel import reading
from french_excel.excel import FrenchExcel
from french_excel.grammar import respelt
from french_excel.store import HIDDEN

L1C1 = -4150
REFUSED = "Excel a refusé une étape du travail"
MARK = "à redessiner"


def told(excel: FrenchExcel, book: xw.Book, button: str) -> list[str]:
    """What the user is told after a click."""
    excel.chosen_file = str(workflow.example())
    excel.messages.clear()
    with excel.calling(book):
        macros.run(button)
    return excel.messages


@pytest.fixture
def hidden(excel: FrenchExcel, fresh: Path) -> xw.Book:
    """A workbook whose user has hidden a page, on which something stands that no drawing leaves."""
    book = excel.open(fresh)
    page = excel.books[0].sheet(SIMULATEUR)
    page.visible = HIDDEN
    page.cell((400, 1)).value = MARK
    return book


@pytest.mark.parametrize("button", ["fae_actualiser", "fae_importer"])
def test_a_page_that_is_hidden_is_drawn_and_stays_hidden(button: str, hidden: xw.Book, excel: FrenchExcel) -> None:
    sentences = told(excel, hidden, button)
    page = excel.books[0].sheet(SIMULATEUR)

    assert not any(sentence.startswith(REFUSED) for sentence in sentences)
    assert (400, 1) not in page.cells
    assert page.visible == HIDDEN
    assert page.protection is not None


def test_a_page_that_were_not_shown_would_stop_the_drawing(
    hidden: xw.Book, excel: FrenchExcel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "SHOWN", HIDDEN)

    assert told(excel, hidden, "fae_actualiser")[-1].startswith(REFUSED)


def test_addresses_read_as_l1c1_stop_nothing(excel: FrenchExcel, ours: Path) -> None:
    book = excel.open(ours)
    excel.state["ReferenceStyle"] = L1C1

    assert not any(sentence.startswith(REFUSED) for sentence in told(excel, book, "fae_actualiser"))
    assert excel.state["ReferenceStyle"] == L1C1


def test_addresses_left_as_l1c1_would_stop_the_drawing(
    excel: FrenchExcel, ours: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = excel.open(ours)
    excel.state["ReferenceStyle"] = L1C1
    monkeypatch.setattr(import_module("fae_xlwings.macros.quiet"), "A1_STYLE", L1C1)

    assert told(excel, book, "fae_actualiser")[-1].startswith(REFUSED)


@pytest.fixture
def filtered(excel: FrenchExcel, fresh: Path) -> xw.Book:
    """A workbook up to date on whose clients a filter bears."""
    book = excel.open(fresh)
    excel.books[0].sheet(DONNEES).filtered_rows = {4}
    return book


@pytest.mark.parametrize("button", ["fae_actualiser", "fae_plan"])
def test_scores_that_excel_spells_as_we_do_let_a_filter_stay(
    button: str, filtered: xw.Book, excel: FrenchExcel
) -> None:
    assert not any("masquées" in sentence for sentence in told(excel, filtered, button))
    assert excel.books[0].sheet(DONNEES).filtered_rows == {4}


def test_scores_that_excel_spells_otherwise_would_be_written_again(
    filtered: xw.Book, excel: FrenchExcel, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = reading._formula
    monkeypatch.setattr(reading, "_formula", lambda cell: whole(cell).replace(",", ", "))

    assert any("masquées" in sentence for sentence in told(excel, filtered, "fae_actualiser"))


def test_every_formula_stands_as_excel_spells_it(product: Path) -> None:
    """What Excel spelt otherwise would look changed at each reading."""
    written: list[Any] = []
    given = FrenchExcel(calculator=lambda formula, _row, _column: written.append(str(formula)))
    with given.running() as other:
        book = other.open(product)
        with other.calling(book):
            macros.run("fae_actualiser")

    assert len(written) > 1000
    assert [formula for formula in written if respelt(formula) != formula] == []
