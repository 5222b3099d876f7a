"""Two Excels, one product: every button leaves the same in the French Excel as in the file."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlwings as xw
from pressing import edited, pressed, pressed_on, setting
from random_portfolios import messy

from fae_xlwings import workflow
from fae_xlwings.macros import MACROS
from fae_xlwings.workflow.unchanged import MARKS_NAME
from french_excel.excel import FrenchExcel
from french_excel.members import recorded, table
from french_excel.two_excels import parted, select_clients

NOTING = "fae_verifier"
ASKING = "fae_brouillons"
"""What it asks is answered by a yes in one Excel; in a closed file there is nobody to say it."""
BUTTONS = tuple(button for button in MACROS if button not in {NOTING, ASKING})
OTHER_EXCELS: dict[str, dict[str, Any]] = {
    "a dollar machine": {"currency": "$"},
    "arrays in English": {"array_formulas": "english"},
    "rules in English": {"local_rules": False},
    "outside VBA": {"vba_on_stack": False},
    "an English Excel": {"decimal": ".", "list_separator": ","},
    "English taken for the user's language": {
        "vba_on_stack": False,
        "takes_english": frozenset({"arrays", "rules", "formats"}),
    },
    "tables that stay": {"tables_extend": False},
}


@pytest.fixture(scope="module", autouse=True)
def known() -> Iterator[None]:
    """A failure when a button of these asked xlwings for a member that has no row in the table."""
    with recorded() as members:
        yield
    assert members - {row.name for row in table()} == set()


@pytest.fixture(scope="module")
def imported(up_to_date: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook once the example was imported."""
    path = Path(shutil.copy(up_to_date, tmp_path_factory.mktemp("exemple")))
    pressed(path, "fae_importer", file=workflow.example())
    return path


def source_of(button: str) -> Path | None:
    return workflow.example() if button in {"fae_importer", "fae_comparer"} else None


@pytest.mark.parametrize("button", BUTTONS)
def test_a_button_leaves_the_same_in_both(button: str, excel: FrenchExcel, fresh: Path) -> None:
    assert parted(excel, fresh, button, source_of(button)) == []


@pytest.mark.parametrize("button", ["fae_actualiser", "fae_dashboard", "fae_defauts", "fae_export", "fae_ouverture"])
def test_a_first_button_leaves_the_same_in_both(button: str, excel: FrenchExcel, ours: Path) -> None:
    assert parted(excel, ours, button) == []


def test_drafts_that_nobody_wants_noted_leave_the_same_in_both(fresh: Path) -> None:
    with FrenchExcel(answer=lambda _question: False).running() as excel:
        assert parted(excel, fresh, ASKING) == []


def test_a_contact_is_undone_alike_in_both(excel: FrenchExcel, fresh: Path) -> None:
    pressed(fresh, "fae_note_proposition", rows=(3, 4))

    assert parted(excel, fresh, "fae_note_annuler") == []


@pytest.mark.parametrize("button", ["fae_evolution", "fae_actualiser", "fae_export_selection"])
def test_two_days_are_compared_alike_in_both(button: str, excel: FrenchExcel, ours: Path) -> None:
    edited(ours, {"Données!A6:E6": ["'SCI ROSERAIE", "'Conseil", 8500, "'NON", "'TRES BON"]})
    for day in (date(2026, 10, 5), date(2026, 11, 3)):
        pressed_on(ours, "fae_actualiser", day)

    assert parted(excel, ours, button, prepare=look_at_evolution) == []


def look_at_evolution(book: xw.Book) -> None:
    book.sheets["Évolution"].api.Activate()


def test_only_an_excel_that_answers_has_its_answers_noted(excel: FrenchExcel, ours: Path) -> None:
    found = parted(excel, ours, NOTING)

    live = ours.parent.with_name(f"{ours.parent.name}_excel")
    assert [line.partition(":")[0] for line in found] == ["sentence", "files"]
    assert len(list(live.glob("excel_fae_*.json"))) == 1


def test_the_firm_is_named_at_the_foot_of_a_page_in_both(excel: FrenchExcel, ours: Path) -> None:
    edited(ours, {setting(ours, "Nom du cabinet"): "2A & Associés"})

    assert parted(excel, ours, "fae_diagnostic") == []
    book = excel.app.books[ours.name]
    assert book.sheets["Diagnostic"].api.PageSetup.LeftFooter.endswith(" · 2A && Associés")


@pytest.mark.parametrize("button", ["fae_actualiser", "fae_scorer_formules", "fae_export_selection", "fae_plan"])
def test_a_whole_portfolio_looks_the_same_in_both(
    button: str, excel: FrenchExcel, imported: Path, tmp_path: Path
) -> None:
    assert parted(excel, Path(shutil.copy(imported, tmp_path)), button, prepare=with_all_to_draw) == []


def with_all_to_draw(book: xw.Book) -> None:
    """Clients selected in a workbook that no longer knows what was drawn."""
    select_clients(book)
    book.names[MARKS_NAME].delete()


@pytest.mark.parametrize("button", ["fae_actualiser", "fae_scorer", "fae_scorer_formules", "fae_scorer_fonctions"])
@pytest.mark.parametrize("seed", range(2))
def test_any_portfolio_looks_the_same_in_both(seed: int, button: str, excel: FrenchExcel, ours: Path) -> None:
    rows = [[f"'{value}" if isinstance(value, str) else value for value in row] for row in messy(seed)]
    edited(ours, {f"Données!A{number}:E{number}": row for number, row in enumerate(rows, start=6)})

    assert parted(excel, ours, button) == []


@pytest.mark.parametrize("switches", OTHER_EXCELS.values(), ids=OTHER_EXCELS)
def test_every_excel_draws_the_same_pages(switches: dict[str, Any], ours: Path) -> None:
    with FrenchExcel(**switches).running() as other:
        assert parted(other, ours, "fae_actualiser") == []
