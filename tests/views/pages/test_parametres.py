"""The sheet « Paramètres »: one editable row per parameter, read back as it was written."""

from datetime import date

import analyses

from fae_xlwings.domain.firm import DETAIL_KEYS
from fae_xlwings.domain.parameters import DEFAULTS, PARAMETERS
from fae_xlwings.intake.grid import Grid
from fae_xlwings.intake.parameters_sheet import read_day, read_parameters
from fae_xlwings.views.pages import parametres
from fae_xlwings.views.words.plan import SheetPlan


def as_grid(plan: SheetPlan) -> Grid:
    """The sheet as it will be read back."""
    shown = analyses.values(plan)
    last = parametres.HEADER_ROW + len(PARAMETERS) + 2
    return Grid(plan.name, [[shown.get(f"{letter}{row}") for letter in "ABCDEFG"] for row in range(1, last + 1)])


def test_every_parameter_has_its_row_unit_source_and_name() -> None:
    plan = parametres.build(analyses.analysis())
    [body] = [block for block in plan.blocks if block.area.rows > len(PARAMETERS)]
    rows = {row[-1]: row for row in body.rows}

    assert [name.removeprefix("p_") for name, _ in plan.names] == [*rows, "date_saisie"]
    assert set(rows) == {"date_analyse", "echeance", *(row.key for row in PARAMETERS), *DETAIL_KEYS}
    assert all(row[3] and row[4] for row in rows.values())
    assert all(rows[row.key][5] for row in PARAMETERS)


def test_the_sheet_is_read_back_as_it_was_written() -> None:
    changed = DEFAULTS.replace(score_base=2000.0, jalon_emission=date(2028, 1, 1))
    sheet = as_grid(parametres.build(analyses.analysis(parameters=changed, deadline=date(2027, 3, 1))))

    assert dict(read_parameters([sheet]).values) == dict(changed.values)
    assert read_day([sheet], "echeance") == date(2027, 3, 1)
    assert read_day([sheet], "date_analyse") == analyses.DAY


def test_what_excel_accepts_is_what_reading_accepts() -> None:
    messages = {rule.message for rule in parametres.build(analyses.analysis()).validations}

    assert "« Honoraires qui valent un point » : saisissez un nombre supérieur à 0." in messages
    assert any("de 0 à 1." in message for message in messages)
