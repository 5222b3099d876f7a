"""The lock of the Windows parts: a hash for each, the versions of constraints.txt, every library that runs."""

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from test_constraints import needed, pinned

from fae_xlwings.bundle.wheels import EMBEDDED_PYTHON, lock_text, locked
from fae_xlwings.errors import InputError

WINDOWS = {
    "sys_platform": "win32",
    "platform_system": "Windows",
    "os_name": "nt",
    "python_version": "3.13",
    "python_full_version": "3.13.2",
}
# rich shows neither code nor Markdown here, and loads these only then.
NEVER_LOADED = {"pygments", "markdown-it-py", "mdurl"}


def versions() -> dict[str, str]:
    return {canonicalize_name(part.name): part.version for part in locked(lock_text())}


def wanted() -> set[str]:
    return set(needed("fae-xlwings", set(), WINDOWS, set())) - NEVER_LOADED


def test_the_lock_names_what_runs_and_nothing_else() -> None:
    assert versions().keys() == wanted() | {EMBEDDED_PYTHON}


def test_the_locked_versions_are_the_tested_ones() -> None:
    pins: dict[str, Requirement] = pinned()
    found = {name: f"=={version}" for name, version in versions().items() if name != EMBEDDED_PYTHON}

    assert found == {name: str(pins[name].specifier) for name in found}


@pytest.mark.parametrize("line", ["numpy==2.4.6", "numpy>=2 --hash=sha256:" + "0" * 64, "numpy==2.4.6 --hash=md5:00"])
def test_a_line_without_its_hash_is_refused(line: str) -> None:
    with pytest.raises(InputError, match=r"windows\.lock, ligne 2"):
        locked(f"# comment\n{line}\n")


def test_every_part_is_read() -> None:
    lines = [line for line in lock_text().splitlines() if not line.startswith("#")]

    assert [f"{part.name}=={part.version} --hash=sha256:{part.sha256}" for part in locked(lock_text())] == lines
