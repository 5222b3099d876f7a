"""A whole year of a firm with its workbook, month by month, from the first import to the next year's file."""

import json
import subprocess
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pressing import edited, values

from fae_xlwings import macros
from fae_xlwings.domain.follow_up_columns import (
    COLLABORATEUR,
    DERNIER_CONTACT,
    PLATEFORME,
    PROCHAINE_RELANCE,
    PROPOSES,
    SIGNES,
    STATUT,
)
from fae_xlwings.engine import calling, open_book
from fae_xlwings.macros.pressing import Press
from fae_xlwings.sheets import EVOLUTION, SEMAINE, SIMULATEUR, SUIVI
from fae_xlwings.views.pages.donnees import OWN, address
from fae_xlwings.workflow.snapshots import days_kept

HEADER = "NOM;SIREN;SECTEUR;CA_HONORAIRES_HT;OUTIL_COMPATIBLE_REFORME;APPETENCE_INFORMATIQUE;DIRIGEANT_EMAIL\n"
THIS_YEAR = (
    HEADER
    + "SCI ROSERAIE;732829320;Immobilier;8500;NON;TRES BON;anne@exemple.fr\n"
    + "SARL DU PORT;;Commerce;9000;NON;BON;luc@exemple.fr\n"
    + "SAS VERRIER;552100554;Industrie;12000;NON;BON;\n"
    + "EURL TOUT PRET;;Conseil;3000;OUI;BON;\n"
    + "EI QUI PART;;Artisanat;1500;PARTIELLEMENT;MOYEN;\n"
)
NEXT_YEAR = (
    HEADER
    + "SCI LA ROSERAIE;732829320;Immobilier;9000;OUI;TRES BON;anne@exemple.fr\n"
    + "SARL DU PORT;;Commerce;9100;NON;BON;luc@exemple.fr\n"
    + "SAS VERRIER;552100554;Industrie;12500;NON;BON;\n"
    + "EURL TOUT PRET;;Conseil;3000;OUI;BON;\n"
    + "SAS ARRIVEE;;Conseil;6000;NON;BON;\n"
)


SEPTEMBER, AUGUST = date(2026, 9, 7), date(2027, 8, 30)


class Firm:
    """A firm at work in its workbook: what it presses, types and reads."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def presses(self, button: str, day: date, *clients: str, file: Path | None = None) -> str:
        """What a button answers on a day, for the clients named."""
        book = open_book(self.path)
        with calling(book):
            press = Press(book, day, tuple(map(self.row, clients)), file, yes=True)
            told = macros.MACROS[button](press).sentence
        book.save()
        return told

    def types(self, client: str, **cells: object) -> None:
        """What is typed in the row of a client."""
        row = self.row(client)
        edited(self.path, {f"Données!{address(name, row)}": value for name, value in cells.items()})

    def row(self, client: str) -> int:
        """The row of a client."""
        return next(number for number, row in enumerate(self._clients(), start=3) if row[0] == client)

    def _clients(self) -> Sequence[tuple[Any, ...]]:
        return values(self.path, "Données", first_row=3)

    def knows(self, client: str) -> dict[str, Any]:
        """What the table holds of a client."""
        return dict(zip(OWN, self._clients()[self.row(client) - 3], strict=False))

    def reads(self, page: str) -> dict[str, tuple[Any, ...]]:
        """The rows of a page by their first words, the first of a name."""
        rows: dict[str, tuple[Any, ...]] = {}
        for row in values(self.path, page):
            rows.setdefault(str(row[1]), row[2:])
        return rows


def midnight(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time())


def test_a_year_of_follow_up_month_by_month(ours: Path, tmp_path: Path) -> None:
    firm = Firm(ours)
    for chapter in (autumn, turn_of_the_year, spring, next_years_file, the_year_seen_from_its_end):
        chapter(firm, tmp_path)


def autumn(firm: Firm, tmp_path: Path) -> None:
    listed = tmp_path / "clients_2026.csv"
    listed.write_text(THIS_YEAR, encoding="utf-8")

    # September 2026: reception has just become mandatory; the firm brings its clients in.
    assert firm.presses("fae_importer", SEPTEMBER, file=listed).startswith("5 clients")
    assert firm.knows("SAS VERRIER")["PRIORITE"] == "P1"
    assert any(text.startswith("Il faut deux dates") for text in firm.reads(EVOLUTION))
    assert firm.reads(SEMAINE)["SAS VERRIER"][0] == "À contacter"

    # The first calls: two clients are reached, one is out.
    told = firm.presses("fae_note_contacte", SEPTEMBER, "SCI ROSERAIE", "SARL DU PORT")
    assert "relance prévue le 10/09/2026" in told
    firm.types("SCI ROSERAIE", **{COLLABORATEUR: "Nadia"})

    # October: nobody called back in time, so the week begins with reminders; a letter is drafted and noted.
    october = date(2026, 10, 5)
    firm.presses("fae_actualiser", october)
    assert firm.reads(SEMAINE)["SCI ROSERAIE"][0] == "En retard"
    drafted = firm.presses("fae_brouillons", october, "SARL DU PORT", "SAS VERRIER")
    assert "1 brouillon à relire" in drafted
    assert "« SAS VERRIER »" in drafted
    assert firm.knows("SARL DU PORT")[DERNIER_CONTACT] == midnight(october)
    assert firm.knows("SAS VERRIER")[STATUT] is None

    # November: an offer to one, and a click too many taken back.
    november = date(2026, 11, 9)
    firm.presses("fae_note_proposition", november, "SCI ROSERAIE")
    firm.types("SCI ROSERAIE", **{PROPOSES: 1350})
    firm.presses("fae_note_refuse", november, "SAS VERRIER")
    firm.presses("fae_note_annuler", november)
    assert firm.knows("SAS VERRIER")[STATUT] is None
    assert firm.knows("SCI ROSERAIE")[STATUT] == "Proposition"


def turn_of_the_year(firm: Firm, _: Path) -> None:
    # December: one signs, one says no.
    december = date(2026, 12, 7)
    firm.presses("fae_note_accepte", december, "SCI ROSERAIE")
    firm.types("SCI ROSERAIE", **{SIGNES: 1300})
    assert "sans relance prévue" in firm.presses("fae_note_refuse", december, "SARL DU PORT")
    assert firm.knows("SARL DU PORT")[PROCHAINE_RELANCE] is None
    firm.presses("fae_actualiser", december)
    funnel = firm.reads(SUIVI)
    assert [funnel[stage][:2] for stage in ("Proposé", "Signé", "Terminé")] == [(1, 1350), (1, 1300), (0, 0)]

    # January 2027: the real rate replaces the hypothesis, then the partners want theirs back.
    january = date(2027, 1, 11)
    assert "P1 50 % (1 sur 2)" in firm.presses("fae_taux_reprendre", january)
    assert values(firm.path, SIMULATEUR)[10][4] == 0.5
    firm.presses("fae_taux_rendre", january)
    assert values(firm.path, SIMULATEUR)[10][4] == 0.6


def spring(firm: Firm, _: Path) -> None:
    # February: the mission is under way, the platform chosen: this client is late no more.
    february = date(2027, 2, 8)
    firm.presses("fae_note_en_cours", february, "SCI ROSERAIE")
    firm.types("SCI ROSERAIE", **{PLATEFORME: "Alpha"})
    firm.presses("fae_actualiser", february)
    assert firm.reads(SUIVI)["Nadia"][:2] == (1, 0)
    assert firm.reads(EVOLUTION)["Clients en retard"][1:4] == (3, 2, -1)

    # March to July: a look each month, and the mission ends in May.
    for month in range(3, 8):
        if month == 5:
            firm.presses("fae_note_termine", date(2027, 5, 3), "SCI ROSERAIE")
        firm.presses("fae_actualiser", date(2027, month, 3))
    assert firm.reads(SUIVI)["Terminé"][:2] == (1, 1300)


def next_years_file(firm: Firm, tmp_path: Path) -> None:
    # August: next year's file; a client has gone, one has come, one bears another name.
    listed = tmp_path / "clients_2027.csv"
    listed.write_text(NEXT_YEAR, encoding="utf-8")
    told = firm.presses("fae_importer", AUGUST, file=listed)
    assert "Suivi gardé pour 3 clients" in told
    assert "Votre classeur d'avant est gardé" in told
    kept = firm.knows("SCI LA ROSERAIE")
    assert (kept[STATUT], kept[SIGNES], kept[PLATEFORME], kept[COLLABORATEUR]) == ("Terminé", 1300, "Alpha", "Nadia")
    assert firm.knows("SARL DU PORT")[STATUT] == "Refusé"


def the_year_seen_from_its_end(firm: Firm, tmp_path: Path) -> None:
    # From last September to now.
    assert len(days_kept(open_book(firm.path))) == 10
    edited(firm.path, {f"{EVOLUTION}!C5": midnight(SEPTEMBER)})
    firm.presses("fae_evolution", AUGUST)
    year = firm.reads(EVOLUTION)
    assert "✔ Cette page compare le 07/09/2026 et le 30/08/2027." in year
    assert "➕ Gagnés : 1 client" in year
    assert "➖ Perdus : 1 client" in year
    assert year["SAS ARRIVEE"][1] == 6000
    assert year["EI QUI PART"][1] == 1500
    assert year["SCI LA ROSERAIE"][:2] == ("P1", "P2")
    assert year["SCI LA ROSERAIE"][2].startswith("Outil de NON à OUI")
    assert year["CA du cabinet"][1:4] == (34000, 39600, 5600)

    # The same between last year's list and the workbook, and from the command line.
    compared = firm.presses("fae_comparer", AUGUST, file=tmp_path / "clients_2026.csv")
    assert compared.startswith("1 client gagné, 1 perdu, 1 déplacé.")
    done = subprocess.run(
        [sys.executable, "-m", "fae_xlwings", "comparer", str(firm.path), "--depuis", "07/09/2026", "--json"],
        capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    found = json.loads(done.stdout)
    assert [each["NOM"] for each in found["gagnes"]] == ["SAS ARRIVEE"]
    assert [each["NOM"] for each in found["perdus"]] == ["EI QUI PART"]
