"""« À jour », or what has changed since the last calculation."""

from pathlib import Path

import analyses
import live
import office
import pytest

from fae_xlwings import workflow
from fae_xlwings.domain.parameters import DEFAULTS
from fae_xlwings.views.pages.accueil import TRACE_COLUMN, TRACE_ROW, build
from fae_xlwings.views.pages.fingerprint import stored, traces

STATE = "B8"


def numbers(table: str = analyses.FOUR, **changes: float) -> dict[str, float]:
    analysis = analyses.analysis(table, DEFAULTS.replace(**changes))
    return {trace.label: trace.value for trace in traces(analysis)}


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("SCI EXEMPLE", "SCI EXEMPLES", {"noms"}),
        ("8500", "8600", {"honoraires", "scores"}),
        ("| PARTIELLEMENT", "| NON", {"réponses", "scores", "risques"}),
        ("EI ESSAI    | Artisanat   | 500  | OUI           | FAIBLE    | 00123", "", {"clients"}),
    ],
)
def test_each_change_of_a_client_shows(old: str, new: str, changed: set[str]) -> None:
    before, after = numbers(), numbers(analyses.FOUR.replace(old, new))

    assert {label for label in before if before[label] != after[label]} >= changed


def test_a_change_of_parameter_shows() -> None:
    before, after = numbers(), numbers(tarif_p1_min=1100.0)

    assert {label for label in before if before[label] != after[label]} == {"paramètres"}


def test_two_parameters_that_swap_their_values_show() -> None:
    swapped = numbers(heures_p1=3.0, heures_p2=8.0)

    assert swapped["paramètres"] != numbers()["paramètres"]


def test_sorting_the_clients_changes_nothing() -> None:
    header, *rows = [line for line in analyses.FOUR.splitlines() if line]

    assert numbers("\n".join([header, *reversed(rows)])) == numbers()


def test_the_kept_numbers_lie_where_the_page_shows_them() -> None:
    analysis = analyses.analysis()
    block = stored(TRACE_ROW, TRACE_COLUMN, analysis)
    shown = analyses.helpers(build(analysis))

    assert [shown[f"B{row}"] for row in range(block.area.top, block.area.bottom + 1)] == [row[0] for row in block.rows]


@pytest.mark.office
def test_the_state_answers_to_every_change(tmp_path: Path) -> None:
    analysis = analyses.analysis()
    path = workflow.write_workbook(analysis, tmp_path / "analyse.xlsx")
    tariff = live.place(workflow.plans(analysis), "p_tarif_p1_min")

    def state(edits: office.Edits) -> str:
        return str(office.recalculated(path, edits)["Accueil"][STATE])

    assert state({}).startswith("✔ À jour")
    assert "· noms" in state({"Données!A3": "SCI EXEMPLES"})
    assert "· réponses · scores · risques" in state({"Données!D4": "NON"})
    assert "· paramètres" in state({tariff: 1100.0})
    assert "· clients · noms" in state({"Données!A3": None})
