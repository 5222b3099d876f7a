"""The Python of the portable folder: the embeddable interpreter, the libraries, our own package, as files."""

import io
import pickle
import re
import tarfile
from collections.abc import Iterator, Mapping
from importlib.metadata import Distribution, distribution, distributions
from pathlib import Path
from zipfile import ZipFile

from fae_xlwings.bundle.sources import PACKAGE, addin_folder, workbook_folder

SITE = "Lib/site-packages"
PATHS = "python313._pth"
# The interpreter looks here and nowhere else: neither the user's own Python nor a variable can reach in.
PATH_LINES = ("python313.zip", ".", "Lib\\site-packages", "import site")
# What libraries keep for a quicker start stays in the installed folder, which goes when the program is removed.
SITE_START = """\
import os, sys
if os.path.normcase(sys.prefix).startswith(os.path.normcase(os.environ.get("LOCALAPPDATA") or "?")):
    os.environ.setdefault("MPLCONFIGDIR", os.path.join(sys.prefix, "cache"))
"""
GENERATED = f"{SITE}/win32com/gen_py"
KEPT_HERE = {
    f"{SITE}/sitecustomize.py": SITE_START.encode(),
    f"{GENERATED}/__init__.py": b"",
    # pywin32's list of what it has generated, still empty: without it pywin32 writes one, which a stick may refuse.
    f"{GENERATED}/dicts.dat": pickle.dumps(1, 4) + pickle.dumps({}, 4),
}
DISTRIBUTION = "fae-xlwings"
METADATA = ("METADATA", "entry_points.txt", "licenses/LICENSE")

# fmt: off
LEFT_OUT = (
    r".*/tests?/.*",                          # the libraries' own tests
    r".*\.(pyi|pyx|pxd|c|h|hpp|cpp|lib|a|in)",  # for programmers who build on them
    r"numpy/(f2py|distutils|_pyinstaller|doc)/.*",
    r"matplotlib/mpl-data/sample_data/.*",
    r"matplotlib/backends/(web_backend|qt_editor)/.*",
    r"lxml/(html|isoschematron|includes)/.*",
    r"fontTools/(cffLib|colorLib|cu2qu|designspaceLib|feaLib|merge|mtiLib|otlLib|qu2cu|subset|svgLib|ufoLib|varLib|voltLib)/.*",
    r"PIL/(_avif|_webp|_imagingcms|_imagingtk)\..*",
    r"(pythonwin|isapi|adodbapi)/.*|PyWin32\.chm|win32/Demos/.*|win32/scripts/.*|win32com/demos/.*",
    # pro is not free to use.
    r"xlwings/(pro|rest|html|js|ext)/.*|xlwings/xlwingslib\..*|xlwings/.*\.(xlsm|xlam|applescript)",
    r"[^/]+\.data/scripts/.*|[^/]+\.data/data/share/.*",
)
# The interpreter without databases, sounds, and the questions to WMI that can hold a start back for seconds.
INTERPRETER_LEFT_OUT = ("_sqlite3.pyd", "sqlite3.dll", "winsound.pyd", "_wmi.pyd")
# fmt: on
_LEFT_OUT = re.compile("|".join(f"(?:{pattern})" for pattern in LEFT_OUT))
# xlwings' link to Excel: its VBA looks for it beside python.exe.
_LINK = re.compile(r"[^/]+\.data/data/(xlwings(?:32|64)-[^/]+\.dll)")


def python_files(fetched: Mapping[str, bytes]) -> dict[str, bytes]:
    """Every file of the folder `python`, by its path there, from the fetched archives."""
    files: dict[str, bytes] = {}
    for name, content in fetched.items():
        files |= _library(content) if name.endswith(".whl") else _interpreter(content)
    files[PATHS] = "".join(f"{line}\r\n" for line in PATH_LINES).encode("ascii")
    return files | KEPT_HERE | {f"{SITE}/{path}": content for path, content in own_files()}


def _interpreter(archive: bytes) -> dict[str, bytes]:
    """The files of the embeddable interpreter, as python.org signs them, from the archive they are published in."""
    with tarfile.open(fileobj=io.BytesIO(archive)) as outer:
        member = next(member for member in outer if member.name.endswith("/data.zip"))
        stored = outer.extractfile(member)
        data = stored.read() if stored else b""
    with ZipFile(io.BytesIO(data)) as inner:
        names = {Path(name).name: name for name in inner.namelist() if not name.endswith("/")}
        return {name: inner.read(full) for name, full in names.items() if name not in INTERPRETER_LEFT_OUT}


def _library(wheel: bytes) -> dict[str, bytes]:
    """The files of a wheel where Python and Excel look for them, without those that are never used."""
    with ZipFile(io.BytesIO(wheel)) as archive:
        return {
            _place(name): archive.read(name)
            for name in archive.namelist()
            if not name.endswith("/") and not _LEFT_OUT.fullmatch(name)
        }


def _place(name: str) -> str:
    link = _LINK.fullmatch(name)
    return link[1] if link else f"{SITE}/{name}"


def _installed() -> Distribution:
    """Our package as pip has installed it: what setuptools leaves in a checkout says less of it."""
    found = [each for each in distributions(name=DISTRIBUTION) if each.read_text(METADATA[0])]
    return found[0] if found else distribution(DISTRIBUTION)


def own_files() -> Iterator[tuple[str, bytes]]:
    """Our own package as a wheel would install it, from a checkout as from an installation."""
    for folder, target in ((PACKAGE, ""), (addin_folder(), "addin/"), (workbook_folder(), "workbook/")):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield f"fae_xlwings/{target}{path.relative_to(folder).as_posix()}", path.read_bytes()
    installed = _installed()
    for name in METADATA:
        text = installed.read_text(name)
        if text:
            yield f"fae_xlwings-{installed.version}.dist-info/{name}", text.replace("\r\n", "\n").encode()
