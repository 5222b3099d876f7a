"""One Windows for all tests of the lane, and the figures it leaves for the record."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import Desk, sit_down
from wine import Prefix, lane_lock, new_prefix, parts, put_python

from fae_xlwings.workflow.portable import portable

FIGURES = pytest.StashKey[list[str]]()


@pytest.fixture(scope="session")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prefix]:
    """A fresh Windows 10 with the Python of the portable folder."""
    prefix = new_prefix(tmp_path_factory.mktemp("windows"))
    put_python(prefix)
    yield prefix
    prefix.close()


@pytest.fixture(scope="session")
def delivery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The zip as delivered, but for numpy."""
    path = tmp_path_factory.mktemp("delivery") / "SEGMENTATION_FAE_PORTABLE.zip"
    path.write_bytes(portable(lane_lock(), parts()))
    return path


@pytest.fixture(scope="session")
def desk(windows: Prefix, delivery: Path) -> Desk:
    """The accountant's computer before anything is installed."""
    return sit_down(windows, delivery)


@pytest.fixture
def figures(request: pytest.FixtureRequest) -> list[str]:
    """Lines to be shown at the end of the run."""
    return request.config.stash.setdefault(FIGURES, [])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """The figures of the lane, and what it had to do without."""
    for line in config.stash.get(FIGURES, []):
        terminalreporter.write_line(line)
