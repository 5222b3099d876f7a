"""The wait at the command line."""

import subprocess
import sys
from pathlib import Path

import pytest

from fae_xlwings import workflow

resource = pytest.importorskip("resource", reason="Windows does not count the time of its children")


def spent(*command: str | Path) -> float:
    """The processor time of a command in seconds, whatever else the machine is busy with."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(list(map(str, command)), check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


@pytest.mark.slow
def test_three_hundred_clients_become_a_workbook_in_under_four_seconds(tmp_path: Path) -> None:
    words = ("analyser", workflow.example(), "--sortie", tmp_path, "--rapports", "aucun")

    times = (spent(sys.executable, "-m", "fae_xlwings", *words) for _ in range(3))

    assert min(times) < 4.0
