"""The follow-up as it is read: only under our own headers, every wrong cell named, nothing guessed."""

from datetime import date, datetime

import pytest
from frames import grid

from fae_xlwings.domain.follow_up_columns import FOLLOW_UP, MANDAT, NOTES, SIREN, STATUT, TELEPHONE
from fae_xlwings.intake import catalogue as kinds
from fae_xlwings.intake.follow_up import clean_follow_up, read_siren
from fae_xlwings.intake.reading import Portfolio, from_grids


def read(table: str) -> Portfolio:
    return from_grids([grid(table)])


def told(portfolio: Portfolio) -> list[tuple[str, str]]:
    return [(issue.code, issue.cell) for issue in portfolio.issues if issue.severity == "warning"]


@pytest.mark.parametrize(
    ("typed", "siren"),
    [
        (732829320.0, "732829320"),
        ("732 829 320", "732829320"),
        ("732 829 320 00074", "732829320"),
        (73282932000074.0, "732829320"),
        ("FR", None),
        ("732829321", None),
        ("73282932000075", None),
        ("7328293", None),
    ],
)
def test_a_siren_is_nine_digits_that_hold_and_a_siret_is_reduced_to_its_own(typed: object, siren: str | None) -> None:
    assert read_siren(typed) == siren


def test_a_wrong_siren_and_one_met_twice_name_their_cells() -> None:
    found = read("NOM | SIREN\nA | 123456789\nB | 732829320\nC | '732 829 320'\nD |")

    assert found.follow_up[SIREN].tolist() == [None, "732829320", "732829320", None]
    assert told(found) == [(kinds.SIREN_INVALID, "B2"), (kinds.SIREN_REPEATED, "B4")]
    assert "« B » (Données!B3)" in next(issue.message for issue in found.issues if issue.code == kinds.SIREN_REPEATED)


def test_without_any_of_its_columns_the_follow_up_is_empty_and_nothing_is_said() -> None:
    found = read("NOM | CA_HONORAIRES_HT\nA | 100")

    assert tuple(found.follow_up.columns) == FOLLOW_UP
    assert found.follow_up.isna().all(axis=None)
    assert not {issue.value for issue in found.issues} & set(FOLLOW_UP)


def test_headers_are_ours_whatever_their_case_and_no_others_are() -> None:
    found = read("NOM | Statut | Téléphone | Suivi par | Commentaire\nA | contacté | '01 02' | Léa | rappeler")

    assert [found.follow_up[name][0] for name in (STATUT, TELEPHONE, NOTES)] == ["Contacté", "01 02", None]
    assert [header.label for header in found.extra_columns] == ["Suivi par", "Commentaire"]


def test_a_status_of_another_making_stays_the_users_own() -> None:
    found = read("NOM | STATUT | MANDAT\nA | Actif | oui\nB | Radié | signé")

    assert found.follow_up[STATUT].tolist() == [None, None]
    assert [header.label for header in found.extra_columns] == ["STATUT"]
    assert found.follow_up[MANDAT].tolist() == [None, "Signé"]
    assert told(found) == [(kinds.FOLLOW_UP_UNREAD, "C2")]


def test_in_our_own_layout_even_a_lone_wrong_status_is_told() -> None:
    found = read(f"NOM | {' | '.join(FOLLOW_UP)}\nA | | | | Actif{' |' * 11}")

    assert told(found) == [(kinds.FOLLOW_UP_UNREAD, "E2")]


@pytest.mark.parametrize(
    ("name", "typed", "expected"),
    [
        ("PROCHAINE_RELANCE", datetime(2026, 12, 31), date(2026, 12, 31)),  # noqa: DTZ001
        ("PROCHAINE_RELANCE", "31/12/2026", date(2026, 12, 31)),
        ("PROCHAINE_RELANCE", "2026-12-31", date(2026, 12, 31)),
        ("PROCHAINE_RELANCE", "31/02/2026", None),
        ("PROCHAINE_RELANCE", 46000.0, None),
        ("HONORAIRES_PROPOSES", "1 350,50 €", 1350.5),
        ("HONORAIRES_PROPOSES", 0.0, 0.0),
        ("HONORAIRES_SIGNES", -10.0, None),
        ("HONORAIRES_SIGNES", "à voir", None),
        ("TAILLE", "pme", "PME"),
        ("REGIME_TVA", "REEL MENSUEL", "Réel mensuel"),
        ("TELEPHONE", 612345678.0, "06 12 34 56 78"),
        ("TELEPHONE", "#N/A", None),
        ("NOTES", "#N/A", None),
        ("NOTES", "  ", None),
    ],
)
def test_each_kind_of_cell_is_read_or_left(name: str, typed: object, expected: object) -> None:
    assert clean_follow_up(name, [typed]) == [expected]
