import zipfile
from pathlib import Path

import pytest
from frames import grid
from hypothesis import given
from hypothesis import strategies as st
from workbooks import workbook

from fae_xlwings.errors import InputError
from fae_xlwings.intake.file_kinds import COMPOUND_FILE
from fae_xlwings.intake.grid import Grid, column_letters, quoted, read_grids


@pytest.mark.parametrize(
    ("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (28, "AB"), (702, "ZZ"), (703, "AAA"), (16384, "XFD")]
)
def test_columns_have_the_letters_of_excel(number: int, letters: str) -> None:
    assert column_letters(number) == letters


@given(st.integers(1, 16384))
def test_letters_lead_back_to_their_column(number: int) -> None:
    value = 0
    for letter in column_letters(number):
        value = value * 26 + ord(letter) - ord("A") + 1

    assert value == number


@pytest.mark.parametrize(
    ("sheet", "name"),
    [
        ("Données", "Données"),
        ("Clients_2026", "Clients_2026"),
        ("Plan d'Action", "'Plan d''Action'"),
        ("Feuille 1", "'Feuille 1'"),
        ("2026", "'2026'"),
        ("A1", "'A1'"),
        ("CA2026", "'CA2026'"),
        ("R1C1", "'R1C1'"),
        ("c", "'c'"),
        ("Été-Hiver", "'Été-Hiver'"),
    ],
)
def test_a_sheet_name_is_quoted_where_excel_needs_it(sheet: str, name: str) -> None:
    assert quoted(sheet) == name


def test_an_address_counts_from_where_the_block_starts() -> None:
    block = Grid("Données", [[1, 2], [3, 4]], first_row=5, first_column=3)

    assert (block.cell(0, 0), block.address(1, 1)) == ("C5", "Données!D6")


def test_a_text_file_has_bare_addresses() -> None:
    assert Grid("", [["NOM"]]).address(0, 0) == "A1"


def test_a_workbook_is_read_sheet_by_sheet_in_its_order(tmp_path: Path) -> None:
    path = workbook(tmp_path / "p.xlsx", Instructions="Lisez-moi", Données="NOM | CA\nAlpha | 12.5")

    assert read_grids(path) == (grid("Lisez-moi", "Instructions"), grid("NOM | CA\nAlpha | 12.5"))


@pytest.mark.parametrize("suffix", [".csv", ".CSV", ".txt", ".tsv"])
def test_a_text_table_is_one_nameless_grid(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"p{suffix}"
    path.write_text("NOM;CA\nAlpha;12,5", encoding="utf-8")

    assert read_grids(path) == (Grid("", [["NOM", "CA"], ["Alpha", "12,5"]]),)


def refusal(path: Path) -> str:
    with pytest.raises(InputError) as refused:
        read_grids(path)
    return str(refused.value)


def test_a_missing_file_is_refused_with_its_name_and_folder(tmp_path: Path) -> None:
    message = refusal(tmp_path / "absent.xlsx")

    assert "« absent.xlsx » est introuvable" in message
    assert str(tmp_path) in message


def test_a_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "clients.xlsx"
    folder.mkdir()

    assert "est un dossier" in refusal(folder)


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "clients.pdf"
    path.write_bytes(b"%PDF")

    assert "enregistrez-le dans Excel au format .xlsx ou .csv" in refusal(path)


def test_a_workbook_with_a_password_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "secret.xlsx"
    path.write_bytes(COMPOUND_FILE + bytes(600))

    assert "mot de passe" in refusal(path)


@pytest.mark.parametrize("content", [b"PK\x03\x04 tronqu\xe9"])
def test_a_damaged_workbook_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "abime.xlsx"
    path.write_bytes(content)

    assert "« abime.xlsx » est abîmé ou incomplet" in refusal(path)


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str) -> None:
    path = tmp_path / f"ouvert{suffix}"
    path.write_bytes(b"NOM")

    def locked(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", locked)
    monkeypatch.setattr(Path, "read_bytes", locked)

    assert "fermez-le dans les autres logiciels" in refusal(path)


def test_a_workbook_whose_parts_are_damaged_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "p.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("xl/workbook.xml", "<workbook><sheets>")

    assert "n'est pas un classeur lisible, il est abîmé ou incomplet" in refusal(path)
