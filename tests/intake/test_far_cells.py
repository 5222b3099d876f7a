"""A cell far from the table, in the formats that only one library reads: read where it can be, else one sentence."""

import struct
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from binary_books import ods, ods_row, xlsb
from libreoffice import SOFFICE_PLACES, program, run
from workbooks import workbook

from fae_xlwings.errors import InputError
from fae_xlwings.intake.far_cells import is_sprawling
from fae_xlwings.intake.file_kinds import COMPOUND_FILE
from fae_xlwings.intake.grid import read_grids
from fae_xlwings.intake.reading import load

STATUS = Path("/proc/self/status")
HEADERS = ("NOM", "CA", "OUTIL", "APPETENCE")
TABLE = {(0, column): title for column, title in enumerate(HEADERS)} | {(1, 0): "Alpha", (1, 1): 1500.5, (1, 2): "NON"}
EMPTY_ROWS = '<table:table-row table:number-rows-repeated="{}"><table:table-cell/></table:table-row>'
EMPTY_CELLS = '<table:table-cell table:number-columns-repeated="{}"/>'
FAR_CELL = '<table:table-cell office:value-type="float" office:value="1"/>'


def test_a_binary_workbook_is_read(tmp_path: Path) -> None:
    [grid] = read_grids(xlsb(tmp_path / "p.xlsb", TABLE))

    assert (grid.sheet, grid.cells) == ("Données", [list(HEADERS), ["Alpha", 1500.5, "NON", ""]])


def test_an_open_document_with_a_password_is_refused(tmp_path: Path) -> None:
    path = ods(tmp_path / "p.ods", ods_row(*HEADERS), "<manifest:encryption-data></manifest:encryption-data>")

    with pytest.raises(InputError, match=r"« p.ods » est protégé par un mot de passe"):
        load(path)


def test_a_wide_record_of_a_binary_workbook_is_stepped_over(tmp_path: Path) -> None:
    [grid] = read_grids(xlsb(tmp_path / "p.xlsb", TABLE | {(2, 0): "B" * 200, (3, 0): "Gamma"}))

    assert [row[0] for row in grid.cells] == ["NOM", "Alpha", "B" * 200, "Gamma"]


def test_an_open_document_is_read(tmp_path: Path) -> None:
    path = ods(tmp_path / "p.ods", ods_row(*HEADERS) + ods_row("Alpha", "1500,5", "NON", "BON"))

    assert load(path).clients.iloc[0].tolist()[:1] == ["Alpha"]


@pytest.mark.parametrize("far", [(1_048_575, 16_383), (1_048_575, 3), (200, 16_383)])
def test_a_far_cell_of_a_binary_workbook_is_refused_with_what_to_do(tmp_path: Path, far: tuple[int, int]) -> None:
    with pytest.raises(InputError, match=r"« p.xlsb » est trop étendu .* enregistrez-le au format \.xlsx"):
        load(xlsb(tmp_path / "p.xlsb", TABLE | {far: "x"}))


@pytest.mark.parametrize(
    "far",
    [
        EMPTY_ROWS.format(1_048_573) + f"<table:table-row>{FAR_CELL}</table:table-row>",
        EMPTY_ROWS.format(200) + f"<table:table-row>{EMPTY_CELLS.format(16_383)}{FAR_CELL}</table:table-row>",
    ],
)
def test_a_far_cell_of_an_open_document_is_refused_with_what_to_do(tmp_path: Path, far: str) -> None:
    path = ods(tmp_path / "p.ods", ods_row(*HEADERS) + ods_row("Alpha", "1500,5", "NON", "BON") + far)

    with pytest.raises(InputError, match=r"« p.ods » est trop étendu .* enregistrez-le au format \.xlsx"):
        load(path)


def test_the_emptiness_that_ends_an_open_document_is_not_counted(tmp_path: Path) -> None:
    path = ods(tmp_path / "p.ods", ods_row(*HEADERS) + ods_row("Alpha", "1", "NON", "BON") + EMPTY_ROWS.format(1048574))

    assert len(load(path).clients) == 1


@pytest.mark.parametrize(
    ("record", "far"),
    [
        (b"\x00\x02\x0e\x00" + struct.pack("<IIHH", 0, 65_536, 0, 256) + b"\0\0", True),
        (b"\x00\x02\x0a\x00" + struct.pack("<HHHH", 0, 65_535, 0, 256) + b"\0\0", True),
        (b"\x00\x02\x0e\x00" + struct.pack("<IIHH", 0, 300, 0, 12) + b"\0\0", False),
        (b"\x00\x02\x0e\x00" + struct.pack("<IIHH", 9, 1 << 30, 0, 12) + b"\0\0", False),
    ],
)
def test_an_old_workbook_tells_how_far_its_sheets_reach(record: bytes, far: bool) -> None:
    assert is_sprawling(COMPOUND_FILE + bytes(100) + record) is far


def test_a_damaged_binary_sheet_ends_where_its_bytes_do() -> None:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        package.writestr("xl/worksheets/sheet1.bin", b"\x91\x02\xff\xff\xff\xff" + bytes(40))

    assert not is_sprawling(data.getvalue())


@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_what_libreoffice_writes_is_read(tmp_path: Path, suffix: str) -> None:
    source = workbook(tmp_path / "p.xlsx", Instructions="Lisez-moi", Données="NOM | CA | OUTIL\nAlpha | 12.5 | NON")
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    office = program("soffice", SOFFICE_PLACES)
    run([office, profile, "--headless", "--convert-to", suffix, "--outdir", str(tmp_path), str(source)])

    assert [grid.cells for grid in read_grids(tmp_path / f"p.{suffix}")] == [grid.cells for grid in read_grids(source)]


@pytest.mark.slow
@pytest.mark.skipif(not STATUS.exists(), reason="only Linux tells the memory of a program apart")
def test_the_farthest_cell_costs_neither_time_nor_memory(tmp_path: Path) -> None:
    path = xlsb(tmp_path / "p.xlsb", TABLE | {(1_048_575, 16_383): "x"})
    script = (
        "import sys, time; from pathlib import Path; from fae_xlwings.errors import InputError\n"
        "from fae_xlwings.intake.reading import load\n"
        "try: load(Path(sys.argv[1]))\nexcept InputError: pass\n"
        f"lines = Path('{STATUS}').read_text().splitlines()\n"
        "print(next(line.split()[1] for line in lines if line.startswith('VmHWM')), time.process_time())"
    )

    kilobytes, seconds = subprocess.check_output([sys.executable, "-c", script, str(path)], text=True).split()

    assert int(kilobytes) < 600_000
    assert float(seconds) < 5
