"""The sheet of exports: what can be had, and what was made."""

from dataclasses import replace
from datetime import date

import analyses

from fae_xlwings.views.pages.exports import build
from fae_xlwings.views.words.history import History, Made


def test_each_export_has_its_row_with_a_link() -> None:
    made = Made("Messages", date(2026, 11, 23), r"C:\FAE\messages.txt")
    values = list(analyses.values(build(replace(analyses.analysis(), history=History((made,))))).values())

    assert values[-5:] == ["Messages", date(2026, 11, 23), "messages.txt", "Ouvrir", r"C:\FAE\messages.txt"]


def test_the_table_is_there_before_the_first_export() -> None:
    assert [table.name for table in build(analyses.analysis()).tables] == ["tblExports"]
