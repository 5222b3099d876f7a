"""The user's own columns: their values and their look as Excel has them."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
import xlsxwriter

from fae_xlwings.intake.grid import Grid
from fae_xlwings.intake.own_columns import Run, storable
from fae_xlwings.intake.reading import from_grids, load


def test_lengths_and_times_of_day_are_fractions_of_a_day() -> None:
    assert storable((timedelta(hours=36), time(12, 30), None, "x")) == (1.5, 12.5 / 24, None, "x")


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (date(2026, 9, 1), "dd/mm/yyyy"),
        (datetime(2026, 9, 1), "dd/mm/yyyy"),  # noqa: DTZ001 - cells have no time zone
        (datetime(2026, 9, 1, 8, 30), "dd/mm/yyyy hh:mm"),  # noqa: DTZ001 - cells have no time zone
        (timedelta(hours=36), "[h]:mm:ss"),
        (time(12, 30), "hh:mm:ss"),
    ],
)
def test_a_value_whose_format_is_not_known_is_shown_as_is_usual(value: object, code: str) -> None:
    portfolio = from_grids([Grid("Données", [["NOM", "Le mien"], ["Alpha", "x"], ["Beta", value], ["Gamma", 5.0]])])

    assert portfolio.formats == {2: (Run(1, 1, code),)}


def test_the_format_of_the_file_is_kept_unless_it_would_show_nothing(tmp_path: Path) -> None:
    path = tmp_path / "p.xlsx"
    with xlsxwriter.Workbook(path) as book:
        percent, day = book.add_format({"num_format": "0.0%"}), book.add_format({"num_format": "dd/mm/yyyy"})
        sheet = book.add_worksheet("Données")
        sheet.write_row(0, 0, ["NOM", "Remise", "Entrée"])
        for row, (rebate, entry) in enumerate([(0.125, 46_000), (0.2, 5_000_000), (0.3, 46_001)], start=1):
            sheet.write(row, 0, f"Client {row}")
            sheet.write(row, 1, rebate, percent)
            sheet.write(row, 2, entry, day)

    portfolio = load(path)

    assert portfolio.formats[2] == (Run(0, 2, "0.0%"),)
    assert [run.code for run in portfolio.formats[3]] == ["dd/mm/yyyy", "dd/mm/yyyy"]
    assert [(run.first, run.last) for run in portfolio.formats[3]] == [(0, 0), (2, 2)]
