"""Long work told in the status bar, and stopped by Escape."""

from types import SimpleNamespace

import pytest

from fae_xlwings.macros import walking
from fae_xlwings.macros.walking import time_left, walk


class Bar(SimpleNamespace):
    """Excel, of which only the status bar is looked at."""

    status_bar: object = False
    pid = 1


def clock_of(*seconds: float) -> object:
    ticks = iter(seconds)
    return lambda: next(ticks)


@pytest.mark.parametrize(
    ("spent", "done", "total", "told"),
    [(0.5, 5, 10, ""), (2.0, 0, 10, ""), (2.0, 5, 10, ", encore 2 s"), (30.0, 10, 100, ", encore 4 min")],
)
def test_the_time_left_is_told_once_it_can_be_known(spent: float, done: int, total: int, told: str) -> None:
    assert time_left(spent, done, total) == told


def test_the_status_bar_is_not_written_more_often_than_it_can_be_read() -> None:
    bar = Bar()
    told = [bar.status_bar for _ in walk(bar, range(4), "rapports", clock=clock_of(0.0, 0.0, 0.1, 0.3, 0.35))]

    assert told == ["1/4 rapports…", "1/4 rapports…", "3/4 rapports…", "3/4 rapports…"]


def test_escape_stops_what_may_be_stopped_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walking, "escape_pressed", lambda _: True)

    assert list(walk(Bar(), range(3), "feuilles")) == [0, 1, 2]
    with pytest.raises(KeyboardInterrupt):
        list(walk(Bar(), range(3), "rapports", stoppable=True))


def test_no_key_is_looked_at_where_there_is_no_windows() -> None:
    assert not walking.escape_pressed(Bar())
