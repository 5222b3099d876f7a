"""Charts: made from cells, changed in type, read back."""

from pathlib import Path

import pytest
import xlwings as xw
from headless import Reopen
from office import opens_in_libreoffice, validate

from fae_xlwings.engine.charts.types import CHART_TYPES


@pytest.fixture
def data(sheet: xw.Sheet) -> xw.Range:
    sheet["A1"].value = [["mois", "ventes", "marge"], ["jan.", 3, 1], ["fév.", 5, 2], ["mars", 4, 2]]
    return sheet["A1:C4"]


def references(chart: xw.Chart) -> list[str]:
    return [series.impl.series.val.numRef.f for series in chart.series]


def test_names_and_categories_are_told_from_numbers(data: xw.Range) -> None:
    chart = data.sheet.charts.add(source=data)

    assert [series.name for series in chart.series] == ["ventes", "marge"]
    assert references(chart) == ["Feuil1!$B$2:$B$4", "Feuil1!$C$2:$C$4"]
    assert chart.series[0].impl.series.cat.strRef.f == "Feuil1!$A$2:$A$4"


def test_wide_data_are_read_by_rows_unless_told_otherwise(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [["", 1, 2, 3], ["x", 4, 5, 6], ["y", 7, 8, 9]]
    chart = sheet.charts.add(source=sheet["A1:D3"])
    assert (chart.plot_by, len(chart.series)) == ("rows", 2)
    chart.plot_by = "columns"
    assert len(chart.series) == 3


def test_a_block_of_numbers_alone_has_series_without_names(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [[1, 2], [3, 4], [5, 6]]
    chart = sheet.charts.add(source=sheet["A1:B3"])

    assert [series.name for series in chart.series] == ["Series1", "Series2"]


def test_points_take_the_first_column_for_x(data: xw.Range) -> None:
    data.sheet["A2:A4"].value = [[1], [2], [3]]
    chart = data.sheet.charts.add(chart_type="xy_scatter", source=data)
    series = chart.series[0].impl.series

    assert (series.xVal.numRef.f, series.yVal.numRef.f) == ("Feuil1!$A$2:$A$4", "Feuil1!$B$2:$B$4")
    chart.chart_type = "line"
    assert series.cat.numRef.f == "Feuil1!$A$2:$A$4"


@pytest.mark.parametrize("name", [row.name for row in CHART_TYPES])
def test_every_type_comes_back_from_the_file(data: xw.Range, reopened: Reopen, name: str) -> None:
    data.sheet.charts.add(chart_type=name, source=data)

    assert reopened().sheets[0].charts[0].chart_type == name


def test_a_type_that_files_are_not_given_here_is_refused(data: xw.Range) -> None:
    with pytest.raises(NotImplementedError, match="surface"):
        data.sheet.charts.add(chart_type="surface", source=data)


def test_place_size_and_name_come_back(data: xw.Range, reopened: Reopen) -> None:
    data.sheet.charts.add(left=100, top=50, width=300, height=200, name="Ventes")
    chart = reopened().sheets[0].charts["Ventes"]

    assert [round(side) for side in (chart.left, chart.top, chart.width, chart.height)] == [100, 50, 300, 200]


def test_a_chart_stands_on_its_anchor(data: xw.Range) -> None:
    anchor = data.sheet["E5"]
    chart = data.sheet.charts.add(anchor=anchor)

    assert (chart.left, chart.top) == (anchor.left, anchor.top)


def test_title_legend_and_axes_come_back(data: xw.Range, reopened: Reopen) -> None:
    chart = data.sheet.charts.add(source=data)
    chart.title = "Ventes\n2026"
    chart.legend.position = "bottom"
    chart.value_axis.set(title="en k€", minimum_scale=0, maximum_scale=10, major_unit=2, number_format="0 €")
    chart.category_axis.reverse_order = True
    again = reopened().sheets[0].charts[0]

    assert (again.title, again.legend.position) == ("Ventes\n2026", "bottom")
    axis = again.value_axis
    assert (axis.title, axis.minimum_scale, axis.maximum_scale, axis.major_unit, axis.number_format) == (
        "en k€",
        0,
        10,
        2,
        "0 €",
    )
    assert again.category_axis.reverse_order is True


def test_a_legend_can_be_hidden_and_an_axis_too(data: xw.Range) -> None:
    chart = data.sheet.charts.add(source=data)
    chart.legend.visible = False
    chart.value_axis.visible = False

    assert (chart.legend.visible, chart.legend.position, chart.value_axis.api) == (False, None, None)
    with pytest.raises(xw.XlwingsError, match="pas affiché"):
        _ = chart.value_axis.minimum_scale


def test_series_take_names_colours_and_markers(data: xw.Range, reopened: Reopen) -> None:
    chart = data.sheet.charts.add(chart_type="line_markers", source=data)
    chart.series[0].set(name="Ventes HT", line_color="#112233", marker_style="diamond", marker_size=9)
    chart.series[1].fill_color = "#445566"
    first, second = reopened().sheets[0].charts[0].series

    assert (first.name, first.line_color, first.marker_style, first.marker_size) == (
        "Ventes HT",
        (17, 34, 51),
        "diamond",
        9,
    )
    assert second.fill_color == (68, 85, 102)


def test_a_series_may_go_to_the_second_axis_and_another_type(data: xw.Range, reopened: Reopen) -> None:
    chart = data.sheet.charts.add(source=data)
    chart.series[1].chart_type = "line"
    chart.series[1].axis_group = "secondary"
    chart.secondary_value_axis.title = "marge"
    again = reopened().sheets[0].charts[0]

    assert again.chart_type == "combination"
    assert [(series.chart_type, series.axis_group) for series in again.series] == [
        ("column_clustered", "primary"),
        ("line", "secondary"),
    ]
    assert again.secondary_value_axis.title == "marge"


def test_a_chart_without_second_axis_says_so(data: xw.Range) -> None:
    chart = data.sheet.charts.add(source=data)
    with pytest.raises(xw.XlwingsError, match="second axe"):
        _ = chart.secondary_value_axis.title


def test_gaps_survive_a_change_of_colours(data: xw.Range) -> None:
    chart = data.sheet.charts.add(source=data)
    chart.api[1].ChartGroups(1).GapWidth = 40
    chart.set_source_data(data)

    assert chart.api[1].ChartGroups(1).GapWidth == 40


def test_charts_follow_a_renamed_sheet(data: xw.Range) -> None:
    chart = data.sheet.charts.add(source=data)
    data.sheet.name = "Mes ventes"

    assert references(chart)[0] == "'Mes ventes'!$B$2:$B$4"


def test_a_chart_is_removed(data: xw.Range) -> None:
    data.sheet.charts.add(name="A")
    data.sheet.charts.add(name="B")
    data.sheet.charts["A"].delete()

    assert [chart.name for chart in data.sheet.charts] == ["B"]


@pytest.mark.office
def test_every_type_is_valid_and_opens(book: xw.Book, data: xw.Range, tmp_path: Path) -> None:
    for number, row in enumerate(CHART_TYPES):
        chart = data.sheet.charts.add(top=220 * number, chart_type=row.name, source=data)
        chart.title = row.name
    mixed = data.sheet.charts.add(left=500, source=data)
    mixed.series[1].chart_type = "line"
    mixed.series[1].axis_group = "secondary"
    book.save(tmp_path / "types.xlsx")

    assert validate(tmp_path / "types.xlsx") == []
    assert opens_in_libreoffice(tmp_path / "types.xlsx")
