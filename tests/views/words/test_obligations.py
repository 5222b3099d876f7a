"""Each client's own dates on the pages that list clients, and what is said of what is not known of them."""

from datetime import date

import analyses

from fae_xlwings.domain.parameters import DEFAULTS
from fae_xlwings.views.pages import ma_semaine, risques
from fae_xlwings.views.words.obligations import bound_sentence

TABLE = """
NOM | SECTEUR | CA    | OUTIL | APPETENCE | TAILLE | REGIME_TVA | FACTURES_EMISES_AN
A   | x       | 12000 | NON   | TRES BON  | ETI    | Franchise  | 40
B   | x       | 9000  | NON   | TRES BON  |        |            |
C   | x       | 8000  | NON   | TRES BON  | GE     | Exonéré    | 500
"""


def test_the_risks_tell_the_date_the_ceiling_and_what_is_assumed() -> None:
    cells = analyses.values(risques.build(analyses.analysis(TABLE)))
    told = {cells[f"B{row}"]: [cells[f"{letter}{row}"] for letter in "KLMN"] for row in range(risques.FIRST_ROW,
            risques.FIRST_ROW + 3)}  # fmt: skip

    assert told == {
        "A": [date(2026, 9, 1), "6 + 6", 40 * 50 + 12 * 500, "rien"],
        "B": [date(2027, 9, 1), "12 + 12", 120 * 50 + 24 * 500, "taille, régime, factures"],
        "C": ["hors champ", "aucun", 0, "rien"],
    }


def test_the_week_tells_when_each_client_emits_how_often_he_reports_and_his_ceiling() -> None:
    cells = analyses.values(ma_semaine.build(analyses.analysis(TABLE)))
    rows = range(ma_semaine.FIRST_ROW, ma_semaine.FIRST_ROW + 3)

    assert {cells[f"B{row}"]: [cells[f"{letter}{row}"] for letter in "MNOP"] for row in rows} == {
        "A": [date(2026, 9, 1), "6 + 6", 40 * 50 + 12 * 500, "rien"],
        "B": [date(2027, 9, 1), "12 + 12", 120 * 50 + 24 * 500, "taille, régime, factures"],
        "C": ["hors champ", "aucun", 0, "rien"],
    }


def test_large_clients_are_bound_already_and_those_of_an_unknown_size_dated_by_default() -> None:
    told = str(bound_sentence(analyses.analysis(TABLE)).value)
    later = DEFAULTS.replace(jalon_reception=date(2026, 12, 1)).with_texts({"taille_par_defaut": "GE"})

    assert "depuis le 1er septembre 2026\u00a0: 1. " in told
    assert told.endswith("au 1er septembre 2027\u00a0: 1.")
    told = str(bound_sentence(analyses.analysis(TABLE, later)).value)
    assert "à compter du 1er décembre 2026" in told
    assert told.endswith("au 1er décembre 2026\u00a0: 1.")
