"""The sheet of reports: what one holds, how to make one, those already made."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import analyses
import office
import pytest

from fae_xlwings import workflow
from fae_xlwings.texts import content
from fae_xlwings.views.pages.livrables import build
from fae_xlwings.views.words.history import History, Made
from fae_xlwings.views.words.plan import Table

MADE = (Made("SCI EXEMPLE", date(2026, 11, 23), r"C:\FAE\r.docx"), Made("SARL TEST", date(2026, 11, 20), "/tmp/s.docx"))  # noqa: S108 - a path that is only shown


def test_the_chapters_of_a_report_are_told_by_their_own_titles() -> None:
    told = [row[0] for row in content("deliverables")["reports"]["contents"]]
    report = content("report")

    titles = [report[key]["title"] for key in ("summary", "context", "diagnosis", "plan", "conclusion")]
    shown = [label.partition(". ")[2] for label in told if label[0].isdigit()]
    assert all(title.startswith(label) for title, label in zip(titles, shown, strict=True))


def test_each_report_has_its_row_with_a_link() -> None:
    values = list(analyses.values(build(replace(analyses.analysis(), history=History((), MADE)))).values())

    assert values[-5:] == ["SARL TEST", date(2026, 11, 20), "s.docx", "Ouvrir", "/tmp/s.docx"]  # noqa: S108
    assert "2 fichiers." in values


def test_the_table_is_there_before_the_first_report() -> None:
    plan = build(analyses.analysis())

    assert isinstance(plan.tables[0], Table)
    assert plan.tables[0].name == "tblRapports"
    assert "Aucun fichier pour l'instant." in analyses.values(plan).values()


@pytest.mark.office
def test_a_workbook_with_reports_is_valid_and_agrees(tmp_path: Path) -> None:
    analysis = replace(analyses.analysis(), history=History((MADE[0],), MADE))
    path = workflow.write_workbook(analysis, tmp_path / "analyse.xlsx")

    assert office.validate(path) == []
    assert office.formulas_disagreeing(path) == []
