"""What Excel asks of a page: functions every version knows, short texts, charts beside the cells, a title in A1."""

import re
from collections.abc import Iterator

import analyses
import pytest
from openpyxl.formula.tokenizer import Token, Tokenizer

from fae_xlwings.sheets import DONNEES
from fae_xlwings.views.pages import template
from fae_xlwings.views.words.addresses import Area, cell
from fae_xlwings.views.words.plan import Bounds, Choice, Formula, SheetPlan, Value
from fae_xlwings.views.words.ranking import SPARE_ROWS
from fae_xlwings.workflow.pages import plans

MESSY = """
NOM | SECTEUR | CA  | OUTIL     | APPETENCE
A   | x       | abc | peut-être | BON
B   | x       | -50 | NON       |
    | x       | 100 | NON       | BON
"""
PAGES = [*plans(analyses.analysis()), *plans(analyses.analysis(MESSY)), *plans(analyses.empty()), *template.build()]
# fmt: off
KNOWN = {
    "ABS", "AND", "AVERAGEIFS", "CHAR", "CHOOSE", "COUNT", "COUNTA", "COUNTIF", "COUNTIFS", "DAY", "EOMONTH",
    "FIND", "HYPERLINK", "IF", "IFERROR", "INDEX", "INT", "ISNUMBER", "ISTEXT", "LARGE", "LEN", "LOWER", "MATCH", "MAX",
    "MID", "MIN", "MOD", "MONTH", "N", "NA", "NOT", "OR", "RANK", "REPT", "RIGHT", "ROUND", "ROUNDUP", "ROW", "ROWS",
    "SUBSTITUTE", "SUM", "SUMIFS", "SUMPRODUCT", "TEXT", "TODAY", "TRIM", "VALUE", "YEAR",
}
# fmt: on
"""None is volatile but TODAY, that the day follows."""
EVERYWHERE_THE_SAME = set('"#0-')
"""What a format may be made of: its letters, its mark of decimals and its separator of thousands are the user's."""
LITERAL = re.compile(r'"((?:[^"]|"")*)"')
NAME = re.compile(r"[ikmp]_[a-z0-9_]+")
LONGEST_FORMULA, LONGEST_LITERAL, LONGEST_MESSAGE = 8192, 255, 225


def cells(page: SheetPlan) -> Iterator[tuple[str, Value]]:
    """What the blocks of a page put in its cells."""
    for block in page.blocks:
        for row, values in enumerate(block.rows):
            for column, value in enumerate(values):
                yield cell(block.area.top + row, block.area.left + column), value


def formulas(page: SheetPlan) -> list[Formula]:
    return [value for _, value in cells(page) if isinstance(value, Formula)]


every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


@every_page
def test_formulas_use_functions_that_every_excel_knows(page: SheetPlan) -> None:
    bare = (LITERAL.sub("", formula) for formula in formulas(page))

    assert {name for formula in bare for name in re.findall(r"([A-Z][A-Z.0-9]*)\(", formula)} <= KNOWN


@every_page
def test_a_format_reads_alike_in_every_language(page: SheetPlan) -> None:
    found = {form for formula in formulas(page) if "TEXT(" in formula for form in formats(formula)}

    assert {letter for form in found for letter in form} <= EVERYWHERE_THE_SAME


def formats(formula: str) -> Iterator[str]:
    """The last argument of each TEXT, in quotes where it is a literal."""
    opened, last = [], ""
    for token in Tokenizer(formula).items:
        if token.subtype == Token.OPEN:
            opened.append(token.value)
        elif token.subtype == Token.CLOSE and opened.pop() == "TEXT(":
            yield last
        last = token.value


@every_page
def test_formulas_and_their_texts_are_short_enough(page: SheetPlan) -> None:
    assert [formula for formula in formulas(page) if len(formula) > LONGEST_FORMULA] == []
    assert [
        text for formula in formulas(page) for text in LITERAL.findall(formula) if len(text) > LONGEST_LITERAL
    ] == []


@every_page
def test_validations_are_short_enough(page: SheetPlan) -> None:
    for rule in page.validations:
        assert rule.message
        assert max(len(rule.message), len(rule.prompt)) <= LONGEST_MESSAGE


@pytest.mark.parametrize("pages", [plans(analyses.analysis()), template.build()], ids=["workbook", "template"])
def test_lists_point_at_cells_that_hold_words(pages: tuple[SheetPlan, ...]) -> None:
    drawn = {(page.name, address): value for page in pages for address, value in cells(page)}
    for page in pages:
        for rule in (rule for rule in page.validations if isinstance(rule, Choice)):
            sheet, _, address = rule.source.rpartition("!")
            area = Area.of(address)
            words = [drawn.get((sheet or page.name, cell(row, area.left))) for row in range(area.top, area.bottom + 1)]
            assert all(words[:-SPARE_ROWS] if sheet == DONNEES else words), rule


@every_page
def test_bounds_have_no_decimal_mark(page: SheetPlan) -> None:
    bounds = [bound for rule in page.validations if isinstance(rule, Bounds) for bound in (rule.minimum, rule.maximum)]

    assert [bound for bound in bounds if bound is not None and type(bound) is not int] == []


@every_page
def test_names_can_be_no_address(page: SheetPlan) -> None:
    assert [name for name, _ in page.names if not NAME.fullmatch(name)] == []


@every_page
def test_charts_say_what_they_show_and_hide_no_cell(page: SheetPlan) -> None:
    filled = [Area.of(address) for address, value in cells(page) if value is not None]
    for chart in page.charts:
        assert chart.alt
        assert [str(spot) for spot in filled if overlaps(spot, Area.of(chart.area))] == []
        assert not any(overlaps(Area.of(chart.area), Area.of(other.area)) for other in page.charts if other != chart)


def overlaps(one: Area, other: Area) -> bool:
    apart = one.right < other.left or other.right < one.left or one.bottom < other.top or other.bottom < one.top
    return not apart


@every_page
def test_the_first_cell_says_what_the_page_is(page: SheetPlan) -> None:
    assert any(value for address, value in cells(page) if address == "A1")
