"""The sheet « Données »: our columns in order, the user's own after them, what was typed kept where it matters."""

from datetime import date
from pathlib import Path

import analyses
import parts
import pytest
from lxml import etree

from fae_xlwings import workflow
from fae_xlwings.domain.columns import COMPUTED, INPUTS
from fae_xlwings.domain.follow_up_columns import COLLABORATEUR, FOLLOW_UP
from fae_xlwings.sheets import CLIENTS_TABLE
from fae_xlwings.views.pages import donnees
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.plan import Choice, Formula


def rows(table: str = analyses.FOUR) -> tuple[tuple[object, ...], ...]:
    """The header row and the rows of clients."""
    _, header, body = donnees.build(analyses.analysis(table)).blocks
    return (*header.rows, *body.rows)


def test_our_columns_come_first_then_those_of_the_user() -> None:
    header, *clients = rows(f"NOM | Gestion | {COLLABORATEUR}\nSCI A | oui | Équipe Nord")

    assert header == (*INPUTS, *COMPUTED, *FOLLOW_UP, "Gestion")
    assert clients[0][header.index(COLLABORATEUR)] == "Équipe Nord"


def test_every_computed_cell_is_a_formula_with_the_value_of_python() -> None:
    computed = rows()[1][len(INPUTS) : len(INPUTS) + len(COMPUTED)]

    assert all(isinstance(cell, Formula) for cell in computed)
    assert [getattr(cell, "value", None) for cell in computed] == ["Grand", 170.0, "P1", "★★★★★", 70.0, "ÉLEVÉ"]


def test_an_amount_typed_as_text_becomes_a_number_here() -> None:
    _, client = rows("NOM | CA | OUTIL | APPETENCE\nSCI A | '1 234,56 €' | oui | très bon")

    assert client[2:5] == (1234.56, "OUI", "TRES BON")


def test_what_cannot_be_read_stays_as_it_was_typed() -> None:
    _, client = rows("NOM | CA | OUTIL | APPETENCE\nSCI A | abc | peut-être | ?")

    assert client[2:5] == ("abc", "peut-être", "?")
    assert getattr(client[10], "value", None) == "À compléter"


def test_headers_that_excel_takes_for_the_same_are_told_apart() -> None:
    header, _ = rows("NOM | Gestion | GESTION | Segment client\nSCI A | x | y | z")

    assert header[len(donnees.OWN) :] == ("Gestion", "GESTION (2)", "Segment client")


def test_a_second_column_of_notes_stays_the_users_own() -> None:
    header, client = rows("NOM | Notes | NOTES\nSCI A | x | y")

    assert (client[header.index("NOTES")], header[-1], client[-1]) == ("x", "NOTES (2)", "y")


def test_the_follow_up_shows_what_was_understood_and_what_was_typed_elsewhere() -> None:
    header, client = rows(
        "NOM | SIREN | STATUT | MANDAT | PROCHAINE_RELANCE\nSCI A | '732 829 320 00074' | propo | signé | 3/2/2027"
    )

    told = [client[header.index(name)] for name in ("SIREN", "STATUT", "MANDAT", "PROCHAINE_RELANCE", "TAILLE")]
    assert told == ["732829320", None, "Signé", date(2027, 2, 3), None]


def test_a_portfolio_without_client_keeps_one_blank_row() -> None:
    plan = donnees.build(analyses.empty())

    assert plan.tables[0].address == "A2:AC3"
    assert all(getattr(cell, "value", None) in {None, ""} for cell in next(iter(plan.blocks[2].rows)))


def test_lists_refuse_what_is_not_among_the_words() -> None:
    choices = [rule for rule in donnees.build(analyses.analysis()).validations if isinstance(rule, Choice)]

    assert [rule.address for rule in choices] == ["D3:D6", "E3:E6", "R3:R6", "X3:X6", "AA3:AA6", "AB3:AB6"]
    assert all(rule.strict for rule in choices)


@pytest.mark.parametrize("portfolio", [analyses.analysis(), analyses.empty()])
def test_a_row_added_under_the_table_gets_the_six_formulas(portfolio: Analysis, tmp_path: Path) -> None:
    written = parts.parts(workflow.write_workbook(portfolio, tmp_path / "analyse.xlsx"))
    tables = (etree.fromstring(data) for name, data in written.items() if name.startswith("xl/tables/"))
    table = next(table for table in tables if table.get("name") == CLIENTS_TABLE)
    kept = {
        column.get("name"): column.findtext("{*}calculatedColumnFormula") for column in table.iter("{*}tableColumn")
    }

    expected = {header: formula[1:] for header, formula in donnees.row_formulas(donnees.FIRST_ROW).items()}
    assert {name: formula for name, formula in kept.items() if formula} == expected


def test_optional_columns_are_folded_unless_something_is_to_be_mended_there() -> None:
    table = "NOM | CA | OUTIL | APPETENCE | EMAIL\nSCI A | 1 | OUI | BON | "

    assert donnees.build(analyses.analysis(f"{table}a@exemple.fr")).folds == (("F:H", True), ("O:AC", True))
    assert donnees.build(analyses.analysis(f"{table}a.exemple.fr")).folds == (("F:H", False), ("O:AC", True))
    assert donnees.build(analyses.analysis("NOM | CA | SIREN\nSCI A | 1 | 123")).folds == (
        ("F:H", True),
        ("O:AC", False),
    )


def test_among_many_clients_only_the_columns_of_the_follow_up_that_are_begun_have_cells(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(donnees, "MANY", 2)
    plan = donnees.build(analyses.analysis("NOM | NOTES | Gestion\nSCI A | | x\nSCI B | y | "))

    assert [str(block.area) for block in plan.blocks[2:]] == ["A3:N4", "Z3:Z4", "AD3:AD4"]
    assert plan.tables[0].address == "A2:AD4"
    assert [rule.address for rule in plan.rules if rule.style == "input_text"] == ["O3:Y4", "AA3:AC4"]
