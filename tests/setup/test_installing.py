"""An installation on folders of this machine: what is copied, kept, asked, repaired, and taken away again."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from memory_registry import Memory

from fae_xlwings.bundle.configuration import Setting
from fae_xlwings.bundle.portable import FINGERPRINTS, fingerprints
from fae_xlwings.errors import DeclinedError, InputError, OutputError
from fae_xlwings.setup import Place, delivered_place, install, installing, own_place, remove, talking
from fae_xlwings.setup import files as copied
from fae_xlwings.windows import footprint, office

DELIVERY = {
    "python/python.exe": b"python",
    "python/Lib/a.py": b"a",
    "FAE_2026.xlsm": b"workbook 8",
    "FAE.xlam": b"add-in 8",
    "portefeuille_exemple.xlsx": b"example",
    "modele_fae.xlsx": b"template",
    "DESINSTALLER.bat": b"rem",
}


class Answers:
    """A user who answers what is written down, and remembers what was said."""

    def __init__(self, *answers: bool) -> None:
        self.answers = list(answers)
        self.said: list[str] = []

    def say(self, text: str = "") -> None:
        self.said.append(text)

    def agrees(self, question: str) -> bool:
        self.said.append(question)
        return self.answers.pop(0)


@pytest.fixture(autouse=True)
def _no_windows_programs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(talking, "running", frozenset)
    monkeypatch.setattr(installing, "wait_for_excel", lambda _talk: None)
    monkeypatch.setattr(installing, "_prepare", lambda _python: None)
    monkeypatch.setattr("fae_xlwings.setup.removing.wait_for_excel", lambda _talk: None)


@pytest.fixture
def registry(tmp_path: Path) -> Memory:
    """The registry of a computer that has Excel."""
    (tmp_path / "EXCEL.EXE").write_bytes(b"")
    found = Memory()
    found.write(rf"HKLM\{office.PROGRAM_PATHS}\excel.exe", "", str(tmp_path / "EXCEL.EXE"))
    return found


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(
        delivery(tmp_path / "zip & clé (été)", DELIVERY), tmp_path / "local" / "FAE2026", tmp_path / "doc" / "FAE"
    )


def delivery(folder: Path, contents: dict[str, bytes]) -> Path:
    for name, content in {**contents, FINGERPRINTS: fingerprints(contents).encode()}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def listing(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_program_is_copied_and_the_workbook_put_in_the_documents(place: Place, registry: Memory) -> None:
    workbook = install(place, registry, Answers(True, True))

    assert {name: listing(place.program)[name] for name in DELIVERY} == DELIVERY
    assert workbook == place.work / "FAE_2026.xlsm"
    assert set(listing(place.work)) == {"FAE_2026.xlsm", "portefeuille_exemple.xlsx", "modele_fae.xlsx"}
    assert footprint.is_started(registry, place.program)
    assert footprint.is_trusted(registry, place.program)


def test_no_to_the_first_question_changes_nothing(place: Place, registry: Memory) -> None:
    with pytest.raises(DeclinedError, match="Rien n'a été changé"):
        install(place, registry, Answers(False))

    assert not place.program.exists()
    assert not place.work.exists()


def test_no_to_the_second_registers_nothing(place: Place, registry: Memory) -> None:
    before = dict(registry.keys)

    install(place, registry, Answers(True, False))

    assert registry.keys == before
    assert (place.program / "FAE.xlam").is_file()


def test_what_will_be_done_is_said_before_the_question(place: Place, registry: Memory) -> None:
    talk = Answers(True, True)

    install(place, registry, talk)

    first = talk.said.index("Continuer ?")
    second = talk.said.index("Inscrire le complément et le dossier, pour vous seul ?")
    assert any(str(place.program) in line for line in talk.said[:first])
    assert any("FAE.xlam" in line for line in talk.said[first:second])


def test_without_excel_nothing_is_asked_or_registered(place: Place) -> None:
    registry = Memory()

    install(place, registry, Answers(True))

    assert registry.keys == {}


def test_a_second_run_repairs_what_is_damaged_and_keeps_the_user_s_files(place: Place, registry: Memory) -> None:
    install(place, registry, Answers(True, True))
    (place.work / "FAE_2026.xlsm").write_bytes(b"my clients")
    (place.program / "python" / "Lib" / "a.py").unlink()
    (place.program / "FAE.xlam").write_bytes(b"damaged")
    talk = Answers(True, True)

    install(place, registry, talk)

    assert (place.work / "FAE_2026.xlsm").read_bytes() == b"my clients"
    assert (place.program / "python" / "Lib" / "a.py").read_bytes() == b"a"
    assert (place.program / "FAE.xlam").read_bytes() == b"add-in 8"
    assert any("2 fichiers copiés, 5 déjà à jour" in line for line in talk.said)


def test_what_python_has_compiled_survives_a_run_that_changes_nothing(place: Place, registry: Memory) -> None:
    install(place, registry, Answers(True, True))
    cache = place.program / "python" / "Lib" / "__pycache__" / "a.cpython-313.pyc"
    cache.parent.mkdir()
    cache.write_bytes(b"")

    install(place, registry, Answers(True, True))

    assert cache.is_file()


def test_an_update_leaves_nothing_of_the_older_program(place: Place, registry: Memory, tmp_path: Path) -> None:
    install(place, registry, Answers(True, True))
    newer = {**DELIVERY, "FAE.xlam": b"add-in 9", "python/Lib/b.py": b"b"}
    del newer["python/Lib/a.py"]
    update = Place(delivery(tmp_path / "newer", newer), place.program, place.work)

    install(update, registry, Answers(True, True))

    assert not (place.program / "python" / "Lib" / "a.py").exists()
    assert (place.program / "FAE.xlam").read_bytes() == b"add-in 9"
    assert (place.work / "FAE_2026.xlsm").read_bytes() == b"workbook 8"


def test_a_workbook_saved_in_the_folder_of_the_program_goes_to_the_documents(place: Place, registry: Memory) -> None:
    install(place, registry, Answers(True, True))
    (place.program / "FAE_2026.xlsm").write_bytes(b"my clients")
    (place.program / "clients.xlsx").write_bytes(b"mine too")

    install(place, registry, Answers(True, True))

    assert (place.work / "FAE_2026_2.xlsm").read_bytes() == b"my clients"
    assert (place.work / "clients.xlsx").read_bytes() == b"mine too"
    assert (place.program / "FAE_2026.xlsm").read_bytes() == b"workbook 8"


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda path: path.unlink(), "un antivirus"),
        (lambda path: path.write_bytes(b"other"), "n'est pas celui qui a été livré"),
    ],
)
def test_a_file_missing_from_the_delivery_or_altered_is_named(
    place: Place, registry: Memory, spoil: Callable[[Path], object], sentence: str
) -> None:
    assert place.source
    spoil(place.source / "FAE.xlam")

    with pytest.raises(InputError, match=sentence) as error:
        install(place, registry, Answers(True, True))

    assert "FAE.xlam" in str(error.value)


def test_a_list_of_files_that_leads_elsewhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / FINGERPRINTS).write_text(f"{'0' * 64}  ../documents/clients.xlsx\n", encoding="utf-8")

    with pytest.raises(InputError, match="ligne 1"):
        copied.listed(tmp_path)


def test_too_little_room_is_said_before_anything_is_copied(
    place: Place, registry: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installing, "ROOM_NEEDED", 10**18)

    with pytest.raises(OutputError, match="libérez de la place"):
        install(place, registry, Answers(True, True))

    assert not place.program.exists()


def test_the_mark_of_the_internet_is_taken_off_our_copies_only(place: Place, registry: Memory) -> None:
    assert place.source
    mark = Path(f"{place.source / 'FAE.xlam'}:Zone.Identifier")
    mark.write_text("[ZoneTransfer]\nZoneId=3\n", encoding="ascii")
    install(place, registry, Answers(True, True))
    Path(f"{place.program / 'FAE.xlam'}:Zone.Identifier").write_text("[ZoneTransfer]\n", encoding="ascii")

    install(place, registry, Answers(True, True))

    assert mark.exists()
    assert not Path(f"{place.program / 'FAE.xlam'}:Zone.Identifier").exists()


def test_removing_leaves_nothing_but_the_documents(place: Place, registry: Memory) -> None:
    before = {key: dict(values) for key, values in registry.keys.items()}
    install(place, registry, Answers(True, True))
    cache = place.program / "python" / "Lib" / "__pycache__" / "a.cpython-313.pyc"
    cache.parent.mkdir()
    cache.write_bytes(b"")
    documents = listing(place.work)

    remove(place, registry, Answers(True))

    assert not place.program.exists()
    assert {key: values for key, values in registry.keys.items() if values} == before
    assert listing(place.work) == documents


def test_removing_keeps_what_the_user_put_there_and_says_so(place: Place, registry: Memory) -> None:
    install(place, registry, Answers(True, True))
    (place.program / "notes.txt").write_bytes(b"mine")
    talk = Answers(True)

    remove(place, registry, talk)

    assert listing(place.program) == {"notes.txt": b"mine"}
    assert any("notes.txt" in line for line in talk.said)


def test_removing_refused_or_without_an_installation_changes_nothing(place: Place, registry: Memory) -> None:
    with pytest.raises(InputError, match="pas installé"):
        remove(place, registry, Answers())
    install(place, registry, Answers(True, True))

    with pytest.raises(DeclinedError):
        remove(place, registry, Answers(False))

    assert footprint.is_started(registry, place.program)
    assert (place.program / "FAE.xlam").is_file()


def test_excel_is_waited_for_and_the_user_told_once() -> None:
    seen = [frozenset({"excel.exe"}), frozenset({"excel.exe"}), frozenset({"excel.exe"}), frozenset[str]()]
    talk, waits = Answers(), list[float]()

    talking.wait_for_excel(talk, lambda: seen.pop(0), waits.append)

    assert talk.said[0].startswith("Excel est ouvert")
    assert len(talk.said) == 2
    assert len(waits) == 2


def test_a_delivered_python_knows_its_folder(place: Place) -> None:
    assert place.source
    assert delivered_place(place.source / "python" / "python.exe") == place.source
    assert delivered_place(Path("/usr/bin/python3")) is None


def test_a_checkout_points_the_workbook_and_the_add_in_at_the_running_python(
    place: Place, registry: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def products(settings: tuple[Setting, ...]) -> dict[str, bytes]:
        told.extend(setting.value for setting in settings if setting.key == "INTERPRETER_WIN")
        return {"FAE_2026.xlsm": b"workbook", "FAE.xlam": b"add-in"}

    monkeypatch.setattr("fae_xlwings.workflow.products.products", products)
    here = Place(None, place.program, place.work)

    install(here, registry, Answers(True, True))

    assert told == [str(here.interpreter.with_name("pythonw.exe"))]
    assert (place.work / "FAE_2026.xlsm").read_bytes() == b"workbook"
    remove(here, registry, Answers(True))
    assert not place.program.exists()


def test_a_python_that_may_not_start_is_told_in_one_sentence(place: Place, registry: Memory) -> None:
    install(place, registry, Answers(True, True))

    with pytest.raises(OutputError, match="n'a pas pu démarrer : un antivirus"):
        installing.verified(place)


def test_elsewhere_than_on_windows_the_installation_is_refused() -> None:
    with pytest.raises(InputError, match="Windows"):
        own_place()


def test_the_installation_loads_no_library_that_would_keep_something_on_the_computer() -> None:
    code = "import sys, fae_xlwings.setup; print({'xlwings', 'matplotlib', 'pandas'} & set(sys.modules))"

    done = subprocess.run((sys.executable, "-c", code), capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "set()"
