"""Fees with what their header and the look of their cells say of them, in real workbooks."""

import math
from pathlib import Path

import pytest
import xlsxwriter
from frames import grid

from fae_xlwings.domain.columns import CA
from fae_xlwings.intake import catalogue as kinds
from fae_xlwings.intake.reading import Portfolio, from_grids, load

HEADERS = ("NOM", "CA_HONORAIRES_HT", "OUTIL", "APPETENCE")


def shown_as(path: Path, *fees: tuple[object, str], header: str = "CA_HONORAIRES_HT") -> Portfolio:
    """A portfolio whose fees are shown in a number format each."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Données")
        sheet.write_row(0, 0, [title if title != "CA_HONORAIRES_HT" else header for title in HEADERS])
        for row, (fee, code) in enumerate(fees, start=1):
            sheet.write_row(row, 0, [f"Client {row}", None, "NON", "BON"])
            sheet.write(row, 1, fee, book.add_format({"num_format": code}))
    return load(path)


def told(portfolio: Portfolio) -> list[tuple[str, str, str]]:
    return [(each.code, each.cell, each.client) for each in portfolio.issues if each.code.startswith("montant")]


def test_a_fee_shown_in_percent_is_no_amount_and_its_client_is_told(tmp_path: Path) -> None:
    portfolio = shown_as(tmp_path / "p.xlsx", (0.125, "0.0%"), (1500, "#,##0 €"))

    assert math.isnan(portfolio.clients[CA][0])
    assert portfolio.clients[CA][1] == 1500
    assert told(portfolio) == [(kinds.AMOUNT_PERCENT, "B2", "Client 1")]


@pytest.mark.parametrize("code", ['#,##0 "k€"', "#,##0\\ \\k\\€", '0.0 "K EUR"'])
def test_a_fee_shown_in_thousands_counts_as_it_is_and_is_told(tmp_path: Path, code: str) -> None:
    portfolio = shown_as(tmp_path / "p.xlsx", (12.5, code), (1500, "General"))

    assert portfolio.clients[CA].tolist() == [12.5, 1500]
    assert told(portfolio) == [(kinds.AMOUNT_THOUSANDS, "B2", "Client 1")]


def test_the_look_of_a_text_or_of_no_amount_says_nothing(tmp_path: Path) -> None:
    portfolio = shown_as(tmp_path / "p.xlsx", ("1 500 €", "0%"), (-3, "0%"))

    assert portfolio.clients[CA][0] == 1500
    assert told(portfolio) == [(kinds.AMOUNT_NEGATIVE, "B3", "Client 2"), (kinds.AMOUNT_TEXT, "B2", "")]


def test_the_looks_of_other_columns_say_nothing_of_the_fees(tmp_path: Path) -> None:
    path = tmp_path / "p.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Données")
        sheet.write_row(0, 0, [*HEADERS, "Remise"])
        sheet.write_row(1, 0, ["Alpha", 1500, "NON", "BON"])
        sheet.write(1, 4, 0.1, book.add_format({"num_format": "0%"}))

    assert told(load(path)) == []


def test_a_dash_is_nought_in_a_text_file_and_an_answer_to_be_found_in_a_sheet() -> None:
    table = "NOM | CA | OUTIL | APPETENCE\nAlpha | - | NON | BON"

    text, sheet = from_grids([grid(table, "")]), from_grids([grid(table)])

    assert (text.clients[CA].tolist(), told(text)) == ([0.0], [])
    assert math.isnan(sheet.clients[CA][0])
    assert told(sheet) == [(kinds.AMOUNT_UNREADABLE, "B2", "Alpha")]
