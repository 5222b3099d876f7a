"""Where the sources of the workbook and the add-in are, and how they are read.

`addin/` stands beside the package in a checkout, and inside it, as data, once installed from a wheel.
The VBA of xlwings comes from the installed xlwings: it names its link to Python by version, so the two cannot part.
"""

from importlib.util import find_spec
from pathlib import Path

from fae_xlwings.errors import InputError

PACKAGE = Path(__file__).parents[1]
PLACES = (PACKAGE / "addin", PACKAGE.parent / "addin")
WORKBOOK_PLACES = (PACKAGE / "workbook", PACKAGE.parent / "workbook")
RIBBON = "ribbon.xml"


def addin_folder() -> Path:
    """The folder of our own sources; raises InputError when the installation lacks it."""
    for place in PLACES:
        if (place / RIBBON).is_file():
            return place
    raise InputError(f"Le dossier « addin » manque dans {PACKAGE} : réinstallez le programme FAE.")


def workbook_folder() -> Path:
    """The folder of the workbook's own sources; raises InputError when the installation lacks it."""
    for place in WORKBOOK_PLACES:
        if place.is_dir():
            return place
    raise InputError(f"Le dossier « workbook » manque dans {PACKAGE} : réinstallez le programme FAE.")


def own_source(name: str) -> str:
    """One of our sources, ASCII only because the VBA editor reads and writes in the code page of the machine."""
    try:
        return (addin_folder() / name).read_text(encoding="ascii")
    except UnicodeDecodeError as error:
        raise InputError(f"addin/{name}, octet {error.start} : écrivez les accents comme les autres textes.") from None


def ribbon_source() -> bytes:
    """The ribbon of the workbook."""
    return (addin_folder() / RIBBON).read_bytes()


def ribbon_pictures() -> dict[str, bytes]:
    """The pictures that the ribbon calls by name."""
    return {path.stem: path.read_bytes() for path in sorted(addin_folder().glob("*.png"))}


def xlwings_source(name: str) -> str:
    """A VBA source that xlwings brings."""
    specification = find_spec("xlwings")
    places = specification.submodule_search_locations if specification else None
    for place in places or ():
        if (Path(place) / name).is_file():
            return (Path(place) / name).read_text(encoding="cp1252")
    raise InputError(f"Le fichier {name} de xlwings manque : réinstallez le programme FAE.")
