"""Saving a workbook: whole or not at all, the same bytes for the same book."""

import datetime as dt
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwings as xw
from office import formulas_disagreeing, opens_in_libreoffice, validate
from parts import parts
from rich_books import addin_book, ribbon_book, rich_book, vba_project

from fae_xlwings import atomic
from fae_xlwings.atomic import write_whole
from fae_xlwings.engine import new_book, open_book
from fae_xlwings.engine.parts.files import FORMATS
from fae_xlwings.errors import OutputError
from fae_xlwings.paths import free_path
from fae_xlwings.views.words.plan import Formula


def drawn() -> xw.Book:
    """A new book with a little of all that a new book may hold."""
    book = new_book()
    sheet = book.sheets[0]
    sheet["A1"].value = [["NOM", "CA"], ["Élan & <fils>", 12.5], ["' bords ", dt.datetime(2026, 9, 1)]]  # noqa: DTZ001
    shown: tuple[tuple[str, Any], ...] = (("=1+1", 2), ('="a"', "a"), ("=1>0", True), ("=NA()", "#N/A"))
    for row, (text, value) in enumerate(shown, 5):
        sheet[f"A{row}"].formula = Formula(text, value)
    sheet["A9"].formula = Formula("=B3", dt.datetime(2026, 9, 1))  # noqa: DTZ001 - Excel has no time zones
    sheet["A10"].formula = "=1+2"
    style = book.api.Styles.Add("FAE essai")
    style.Font.Bold, style.Font.Size, style.Interior.Color = True, 20, 0x7030A0
    sheet["D1"].api.Style = "FAE essai"
    chart = sheet.charts.add(200, 20, 300, 200, name="Répartition")
    chart.set_source_data(sheet["A1:B2"], plot_by="columns")
    sheet.shapes["Répartition"].api.AlternativeText = "Par segment"
    sheet.tables.add(sheet["A1:B3"], name="tblClients")
    sheet["B2:B9"].conditional_formats.add_custom("=B2>3", font_bold=True, font_color="#ff0000")
    sheet.page_setup.print_area = "A1:F9"
    return book


def save(book: xw.Book, path: Path) -> Path:
    """The file that a book went to."""
    book.save(path)
    return Path(book.fullname)


@pytest.mark.office
def test_a_new_book_is_valid_opens_and_shows_what_it_calculates(tmp_path: Path) -> None:
    path = save(drawn(), tmp_path / "a.xlsx")

    assert validate(path) == []
    assert opens_in_libreoffice(path)
    assert [(each.cell, each.cached) for each in formulas_disagreeing(path)] == [("A8", "#N/A"), ("A10", None)]


def test_a_formula_is_written_with_the_value_it_shows(tmp_path: Path) -> None:
    path = save(drawn(), tmp_path / "a.xlsx")
    rows = parts(path)["xl/worksheets/sheet1.xml"].decode()

    assert '<c r="A5"><f>1+1</f><v>2</v></c>' in rows
    assert '<c r="A6" t="str"><f>"a"</f><v>a</v></c>' in rows
    assert '<c r="A7" t="b"><f>1&gt;0</f><v>1</v></c>' in rows
    assert '<c r="A8" t="e"><f>NA()</f><v>#N/A</v></c>' in rows
    assert '<c r="A9"><f>B3</f><v>46266</v></c>' in rows
    assert '<c r="A10"><f>1+2</f></c>' in rows


def test_a_new_book_reads_back_in_openpyxl(tmp_path: Path) -> None:
    sheet: Any = openpyxl.load_workbook(save(drawn(), tmp_path / "a.xlsx"))["Feuil1"]

    assert [cell.value for cell in sheet[2][:2]] == ["Élan & <fils>", 12.5]
    assert (sheet["D1"].font.sz, sheet["D1"].fill.fgColor.rgb, sheet["D1"].style) == (20, "FFA03070", "FAE essai")
    assert (len(sheet._charts), list(sheet.tables)) == (1, ["tblClients"])


def test_charts_keep_the_names_they_were_given(tmp_path: Path) -> None:
    drawing = parts(save(drawn(), tmp_path / "a.xlsx"))["xl/drawings/drawing101.xml"].decode()

    assert 'name="Répartition" descr="Par segment"' in drawing


def test_numbers_keep_every_digit(tmp_path: Path) -> None:
    book = new_book()
    numbers = [0.1 + 0.2, 1e300, -1e-300, 123456789012345680, 2**53 + 1, 5.0, True, 1 / 3]
    book.sheets[0]["A1"].value = numbers
    sheet = openpyxl.load_workbook(save(book, tmp_path / "a.xlsx")).worksheets[0]

    assert [cell.value for cell in sheet[1]] == numbers


def test_a_number_that_excel_has_no_word_for_is_nothing_or_an_error(tmp_path: Path) -> None:
    book = new_book()
    book.sheets[0]["A1"].value = [float("nan"), float("inf"), 1]
    sheet = openpyxl.load_workbook(save(book, tmp_path / "a.xlsx")).worksheets[0]

    assert [cell.value for cell in sheet[1]] == [None, "#NUM!", 1]


def test_a_new_file_does_not_pretend_to_come_from_excel_and_an_old_one_keeps_its_word(tmp_path: Path) -> None:
    book = open_book(rich_book(tmp_path / "source.xlsx"))
    book.sheets["Données"]["B2"].value = 1

    assert b"Microsoft Excel" in parts(save(book, tmp_path / "b.xlsx"))["docProps/app.xml"]
    assert b"Excel" not in parts(save(drawn(), tmp_path / "a.xlsx"))["docProps/app.xml"]


def test_the_same_book_gives_the_same_bytes_twice(tmp_path: Path) -> None:
    book = drawn()
    first = save(book, tmp_path / "a.xlsx").read_bytes()

    assert save(book, tmp_path / "b.xlsx").read_bytes() == first
    assert save(drawn(), tmp_path / "c.xlsx").read_bytes() == first


WORK = """
import sys
from pathlib import Path
from fae_xlwings.engine import open_book
book = open_book(Path(sys.argv[1]))
book.sheets[0]["B2"].value = 7
book.sheets.add("Neuf")["A1"].value = "x"
book.save(sys.argv[2])
"""


def test_the_same_work_gives_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    source = ribbon_book(tmp_path / "source.xlsm")
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", WORK, str(source), str(tmp_path / f"{seed}.xlsm")]
        subprocess.run(command, check=True, env=environment)

    assert (tmp_path / "1.xlsm").read_bytes() == (tmp_path / "2.xlsm").read_bytes()


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_content_says_what_the_name_promises(tmp_path: Path, suffix: str) -> None:
    held = parts(save(drawn(), tmp_path / f"a{suffix}"))

    assert FORMATS[suffix].encode() in held["[Content_Types].xml"]


@pytest.mark.parametrize(("make", "name"), [(ribbon_book, "a.xlsm"), (addin_book, "a.xlam")])
def test_macros_stay_in_a_file_that_may_hold_them(tmp_path: Path, make: Callable[[Path], Path], name: str) -> None:
    held = parts(save(open_book(make(tmp_path / name)), tmp_path / f"b_{name}"))

    assert held["xl/vbaProject.bin"] == vba_project()
    assert FORMATS[Path(name).suffix].encode() in held["[Content_Types].xml"]


def test_macros_are_not_put_into_a_file_without_macros(tmp_path: Path) -> None:
    book = open_book(ribbon_book(tmp_path / "a.xlsm"))

    with pytest.raises(OutputError, match=r"donnez-lui un nom en \.xlsm"):
        save(book, tmp_path / "b.xlsx")
    assert not (tmp_path / "b.xlsx").exists()


@pytest.mark.parametrize("name", ["a.xls", "a.csv", "a"])
def test_another_kind_of_file_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError, match=r"donnez-lui un nom en \.xlsx"):
        save(new_book(), tmp_path / name)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="absent"):
        save(new_book(), tmp_path / "absent" / "a.xlsx")


def test_the_file_that_was_opened_is_replaced(tmp_path: Path) -> None:
    path = save(drawn(), tmp_path / "a.xlsx")
    book = open_book(path)
    book.sheets[0]["A2"].value = "changé"

    assert save(book, path) == path
    assert open_book(path).sheets[0]["A2"].value == "changé"
    assert [each.name for each in tmp_path.iterdir()] == ["a.xlsx"]


@pytest.mark.parametrize("owner", ["~$a.xlsx", ".~lock.a.xlsx#"])
def test_a_file_open_elsewhere_is_left_alone_and_the_work_goes_beside_it(
    tmp_path: Path, owner: str, capfd: pytest.CaptureFixture[str]
) -> None:
    path = save(drawn(), tmp_path / "a.xlsx")
    before = path.read_bytes()
    (tmp_path / owner).write_bytes(b"")
    (tmp_path / "a_2.xlsx").write_bytes(b"pris")
    written = save(new_book(), path)

    assert (written.name, path.read_bytes()) == ("a_3.xlsx", before)
    assert "votre travail est enregistré dans « a_3.xlsx »" in capfd.readouterr().err


def test_a_file_that_may_not_be_replaced_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = save(drawn(), tmp_path / "a.xlsx")
    replace = Path.replace

    def refuse(draft: Path, target: Path) -> Path:
        if target == path:
            raise PermissionError(13, "another program holds it, as Windows says", str(path))
        return replace(draft, target)

    monkeypatch.setattr(Path, "replace", refuse)
    assert save(new_book(), path) == tmp_path / "a_2.xlsx"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.xlsx", "a_2.xlsx"]


def test_a_file_marked_read_only_is_left_alone(tmp_path: Path) -> None:
    path = save(drawn(), tmp_path / "a.xlsx")
    before = path.read_bytes()
    path.chmod(0o444)
    written = save(new_book(), path)
    path.chmod(0o644)

    assert (written.name, path.read_bytes()) == ("a_2.xlsx", before)


def test_the_next_free_name_is_counted_up(tmp_path: Path) -> None:
    path = tmp_path / "analyse.v1.xlsx"
    names = []
    for _ in range(3):
        free = free_path(path)
        free.touch()
        names.append(free.name)

    assert names == ["analyse.v1.xlsx", "analyse.v1_2.xlsx", "analyse.v1_3.xlsx"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_the_rights_of_the_file_stay(tmp_path: Path) -> None:
    path = save(new_book(), tmp_path / "a.xlsx")
    ordinary = tmp_path / "ordinaire"
    ordinary.touch()
    path.chmod(0o640)
    save(drawn(), path)

    assert path.stat().st_mode & 0o777 == 0o640
    assert save(new_book(), tmp_path / "b.xlsx").stat().st_mode == ordinary.stat().st_mode


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = save(new_book(), tmp_path / "a.xlsx"), tmp_path / "lien.xlsx"
    link.symlink_to(real)
    save(drawn(), link)

    assert link.is_symlink()
    assert open_book(real).sheets[0]["A1"].value == "NOM"


def test_an_owner_file_left_by_a_crash_does_not_hinder_a_new_file(tmp_path: Path) -> None:
    (tmp_path / "~$a.xlsx").touch()

    assert save(new_book(), tmp_path / "a.xlsx") == tmp_path / "a.xlsx"


def test_a_draft_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        write_whole(_folder(tmp_path / "a.xlsx"), b"x")
    assert [each.name for each in tmp_path.iterdir()] == ["a.xlsx"]


def _folder(path: Path) -> Path:
    path.mkdir()
    return path


# The module alone is loaded: the child has to live, and die, quickly.
FOREVER = """
import importlib.util, sys
from pathlib import Path
spec = importlib.util.spec_from_file_location("atomic", sys.argv[1])
atomic = importlib.util.module_from_spec(spec)
spec.loader.exec_module(atomic)
write_whole = atomic.write_whole
path, books = Path(sys.argv[2]), [Path(name).read_bytes() for name in sys.argv[3:]]
print("ready", flush=True)
while True:
    for data in books:
        write_whole(path, data)
"""


@pytest.mark.skipif(os.name == "nt", reason="no signal kills at once on Windows")
def test_killed_at_any_moment_the_old_file_or_the_new_one_is_whole(tmp_path: Path) -> None:
    books = [save(drawn(), tmp_path / "new.xlsx"), rich_book(tmp_path / "old.xlsx")]
    whole = {book.read_bytes() for book in books}
    target = tmp_path / "work" / "a.xlsx"
    target.parent.mkdir()
    target.write_bytes(books[0].read_bytes())
    moments = random.Random(2026)  # noqa: S311 - moments of death, no secret
    for _ in range(20):
        command = [sys.executable, "-c", FOREVER, atomic.__file__, str(target), *map(str, books)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as child:
            assert child.stdout is not None
            child.stdout.readline()
            time.sleep(moments.uniform(0.0, 0.03))
            child.send_signal(signal.SIGKILL)
        assert target.read_bytes() in whole
