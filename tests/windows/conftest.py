"""One Windows for all tests of the lane."""

from collections.abc import Iterator

import pytest
from wine import Prefix, new_prefix, put_python


@pytest.fixture(scope="session")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prefix]:
    """A fresh Windows 10 with the Python of the portable folder."""
    prefix = new_prefix(tmp_path_factory.mktemp("windows"))
    put_python(prefix)
    yield prefix
    prefix.close()
