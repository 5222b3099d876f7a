"""Help and misuse, in French."""

from datetime import date

import pytest

from fae_xlwings.cli import main
from fae_xlwings.cli.commands import fae
from fae_xlwings.cli.usage import HEURES, JOUR


def run(*words: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """The exit code of the command typed with these words."""
    monkeypatch.setattr("sys.argv", ["fae", *words])
    with pytest.raises(SystemExit) as exit_:
        main()
    return int(exit_.value.code or 0)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("analyser",), "Il manque PORTEFEUILLE."),
        (("analyser", "x.xlsx", "--dat", "2026-11-23"), "L'option --dat n'existe pas. Vouliez-vous dire --date ?"),
        (("analyser", "x.xlsx", "--date"), "L'option --date attend une valeur."),
        (
            ("analyser", "x.xlsx", "--date", "31/02/2026"),
            "« 31/02/2026 » n'est pas une date : écrivez 31/12/2026",
        ),
        (("semaine", "x.xlsx", "--heures", "-3"), "« -3 » n'est pas un nombre d'heures : écrivez par exemple 20"),
        (("semaine", "x.xlsx", "--heures", "nan"), "« nan » n'est pas un nombre d'heures : écrivez par exemple 20"),
        (("semaine", "x.xlsx", "--ics=3"), "L'option --ics n'attend pas de valeur."),
        (("analyser", "x.xlsx", "--rapports", "P9"), "« P9 » n'est pas une priorité"),
        (("analyser", "x.xlsx", "y.xlsx"), "Il y a un mot de trop."),
        (("annalyser",), "La commande « annalyser » n'existe pas."),
        (("rapports", "x.xlsx"), "Choisissez --clients, --priorites ou --tous."),
    ],
)
def test_a_mistyped_command_is_told_in_one_french_sentence(
    words: tuple[str, ...],
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(*words, monkeypatch=monkeypatch) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith(told)
    assert shown.err.count("\n") == 1
    assert "--help" in shown.err


@pytest.mark.parametrize("words", [("--help",), ("analyser", "--help"), ("bouton", "--help")])
def test_help_is_in_french(
    words: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(*words, monkeypatch=monkeypatch) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("Utilisation : fae")
    assert "Affiche cette aide." in shown
    for english in ("Usage", "Commands", "Show this", "required", "default"):
        assert english not in shown


def test_the_help_page_shows_an_example_of_every_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run("--help", monkeypatch=monkeypatch)

    told = capsys.readouterr().out
    examples = told.partition("\nExemples :\n")[2].splitlines()
    assert "..." not in told
    assert [line.split()[:2] for line in examples] == [["fae", name] for name in sorted(fae.commands)]


@pytest.mark.parametrize("typed", ["2026-12-31", "31/12/2026", " 31/12/2026 "])
def test_a_day_is_typed_either_way(typed: str) -> None:
    assert JOUR.convert(typed, None, None) == date(2026, 12, 31)


@pytest.mark.parametrize(("typed", "hours"), [("17,5", 17.5), ("20", 20.0), ("0", 0.0)])
def test_hours_are_typed_with_a_comma_or_a_point(typed: str, hours: float) -> None:
    assert HEURES.convert(typed, None, None) == hours


def test_the_bare_command_shows_its_help(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    run(monkeypatch=monkeypatch)

    shown = "".join(capsys.readouterr())
    assert "\nOptions :\n" in shown
    assert "\nCommandes :\n" in shown
