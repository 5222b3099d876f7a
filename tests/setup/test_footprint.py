"""What is written into the registry, and that all of it is taken away again."""

from copy import deepcopy
from pathlib import Path

import pytest
from memory_registry import Memory

from fae_xlwings.bundle import package
from fae_xlwings.windows import footprint, office
from fae_xlwings.windows.footprint import LISTED, SHELVED, STARTED, TRUSTED

FOLDER = Path("C:/Users/Élodie & Fils/AppData/Local/FAE2026")
OURS = f'/R "{FOLDER / "FAE.xlam"}"'


def with_others(*commands: str) -> Memory:
    registry = Memory()
    for number, command in enumerate(commands):
        registry.write(STARTED, f"OPEN{number or ''}", command)
    registry.write(STARTED, "FirstRun", 0)
    return registry


def started(registry: Memory) -> dict[str, object]:
    return {name: value for name, value in registry.keys[STARTED].items() if name.startswith("OPEN")}


def test_the_folder_is_trusted_and_the_add_in_started() -> None:
    registry = Memory()

    footprint.register(registry, FOLDER)

    assert registry.keys[TRUSTED]["Path"] == f"{FOLDER}\\"
    assert registry.keys[TRUSTED]["AllowSubFolders"] == 0
    assert started(registry) == {"OPEN": OURS}
    assert footprint.is_trusted(registry, FOLDER)
    assert footprint.is_started(registry, FOLDER)


def test_the_program_is_listed_with_its_version_and_how_to_remove_it() -> None:
    registry = Memory()

    footprint.register(registry, FOLDER)

    assert registry.keys[LISTED]["DisplayVersion"] == "8.0.0"
    assert registry.keys[LISTED]["UninstallString"] == f'"{FOLDER / "DESINSTALLER.bat"}"'


def test_only_the_user_s_own_part_of_the_registry_is_written() -> None:
    registry = Memory()

    footprint.register(registry, FOLDER)

    assert {key.partition("\\")[0] for key in registry.keys} == {"HKCU"}


def test_the_add_ins_of_others_stay_first() -> None:
    registry = with_others('"SOLVER.XLAM"', '"EUROTOOL.XLAM"')

    footprint.register(registry, FOLDER)

    assert started(registry) == {"OPEN": '"SOLVER.XLAM"', "OPEN1": '"EUROTOOL.XLAM"', "OPEN2": OURS}


def test_registering_twice_is_as_good_as_once() -> None:
    registry = with_others('"SOLVER.XLAM"')
    footprint.register(registry, FOLDER)
    once = deepcopy(registry.keys)

    footprint.register(registry, FOLDER)

    assert registry.keys == once


@pytest.mark.parametrize("others", [(), ('"SOLVER.XLAM"',), ('"A.XLAM"', '"B.XLAM"')])
def test_unregistering_leaves_what_was_there_before(others: tuple[str, ...]) -> None:
    registry = with_others(*others)
    before = deepcopy(registry.keys)

    footprint.register(registry, FOLDER)
    footprint.unregister(registry, FOLDER)

    assert {key: values for key, values in registry.keys.items() if values} == before


def test_no_gap_is_left_at_which_excel_would_stop() -> None:
    registry = with_others('"A.XLAM"', OURS, '"B.XLAM"')

    footprint.unregister(registry, FOLDER)

    assert started(registry) == {"OPEN": '"A.XLAM"', "OPEN1": '"B.XLAM"'}


def test_an_add_in_that_the_user_unticked_is_forgotten_too() -> None:
    registry = Memory()
    registry.write(SHELVED, str(FOLDER / "FAE.xlam"), "")

    footprint.unregister(registry, FOLDER)

    assert registry.names(SHELVED) == ()


def test_an_office_program_is_found_where_windows_says(tmp_path: Path) -> None:
    registry = Memory()
    registry.write(rf"HKLM\{office.PROGRAM_PATHS}\excel.exe", "", str(tmp_path / "EXCEL.EXE"))
    assert office.program(registry, office.EXCEL) is None

    (tmp_path / "EXCEL.EXE").write_bytes(b"")

    assert office.program(registry, office.EXCEL) == tmp_path / "EXCEL.EXE"


def test_what_the_firm_forbids_is_said() -> None:
    registry = Memory()
    registry.write(office.POLICY, "VBAWarnings", 4)
    registry.write(rf"{office.POLICY}\Trusted Locations", "AllLocationsDisabled", 1)

    assert office.refusals(registry) == (
        "toutes les macros sont interdites",
        "les emplacements approuvés sont interdits",
    )
    assert office.refusals(Memory()) == ()


def test_the_files_are_called_as_they_are_built() -> None:
    assert (package.WORKBOOK.file_name, package.ADDIN.file_name) == (footprint.WORKBOOK, footprint.ADDIN)
