"""The menu without macros, typed into: what it does with files, with an open Excel, and with what goes wrong."""

from collections.abc import Callable
from pathlib import Path

import pytest
from french_excel.excel import FrenchExcel

from fae_xlwings import macros
from fae_xlwings.bundle.ribbon import buttons
from fae_xlwings.cli import launcher
from fae_xlwings.cli.launcher import Launcher
from fae_xlwings.workflow import build_products

PORTFOLIO = (
    "NOM;SECTEUR;CA_HONORAIRES_HT;OUTIL_COMPATIBLE_REFORME;APPETENCE_INFORMATIQUE\n"
    "SCI Été;Immobilier;8500;NON;TRES BON\nGarage d'Aÿ;Auto;900;OUI;FAIBLE\n"
)
Typing = Callable[..., str]


class NoTalk:
    """What is said, kept; every question answered no."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def say(self, text: str = "") -> None:
        self.said.append(text)

    def agrees(self, question: str) -> bool:
        self.said.append(question)
        return False


@pytest.fixture
def portfolio(tmp_path: Path) -> Path:
    path = tmp_path / "100 % l'été & (2026) !" / "mes clients.csv"
    path.parent.mkdir()
    path.write_text(PORTFOLIO, encoding="utf-8-sig")
    return path


@pytest.fixture
def types(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Typing:
    """The menu run with what somebody types; all that it shows."""

    def run(*typed: str, dropped: Path | None = None) -> str:
        lines = iter(typed)

        def answer(_question: str) -> str:
            try:
                return next(lines)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr("builtins.input", answer)
        talk = NoTalk()
        Launcher(talk).run(dropped)
        assert next(lines, None) is None, "typed for nothing"
        return "\n".join((*talk.said, capsys.readouterr().out))

    return run


def test_zero_and_the_end_of_the_input_leave_the_menu(types: Typing) -> None:
    assert "Analyser un portefeuille" in types("0")
    assert "Analyser un portefeuille" in types()


@pytest.mark.parametrize("typed", ["5", "-1", "un", "", "²"])
def test_what_is_no_choice_is_answered_by_the_range(typed: str, types: Typing) -> None:
    assert "Tapez un nombre de 0 à 4" in types(typed, "0")


def test_a_dropped_portfolio_is_analysed_beside_itself(types: Typing, portfolio: Path) -> None:
    shown = types("0", dropped=portfolio)

    assert "Ouvrir le classeur de l'analyse ?" in shown
    assert len(list(portfolio.parent.glob("analyse_fae_*.xlsx"))) == 1
    assert len(list(portfolio.parent.glob("rapports_fae_*/*.docx"))) == 1


def test_the_quotes_that_windows_puts_around_a_dropped_path_are_taken_off(types: Typing, portfolio: Path) -> None:
    types("2", f'"{portfolio}"', "p1, p4", "0")

    assert len(list(portfolio.parent.glob("rapports_fae_*/*.docx"))) == 2


def test_an_unknown_priority_is_told_and_nothing_written(types: Typing, portfolio: Path) -> None:
    assert "« P9 » n'est pas une priorité" in types("2", str(portfolio), "P9", "0")
    assert list(portfolio.parent.iterdir()) == [portfolio]


def test_a_missing_file_is_told_and_the_menu_goes_on(types: Typing, tmp_path: Path) -> None:
    shown = types("1", str(tmp_path / "absent.xlsx"), "0")

    assert "« absent.xlsx » est introuvable" in shown
    assert shown.count("Quitter") == 2


def test_no_file_at_all_is_told(types: Typing) -> None:
    assert "Aucun fichier n'a été choisi" in types("1", "", "0")


def test_a_portfolio_on_a_read_only_stick_is_analysed_into_the_user_s_folder(
    types: Typing, portfolio: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "Documents" / "FAE"
    monkeypatch.setattr(launcher, "work_folder", lambda: own)
    # The tests may run as root, whom no folder refuses.
    monkeypatch.setattr(launcher.os, "access", lambda folder, _mode: Path(folder) != portfolio.parent)

    types("1", str(portfolio), "0")

    assert list(portfolio.parent.iterdir()) == [portfolio]
    assert len(list(own.glob("analyse_fae_*.xlsx"))) == 1


def test_the_template_is_written_into_the_user_s_folder(
    types: Typing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(launcher, "work_folder", lambda: tmp_path)

    assert str(tmp_path / "modele_fae.xlsx") in types("3", "0")
    assert (tmp_path / "modele_fae.xlsx").is_file()


def number_of(identifier: str) -> str:
    """Where a button stands in the menu."""
    known = [button.identifier for button in buttons() if button.identifier in macros.MACROS]
    return str(known.index(identifier) + 1)


def test_the_buttons_are_pressed_from_outside_in_the_open_workbook(types: Typing, tmp_path: Path) -> None:
    product = build_products(tmp_path)[0]

    with FrenchExcel(vba_on_stack=False).running() as excel:
        book = excel.open(product)
        before = book.sheets.active.name
        shown = types("5", number_of("fae_dashboard"), "0", "0")
        after = book.sheets.active.name

    assert f"Travailler dans Excel, sur « {product.name} »" in shown
    assert (before, after) == ("Accueil", "Dashboard"), shown
    assert "Revenir au menu" in shown


def test_without_an_open_excel_the_menu_offers_files_only(types: Typing) -> None:
    with FrenchExcel().running():
        assert "Travailler dans Excel" not in types("0")


def test_an_excel_that_shows_no_workbook_is_as_good_as_none(types: Typing) -> None:
    """Personal macros, which are hidden, or a file in Protected View may be all that is open."""
    with FrenchExcel(vba_on_stack=False).running() as excel:
        excel.app.books.add()
        excel.active_book = None

        assert "Travailler dans Excel" not in types("0")
