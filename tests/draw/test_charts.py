import zipfile
from dataclasses import replace
from pathlib import Path

import analyses
import openpyxl
import pytest
from lxml import etree
from openpyxl.chart._chart import ChartBase
from openpyxl.worksheet.worksheet import Worksheet

from fae_xlwings import workflow
from fae_xlwings.draw.charts import KINDS, draw_chart
from fae_xlwings.draw.theme import PALETTE
from fae_xlwings.engine import new_book
from fae_xlwings.views.words.plan import Chart, Series

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
CELLS = [["Priorité", "Base", "Valeur"], ["P1", 0, 4], ["P2", 4, 2], ["P3", 6, 1]]
PLAN = Chart(
    name="Essai",
    kind="bar",
    source="A1:B4",
    area="E2:J12",
    title="Titre",
    alt="Ce que montre le graphique.",
    series=(Series("p1"), Series("p2")),
)


def parts(plan: Chart, folder: Path) -> tuple[etree._Element, etree._Element]:
    """The chart and the drawing that a plan becomes in a file."""
    book = new_book()
    book.sheets[0]["A1"].value = CELLS
    draw_chart(book.sheets[0], plan)
    book.save(folder / "essai.xlsx")
    with zipfile.ZipFile(folder / "essai.xlsx") as package:
        names = ("xl/charts/chart101.xml", "xl/drawings/drawing101.xml")
        chart, drawing = (etree.fromstring(package.read(name)) for name in names)
    return chart, drawing


def val(chart: etree._Element, *path: str) -> str | None:
    found = chart.find(".//" + "/".join(f"{C}{name}" for name in path))
    return None if found is None else found.get("val")


def fills(element: etree._Element) -> list[str]:
    return [f"#{fill.get('val', '').lower()}" for fill in element.iterfind(f".//{A}solidFill/{A}srgbClr")]


def texts(chart: etree._Element) -> list[str]:
    return [text.text or "" for text in chart.iter(f"{A}t")]


@pytest.mark.parametrize(
    ("kind", "element"),
    [
        ("pie", "pieChart"),
        ("doughnut", "doughnutChart"),
        ("column", "barChart"),
        ("column_stacked", "barChart"),
        ("bar", "barChart"),
    ],
)
def test_each_kind_becomes_a_native_chart_named_and_described(kind: str, element: str, tmp_path: Path) -> None:
    plan = replace(PLAN, kind=kind)

    chart, drawing = parts(plan, tmp_path)
    named = drawing.find(f".//{DRAWING}cNvPr")

    assert kind in KINDS
    assert chart.find(f".//{C}{element}") is not None
    assert texts(chart)[0] == "Titre"
    assert named is not None
    assert (named.get("name"), named.get("descr")) == ("Essai", "Ce que montre le graphique.")


def test_the_slices_of_a_pie_have_their_colours_names_and_shares(tmp_path: Path) -> None:
    plan = replace(PLAN, kind="pie", series=tuple(map(Series, ("p1", "p2", "p3"))), labels=True)

    chart, _ = parts(plan, tmp_path)

    assert [fills(point)[0] for point in chart.iter(f"{C}dPt")] == [PALETTE[name] for name in ("p1", "p2", "p3")]
    assert [val(chart, "dLbls", name) for name in ("showCatName", "showPercent", "showVal")] == ["1", "1", "0"]


def test_the_base_of_a_waterfall_is_invisible_and_unlabelled(tmp_path: Path) -> None:
    plan = replace(
        PLAN, kind="column_stacked", source="A1:C4", series=(Series(None), Series("violet")), labels=True,
        points=("p1", "p2", "violet"), y_title="€",
    )  # fmt: skip

    chart, _ = parts(plan, tmp_path)
    base, bars = chart.iter(f"{C}ser")

    assert base.find(f"{C}spPr/{A}noFill") is not None
    assert base.find(f"{C}dLbls") is None
    assert [fills(point)[0] for point in bars.iter(f"{C}dPt")] == [PALETTE[name] for name in ("p1", "p2", "violet")]
    assert (val(chart, "grouping"), val(chart, "overlap")) == ("stacked", "100")


def test_labels_have_their_own_number_format(tmp_path: Path) -> None:
    chart, _ = parts(replace(PLAN, labels=True, number_format='#,##0 "€"'), tmp_path)
    label = chart.find(f".//{C}dLbls/{C}numFmt")

    assert label is not None
    assert (label.get("formatCode"), label.get("sourceLinked")) == ('#,##0 "€"', "0")


def test_a_bar_chart_reads_from_top_to_bottom(tmp_path: Path) -> None:
    chart, _ = parts(PLAN, tmp_path)

    assert val(chart, "catAx", "scaling", "orientation") == "maxMin"
    assert val(chart, "barDir") == "bar"


def test_an_axis_of_values_gives_way_to_labels_unless_it_has_a_title(tmp_path: Path) -> None:
    hidden, _ = parts(replace(PLAN, labels=True), tmp_path)
    shown, _ = parts(replace(PLAN, labels=True, y_title="€"), tmp_path)

    assert (val(hidden, "valAx", "delete"), val(shown, "valAx", "delete")) == ("1", "0")
    assert hidden.find(f".//{C}valAx/{C}majorGridlines") is None


def test_a_legend_lies_below_and_may_be_left_out(tmp_path: Path) -> None:
    below, _ = parts(PLAN, tmp_path)
    without, _ = parts(replace(PLAN, legend=False), tmp_path)

    assert val(below, "legend", "legendPos") == "b"
    assert without.find(f".//{C}legend") is None


def test_the_heads_of_a_source_are_no_data_in_a_new_workbook(tmp_path: Path) -> None:
    path = workflow.write_workbook(analyses.analysis(), tmp_path / "analyse.xlsx")
    book = openpyxl.load_workbook(path)

    first = [
        head_or_data(book, reference.f)
        for sheet in book.worksheets
        for chart in charts_of(sheet)
        for series in chart.series
        for reference in (series.cat.strRef or series.cat.numRef, series.val.numRef)
    ]
    assert len(first) >= 8
    assert {"Priorité", "Clients", "Solution", "TCO", "Base"}.isdisjoint(first)


def charts_of(sheet: Worksheet) -> list[ChartBase]:
    return sheet._charts


def head_or_data(book: openpyxl.Workbook, reference: str) -> object:
    """The first cell that a series shows."""
    sheet, _, cells = reference.replace("'", "").rpartition("!")
    return book[sheet][cells.replace("$", "").partition(":")[0]].value
