"""Where the delivered folder may lie: on a share of the network, on a stick that takes nothing, in OneDrive."""

import shutil
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import DELIVERED, HOME, PROGRAM, Desk
from wine import ROOT

pytestmark = pytest.mark.windows

SHARE, STICK = "s:", "r:"
ONEDRIVE = rf"{HOME}\OneDrive - Cabinet"
NEEDS_LETTER = ("INSTALLER.bat", "LANCER_OUTIL.bat")


@pytest.fixture(autouse=True)
def taken_off_again(desk: Desk) -> Iterator[None]:
    yield
    if desk.windows.path(PROGRAM).exists():
        desk.opens("DESINSTALLER.bat", "--oui", folder=PROGRAM)


@pytest.fixture
def stick(desk: Desk, tmp_path: Path, figures: list[str]) -> Iterator[str]:
    """The delivered folder on a drive of its own that nothing can be written on."""
    medium = tmp_path / "stick"
    medium.mkdir()
    if not mounted(desk.windows.path(DELIVERED), medium):
        figures.append("No right to mount here: files without the right to be written stand for a read-only stick.")
        medium = desk.windows.path(DELIVERED)
        closed(medium)
    letter(desk, STICK, medium)
    yield "R:"
    if medium.name == "stick":
        subprocess.run(["umount", "--lazy", str(medium)], check=True)
    else:
        closed(medium, shut=False)


def mounted(source: Path, place: Path) -> bool:
    """Whether a folder could be mounted somewhere for reading only."""
    bound = subprocess.run(["mount", "--bind", str(source), str(place)], capture_output=True, check=False)
    if bound.returncode:
        return False
    subprocess.run(["mount", "-o", "remount,ro,bind", str(place)], check=True)
    return True


def closed(folder: Path, *, shut: bool = True) -> None:
    """What a folder holds marked read-only, as Windows sees it, or no longer."""
    for path in (folder, *folder.rglob("*")):
        mode = path.stat().st_mode
        path.chmod(mode & ~0o222 if shut else mode | stat.S_IWUSR)


def letter(desk: Desk, name: str, target: Path) -> None:
    """A drive of this Windows that stands for a folder of this machine."""
    drive = desk.windows.folder / "dosdevices" / name
    drive.unlink(missing_ok=True)
    drive.symlink_to(target)


def installs(desk: Desk, folder: str) -> None:
    """The program installed from a folder, which is left as it was."""
    done = desk.opens("INSTALLER.bat", "--oui", "--sans-ouvrir", folder=folder)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "Tout fonctionne sur cet ordinateur." in done.stdout
    assert (desk.windows.path(PROGRAM) / "FAE.xlam").stat().st_mode & stat.S_IWUSR


def test_a_share_without_a_letter_is_what_wine_cannot_start_a_program_from(desk: Desk, figures: list[str]) -> None:
    r"""On Windows `pushd` gives the share a letter before Python starts; Wine's cmd knows no `\\server\share`."""
    server = desk.windows.folder / "dosdevices" / "unc" / "serveur"
    server.mkdir(parents=True, exist_ok=True)
    (server / "partage").symlink_to(desk.windows.path(DELIVERED))

    done = desk.windows.run(r"\\serveur\partage\python\python.exe", "-c", "print(1)")

    assert "No module named 'encodings'" in done.stderr
    figures.append(r"Wine starts no Python from \\server\share: a drive letter stands for the share in this lane.")
    for name in NEEDS_LETTER:
        said = (ROOT / "addin" / name).read_text(encoding="ascii")
        assert said.index('if not "%ici:~0,2%"=="\\\\" goto ici') < said.index('pushd "%ici%"') < said.index("-m fae_")


def test_the_installation_runs_from_a_share_that_has_a_letter(desk: Desk) -> None:
    letter(desk, SHARE, desk.windows.path(DELIVERED).parent)

    installs(desk, r"S:\SEGMENTATION_FAE_PORTABLE")
    menu = desk.opens("LANCER_OUTIL.bat", given="0\n", folder=r"S:\SEGMENTATION_FAE_PORTABLE")

    assert menu.returncode == 0, menu.stdout + menu.stderr


def test_the_installation_runs_from_a_stick_that_takes_nothing(desk: Desk, stick: str) -> None:
    installs(desk, stick)


def test_the_installation_runs_from_a_folder_of_onedrive(desk: Desk) -> None:
    """OneDrive marks what it keeps; Wine knows of its marks the read-only one."""
    folder = desk.windows.path(ONEDRIVE)
    shutil.copytree(desk.windows.path(DELIVERED), folder / "FAE à installer")
    closed(folder)

    installs(desk, rf"{ONEDRIVE}\FAE à installer")

    closed(folder, shut=False)
