"""What holds for every test: no window, no network, the same examples every time."""

import os
import socket
from typing import NoReturn

import pytest
from hypothesis import settings

os.environ["MPLBACKEND"] = "Agg"
settings.register_profile("fae", derandomize=True, deadline=None, database=None)
settings.load_profile("fae")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything runs on the user's own machine: a test that opens a connection fails."""

    def refuse(_socket: socket.socket, address: object) -> NoReturn:
        raise AssertionError(f"the network was asked for: {address}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
