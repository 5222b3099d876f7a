"""The program taken off a computer: every key and every file of it, and nothing of the user's."""

import sys
from contextlib import suppress
from pathlib import Path

from fae_xlwings.bundle.portable import FINGERPRINTS
from fae_xlwings.errors import InputError
from fae_xlwings.setup import files
from fae_xlwings.setup.installing import PYTHON, REPORT, Place, rescue
from fae_xlwings.setup.talking import Talk, must_agree, wait_for_excel
from fae_xlwings.windows import footprint
from fae_xlwings.windows.footprint import UNINSTALLER
from fae_xlwings.windows.registry import Registry


def remove(place: Place, registry: Registry, talk: Talk) -> None:
    """The registry and the folder as they were before the installation; the documents stay."""
    if not place.program.is_dir():
        raise InputError(f"Le programme n'est pas installé pour vous : « {place.program} » n'existe pas.")
    talk.say("Ce qui va être retiré :")
    talk.say(f"  - le programme, dans {place.program}")
    talk.say("  - son inscription dans Excel et dans la liste des applications")
    talk.say(f"Vos classeurs et vos rapports restent dans {place.work}.")
    must_agree(talk, "Continuer ?")
    wait_for_excel(talk)
    footprint.unregister(registry, place.program)
    rescue(place, talk)
    _take_away(place.program)
    _tell_what_is_left(place, talk)


def _take_away(folder: Path) -> None:
    """The files of the program, except those that this very program is running from: the .bat takes these away."""
    own = Path(sys.executable).is_relative_to(folder)
    for name in [*files.listed(folder), FINGERPRINTS, REPORT]:
        if not (own and _runs(name)):
            (folder / name).unlink(missing_ok=True)
    if not own:
        _take_caches_away(folder / PYTHON)
        _drop_empty(folder)


def _runs(name: str) -> bool:
    return name.startswith(f"{PYTHON}/") or name == UNINSTALLER


def _take_caches_away(folder: Path) -> None:
    """What Python keeps beside its sources, to start faster."""
    for path in folder.rglob(f"{files.CACHE}/*.pyc"):
        path.unlink()


def _drop_empty(folder: Path) -> None:
    for path in sorted((path for path in folder.rglob("*") if path.is_dir()), reverse=True):
        with suppress(OSError):
            path.rmdir()
    with suppress(OSError):
        folder.rmdir()


def _tell_what_is_left(place: Place, talk: Talk) -> None:
    left = [path for path in place.program.glob("*") if not _runs(f"{path.name}/") and path.name != UNINSTALLER]
    for path in left:
        talk.say(f"Gardé, car ce fichier n'est pas du programme : {path}")
    talk.say(f"Le programme est retiré. Vos documents sont dans {place.work}.")
