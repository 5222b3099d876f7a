from pathlib import Path

import analyses
import office
import openpyxl
import pytest

from fae_xlwings import workflow
from fae_xlwings.domain.matrix import TOTAL
from fae_xlwings.views.pages import donnees, matrice
from fae_xlwings.views.pages.matrice import EASE, LIST_ROW, SIZE, STATE_ROW, build, chosen_filters
from fae_xlwings.views.words.crosstabs import ROWS_OF_EASE, ROWS_OF_SIZE, TOOLS, filtered
from fae_xlwings.views.words.plan import Scale, Value
from fae_xlwings.views.words.ranking import SPARE_ROWS

TABLE = """
NOM | SECTEUR | CA   | OUTIL         | APPETENCE
A   | x       | 8500 | NON           | TRES BON
B   | x       | 1500 | NON           | TRES BON
C   | x       | 4200 | PARTIELLEMENT | BON
D   | x       | 500  | OUI           | FAIBLE
E   | x       | 9000 | NON           | ?
F   | x       | 9500 | ?             | BON
"""
FIRST_LISTED = LIST_ROW + 1


def shown(table: str = TABLE, **inputs: Value) -> dict[str, Value]:
    return analyses.values(build(analyses.analysis(table, inputs=inputs)))


def listed(cells: dict[str, Value]) -> list[Value]:
    return [cells[f"B{row}"] for row in range(FIRST_LISTED, FIRST_LISTED + 10) if f"B{row}" in cells]


def heat(cells: dict[str, Value], table: matrice.Crosstab, row: str, tool: str = TOTAL) -> Value:
    words, tools = [*table.rows.words, TOTAL], [*TOOLS.words, TOTAL]
    top = dict(matrice.HEATMAPS)[table]
    return cells.get(f"{'CDEF'[tools.index(tool)]}{top + 1 + words.index(row)}")


def test_everything_is_on_until_the_user_switches_something_off() -> None:
    analysis = analyses.analysis(TABLE)

    assert chosen_filters(analysis) == {each.header: tuple(each.words) for each in (ROWS_OF_EASE, ROWS_OF_SIZE, TOOLS)}
    assert listed(shown()) == ["A", "B", "C", "D", "E", "F"]


def test_a_heatmap_counts_clients_of_known_words_with_totals() -> None:
    cells = shown()

    assert [heat(cells, EASE, "TRES BON", tool) for tool in (*TOOLS.words, TOTAL)] == [2, 0, 0, 2]
    assert (heat(cells, EASE, TOTAL), heat(cells, SIZE, TOTAL)) == (4, 5)


def test_the_measure_is_chosen_in_a_cell() -> None:
    fees = shown(matrice_mesure="CA (honoraires HT)")
    means = shown(matrice_mesure="Score moyen")

    assert (heat(fees, EASE, "TRES BON", "NON"), heat(fees, SIZE, "Grand", "NON")) == (10000, 17500)
    assert (heat(means, EASE, "TRES BON", "NON"), heat(means, EASE, "MOYEN", "OUI")) == (100.0, None)
    assert heat(means, EASE, TOTAL) == pytest.approx((170 + 30 + 28 + 1 / 6) / 4, abs=0.05)


def test_a_value_switched_off_leaves_both_heatmaps_and_the_list() -> None:
    cells = shown(matrice_outil_non="Non", matrice_segment_tres_petit="Non")

    assert listed(cells) == ["C"]
    assert (heat(cells, EASE, TOTAL), heat(cells, SIZE, TOTAL), cells["G7"], cells["E7"]) == (1, 1, "Non", "Non")


def test_what_is_unknown_stays_only_while_its_column_is_not_filtered() -> None:
    assert listed(shown(matrice_appetence_faible="Non")) == ["A", "B", "C", "F"]
    assert listed(shown(matrice_outil_oui="Non")) == ["A", "B", "C", "E"]


def test_a_size_is_never_unknown_so_its_switches_filter_without_more_ado() -> None:
    assert filtered("COUNTIFS({0})", "x", ROWS_OF_SIZE).startswith("SUMPRODUCT(COUNTIFS(x,")
    assert filtered("COUNTIFS({0})", "x", ROWS_OF_EASE).startswith("IF(COUNTIF(")


def test_the_list_says_how_many_clients_it_shows() -> None:
    assert shown()[f"B{STATE_ROW + 1}"] == "Clients retenus : 6."


def test_the_list_stops_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matrice, "MOST_LISTED", 2)

    cells = shown()

    assert listed(cells) == ["A", "B"]
    assert cells[f"B{STATE_ROW + 1}"] == (
        "Clients retenus : 6 ; les 2 premiers sont ici, l'export de la liste les donne tous."
    )


def test_a_selection_without_clients_has_no_table() -> None:
    plan = build(analyses.empty())

    assert plan.tables == ()
    assert heat(analyses.values(plan), EASE, TOTAL) == 0


def test_totals_are_left_out_of_the_colour_scale() -> None:
    scales = [rule for rule in build(analyses.analysis(TABLE)).rules if isinstance(rule, Scale)]

    assert [scale.address for scale in scales] == ["C17:E20", "C25:E29"]


def test_each_switch_has_a_name_by_which_it_is_read_back() -> None:
    names = dict(build(analyses.analysis(TABLE)).names)

    assert (names["i_matrice_appetence_tres_bon"], names["i_matrice_outil_oui"]) == ("$C$7", "$G$9")
    assert len(names) == 1 + sum(len(each.words) for each in (ROWS_OF_EASE, ROWS_OF_SIZE, TOOLS))


ADDED = {"NOM": "AJOUTÉ", "OUTIL_COMPATIBLE_REFORME": "NON", "APPETENCE_INFORMATIQUE": "BON", "SEGMENT": "Grand"}


@pytest.mark.office
@pytest.mark.parametrize(("below", "is_seen"), [(1, True), (SPARE_ROWS, True), (SPARE_ROWS + 1, False)])
def test_a_client_added_below_enters_the_list_or_is_told(below: int, tmp_path: Path, *, is_seen: bool) -> None:
    path = workflow.write_workbook(analyses.analysis(TABLE), tmp_path / "analyse.xlsx")
    book, row = openpyxl.load_workbook(path), donnees.HEADER_ROW + len(analyses.analysis(TABLE).scored) + below
    book["Données"].tables["tblClients"].ref = f"A2:AC{row}"
    for header, value in {**ADDED, "SCORE_OPPORTUNITE": 999.0}.items():
        book["Données"][donnees.address(header, row)] = value
    book.save(path)
    cells = office.recalculated(path)[matrice.MATRICE]

    assert (cells[f"B{FIRST_LISTED}"] == "AJOUTÉ") == is_seen
    assert str(cells[f"B{STATE_ROW + 1}"]).startswith("Des clients ont été ajoutés") == (not is_seen)
