"""What a save cannot carry over is never lost in silence."""

import re
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from office import validate
from openpyxl.comments import Comment
from parts import parts
from rich_books import rich_book, threaded_book

from fae_xlwings.engine import open_book
from fae_xlwings.engine.files.loading import load
from fae_xlwings.engine.files.saving import save
from fae_xlwings.engine.merge.merging import merge
from fae_xlwings.errors import OutputError


@pytest.fixture
def threaded(tmp_path: Path) -> Path:
    return threaded_book(tmp_path / "discussion.xlsx")


def opened_with_a_new_note(path: Path) -> Any:
    opened = load(path)
    opened.workbook["Données"]["A5"].comment = Comment("neuve", "Moi")
    return opened


def test_a_discussion_is_not_lost_over_the_original(threaded: Path) -> None:
    before = threaded.read_bytes()

    with pytest.raises(OutputError) as refusal:
        save(opened_with_a_new_note(threaded), threaded)
    assert threaded.read_bytes() == before
    assert str(refusal.value) == (
        "« discussion.xlsx » n'a pas été modifié, car il perdrait : les commentaires en fil de discussion "
        "(feuille « Données »). Enregistrez le classeur sous un autre nom pour garder l'original intact."
    )


def test_under_another_name_the_work_is_saved_without_it(threaded: Path, tmp_path: Path) -> None:
    path = save(opened_with_a_new_note(threaded), tmp_path / "copie.xlsx")

    assert "xl/threadedComments/threadedComment1.xml" not in parts(path)
    assert load(path).workbook["Données"]["A5"].comment.text == "neuve"


def test_a_discussion_next_to_other_changes_is_carried_over(threaded: Path) -> None:
    opened = load(threaded)
    opened.workbook["Données"]["B2"].value = 7
    before = parts(threaded)
    after = parts(save(opened, threaded))

    kept = ("xl/threadedComments/threadedComment1.xml", "xl/persons/person.xml", "xl/comments1.xml")
    assert [after[name] for name in kept] == [before[name] for name in kept]


def with_an_extension(path: Path) -> Path:
    """The rich workbook with something in its chart that openpyxl has no class for."""
    import zipfile  # noqa: PLC0415 - used here only

    held = parts(rich_book(path))
    extension = b'<c:extLst><c:ext uri="{1}"><x xmlns="http://example.org/x"/></c:ext></c:extLst></c:plotArea>'
    held["xl/charts/chart1.xml"] = held["xl/charts/chart1.xml"].replace(b"</c:plotArea>", extension)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in held.items():
            archive.writestr(name, data)
    return path


def test_a_chart_with_more_than_openpyxl_knows_is_not_flattened(tmp_path: Path) -> None:
    path = with_an_extension(tmp_path / "a.xlsx")
    opened = load(path)
    chart: Any = opened.workbook["Données"]._charts[0]
    chart.style = 12

    with pytest.raises(OutputError, match=r"des détails du graphique « Chart 2 » \(feuille « Données »\)"):
        save(opened, path)


def test_a_plain_chart_is_changed_without_loss_and_keeps_its_frame(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet, chart = book.add_worksheet(), book.add_chart({"type": "column"})
        sheet.write_column("A1", [1, 2, 3])
        chart.add_series({"values": "=Sheet1!$A$1:$A$3"})
        chart.set_plotarea({"fill": {"color": "#112233"}})
        chart.set_title({"none": True})
        sheet.insert_chart("C1", chart)
    opened = load(path)
    loaded: Any = opened.workbook["Sheet1"]._charts[0]
    loaded.legend = None
    after = parts(save(opened, path))["xl/charts/chart1.xml"].decode()

    assert "legend" not in after
    assert "112233" in after
    assert 'autoTitleDeleted val="1"' in after


def test_moving_such_a_chart_loses_nothing(tmp_path: Path) -> None:
    path = with_an_extension(tmp_path / "a.xlsx")
    before = parts(path)["xl/charts/chart1.xml"]
    opened = load(path)
    chart: Any = opened.workbook["Données"]._charts[0]
    chart.anchor._from.row += 3

    assert parts(save(opened, path))["xl/charts/chart1.xml"] == before


def test_what_the_user_removes_is_no_loss(tmp_path: Path) -> None:
    path = with_an_extension(tmp_path / "a.xlsx")
    opened = load(path)
    sheet: Any = opened.workbook["Données"]
    sheet._charts.clear()
    sheet.conditional_formatting = type(sheet.conditional_formatting)()

    assert opened.source is not None
    assert merge(opened, opened.source).losses == ()


def bars_of(path: Path) -> list[str]:
    return re.findall("<x14:cfRule .*?>", parts(path)["xl/worksheets/sheet1.xml"].decode())


def test_a_data_bar_that_is_cleared_leaves_nothing_behind(tmp_path: Path) -> None:
    path = rich_book(tmp_path / "a.xlsx")
    assert len(bars_of(path)) == 1
    book = open_book(path)
    book.sheets[0]["B2:B6"].conditional_formats.clear()
    book.sheets[0]["B2:B6"].conditional_formats.add_custom("=$B2>1", fill_color="#ff0000")
    book.save()

    assert bars_of(path) == []
    assert validate(path) == []


def test_a_data_bar_cut_in_two_is_not_flattened(tmp_path: Path) -> None:
    path = rich_book(tmp_path / "a.xlsx")
    book = open_book(path)
    book.sheets[0]["B3"].conditional_formats.clear()

    with pytest.raises(OutputError, match="mises en forme conditionnelles"):
        book.save()
    book.save(tmp_path / "b.xlsx")
    assert bars_of(tmp_path / "b.xlsx") == []
