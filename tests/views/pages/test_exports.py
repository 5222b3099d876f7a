"""The sheet of exports: what can be had, by which button, and what was made."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import analyses
from lxml import etree

from fae_xlwings.texts import content
from fae_xlwings.views.pages.exports import build
from fae_xlwings.views.words.history import History, Made

RIBBON = Path(__file__).parents[3] / "addin" / "ribbon.xml"


def test_every_button_named_is_one_of_the_ribbon() -> None:
    labels = {element.get("label") for element in etree.parse(RIBBON).iter()}

    assert {button for _, button, _ in content("deliverables")["exports"]["kinds"]} <= labels


def test_each_export_has_its_row_with_a_link() -> None:
    made = Made("Messages", date(2026, 11, 23), r"C:\FAE\messages.txt")
    values = list(analyses.values(build(replace(analyses.analysis(), history=History((made,))))).values())

    assert values[-5:] == ["Messages", date(2026, 11, 23), "messages.txt", "Ouvrir", r"C:\FAE\messages.txt"]


def test_the_table_is_there_before_the_first_export() -> None:
    assert [table.name for table in build(analyses.analysis()).tables] == ["tblExports"]
