"""Charts: made from cells, dressed, written with the values they show."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwings as xw
from headless import Reopen
from lxml import etree
from office import opens_in_libreoffice, validate
from parts import parts

from fae_xlwings.engine import open_book
from fae_xlwings.engine.parts.new_chart import BY_NAME, CHART_TYPES

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
OUTSIDE_END = 2


@pytest.fixture
def data(sheet: xw.Sheet) -> xw.Range:
    sheet["A1"].value = [["mois", "ventes", "marge"], ["jan.", 3, 1], ["fév.", 5, 2], ["mars", 4, 2]]
    return sheet["A1:C4"]


def chart_of(data: xw.Range, kind: str = "column_clustered", **options: Any) -> xw.Chart:
    chart = data.sheet.charts.add(**options)
    chart.set_source_data(data, plot_by="columns")
    chart.chart_type = kind
    chart.set_source_data(data, plot_by="columns")
    return chart


def tree(chart: xw.Chart) -> etree._Element:
    return chart.impl.chart.tree()


def val(chart: xw.Chart, *path: str) -> str | None:
    found = tree(chart).find(".//" + "/".join(f"{C}{name}" for name in path))
    return None if found is None else found.get("val")


def sources(chart: xw.Chart) -> list[tuple[str | None, ...]]:
    """Where each series has its name, its categories or x, its values or y."""
    paths = ("tx", "cat", "val")
    points = ("tx", "xVal", "yVal")
    series = tree(chart).iter(f"{C}ser")
    return [
        tuple(node.findtext(f"{C}{name}//{C}f") for name in (points if node.find(f"{C}yVal") is not None else paths))
        for node in series
    ]


def test_names_and_categories_are_told_from_numbers(data: xw.Range) -> None:
    assert sources(chart_of(data)) == [
        ("Feuil1!$B$1", "Feuil1!$A$2:$A$4", "Feuil1!$B$2:$B$4"),
        ("Feuil1!$C$1", "Feuil1!$A$2:$A$4", "Feuil1!$C$2:$C$4"),
    ]


@pytest.mark.parametrize("plot_by", ["rows", None])
def test_rows_as_series_are_refused(data: xw.Range, plot_by: Any) -> None:
    with pytest.raises(NotImplementedError, match="par colonnes"):
        data.sheet.charts.add().set_source_data(data, plot_by=plot_by)


@pytest.mark.parametrize("option", ["source", "anchor", "chart_type"])
def test_what_comes_later_is_refused_at_first(data: xw.Range, option: str) -> None:
    value = "pie" if option == "chart_type" else data
    with pytest.raises(NotImplementedError, match=option):
        data.sheet.charts.add(**{option: value})


def test_a_block_of_numbers_alone_has_series_without_names(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [[1, 2], [3, 4], [5, 6]]

    assert sources(chart_of(sheet["A1:B3"])) == [(None, None, "Feuil1!$A$1:$A$3"), (None, None, "Feuil1!$B$1:$B$3")]


def test_a_chart_may_show_the_cells_of_another_sheet(book: xw.Book, data: xw.Range, tmp_path: Path) -> None:
    other = book.sheets.add("Page d'accueil")
    chart = other.charts.add()
    chart.set_source_data(data, plot_by="columns")
    data[1, 1].value = 8
    book.save(tmp_path / "a.xlsx")

    assert sources(chart)[0] == ("Feuil1!$B$1", "Feuil1!$A$2:$A$4", "Feuil1!$B$2:$B$4")
    assert b"<v>8</v>" in parts(tmp_path / "a.xlsx")["xl/charts/chart201.xml"]


@pytest.mark.parametrize("name", [row.name for row in CHART_TYPES])
def test_every_type_is_written_as_what_it_is(data: xw.Range, tmp_path: Path, name: str) -> None:
    chart_of(data, name)
    data.sheet.book.save(tmp_path / "a.xlsx")

    (found,) = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]._charts
    row = BY_NAME[name]
    assert type(found) is row.element
    assert {word: getattr(found, word) for word, _ in row.says} == dict(row.says)


def test_a_chart_of_the_file_can_be_removed_and_no_more(data: xw.Range, reopened: Reopen) -> None:
    chart_of(data)
    chart = reopened().sheets[0].charts[0]

    with pytest.raises(NotImplementedError, match="autrement que supprimé"):
        chart.chart_type = "pie"
    chart.delete()


def test_a_type_that_files_are_not_given_here_is_refused(data: xw.Range) -> None:
    with pytest.raises(NotImplementedError, match="surface"):
        chart_of(data, "surface")


def test_a_chart_lies_where_it_was_put(data: xw.Range, tmp_path: Path) -> None:
    data.sheet.charts.add(left=100, top=50, width=300, height=200, name="Ventes")
    data.sheet.charts.add(left=192, top=60)
    data.sheet.book.save(tmp_path / "a.xlsx")

    first, second = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]._charts
    assert (first.anchor.ext.width, first.anchor.ext.height) == (300 * 12_700, 200 * 12_700)
    assert (first.anchor._from.col, first.anchor._from.row) == (2, 3)
    assert (second.anchor._from.col, second.anchor._from.row) == (4, 4)
    assert [chart.name for chart in data.sheet.charts] == ["Ventes", "Chart 1"]


def test_a_title_stands_above_the_chart_in_the_size_asked(data: xw.Range) -> None:
    chart = chart_of(data)
    assert val(chart, "autoTitleDeleted") == "1"
    chart.title = "Ventes\n2026"
    chart.api[1].ChartTitle.Font.Size = 13

    title = tree(chart).find(f"{C}chart/{C}title")
    assert title is not None
    assert [text.text for text in title.iter(f"{A}t")] == ["Ventes", "2026"]
    assert {run.get("sz") for run in title.iter(f"{A}rPr")} == {"1300"}
    assert (val(chart, "title", "overlay"), val(chart, "autoTitleDeleted")) == ("0", "0")
    chart.title = None
    assert val(chart, "autoTitleDeleted") == "1"


def test_axes_take_titles_bounds_formats_and_directions(data: xw.Range) -> None:
    chart = chart_of(data)
    chart.value_axis.set(title="en k€", minimum_scale=0)
    chart.value_axis.api.TickLabels.NumberFormat = "0 €"
    chart.category_axis.reverse_order = True
    chart.value_axis.api.HasMajorGridlines = False

    value = tree(chart).find(f".//{C}valAx")
    assert value is not None
    assert [node.tag.removeprefix(C) for node in value][:8] == [
        "axId", "scaling", "delete", "axPos", "title", "numFmt", "majorTickMark", "minorTickMark",
    ]  # fmt: skip
    assert val(chart, "valAx", "scaling", "min") == "0"
    assert val(chart, "catAx", "scaling", "orientation") == "maxMin"


def test_what_the_product_does_not_ask_of_axes_is_refused_by_name(data: xw.Range) -> None:
    with pytest.raises(NotImplementedError, match=r"ChartAxis\.maximum_scale"):
        chart_of(data).value_axis.maximum_scale = 10


def test_a_hidden_axis_has_no_object_and_a_title_shows_it_again(data: xw.Range) -> None:
    chart = chart_of(data)
    chart.value_axis.visible = False
    assert (val(chart, "valAx", "delete"), chart.value_axis.api) == ("1", None)
    chart.value_axis.title = "€"
    assert val(chart, "valAx", "delete") == "0"


def test_a_legend_goes_and_comes_on_a_side(data: xw.Range) -> None:
    chart = chart_of(data)
    chart.legend.visible = False
    assert tree(chart).find(f".//{C}legend") is None
    chart.legend.position = "bottom"
    assert val(chart, "legend", "legendPos") == "b"


@pytest.mark.parametrize("attribute", ["name", "chart_type", "axis_group"])
def test_what_a_series_cannot_be_given_is_refused(data: xw.Range, attribute: str) -> None:
    words = {"name": "x", "chart_type": "line", "axis_group": "secondary"}
    with pytest.raises(NotImplementedError, match=r"ChartSeries\.set"):
        setattr(next(iter(chart_of(data).series)), attribute, words[attribute])


def test_bars_and_slices_take_colours_and_labels(data: xw.Range) -> None:
    chart = chart_of(data)
    first, second = chart.series
    first.api.Format.Fill.Visible = False
    second.api.Points(2).Format.Fill.ForeColor.RGB = 0x332211
    second.api.Points(2).Format.Fill.ForeColor.RGB = 255
    second.api.HasDataLabels = True
    labels = second.api.DataLabels()
    labels.ShowPercentage, labels.NumberFormat, labels.Position = True, "0 €", OUTSIDE_END

    node, other = tree(chart).iter(f"{C}ser")
    assert node.find(f"{C}spPr/{A}noFill") is not None
    (point,) = other.findall(f"{C}dPt")
    assert [node.get("val") for node in point.iter(f"{A}srgbClr")] == ["FF0000"]
    assert [node.tag.removeprefix(C) for node in other.find(f"{C}dLbls")] == [
        "numFmt", "dLblPos", "showLegendKey", "showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize",
    ]  # fmt: skip
    second.api.HasDataLabels = False
    assert tree(chart).find(f".//{C}dLbls") is None


def test_gaps_are_those_asked(data: xw.Range) -> None:
    chart = chart_of(data, "column_stacked")
    group = chart.api[1].ChartGroups(1)
    group.GapWidth = 40

    assert (group.GapWidth, group.Overlap) == (40, 100)


def test_another_type_keeps_title_and_legend(data: xw.Range) -> None:
    chart = chart_of(data)
    chart.title = "Le même"
    chart.legend.position = "top"
    chart.chart_type = "doughnut"

    assert tree(chart).find(f".//{C}doughnutChart") is not None
    assert tree(chart).find(f".//{C}catAx") is None
    assert [text.text for text in tree(chart).iter(f"{A}t")] == ["Le même"]
    assert val(chart, "legend", "legendPos") == "t"


def test_a_new_chart_carries_the_values_of_its_cells(data: xw.Range, tmp_path: Path) -> None:
    chart_of(data)
    data.sheet["B3"].value = 7
    data.sheet.book.save(tmp_path / "a.xlsx")

    chart = etree.fromstring(parts(tmp_path / "a.xlsx")["xl/charts/chart101.xml"])
    caches = [[value.text for value in cache.iter(f"{C}v")] for cache in chart.iter(f"{C}strCache", f"{C}numCache")]
    assert caches[:3] == [["ventes"], ["jan.", "fév.", "mars"], ["3", "7", "4"]]


def test_an_alternative_text_goes_by_the_name_of_the_chart(data: xw.Range, reopened: Reopen) -> None:
    chart_of(data, name="Ventes")
    data.sheet.shapes["Ventes"].api.AlternativeText = "Les ventes montent."

    shape = reopened().sheets[0].shapes["Ventes"].impl
    assert shape.drawn.properties.get("descr") == "Les ventes montent."


def test_a_chart_is_removed_and_the_last_takes_the_drawing_along(data: xw.Range, tmp_path: Path) -> None:
    for name in ("A", "B"):
        data.sheet.charts.add(name=name)
    data.sheet.charts["A"].delete()
    assert [chart.name for chart in data.sheet.charts] == ["B"]
    data.sheet.charts["B"].delete()
    data.sheet.book.save(tmp_path / "a.xlsx")

    assert [name for name in parts(tmp_path / "a.xlsx") if "chart" in name or "drawing" in name] == []


def drawn_again(sheet: xw.Sheet, *names: str) -> None:
    for chart in list(sheet.charts):
        chart.delete()
    for name in names:
        sheet.charts.add(name=name)


def test_charts_drawn_again_are_the_same_parts_whatever_other_sheets_had(book: xw.Book, tmp_path: Path) -> None:
    first, second = book.sheets[0], book.sheets.add("Autre", after=book.sheets[0])
    drawn_again(first, "A", "B")
    drawn_again(second, "C")
    for name in ("once.xlsx", "twice.xlsx"):
        drawn_again(second, "C")
        drawn_again(first, "A")
        book.save(tmp_path / name)

    assert (tmp_path / "once.xlsx").read_bytes() == (tmp_path / "twice.xlsx").read_bytes()


@pytest.mark.office
def test_every_type_is_valid_and_opens(book: xw.Book, data: xw.Range, tmp_path: Path) -> None:
    for number, row in enumerate(CHART_TYPES):
        chart = chart_of(data, row.name, top=220 * number)
        chart.title = row.name
        for series in chart.series:
            series.api.HasDataLabels = True
    book.save(tmp_path / "types.xlsx")

    assert validate(tmp_path / "types.xlsx") == []
    assert opens_in_libreoffice(tmp_path / "types.xlsx")
    assert len(open_book(tmp_path / "types.xlsx").sheets[0].charts) == len(CHART_TYPES)
