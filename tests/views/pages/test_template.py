"""The input template: two sheets, three examples, strict lists, and a file the tool reads without a complaint."""

from pathlib import Path

import office
import openpyxl
import pytest
from analyses import DAY
from openpyxl.utils import get_column_letter

from fae_xlwings import workflow
from fae_xlwings.domain.columns import APPETENCES, COLUMNS, INPUTS, OUTILS, SCORE
from fae_xlwings.domain.follow_up_columns import FOLLOW_UP, FOLLOW_UP_WORDS
from fae_xlwings.domain.sectors import SECTORS
from fae_xlwings.errors import InputError
from fae_xlwings.intake.reading import load
from fae_xlwings.views.pages.template import LAST_ROW, build


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return workflow.write_template(tmp_path_factory.mktemp("modele") / "modele.xlsx")


def test_it_has_two_sheets_instructions_first(path: Path) -> None:
    assert openpyxl.load_workbook(path).sheetnames == ["Instructions", "Données"]


def test_the_instructions_name_every_column_every_word_and_every_sector() -> None:
    text = build()[0].as_text()

    for word in (*(column.name for column in COLUMNS), *OUTILS, *APPETENCES, *SECTORS):
        assert word in text, word
    assert "TEMPLATE FACTURATION ÉLECTRONIQUE 2026" in text
    assert "red_frame" in text


def test_the_examples_are_read_and_scored_without_a_complaint(path: Path) -> None:
    analysis = workflow.read(path, DAY)

    assert analysis.portfolio.sheet == "Données"
    assert {issue.code for issue in analysis.portfolio.issues} == {"exemple_du_modele"}
    assert [round(score, 2) for score in analysis.scored[SCORE]] == [170.0, 28.0, 1.4]


def test_the_header_is_ours(path: Path) -> None:
    sheet = openpyxl.load_workbook(path)["Données"]

    assert [cell.value for cell in sheet[2]] == [*INPUTS, *FOLLOW_UP]
    assert "Consultez Instructions" in str(sheet["A1"].value)


def test_choices_are_strict_and_amounts_only_warned_of_down_to_the_last_row(path: Path) -> None:
    rules = {
        str(rule.sqref): (rule.type, rule.errorStyle or "stop", rule.formula1)
        for rule in openpyxl.load_workbook(path)["Données"].data_validations.dataValidation
    }

    assert rules[f"D3:D{LAST_ROW}"][:2] == ("list", "stop")
    assert rules[f"E3:E{LAST_ROW}"] == ("list", "stop", "Instructions!$B$62:$B$65")
    assert rules[f"C3:C{LAST_ROW}"][:2] == ("decimal", "warning")


def test_the_follow_up_is_folded_told_and_offered_its_words(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    sheet, told = book["Données"], build()[0].as_text()
    folded = [each for each in sheet.column_dimensions.values() if each.hidden and each.outlineLevel == 1]
    lists = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation if rule.type == "list"}

    assert all(name in told for name in FOLLOW_UP)
    assert {number for each in folded for number in range(each.min, each.max + 1)} == set(
        range(len(INPUTS) + 1, len(INPUTS) + len(FOLLOW_UP) + 1)
    )
    for name, words in FOLLOW_UP_WORDS.items():
        letter = get_column_letter(len(INPUTS) + FOLLOW_UP.index(name) + 1)
        page, _, area = lists[f"{letter}3:{letter}{LAST_ROW}"].partition("!")
        assert [cell.value for (cell,) in book[page][area.replace("$", "")]] == list(words)


def test_a_follow_up_typed_in_the_template_is_read(path: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book["Données"]
    for name, value in (("TAILLE", "ETI"), ("REGIME_TVA", "Franchise"), ("FACTURES_EMISES_AN", 40)):
        sheet.cell(3, len(INPUTS) + FOLLOW_UP.index(name) + 1).value = value
    book.save(tmp_path / "saisi.xlsx")

    known = workflow.read(tmp_path / "saisi.xlsx", DAY).portfolio.follow_up

    assert known.loc[0, ["TAILLE", "REGIME_TVA", "FACTURES_EMISES_AN"]].tolist() == ["ETI", "Franchise", 40.0]


def test_a_missing_answer_is_pale_red_once_the_row_is_begun() -> None:
    formulas = {rule.address: getattr(rule, "formula", "") for rule in build()[1].rules}

    assert formulas[f"A3:A{LAST_ROW}"] == '=($A3&$B3&$C3&$D3&$E3<>"")*(A3="")'
    assert formulas[f"E3:E{LAST_ROW}"] == '=($A3&$B3&$C3&$D3&$E3<>"")*(E3="")'


def test_it_never_takes_the_place_of_a_file(path: Path) -> None:
    assert workflow.write_template(path).name == "modele_2.xlsx"


def test_a_name_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"finit par \.xlsx"):
        workflow.write_template(tmp_path / "modele.csv")


@pytest.mark.office
def test_it_is_a_valid_file_that_opens(path: Path) -> None:
    assert office.validate(path) == []
    assert office.opens_in_libreoffice(path)
    assert load(path).clients.shape[0] == 3
