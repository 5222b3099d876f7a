"""Drafts made from a selection in a French Excel, noted in the follow-up after a yes only: the same as in the file."""

from pathlib import Path

import pytest
from pressing import edited, pressed, values

from fae_xlwings.domain.columns import EMAIL, NOM
from fae_xlwings.domain.follow_up_columns import STATUT
from fae_xlwings.sheets import DONNEES, RISQUES, SEMAINE
from fae_xlwings.views.pages import ma_semaine, risques
from fae_xlwings.views.pages.donnees import OWN, address
from french_excel.excel import FrenchExcel
from french_excel.two_excels import parted, select

FIRST, ROWS = 3, (3, 4, 5)
PLACES = {
    SEMAINE: (ma_semaine.FIRST_ROW, ma_semaine.FIRST_ROW + 1),
    RISQUES: (risques.FIRST_ROW, risques.FIRST_ROW),
    DONNEES: (FIRST + 1, FIRST + 2),
}


@pytest.mark.parametrize("yes", [True, False])
@pytest.mark.parametrize("sheet", PLACES)
def test_drafts_of_the_clients_selected_are_noted_alike_in_both(sheet: str, yes: bool, ours: Path) -> None:
    edited(ours, {f"{DONNEES}!{address(EMAIL, row)}": f"'client{row}@exemple.fr" for row in ROWS})
    pressed(ours, "fae_actualiser")
    first, last = PLACES[sheet]
    letter = "A" if sheet == DONNEES else "B"
    chosen = [row[0 if sheet == DONNEES else 1] for row in values(ours, sheet)[first - 1 : last]]

    with FrenchExcel(answer=lambda _question: yes).running() as excel:
        found = parted(
            excel, ours, "fae_brouillons", prepare=lambda book: select(book, sheet, f"{letter}{first}:C{last}"), yes=yes
        )

    assert found == []
    assert all(chosen)
    assert len(list(ours.parent.glob("brouillons_fae_*/*.eml"))) == len(chosen)
    assert contacted(ours) == (set(chosen) if yes else set())


def contacted(path: Path) -> set[object]:
    """The names of those whose contact is noted."""
    clients = [dict(zip(OWN, row, strict=False)) for row in values(path, DONNEES)[FIRST - 1 :]]
    return {client[NOM] for client in clients if client[STATUT] == "Contacté"}
