"""Books are opened, saved and closed."""

import datetime as dt
from pathlib import Path

import openpyxl
import pytest
import xlwings as xw
from headless import dress
from office import opens_in_libreoffice, validate

from fae_xlwings.engine import new_book, open_book
from fae_xlwings.errors import InputError


@pytest.fixture
def everything(book: xw.Book, tmp_path: Path) -> Path:
    """A saved book with one of everything that can be written."""
    sheet = book.sheets[0]
    sheet["A1"].value = [["nom", "ca", "jour"], ["'00123", 3, dt.datetime(2026, 9, 1)], ["b", 4.5, None]]  # noqa: DTZ001
    sheet["D1"].value = "double"
    sheet.tables.add(sheet["A1:D3"], name="tbl")
    sheet["D2:D3"].formula = "=tbl[[#This Row],[ca]]*2"
    dress(sheet["B2:B3"], Locked=False, NumberFormat="0.0", WrapText=True, IndentLevel=1, HorizontalAlignment=-4108)
    sheet["B2:B3"].data_validation.set_decimal("greater_than_or_equal", 0)
    sheet["B2:B3"].data_validation.api.ErrorMessage = "Un montant positif."
    sheet["B2:B3"].conditional_formats.add_custom("=$B2>4", fill_color="#ffc7ce", font_bold=True)
    sheet["B2:B3"].conditional_formats.add_color_scale(["#f8696b", "#63be7b"])
    sheet["L:M"].api.EntireColumn.Hidden = True
    sheet["A:C"].column_width, sheet["20:22"].row_height = 20, 30
    book.names.add("taux", "=0.2")
    sheet["H6"].formula = "=SUM(tbl[ca])*taux"
    sheet.page_setup.print_area = "$A$1:$J$40"
    setup = sheet.api.PageSetup
    setup.Orientation, setup.Zoom, setup.FitToPagesTall, setup.PrintTitleRows = 2, False, False, "$1:$1"
    setup.LeftFooter, setup.RightFooter = "&8Local & confidentiel", "&P / &N"
    window = book.api.Windows(1)
    window.SplitRow, window.FreezePanes = 1, True
    chart = sheet.charts.add(300, 100, 300, 200, name="Parts")
    chart.set_source_data(sheet["A1:B3"], plot_by="columns")
    sheet.api.Protect(AllowFiltering=True)
    sheet.api.Tab.Color = 0x0080FF
    book.sheets.add("Deux", after=sheet)["A1"].value = "texte"
    book.save(tmp_path / "tout.xlsx")
    return tmp_path / "tout.xlsx"


@pytest.mark.office
def test_all_that_is_written_is_valid_and_opens(everything: Path) -> None:
    assert validate(everything) == []
    assert opens_in_libreoffice(everything)


def test_saving_twice_gives_the_same_bytes(everything: Path, tmp_path: Path) -> None:
    book = open_book(everything)
    book.save(tmp_path / "un.xlsx")
    book.save(tmp_path / "deux.xlsx")

    assert (tmp_path / "un.xlsx").read_bytes() == (tmp_path / "deux.xlsx").read_bytes()


def test_a_saved_book_takes_its_files_name(book: xw.Book, tmp_path: Path) -> None:
    book.save(tmp_path / "bilan.xlsx")

    assert book.name == "bilan.xlsx"
    assert book.fullname == str(tmp_path / "bilan.xlsx")


def test_what_was_written_comes_back(book: xw.Book, tmp_path: Path) -> None:
    book.sheets[0]["A1"].value = [["Nom", 1], ["Été", True]]
    book.save(tmp_path / "bilan.xlsx")

    assert open_book(tmp_path / "bilan.xlsx").sheets[0]["A1:B2"].value == [["Nom", 1.0], ["Été", True]]


def test_a_book_can_be_saved_again_after_more_changes(book: xw.Book, tmp_path: Path) -> None:
    book.save(tmp_path / "bilan.xlsx")
    book.sheets[0]["A1"].value = "plus tard"
    book.save()

    assert open_book(tmp_path / "bilan.xlsx").sheets[0]["A1"].value == "plus tard"


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises((InputError, FileNotFoundError)):
        open_book(tmp_path / "absent.xlsx")


def test_a_password_cannot_be_set(book: xw.Book, tmp_path: Path) -> None:
    with pytest.raises(NotImplementedError, match="password"):
        book.save(tmp_path / "secret.xlsx", password="x")  # noqa: S106 - the refusal is what is tested


def test_a_closed_book_is_forgotten_by_its_app(book: xw.Book) -> None:
    app = book.app
    book.close()

    assert len(app.books) == 0


def test_an_app_finds_its_books_by_name(book: xw.Book, tmp_path: Path) -> None:
    book.save(tmp_path / "bilan.xlsx")

    assert book.app.books["BILAN.xlsx"] == book
    with pytest.raises(KeyError):
        _ = book.app.books["absent.xlsx"]


def test_opening_an_open_file_gives_the_same_book(book: xw.Book, tmp_path: Path) -> None:
    book.save(tmp_path / "bilan.xlsx")

    assert book.app.books.open(tmp_path / "bilan.xlsx") == book


def test_header_cells_rewritten_after_the_table_name_its_columns(book: xw.Book, tmp_path: Path) -> None:
    sheet = book.sheets[0]
    sheet["A1"].value = [["a", "b"], [1, 2]]
    sheet.tables.add(sheet["A1:B2"], name="t")
    sheet["B1"].value = "Total"
    book.save(tmp_path / "t.xlsx")

    table = openpyxl.load_workbook(tmp_path / "t.xlsx").worksheets[0].tables["t"]
    assert list(table.column_names) == ["a", "Total"]


def test_a_save_that_goes_beside_a_file_in_use_is_told(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    book = new_book()
    target = tmp_path / "clients.xlsx"
    book.save(target)
    (tmp_path / "~$clients.xlsx").touch()

    book.save()

    assert Path(book.fullname) == tmp_path / "clients_2.xlsx"
    assert "« clients_2.xlsx »" in capfd.readouterr().err
