import pytest
from hypothesis import given
from hypothesis import strategies as st

from fae_xlwings.errors import InputError
from fae_xlwings.intake import catalogue as kinds
from fae_xlwings.intake.delimited import rows_of
from fae_xlwings.intake.encodings import decoded

TABLE = [["NOM", "CA_HONORAIRES_HT", "SECTEUR"], ["Hôtel du Parc", "1 234,50", "Hôtellerie"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_table_is_read_in_every_usual_encoding_and_line_ending(encoding: str, end: str) -> None:
    data = end.join(";".join(row) for row in TABLE).encode(encoding)

    assert rows_of(data)[0] == TABLE


def test_the_signs_that_windows_adds_to_latin_letters_are_read() -> None:
    assert rows_of("NOM;CA\nL’Œuvre;12 €".encode("cp1252"))[0] == [["NOM", "CA"], ["L’Œuvre", "12 €"]]


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_the_separator_is_found_among_decimal_commas(delimiter: str) -> None:
    text = "\n".join(delimiter.join(row) for row in TABLE)

    assert rows_of(text.encode())[0] == TABLE


def test_a_comma_separates_when_amounts_are_quoted() -> None:
    text = 'NOM,CA_HONORAIRES_HT,SECTEUR\nHôtel du Parc,"1 234,50",Hôtellerie'

    assert rows_of(text.encode())[0] == TABLE


def test_the_separator_is_judged_on_our_headers_and_not_on_the_words_of_a_remark() -> None:
    text = "NOM;CA;Remarque\nAlpha;12,5;" + "un, deux, trois, quatre, cinq, six, sept"

    assert [len(row) for row in rows_of(text.encode())[0]] == [3, 3]


def test_the_separator_that_excel_declares_is_obeyed_and_its_line_hidden() -> None:
    assert rows_of(b"sep=,\r\nNOM,CA\r\nAlpha,1")[0] == [["NOM", "CA"], ["Alpha", "1"]]


def test_quoted_cells_may_hold_separators_quotes_and_line_ends() -> None:
    text = 'NOM;CA\n"Dupont; fils ""et"" Cie\nParis";12'

    assert rows_of(text.encode())[0] == [["NOM", "CA"], ['Dupont; fils "et" Cie\nParis', "12"]]


def test_short_rows_are_completed_and_blank_lines_keep_their_place() -> None:
    assert rows_of(b"NOM;CA;SECTEUR\n\nAlpha;1")[0] == [
        ["NOM", "CA", "SECTEUR"],
        ["", "", ""],
        ["Alpha", "1", ""],
    ]


def test_an_empty_file_has_no_rows() -> None:
    assert rows_of(b"")[0] == []


@given(st.binary())
def test_any_bytes_have_a_text(data: bytes) -> None:
    assert isinstance(decoded(data)[0], str)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_table_of_one_width(data: bytes) -> None:
    assert len({len(row) for row in rows_of(data)[0]}) <= 1


def test_a_quote_that_is_never_closed_swallows_no_client() -> None:
    text = 'NOM;CA\n"La Page;100\nSCI A;200\n"SARL B";300\n'

    assert rows_of(text.encode())[0] == [
        ["NOM", "CA"],
        ['"La Page', "100"],
        ["SCI A", "200"],
        ["SARL B", "300"],
    ]


def test_a_quoted_word_inside_a_name_stays_as_it_is_typed() -> None:
    rows = rows_of(b'NOM;CA\n"La Page" Librairie;100\n')[0]

    assert rows[1] == ['"La Page" Librairie', "100"]


def test_a_blank_line_of_a_damaged_table_stays_blank() -> None:
    rows, [remark] = rows_of(b'NOM;CA;SECTEUR\n"Alpha;1;BTP\n\nBeta;2;BTP')

    assert rows == [["NOM", "CA", "SECTEUR"], ['"Alpha', "1", "BTP"], ["", "", ""], ["Beta", "2", "BTP"]]
    assert (remark.code, remark.row, remark.count) == (kinds.DAMAGED_QUOTE, 1, 1)


def test_titles_parted_by_another_sign_than_the_lines_are_refused() -> None:
    table = "NOM;CA;OUTIL;APPETENCE\nAlpha,1500,NON,BON\nBeta,2500,OUI,BON"

    with pytest.raises(InputError, match=r"Les titres sont séparés par « .* », les lignes par « .* »"):
        rows_of(table.encode())


def test_a_text_longer_than_a_cell_of_excel_is_cut_and_told() -> None:
    rows, [remark] = rows_of(f"NOM;Note\nAlpha;{'x' * 40_000}".encode())

    assert len(str(rows[1][1])) == 32_767
    assert (remark.code, remark.row, remark.column) == (kinds.CELL_CUT, 1, 1)


@pytest.mark.parametrize(
    ("typed", "text"), [('="01000"', "01000"), ('="a ""b"""', 'a "b"'), ("'01000", "01000"), ("=A1", "=A1")]
)
def test_a_text_that_was_forced_loses_its_sign(typed: str, text: str) -> None:
    assert rows_of(f"NOM;CP\nAlpha;{typed}".encode())[0][1] == ["Alpha", text]
