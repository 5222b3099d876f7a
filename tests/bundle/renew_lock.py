"""The lock of the Windows parts written anew, at the versions of constraints.txt; `make lock` runs it after these."""

from collections.abc import Iterator
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from packaging.utils import parse_sdist_filename, parse_wheel_filename
from test_constraints import pinned
from test_wheels import versions, wanted

from fae_xlwings.bundle.wheels import EMBEDDED_PYTHON, LOCK, download, lock_text


def parts() -> Iterator[str]:
    """What pip is asked for: the interpreter stays, whatever runs on it follows the constraints."""
    yield f"{EMBEDDED_PYTHON}=={versions()[EMBEDDED_PYTHON]}"
    pins = pinned()
    for name in sorted(wanted()):
        yield f"{name}{pins[name].specifier}"


def line(path: Path) -> str:
    """A fetched file as the lock names it."""
    parse = parse_wheel_filename if path.suffix == ".whl" else parse_sdist_filename
    name, version = parse(path.name)[:2]
    return f"{name}=={version} --hash=sha256:{sha256(path.read_bytes()).hexdigest()}\n"


def renewed(folder: Path) -> str:
    """The text of the lock."""
    download(folder, *parts())
    comment = lock_text().splitlines(keepends=True)[0]
    return comment + "".join(sorted(map(line, folder.iterdir())))


if __name__ == "__main__":
    with TemporaryDirectory() as scratch:
        text = renewed(Path(scratch))
    Path(str(files("fae_xlwings.bundle").joinpath(LOCK))).write_text(text, encoding="ascii", newline="\n")
