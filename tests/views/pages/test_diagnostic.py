"""The sheet « Diagnostic »: a light, controls, every anomaly with a link to its cell."""

import analyses

from fae_xlwings.views.pages import diagnostic
from fae_xlwings.views.words.plan import Formula

MESSY = """
NOM     | OUTIL | CA   | APPETENCE | SECTEUR
SCI A   | NON   | abc  | BON       | Conseil
        | OUI   | 1000 | BON       | Conseil
SARL B  | ?     | 2000 | FAIBLE    | Conseil
"""


def lines(table: str) -> list[tuple[object, ...]]:
    """The rows of the list of anomalies, worst first."""
    return list(diagnostic.build(analyses.analysis(table)).blocks[-1].rows)


def test_a_sound_portfolio_has_nothing_to_mend() -> None:
    plan = diagnostic.build(analyses.analysis())

    assert "Aucune fiche à corriger" in str(analyses.values(plan)["A4"])
    assert analyses.values(plan)["E8"] == "OK"


def test_the_number_of_points_to_mend_is_said_first() -> None:
    assert "points ci-dessous : 3 à corriger" in str(analyses.values(diagnostic.build(analyses.analysis(MESSY)))["A4"])


def test_an_anomaly_tells_client_value_cell_and_remedy() -> None:
    importance, client, value, cell, _, _, finding, cost, remedy = next(row for row in lines(MESSY) if row[2] == "abc")

    assert (importance, client, cell) == ("À corriger", "SCI A", "C2")
    assert "n'est pas un montant" in str(finding)
    assert "Saisissez un nombre" in str(remedy)
    assert value == "abc"
    assert cost == "Client non classé, honoraires inconnus."


def test_an_anomaly_tells_the_clients_and_fees_it_hides() -> None:
    unknown = next(row for row in lines(MESSY) if row[2] == "?")
    nameless = next(row for row in lines(MESSY) if "NOM" in str(row[6]))
    summary = next(
        block for block in diagnostic.build(analyses.analysis(MESSY)).blocks if "Outil inconnu" in str(block)
    )

    assert unknown[7] == "Client non classé, 2\u202f000\u00a0€ d'honoraires avec lui."
    assert str(nameless[6]).endswith("elle est laissée de côté, avec 1\u202f000\u00a0€ d'honoraires.")
    assert nameless[7] == "Ligne non comptée, 1\u202f000\u00a0€ d'honoraires avec elle."
    assert next(row[2:] for row in summary.rows if row[1] == "Ligne sans NOM") == (1, 1, 1000.0)
    assert next(row[2:] for row in summary.rows if row[1] == "Outil inconnu") == (1, 1, 2000.0)


def test_an_anomaly_that_changes_no_ranking_costs_nothing() -> None:
    twice = "NOM | OUTIL | CA | APPETENCE\nA | NON | 100 | BON\nA | NON | abc | BON"
    doubled = next(row for row in lines(twice) if "figure déjà" in str(row[6]))

    assert doubled[7] == ""


def test_an_anomaly_links_to_its_cell_in_this_workbook() -> None:
    unknown = next(row for row in lines(MESSY) if row[2] == "?")

    assert unknown[3:5] == ("B4", "D4")
    assert isinstance(unknown[5], Formula)
    assert 'HYPERLINK("#Données!"&E' in unknown[5]
    assert unknown[5].value == "→ Voir"


def test_a_row_that_was_left_out_has_no_cell_here() -> None:
    nameless = next(row for row in lines(MESSY) if "NOM" in str(row[6]))

    assert nameless[4] == ""
    assert isinstance(nameless[5], Formula)
    assert nameless[5].value == ""


def test_the_worst_anomalies_come_first() -> None:
    importances = [row[0] for row in lines(MESSY)]

    assert importances == sorted(importances, key=["À corriger", "À vérifier", "Pour information"].index)
