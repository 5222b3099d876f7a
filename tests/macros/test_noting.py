"""A contact noted from the page where the client is named, and found again on the page at once."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import office
import openpyxl
import pytest
from pressing import active_sheet, edited, pressed, values

from fae_xlwings import macros
from fae_xlwings.domain.follow_up_columns import DERNIER_CONTACT, PROCHAINE_RELANCE, SIREN, STATUT
from fae_xlwings.engine import calling, open_book
from fae_xlwings.errors import InputError
from fae_xlwings.sheets import RISQUES, SEMAINE
from fae_xlwings.views.pages import ma_semaine, risques
from fae_xlwings.views.pages.donnees import OWN, address

NOTED = (STATUT, DERNIER_CONTACT, PROCHAINE_RELANCE)
TWINS = {
    "Données!A6:E6": ["SCI EXEMPLE", "Conseil", 9000, "NON", "BON"],
    f"Données!{address(SIREN, 3)}": "732829320",
}


def clicked(path: Path, button: str, sheet: str, selection: str) -> str:
    """What a button answers once some cells of a sheet are selected."""
    book = open_book(path)
    book.sheets[sheet].api.Activate()
    book.sheets[sheet].range(selection).api.Select()
    with calling(book):
        done = macros.press(button, book)
    book.save()
    return done


def statuses(path: Path) -> list[object]:
    return [row[OWN.index(STATUT)] for row in values(path, "Données", first_row=3)]


def week(path: Path) -> list[object]:
    rows = values(path, SEMAINE, first_row=ma_semaine.FIRST_ROW)
    return [row[1] for row in rows if row[1]]


def line_of(path: Path, client: str) -> int:
    """The row of a client on « Ma semaine »."""
    return ma_semaine.FIRST_ROW + week(path).index(client)


def test_a_contact_noted_on_the_week_leaves_it_at_once(ours: Path) -> None:
    pressed(ours, "fae_semaine")
    assert week(ours) == ["SCI EXEMPLE", "SARL TEST", "EURL DEMO"]
    row = line_of(ours, "SARL TEST")

    done = clicked(ours, "fae_note_contacte", SEMAINE, f"C{row}:F{row}")

    assert done.startswith("« Contacté » noté au ")
    assert statuses(ours) == [None, "Contacté", None]
    assert "SARL TEST" not in week(ours) or datetime.now().weekday() < 4  # noqa: DTZ005 - J+3 may be this week
    assert active_sheet(ours) == SEMAINE
    assert office.formulas_disagreeing(ours) == []


def test_several_clients_are_noted_from_one_page_and_taken_back_together(ours: Path) -> None:
    pressed(ours, "fae_semaine")
    before = values(ours, "Données")

    done = clicked(ours, "fae_note_refuse", SEMAINE, f"A1:A{ma_semaine.LAST_ROW}")

    assert "pour 3 clients" in done
    assert statuses(ours) == ["Refusé"] * 3
    assert week(ours) == []
    assert clicked(ours, "fae_note_annuler", SEMAINE, "A1") == "Dernier contact annulé pour 3 clients."
    assert values(ours, "Données") == before
    assert week(ours) == ["SCI EXEMPLE", "SARL TEST", "EURL DEMO"]


@pytest.mark.parametrize("first", risques.FIRST_ROWS)
def test_a_contact_is_noted_from_each_list_of_risks(first: int, ours: Path) -> None:
    pressed(ours, "fae_actualiser")
    name = values(ours, RISQUES)[first - 1][1]

    clicked(ours, "fae_note_accepte", RISQUES, f"D{first}")

    noted = {row[0]: row[OWN.index(STATUT)] for row in values(ours, "Données", first_row=3)}
    assert noted.pop(name) == "Accepté"
    assert set(noted.values()) == {None}
    assert active_sheet(ours) == RISQUES


@pytest.mark.parametrize(
    ("sheet", "selection"),
    [
        (SEMAINE, "B13"),
        (SEMAINE, f"B{ma_semaine.LAST_ROW}"),
        (RISQUES, "B9:B14"),
        ("Dashboard", "B5"),
        ("Exports", "B5"),
    ],
)
def test_nothing_is_noted_where_no_client_is_named(sheet: str, selection: str, ours: Path) -> None:
    pressed(ours, "fae_actualiser")

    with pytest.raises(InputError, match="Aucun client n'est sélectionné"):
        clicked(ours, "fae_note_contacte", sheet, selection)


def test_of_two_clients_of_one_name_the_siren_tells_or_nobody_is_noted(ours: Path) -> None:
    edited(ours, TWINS)
    pressed(ours, "fae_actualiser")
    rows = [row for row in range(ma_semaine.FIRST_ROW, ma_semaine.LAST_ROW) if _name(ours, row) == "SCI EXEMPLE"]
    with_siren, without = sorted(rows, key=lambda row: not values(ours, SEMAINE)[row - 1][ma_semaine.SIREN_COLUMN - 1])

    with pytest.raises(InputError, match="2 clients s'appellent « SCI EXEMPLE » : sélectionnez le bon dans la feuille"):
        clicked(ours, "fae_note_contacte", SEMAINE, f"B{without}")
    assert set(statuses(ours)) == {None}
    with pytest.raises(InputError, match="2 clients s'appellent"):
        clicked(ours, "fae_note_contacte", RISQUES, f"B{risques.FIRST_ROW}:B{risques.LAST_ROW}")

    clicked(ours, "fae_note_contacte", SEMAINE, f"B{with_siren}")
    assert statuses(ours) == ["Contacté", None, None, None]


def _name(path: Path, row: int) -> object:
    return values(path, SEMAINE)[row - 1][1]


def test_a_client_of_a_page_of_yesterday_is_told(ours: Path) -> None:
    pressed(ours, "fae_semaine")
    row = line_of(ours, "EURL DEMO")
    edited(ours, {"Données!A5": "EURL RENOMMÉE"})

    with pytest.raises(InputError, match="« EURL DEMO » n'est plus dans la feuille « Données »"):
        clicked(ours, "fae_note_contacte", SEMAINE, f"B{row}")


def test_the_pages_of_a_file_follow_what_is_noted(ours: Path) -> None:
    pressed(ours, "fae_actualiser")
    pressed(ours, "fae_note_refuse", rows=(3,))

    assert office.formulas_disagreeing(ours) == []
    assert "SCI EXEMPLE" not in week(ours)


def follow_up_of(path: Path, rows: Sequence[int]) -> list[list[object]]:
    sheet = openpyxl.load_workbook(path)["Données"]
    return [[sheet[address(name, row)].value for name in NOTED] for row in rows]


def test_what_a_filter_hides_is_taken_back_too(ours: Path) -> None:
    edited(ours, {f"Données!{address(STATUT, 4)}": "Proposition"})
    pressed(ours, "fae_note_contacte", rows=(3, 4, 5))
    book = open_book(ours)
    book.sheets["Données"].range("4:4").api.EntireRow.Hidden = True
    book.save()

    assert pressed(ours, "fae_note_annuler") == "Dernier contact annulé pour 3 clients."
    assert follow_up_of(ours, (3, 4, 5)) == [[None] * 3, ["Proposition", None, None], [None] * 3]


def test_columns_that_the_user_has_parted_are_noted_where_they_stand(ours: Path) -> None:
    """The table of another: the three columns apart, in another order."""
    sheet = openpyxl.load_workbook(ours)["Données"]
    headers = {name: sheet[address(name, 2)].value for name in NOTED}
    spots = {name: address(name, 2) for name in NOTED}
    edited(ours, {f"Données!{spots[STATUT]}": headers[PROCHAINE_RELANCE],
                  f"Données!{spots[PROCHAINE_RELANCE]}": headers[STATUT]})  # fmt: skip

    pressed(ours, "fae_note_contacte", rows=(3, 4))

    today = datetime.now().replace(hour=0, minute=0, second=0, microsecond=0)  # noqa: DTZ005
    for reminder, last, status in follow_up_of(ours, (3, 4)):
        assert (status, last) == ("Contacté", today)
        assert timedelta(3) <= reminder - today <= timedelta(5)
