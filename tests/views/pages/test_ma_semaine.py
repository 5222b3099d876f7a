"""« Ma semaine »: who is on it, what is said of each, and that it follows every change of a cell."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import analyses
import frames
import live
import office
import openpyxl
import pytest

from fae_xlwings import workflow
from fae_xlwings.domain.follow_up_columns import FOLLOW_UP
from fae_xlwings.domain.parameters import DEFAULTS
from fae_xlwings.domain.week import MOST
from fae_xlwings.intake.reading import from_grids
from fae_xlwings.sheets import SEMAINE
from fae_xlwings.views.pages import ma_semaine
from fae_xlwings.views.pages.donnees import address
from fae_xlwings.views.pages.scoring import as_excel_reads
from fae_xlwings.views.words.analysis import Analysis, analyse
from fae_xlwings.views.words.plan import Value
from fae_xlwings.views.words.week import week_of

WEDNESDAY = date(2026, 11, 25)
HEADER = (
    "NOM", "SECTEUR", "CA_HONORAIRES_HT", "OUTIL_COMPATIBLE_REFORME", "APPETENCE_INFORMATIQUE", "DIRIGEANT_EMAIL",
    "COLLABORATEUR", "TELEPHONE", "STATUT", "DERNIER_CONTACT", "PROCHAINE_RELANCE", "SIREN", "MANDAT", "NOTES",
)  # fmt: skip


def day(number: int) -> datetime:
    return datetime(2026, 11, number)  # noqa: DTZ001


def client(
    name: str, fees: float, tool: str, ease: str, who: str, *follow_up: object, email: str = "", phone: object = "",
    siren: str = "",
) -> tuple[object, ...]:  # fmt: skip
    """A row of the table: the follow-up is its status, the days of the last contact and of the reminder."""
    status, last, reminder = follow_up or (None, None, None)
    return (name, "x", fees, tool, ease, email, who, phone, status, last, reminder, siren)


# fmt: off
ROWS = (
    client("Neuf en retard", 9000, "NON", "BON", "Anne", email="n@ex.fr", phone="01 02 03 04 05"),
    client("Neuf à former", 4200, "PARTIELLEMENT", "BON", "Paul", phone=612345678),
    client("Refusé", 9000, "NON", "TRES BON", "Anne", "Refusé", day(2), day(3)),
    client("Terminé", 9000, "NON", "TRES BON", "Anne", "Terminé", day(2), day(3)),
    client("Jour même", 2000, "OUI", "BON", "anne", "Contacté", day(22), day(25), email="j@ex.fr?b=c"),
    client("Dépassé", 3000, "OUI", "BON", "Paul", "Proposition", day(2), day(20), siren="732829320"),
    client("Dimanche", 3000, "NON", "FAIBLE", "", "", None, day(29)),
    client("Lundi suivant", 9000, "NON", "BON", "Anne", "Contacté", day(24), day(30)),
    client("Longue attente", 9000, "NON", "BON", "Anne", "Contacté", day(10), day(24)),
)
# fmt: on


def followed(rows: tuple[tuple[object, ...], ...] = ROWS, today: date = WEDNESDAY, **inputs: Value) -> Analysis:
    cells = [list(HEADER), *([*row, *[None] * (len(HEADER) - len(row))] for row in rows)]
    return analyse(from_grids([frames.Grid("Données", cells)]), today, DEFAULTS, inputs=inputs)


def lines(analysis: Analysis) -> list[list[Value]]:
    """The rows of the page that hold a client."""
    shown = analyses.values(ma_semaine.build(analysis))
    rows = range(ma_semaine.FIRST_ROW, ma_semaine.LAST_ROW + 1)
    return [[shown.get(f"{letter}{row}", "") for letter in "BCDEFGHIJKL"] for row in rows if f"B{row}" in shown]


def test_the_week_is_told_client_by_client() -> None:
    # fmt: off
    assert [row[:2] for row in lines(followed())] == [
        ["Dépassé",        "En retard"],
        ["Longue attente", "En retard"],
        ["Jour même",      "Aujourd'hui"],
        ["Dimanche",       "Cette semaine"],
        ["Neuf en retard", "À contacter"],
        ["Neuf à former",  "À contacter"],
    ]
    # fmt: on
    by_name = {row[0]: row for row in lines(followed())}
    late = by_name["Neuf en retard"]
    assert late[3] == "P1\xa0: en retard, son outil ne reçoit pas les factures électroniques."
    assert late[4].startswith("Appeler d'abord")
    assert late[5:8] == ["01 02 03 04 05", "E-mail 1 · Audit et pilotage", "n@ex.fr"]
    assert by_name["Neuf à former"][3:7] == [
        "P2\xa0: son outil est à mettre à jour.",
        "Proposer la formation de 3 heures.",
        "06 12 34 56 78",
        "E-mail 2 · Formation de 3 heures",
    ]
    assert by_name["Longue attente"][3].endswith("En retard pour la réception.")
    assert by_name["Longue attente"][6] == "E-mail 5 · Relance à J+10"
    assert by_name["Jour même"][6] == "E-mail 4 · Relance à J+3"
    assert by_name["Dépassé"][2:3] + by_name["Dépassé"][8:] == [
        date(2026, 11, 20),
        date(2026, 11, 2),
        "Paul",
        "732829320",
    ]


def test_a_collaborator_has_a_week_of_his_own_and_his_share_of_the_hours() -> None:
    anne = followed(semaine_qui="Anne")

    assert [row[0] for row in lines(anne)] == ["Longue attente", "Jour même", "Neuf en retard"]
    assert week_of(anne).hours == 12.5
    assert week_of(followed(semaine_qui="Anne", semaine_heures=1.0)).hours == 1.0
    assert week_of(followed(semaine_qui="Quelqu'un")).who == "Tous"


def test_the_list_to_take_away_has_the_reminders_that_the_page_has_no_room_for() -> None:
    due = tuple(client(f"Client {n}", 100, "OUI", "BON", "", "Contacté", day(2), day(9)) for n in range(50))
    analysis = followed(due)

    assert len(lines(analysis)) == MOST
    assert len(ma_semaine.listed(analysis)) == 50
    shown = analyses.values(ma_semaine.build(analysis)).values()
    assert any("sur cette page : 10. Notez" in str(value) for value in shown)


def test_a_client_who_waits_without_a_reminder_is_counted() -> None:
    rows = (*ROWS, client("Oublié", 900, "OUI", "BON", "Paul", "Accepté", day(2), None))

    assert [
        undated(followed(rows)),
        undated(followed(rows, semaine_qui="paul")),
        undated(followed(rows, semaine_qui="Anne")),
    ] == [1, 1, 0]


@pytest.mark.office
@pytest.mark.parametrize("who", ["An*", "<Anne", "~", "N" * 120])
def test_a_name_is_taken_as_it_is_typed_whatever_its_signs(tmp_path: Path, who: str) -> None:
    rows = tuple(client(name, 900, "OUI", "BON", name, "Accepté", day(2), None) for name in ("Anne", who))
    path = workflow.write_workbook(followed(rows, semaine_qui=who), tmp_path / "analyse.xlsx")

    assert undated(followed(rows, semaine_qui=who)) == 1
    assert office.recalculated(path)[SEMAINE][f"G{ma_semaine.CARDS_ROW + 1}"] == 1


def test_a_whole_text_is_no_name_that_a_week_can_be_asked_of() -> None:
    text = "Anne, " * 50
    found = week_of(followed((*ROWS, client("Texte", 900, "OUI", "BON", text)), semaine_qui=text))

    assert (found.who, found.people) == ("Tous", ("Anne", "Paul"))


def undated(analysis: Analysis) -> Value:
    return analyses.values(ma_semaine.build(analysis)).get(f"G{ma_semaine.CARDS_ROW + 1}")


@pytest.mark.office
def test_a_cell_that_failed_hides_its_own_client_only(tmp_path: Path) -> None:
    path = workflow.write_workbook(followed(), tmp_path / "analyse.xlsx")
    rows = [list(row) for row in ROWS]
    rows[0][8], rows[5][8] = "Terminé", "Terminé"

    # A formula of the user's in a column of the follow-up, which fails.
    failing = openpyxl.load_workbook(path)
    failing["Données"][address("PROCHAINE_RELANCE", 8)] = "=1/0"
    failing.save(path)
    shown = office.recalculated(path, {at("STATUT", 0): "Terminé"})

    assert shown["Données"][address("PROCHAINE_RELANCE", 8)] == "#DIV/0!"
    expected = [row[0] for row in lines(followed(tuple(map(tuple, rows))))]
    assert [shown[SEMAINE].get(f"B{ma_semaine.FIRST_ROW + place}") for place in range(5)] == [*expected, None]


@pytest.mark.office
def test_a_client_added_below_is_told(tmp_path: Path) -> None:
    path = workflow.write_workbook(followed(), tmp_path / "analyse.xlsx")
    table = openpyxl.load_workbook(path)
    table["Données"].tables["tblClients"].ref = f"A2:AC{len(ROWS) + 3}"
    table["Données"][f"A{len(ROWS) + 3}"] = "Ajouté"
    table.save(path)

    shown = office.recalculated(path, {})[SEMAINE]
    assert str(shown[f"B{ma_semaine.STATE_ROW}"]).startswith("Des clients ont été ajoutés en bas de Données")


EMPTY_WEEKS = {
    "no client": (followed(()), "Aucun client dans Données"),
    "no follow-up": (analyses.analysis(analyses.FIVE), "Aucun suivi n'est saisi"),
    "all done": (followed(ROWS[2:4]), "✔ Rien à faire cette semaine"),
    "some": (followed(), "Relances d'abord"),
}


@pytest.mark.parametrize(("analysis", "expected"), EMPTY_WEEKS.values(), ids=EMPTY_WEEKS)
def test_the_page_says_what_it_shows(analysis: Analysis, expected: str) -> None:
    assert str(analyses.values(ma_semaine.build(analysis))[f"B{ma_semaine.STATE_ROW}"]).startswith(expected)


@pytest.mark.office
@pytest.mark.parametrize("analysis", [*(week for week, _ in EMPTY_WEEKS.values()), followed(semaine_qui="Anne")])
def test_every_formula_gives_its_value(analysis: Analysis, tmp_path: Path) -> None:
    path = workflow.write_workbook(analysis, tmp_path / "analyse.xlsx")

    assert office.formulas_disagreeing(path) == []


def at(header: str, client: int) -> str:
    return f"Données!{address(header, client + 3)}"


@pytest.mark.office
def test_the_page_follows_a_status_a_day_a_collaborator_and_the_choice_of_one(tmp_path: Path) -> None:
    path = workflow.write_workbook(followed(), tmp_path / "analyse.xlsx")
    edits = {
        at("STATUT", 0): "Refusé",
        at("PROCHAINE_RELANCE", 7): 46000.0,
        at("COLLABORATEUR", 6): "ANNE",
        at("STATUT", 8): "En cours",
        at("DERNIER_CONTACT", 1): 46000.0,
        f"{SEMAINE}!C{ma_semaine.WHO_ROW}": "Anne",
    }
    rows = [list(row) for row in ROWS]
    rows[0][8], rows[8][8], rows[6][6] = "Refusé", "En cours", "ANNE"
    rows[7][10] = rows[1][9] = datetime(2025, 12, 9)  # noqa: DTZ001
    after = followed(tuple(map(tuple, rows)), semaine_qui="Anne")

    assert [row[0] for row in lines(after)] == ["Lundi suivant", "Longue attente", "Jour même", "Dimanche"]
    assert live.differences(path, edits, [ma_semaine.build(after)]) == []


@pytest.mark.office
def test_what_a_formula_would_read_otherwise_is_shown_as_it_was_understood(tmp_path: Path) -> None:
    """« refuse », or a day typed as a text, says nothing to Excel: such a client must neither come back nor be lost."""
    rows = [list(row) for row in ROWS]
    rows[0][8], rows[5][8], rows[5][10], rows[4][6] = "refuse ", "proposition", "20/11/2026", " Anne"
    read = followed(tuple(map(tuple, rows)))
    stands = replace(as_excel_reads(read), absent=frozenset())
    path = workflow.write_workbook(stands, tmp_path / "analyse.xlsx")

    assert [row[0] for row in lines(stands)] == [
        "Dépassé", "Longue attente", "Jour même", "Dimanche", "Neuf à former",
    ]  # fmt: skip
    assert office.formulas_disagreeing(path) == []


def test_a_table_without_the_columns_of_the_follow_up_has_its_best_clients() -> None:
    bare = replace(analyses.analysis(analyses.FIVE), absent=frozenset(FOLLOW_UP))
    plan = ma_semaine.build(bare)

    text = plan.as_text() + "".join(str(block) for block in plan.helpers)
    assert not [name for name in bare.absent if f"tblClients[{name}]" in text]
    assert [row[0] for row in lines(bare)] == ["B", "A", "C", "D"]
