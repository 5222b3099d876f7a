"""Nothing typed in the follow-up is ever lost, whatever is pressed, and whenever the machine stops."""

import os
import random
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path

import pytest
import xlwings as xw
from pressing import edited, pressed
from python_calamine import CalamineWorkbook

from fae_xlwings.domain.follow_up_columns import BY_NAME, FOLLOW_UP, SIREN
from fae_xlwings.errors import InputError
from fae_xlwings.intake.words import text_of
from fae_xlwings.views.pages.donnees import FIRST_ROW, OWN, address
from fae_xlwings.views.words.history import ASIDE_HEADER, NOTED_HEADER

STEPS = 8
DAY = datetime(2027, 1, 1)  # noqa: DTZ001 - a cell's day has no zone
NAMES = ("SARL TEST", "EURL DEMO", "SCI EXEMPLE", "Dupont ¦ Fils", "Dupont ¦ Fils", "Autre =A1")
BUTTONS = ("fae_actualiser", "fae_defauts", "fae_scorer", "fae_diagnostic", "fae_semaine")
NOTING = ("fae_note_contacte", "fae_note_refuse", "fae_note_en_cours")

Typed = tuple[str, str]
"""A column of the follow-up and what was typed there, as a text."""


@dataclass
class Desk:
    """A workbook, what was typed in it and stands, and the chance that leads the hand."""

    path: Path
    chance: random.Random
    typed: set[Typed] = field(default_factory=set)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))


def held(path: Path) -> set[Typed]:
    """All that the workbook holds: in the cells of « Données », put aside, or kept to be undone."""
    clients = [dict(zip(OWN, row, strict=False)) for row in values(path, "Données", FIRST_ROW)]
    cells = {(name, said(client.get(name))) for client in clients for name in FOLLOW_UP}
    listed = values(path, "Exports")
    return cells.union(below(listed, ASIDE_HEADER), below(listed, NOTED_HEADER))


def below(listed: list[list[object]], header: tuple[str, ...]) -> Iterator[Typed]:
    """What a list of the sheet « Exports » keeps, of which column."""
    heads = (place for place, row in enumerate(listed, start=1) if tuple(row[1 : 1 + len(header)]) == header)
    return ((str(row[2]), said(row[3])) for row in listed[next(heads, len(listed)) :])


def values(path: Path, sheet: str, first_row: int = 1) -> list[list[object]]:
    """The values of a sheet, by the fastest reader there is: each step reads two."""
    return CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python(skip_empty_area=False)[first_row - 1 :]


def said(value: object) -> str:
    return text_of(value.date() if isinstance(value, datetime) else value)


def type_in(desk: Desk) -> None:
    """A value typed for a client, or on the line below the last one, over what stands there."""
    column, number = desk.chance.choice(FOLLOW_UP), next(desk.numbers)
    clients = values(desk.path, "Données", FIRST_ROW)
    row = FIRST_ROW + desk.chance.randrange(len(clients) + 1)
    below = row == FIRST_ROW + len(clients)
    there = "" if below else said(dict(zip(OWN, clients[row - FIRST_ROW], strict=False))[column])
    value = something(column, number)
    edited(desk.path, {f"Données!{address(column, row)}": value})
    desk.typed -= {(column, there)}
    desk.typed |= {(column, said(value))}


def something(column: str, number: int) -> object:
    """A value that nobody else has typed; where a word of a list is asked, one that the list does not know."""
    if BY_NAME[column].kind == "date":
        return DAY + timedelta(days=number)
    return 1000.0 + number if BY_NAME[column].kind == "amount" else f"{column} n° {number}"


def import_list(desk: Desk, press: Callable[..., object]) -> None:
    """A list of clients imported, some of them lost, some new, in any order, some with a SIREN."""
    names = desk.chance.sample(NAMES, desk.chance.randrange(1, len(NAMES)))
    sirens = [desk.chance.choice(("", "732829320", "404833048")) for _ in names]
    listed = desk.path.with_name("liste.csv")
    rows = [f"{name};{siren};{desk.chance.randrange(1, 9)}000" for name, siren in zip(names, sirens, strict=True)]
    listed.write_text("\n".join((f"NOM;{SIREN};CA", *rows)), encoding="utf-8")
    press("fae_importer", file=listed)


def note(desk: Desk, press: Callable[..., object]) -> None:
    """A contact noted for a client, or the last one taken back; what a note replaces can be brought back."""
    if desk.chance.random() < 0.4:
        press("fae_note_annuler")
    else:
        forget_the_last_note(desk)
        press(desk.chance.choice(NOTING), rows=(FIRST_ROW,))


def forget_the_last_note(desk: Desk) -> None:
    """A new note takes the place of what the one before it had kept."""
    desk.typed -= set(below(values(desk.path, "Exports"), NOTED_HEADER))


def act(desk: Desk, press: Callable[..., object]) -> None:
    """One thing done at the desk."""
    kind = desk.chance.choice(("import", "note", "button"))
    if kind == "import":
        import_list(desk, press)
    elif kind == "note":
        note(desk, press)
    else:
        press(desk.chance.choice(BUTTONS))


@pytest.fixture(autouse=True)
def _yes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xw.App, "alert", lambda *_: "yes")


def test_nothing_typed_is_lost_whatever_is_pressed(ours: Path) -> None:
    desk = Desk(ours, random.Random(7))  # noqa: S311 - a hand, no secret
    for _ in range(STEPS):
        type_in(desk)
        act(desk, partial(at_once, desk.path))

        assert desk.typed <= held(desk.path)


def at_once(path: Path, button: str, **given: object) -> None:
    try:
        pressed(path, button, **given)  # pyright: ignore[reportArgumentType]
    except InputError:
        assert button == "fae_note_annuler"


@pytest.mark.skipif(sys.platform == "win32", reason="no signal kills at once on Windows")
def test_nothing_typed_is_lost_when_the_machine_stops(ours: Path) -> None:
    desk = Desk(ours, random.Random(2026))  # noqa: S311 - as above
    for moment in (*("before", "after") * (STEPS // 2),):
        type_in(desk)
        before = desk.path.read_bytes()

        act(desk, partial(killed, desk.path, moment))

        assert moment == "after" or desk.path.read_bytes() == before
        assert desk.typed <= held(desk.path)


def killed(path: Path, moment: str, button: str, **given: object) -> None:
    """A button pressed by a process that dies as it saves, just before or just after the file takes its place."""
    child = os.fork()
    if child == 0:
        os.replace = partial(dying, os.replace, moment)
        at_once(path, button, **given)
        os._exit(0)
    _, ending = os.waitpid(child, 0)
    assert os.WIFSIGNALED(ending) or button == "fae_note_annuler"


def dying(put: Callable[[str, str], None], moment: str, source: str, target: str) -> None:
    if moment == "after":
        put(source, target)
    os.kill(os.getpid(), signal.SIGKILL)
