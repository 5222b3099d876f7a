"""What a command loads before it works: every library left out is time that a user does not wait."""

import subprocess
import sys
from pathlib import Path

import pytest

LOADED = """
import sys
from fae_xlwings import cli
sys.argv = ["fae", "--version"]
try:
    cli.main()
except SystemExit:
    print(*sorted(sys.modules))
"""


@pytest.fixture(scope="module")
def loaded() -> set[str]:
    done = subprocess.run((sys.executable, "-c", LOADED), capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    "library", ["matplotlib", "docx", "icalendar", "rich.progress", "urllib.request", "fae_xlwings.bundle.build"]
)
def test_what_few_commands_need_is_not_loaded_by_all(library: str, loaded: set[str]) -> None:
    assert library not in loaded


def test_what_was_hidden_from_xlwings_can_be_loaded_afterwards() -> None:
    code = LOADED + "    import matplotlib.figure"

    assert subprocess.run((sys.executable, "-c", code), check=False, capture_output=True).returncode == 0


@pytest.mark.parametrize("library", ["pandas", "click", "rich"])
def test_a_library_that_cannot_be_loaded_is_named_with_what_to_do(library: str, tmp_path: Path) -> None:
    code = f"import sys; sys.modules[{library!r}] = None; from fae_xlwings import cli; cli.main()"

    done = subprocess.run((sys.executable, "-c", code), check=False, capture_output=True, text=True, cwd=tmp_path)

    told = [line for line in done.stdout.splitlines() if "✘" in line]
    assert done.returncode == 1
    assert any(library in line and "relancez INSTALLER.bat" in line for line in told), done.stdout
    assert "Tout fonctionne" not in done.stdout
    assert "Traceback" not in done.stderr
