"""Files made before: told on two sheets, read back from them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import analyses
import pytest
from frames import Grid

from fae_xlwings import workflow
from fae_xlwings.intake.grid import read_grids
from fae_xlwings.views.words.formulas import count_formula
from fae_xlwings.views.words.history import EXPORT_HEADER, History, Made, listing, read_history
from fae_xlwings.views.words.plan import Formula, Table

DAY = date(2026, 11, 23)
EXPORT = Made("Analyse complète", DAY, r"C:\Users\moi\Documents\FAE\analyse_fae_20261123.xlsx")
REPORTS = (
    Made("=Équilibre", DAY, r"C:\FAE\rapports_fae_20261123\Rapport FAE - Équilibre.docx"),
    Made("00123", date(2026, 11, 1), "/home/moi/rapport 1.docx"),
)


def test_a_file_is_named_by_the_end_of_its_path() -> None:
    assert EXPORT.file == "analyse_fae_20261123.xlsx"
    assert REPORTS[1].file == "rapport 1.docx"


def test_the_latest_files_come_first() -> None:
    history = History((EXPORT,)).with_exports([Made("Messages", DAY, "m.txt")]).with_reports(REPORTS)

    assert [row.subject for row in history.exports] == ["Messages", "Analyse complète"]
    assert history.reports == REPORTS


def test_the_thousands_of_files_are_parted() -> None:
    made = [EXPORT] * 1200
    (count, *_) = listing(made, Table("tblExports", "B16"), EXPORT_HEADER, "export").lines.blocks
    ((told,),) = count.rows

    assert isinstance(told, Formula)
    assert told.value == "1\u202f200 exports."
    assert count_formula("COUNTA(F18:F1217)") in told


def test_a_workbook_remembers_what_was_made_from_it(tmp_path: Path) -> None:
    history = History((EXPORT,), REPORTS)
    analysis = replace(analyses.analysis(), history=history)
    path = workflow.write_workbook(analysis, tmp_path / "analyse.xlsx")

    assert read_history(read_grids(path)) == history
    assert workflow.read(path, DAY).history == history


def test_a_workbook_without_files_remembers_none(tmp_path: Path) -> None:
    path = workflow.write_workbook(analyses.analysis(), tmp_path / "analyse.xlsx")

    assert read_history(read_grids(path)) == History()


@pytest.mark.parametrize("day", ["hier", None])
def test_a_row_without_its_day_or_its_path_is_passed_over(day: object) -> None:
    rows = [[*EXPORT_HEADER], ["A", day, "a.xlsx", "Ouvrir", "a.xlsx"], ["B", DAY, "", "", ""]]

    assert read_history([Grid("Exports", [["", *row] for row in rows])]) == History()
