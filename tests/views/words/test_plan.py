"""The vocabulary of plans: formulas that carry values, addresses, the text form."""

import pytest

from fae_xlwings.views.words.addresses import Area, followed
from fae_xlwings.views.words.plan import Block, ColumnFormula, Columns, Formula, SheetPlan


def test_a_formula_is_its_text_and_carries_its_value() -> None:
    formula = Formula("=1+1", 2)

    assert formula == "=1+1"
    assert formula.value == 2


@pytest.mark.parametrize(("address", "corners"), [("B4", (4, 2, 4, 2)), ("$B$4:$AA$9", (4, 2, 9, 27))])
def test_an_address_is_an_area(address: str, corners: tuple[int, int, int, int]) -> None:
    area = Area.of(address)

    assert (area.top, area.left, area.bottom, area.right) == corners
    assert str(area) == address.replace("$", "")


def test_what_is_no_address_is_refused() -> None:
    with pytest.raises(ValueError, match="nulle part"):
        Area.of("nulle part")


def test_a_block_covers_its_rows() -> None:
    assert str(Block("C5", (("a", "b"), ("c", "d"), ("e", "f"))).area) == "C5:D7"


def test_a_plan_reads_as_text() -> None:
    plan = SheetPlan("Essai", (Block("A1", (("Total", Formula("=SUM(B2:B3)", 5)),), ("label", "integer")),))

    head, cells, values, *rest = plan.as_text().splitlines()
    assert (head, cells, values) == ("# Essai", "A1:B1 [label integer]", "  Total | 5 =SUM(B2:B3)")
    assert "protected: True" in rest


def test_columns_cover_their_rows_and_read_as_text() -> None:
    columns = Columns("A2", (["a", "b"], ColumnFormula("=LEN(A2)", [1, 1])), ("text", "integer"))

    head, *lines = SheetPlan("Essai", (columns,)).as_text().splitlines()[1:5]
    assert (head, lines) == ("A2:B3 [text integer]", ["  B2:B3 =LEN(A2)", "  a | 1", "  b | 1"])


def test_the_formula_of_a_column_is_that_of_its_first_row_and_follows_below() -> None:
    columns = Columns("A2", (["a", "b"], ColumnFormula("=LEN(A2)", [1, 2])))

    (_, first), (_, second) = columns.rows
    assert (first, first.value, second, second.value) == ("=LEN(A2)", 1, "=LEN(A3)", 2)


@pytest.mark.parametrize(
    ("formula", "below"),
    [
        ("=A3&$B3&C$3&$D$3", "=A4&$B4&C$3&$D$3"),
        ("=\"A3\"&'Feuille A3'!A3&p_seuil_p1", "=\"A3\"&'Feuille A3'!A4&p_seuil_p1"),
        ("=INDEX(tblClients[CA3],A3)+LOG10(A3)", "=INDEX(tblClients[CA3],A4)+LOG10(A4)"),
        ("=ROWS($A$9:$A9)", "=ROWS($A$9:$A10)"),
        ('=IF(A3="dit ""B3""",1,0)', '=IF(A4="dit ""B3""",1,0)'),
        ("=1+1", "=1+1"),
    ],
)
def test_what_is_relative_follows_from_row_to_row(formula: str, below: str) -> None:
    assert list(followed(formula, 2)) == [formula, below]
