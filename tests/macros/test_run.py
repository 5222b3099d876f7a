"""The ribbon's own call: what the user is told, whatever happens, and the status bar given back."""

import math
from pathlib import Path
from types import SimpleNamespace

import pytest
import xlwings as xw
from pressing import values

from fae_xlwings import macros
from fae_xlwings.engine import calling, open_book
from fae_xlwings.macros import troubles, walking
from fae_xlwings.macros.pressing import Outcome, Press
from fae_xlwings.texts import typeset

# fmt: off
BUSY, RETRY_LATER, EDITING = -2147418111, -2147417846, -2146777998
CLOSED, EXCEPTION, REFUSED = -2147023174, -2147352567, -2146827284
SENTENCES = {
    BUSY:        "appuyez sur Entrée ou sur Échap",
    RETRY_LATER: "appuyez sur Entrée ou sur Échap",
    EDITING:     "appuyez sur Entrée ou sur Échap",
    CLOSED:      "a été fermé pendant le travail",
    REFUSED:     "Excel a refusé une étape du travail",
}
# fmt: on


class FakeComError(Exception):
    """What pywin32 raises; there is no Excel here to raise it."""

    def __init__(self, code: int) -> None:
        """Excel hides its own code behind a general one, as its sixth detail."""
        outer = EXCEPTION if code in (EDITING, REFUSED) else code
        super().__init__(outer, "…", (0, "Microsoft Excel", "…", None, 0, code) if outer != code else None, None)
        self.hresult = outer


def failing(error: Exception) -> macros.Macro:
    def macro(press: Press) -> Outcome:
        press.book.app.status_bar = "3/12 rapports…"
        raise error

    return macro


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What alerts say."""
    told: list[str] = []
    monkeypatch.setattr(xw.App, "alert", lambda _app, prompt, *_: told.append(prompt))
    return told


def test_the_ribbon_s_statement_does_the_job_on_the_calling_workbook(ours: Path, said: list[str]) -> None:
    book = open_book(ours)
    with calling(book):
        exec("from fae_xlwings import macros; macros.run('fae_scorer')")  # noqa: S102 - the statement VBA hands over
    book.save()

    assert said[0].startswith("3 clients classés\u00a0: 1 en P1")
    assert values(ours, "Données")[2][9] == 170
    assert book.app.status_bar is False


def test_a_page_that_speaks_for_itself_is_not_announced(ours: Path, said: list[str]) -> None:
    book = open_book(ours)
    with calling(book):
        macros.run("fae_dashboard")

    assert said == []
    assert book.sheets.active.name == "Dashboard"


@pytest.mark.parametrize("code", SENTENCES)
def test_what_excel_refuses_is_told_in_french(
    code: int, ours: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(macros.MACROS, "fae_scorer", failing(FakeComError(code)))
    book = open_book(ours)
    with calling(book):
        macros.run("fae_scorer")

    assert SENTENCES[code] in said[0]
    assert (book.app.status_bar, book.app.screen_updating, book.app.enable_events) == (False, True, True)


def test_a_failure_nobody_foresaw_is_told_without_a_traceback(
    ours: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(macros.MACROS, "fae_scorer", failing(KeyError("oubli")))
    with calling(open_book(ours)):
        macros.run("fae_scorer")

    assert "Détail pour votre informaticien\u00a0: KeyError, 'oubli'" in said[0]
    assert "Traceback" not in said[0]


def test_a_refusal_behind_a_missing_name_is_told(ours: Path, said: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """So xlwings answers when Excel refuses what it is asked for by its name."""
    missing = KeyError("Coût total")
    missing.__context__ = FakeComError(REFUSED)
    monkeypatch.setitem(macros.MACROS, "fae_scorer", failing(missing))
    with calling(open_book(ours)):
        macros.run("fae_scorer")

    assert said[0].startswith("Excel a refusé une étape du travail")


def test_a_locked_file_is_named(ours: Path, said: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(macros.MACROS, "fae_export", failing(PermissionError(13, "refusé", "rapport.docx")))
    with calling(open_book(ours)):
        macros.run("fae_export")

    assert said == [typeset(troubles.LOCKED.format(name="rapport.docx"))]


def test_a_refusal_is_told_as_it_stands(ours: Path, said: list[str]) -> None:
    with calling(open_book(ours)):
        macros.run("fae_inconnu")

    assert said[0].startswith("Le bouton «\u00a0fae_inconnu\u00a0» n'existe pas.")


def test_work_in_progress_is_counted_in_the_status_bar(ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[object] = []
    bar = property(lambda _app: False, lambda _app, text: shown.append(text))
    monkeypatch.setattr(xw.App, "status_bar", bar)
    monkeypatch.setattr(walking, "BETWEEN", 0.0)
    monkeypatch.setattr(walking, "SURE_AFTER", math.inf)

    macros.press("fae_emails", open_book(ours))

    assert shown == [macros.WORKING, "1/3 messages…", "2/3 messages…", "3/3 messages…", False]


def test_a_busy_excel_is_asked_again_until_it_answers() -> None:
    answers = iter([FakeComError(BUSY), FakeComError(RETRY_LATER), FakeComError(EDITING), "classeur"])
    pauses: list[float] = []

    def ask() -> str:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    assert troubles.patiently(ask, wait=pauses.append) == "classeur"
    assert len(pauses) == 3


def test_patience_ends() -> None:
    def ask() -> None:
        raise FakeComError(BUSY)

    with pytest.raises(FakeComError):
        troubles.patiently(ask, patience=0.0, wait=lambda _: None)


def test_another_error_is_not_waited_for() -> None:
    def ask() -> None:
        raise FakeComError(CLOSED)

    with pytest.raises(FakeComError):
        troubles.patiently(ask, wait=lambda _: pytest.fail("waited"))


def test_xlwings_does_not_repeat_a_rejected_call_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    excel = SimpleNamespace(N_COM_ATTEMPTS=0)
    monkeypatch.setitem(troubles.modules, troubles.EXCEL_OF_XLWINGS, excel)

    troubles.stop_waiting_for_ever()

    assert 0 < excel.N_COM_ATTEMPTS < 10_000


@pytest.mark.parametrize(
    ("error", "protected_windows", "sentence"),
    [
        (FakeComError(BUSY), 0, troubles.BUSY.sentence),
        (Exception("no caller"), 1, troubles.PROTECTED_VIEW),
        (Exception("no caller"), 0, troubles.NO_BOOK),
    ],
)
def test_why_no_workbook_answers_is_told(error: Exception, protected_windows: int, sentence: str) -> None:
    excel = SimpleNamespace(ProtectedViewWindows=SimpleNamespace(Count=protected_windows))

    assert troubles.sentence_without_book(error, excel) == sentence


def test_without_any_workbook_nothing_is_raised() -> None:
    macros.run("fae_scorer")
