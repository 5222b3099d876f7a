"""What the probe says of a machine: a Wine that is missing is no failure, a product that is broken is one."""

from pathlib import Path

import probe
import pytest
from wine import Prefix


class Standing(Prefix):
    """A Wine where every program says that it stands."""

    def run(self, *_: str, **__: object):  # noqa: ANN201
        """Nothing is run: `echo` says what it is told to."""
        return type("Done", (), {"stdout": f"{probe.STANDING}\n"})()

    def close(self) -> None:
        """Nothing was started."""


def standing(folder: Path) -> Prefix:
    return Standing(folder, "wine")


def missing(_: Path) -> Prefix:
    raise RuntimeError("Wine is missing")


def broken(_: Prefix) -> None:
    raise ValueError("our own sources")


def test_a_machine_without_wine_is_said_and_left(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(probe, "new_prefix", missing)

    assert probe.main() == probe.CANNOT
    assert "Livraison Windows non éprouvée ici : Wine ou les éléments" in capsys.readouterr().err


def test_a_product_that_cannot_be_put_in_place_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probe, "new_prefix", standing)
    monkeypatch.setattr(probe, "parts", lambda: {"a": b""})
    monkeypatch.setattr(probe, "put_python", broken)

    with pytest.raises(ValueError, match="our own sources"):
        probe.main()
