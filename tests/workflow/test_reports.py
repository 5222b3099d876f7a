"""Reports in numbers: files of their own names, a stop that keeps what is done, missing libraries told."""

import builtins
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Self

import analyses
import docx
import pytest

from fae_xlwings import workflow
from fae_xlwings.errors import FaeError, InputError
from fae_xlwings.views.documents.selection import everyone, of_names
from fae_xlwings.workflow import pdf
from fae_xlwings.workflow.reports import TEMPLATE, write_new

TWINS = analyses.FOUR + "SARL TEST | Conseil | 1500 | PARTIELLEMENT | BON | \n"


def test_clients_of_one_name_have_files_of_their_own(tmp_path: Path) -> None:
    analysis = analyses.analysis(TWINS)

    batch = workflow.write_reports(analysis, of_names(analysis, ["SARL TEST"]), tmp_path / "rapports", tmp_path)

    assert [path.name for path in batch.paths] == ["Rapport FAE - SARL TEST.docx", "Rapport FAE - SARL TEST_2.docx"]
    assert not batch.stopped


def test_a_stop_half_way_keeps_what_is_done(tmp_path: Path) -> None:
    def until_third(numbers: Sequence[int]) -> Iterator[int]:
        yield from numbers[:2]
        raise KeyboardInterrupt

    analysis = analyses.analysis()
    batch = workflow.write_reports(analysis, everyone(analysis), tmp_path / "rapports", tmp_path, until_third)

    assert (len(batch.paths), batch.wanted, batch.stopped) == (2, 4, True)
    assert all(docx.Document(str(path)).paragraphs for path in batch.paths)


def test_the_firm_s_template_beside_the_workbook_is_taken(tmp_path: Path) -> None:
    template = docx.Document(str(workflow.write_report_template(tmp_path)))
    template.sections[0].footer.paragraphs[0].add_run("Membre de l'Ordre")
    template.save(str(tmp_path / TEMPLATE))
    analysis = analyses.analysis()

    batch = workflow.write_reports(analysis, everyone(analysis), tmp_path / "rapports", tmp_path)

    footers = [docx.Document(str(path)).sections[0].footer.paragraphs[0].text for path in batch.paths]
    assert all("Membre de l'Ordre" in footer for footer in footers)


def test_our_template_is_never_written_over_the_firm_s(tmp_path: Path) -> None:
    first, second = workflow.write_report_template(tmp_path), workflow.write_report_template(tmp_path)

    assert (first.name, second.name) == (TEMPLATE, "modele_rapport_2.docx")


def test_half_a_file_is_never_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    real = builtins.open
    monkeypatch.setattr(Path, "open", lambda path, mode: Torn(real(path, mode), interrupted))
    with pytest.raises(KeyboardInterrupt):
        write_new(tmp_path / "a.docx", b"x")

    assert list(tmp_path.iterdir()) == []


class Torn:
    """A file whose writing is interrupted."""

    def __init__(self, file: object, write: object) -> None:
        self.file, self.write = file, write

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.file.close()


@pytest.mark.parametrize("library", ["docx", "matplotlib"])
def test_a_missing_library_is_a_sentence(library: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith(("fae_xlwings.draw.", library))]:
        if name.split(".")[-1] not in {"theme", "excel"}:
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, library, None)
    analysis = analyses.analysis()

    with pytest.raises(InputError, match="Les documents Word ne peuvent pas être faits"):
        workflow.write_reports(analysis, everyone(analysis), tmp_path / "rapports", tmp_path)


class FakeWord:
    """Word's own object as far as printing goes; it notes what is asked of it."""

    def __init__(self, *, fails: bool = False) -> None:
        self.asked: list[str] = []
        self.fails = fails
        self.Documents = self
        self.Visible = True
        self.DisplayAlerts = 1

    def Open(self, name: str, confirm: bool, read_only: bool, recent: bool) -> "FakeWord":  # noqa: N802
        assert (confirm, read_only, recent) == (False, True, False)
        self.asked.append(f"open {Path(name).name}")
        return self

    def ExportAsFixedFormat(self, name: str, kind: int) -> None:  # noqa: N802
        if self.fails:
            raise OSError(name)
        self.asked.append(f"export {kind} {Path(name).name}")

    def Close(self, save: int) -> None:  # noqa: N802
        self.asked.append(f"close {save}")

    def Quit(self, save: int) -> None:  # noqa: N802
        self.asked.append(f"quit {save}")


def test_word_prints_each_document_and_is_closed() -> None:
    word = FakeWord()

    pdf.print_with(word, [Path("a.docx"), Path("b.docx")])

    assert word.asked == [
        "open a.docx", "export 17 a.pdf", "close 0", "open b.docx", "export 17 b.pdf", "close 0", "quit 0",
    ]  # fmt: skip
    assert (word.Visible, word.DisplayAlerts) == (False, 0)


def test_word_is_closed_after_a_failure_too() -> None:
    word = FakeWord(fails=True)
    with pytest.raises(OSError, match=r"a\.pdf"):
        pdf.print_with(word, [Path("a.docx")])

    assert word.asked == ["open a.docx", "close 0", "quit 0"]


def test_no_program_to_print_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf.shutil, "which", lambda _: None)
    monkeypatch.setattr(pdf, "PLACES", ())
    with pytest.raises(FaeError, match="ni Word ni LibreOffice"):
        pdf.print_all([Path("a.docx")])


@pytest.mark.office
def test_libreoffice_prints_reports_beside_them(tmp_path: Path) -> None:
    analysis = analyses.analysis()
    batch = workflow.write_reports(analysis, of_names(analysis, ["SARL TEST"]), tmp_path / "rapports", tmp_path)

    (printed,) = pdf.print_all(batch.paths)

    assert printed.read_bytes().startswith(b"%PDF")
