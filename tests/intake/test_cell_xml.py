"""What the XML of a sheet says besides its values, written by other hands than Excel's too."""

import time
from collections.abc import Callable, Iterator

import pytest

from fae_xlwings.intake.cell_xml import Looks, column_number, empty_formulas, failed_formulas, is_far, negative_numbers

CODES = ("", "0%", "dd/mm/yyyy")


@pytest.mark.parametrize(
    "xml",
    [
        b'<row r="2"><c r="B2" s="1"><v>1</v></c><c r="B3" s="0"/><c r="C2" s="2"/><c r="B9" s="7"/></row>',
        b'<x:row r="2"><x:c s="1" r="B2"><x:v>1</x:v></x:c><x:c r="B3"/><x:c s="2" r="C2"/></x:row>',
        b"<row r='2'><c r='B2' s='1'><v>1</v></c><c r='B3'/><c r='C2' s='2'/></row>",
    ],
)
def test_the_format_of_a_cell_is_found_however_its_xml_is_written(xml: bytes) -> None:
    assert {row: code for row, code in Looks(xml, CODES).column("B").items() if code} == {2: "0%"}


def test_a_book_without_formats_has_none_to_look_for() -> None:
    assert Looks(b'<c r="B2" s="1"/>', ("", "")).column("B") == {}


@pytest.mark.parametrize(
    ("xml", "found"),
    [
        (b'<c r="C4" t="e"><f>1/0</f><v>#DIV/0!</v></c>', [((4, 3), "#DIV/0!")]),
        (b"<c r='C4' t='e'><v>#N/A</v></c>", [((4, 3), "#N/A")]),
        (b'<x:c r="C4" t="e"><x:v>#N/A</x:v></x:c>', [((4, 3), "#N/A")]),
        (b'<c t="e"><v>#N/A</v></c>', []),
        (b'<c r="C0" t="e"><v>#N/A</v></c>', []),
        (b'<c r="C4" t="e"><v>#N/A', []),
        (b'<c r="C4" t="n"><v>1</v></c>', []),
    ],
)
def test_a_failed_formula_is_found_with_its_place_and_one_without_place_is_none(
    xml: bytes, found: list[object]
) -> None:
    assert list(failed_formulas(xml)) == found


@pytest.mark.parametrize(
    ("xml", "places"),
    [
        (b'<c r="B2"><f>A1</f></c>', [(2, 2)]),
        (b'<c r="B2"><f>A1</f><v></v></c><c r="B3"><f>A1</f><v>1</v></c>', [(2, 2)]),
        (b'<x:c r="B2"><x:f>A1</x:f><x:v/></x:c>', [(2, 2)]),
        (b'<c r="B2"><f t="shared" si="0"/></c>', [(2, 2)]),
        (b'<c r="B2" t="str"><f>A1</f><v></v></c>', []),
        (b"<c><f>A1</f></c>", []),
        (b'<c r="XFE1"><f>A1</f></c>', []),
        (b'<c r="B2"><v>1</v></c>', []),
    ],
)
def test_a_formula_never_calculated_is_found_and_an_empty_text_is_a_result(xml: bytes, places: list[object]) -> None:
    assert list(empty_formulas(xml)) == places


@pytest.mark.parametrize(
    ("xml", "far"),
    [
        (b'<row r="1"><c r="A1"/></row>', False),
        (b'<row r="1"><c r="A1"/></row><row r="1048576"><c r="B1048576"/></row>', True),
        (b'<row r="1"><c r="A1"/><c r="XFD1"/></row>', False),
        (b'<row r="1"><c r="A1"/><c r="XFD1"/></row><row r="300"><c r="A300"/></row>', True),
        (b'<row r="999999"/>', False),
    ],
)
def test_a_sheet_is_far_where_it_spans_much_and_holds_little(xml: bytes, far: bool) -> None:
    assert is_far(xml) is far


@pytest.mark.parametrize(("letters", "number"), [(b"A", 1), (b"AB", 28), (b"XFD", 16_384)])
def test_letters_are_a_number(letters: bytes, number: int) -> None:
    assert column_number(letters) == number


def test_a_number_below_zero_is_found_with_its_place_and_one_without_place_is_none() -> None:
    xml = b'<row><c r="A1" s="1"><v>-2.5</v></c><c><v>-3</v></c><c r="C1"><v>4</v></c></row>'

    assert list(negative_numbers(xml)) == [((1, 1), -2.5)]


ODD_CELLS = {
    failed_formulas: b'<c r="A%d" t="e"><f>NA()</f><v>#N/A</v></c>',
    empty_formulas: b'<c r="A%d"><f>B1</f></c>',
    negative_numbers: b'<c r="A%d"><v>-1</v></c>',
}


@pytest.mark.parametrize("find", ODD_CELLS)
def test_a_column_of_odd_cells_is_gone_through_once(find: Callable[[bytes], Iterator[object]]) -> None:
    """Ten times the cells take ten times as long, not a hundred times."""
    short, long = (b"".join(ODD_CELLS[find] % row for row in range(1, rows)) for rows in (1_000, 10_000))

    assert least(find, long) < 40 * least(find, short)


def least(find: Callable[[bytes], Iterator[object]], xml: bytes) -> float:
    """The least processor time of a few runs in seconds."""
    times: list[float] = []
    for _ in range(5):
        start = time.process_time()
        assert all(find(xml))
        times.append(time.process_time() - start)
    return min(times)
