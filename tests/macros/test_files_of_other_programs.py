"""A button pressed on a portfolio spelt as only some programs spell theirs, or on what is no workbook at all."""

# Cells know no time zone.
# ruff: noqa: DTZ001

import datetime as dt
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from parts import parts
from pressing import pressed
from rich_books import OFFICE, write_parts
from small_books import MAIN, relations, rows, small_book, texts, workbook

from fae_xlwings.cli.workbooks import bouton
from fae_xlwings.domain.columns import COMPUTED
from fae_xlwings.engine import open_book
from fae_xlwings.errors import InputError

HEADERS = ("NOM", "SECTEUR", "CA_HONORAIRES_HT", "OUTIL_COMPATIBLE_REFORME", "APPETENCE_INFORMATIQUE", "NOTE")
WORDS = (*HEADERS, "SCI A & B", "Conseil", "NON", "TRES BON", "SARL É", "OUI", "FAIBLE")
HEAD = "".join(f'<c r="{letter}1" t="s"><v>{number}</v></c>' for number, letter in enumerate("ABCDEF"))
FIRST = '<c r="A2" t="s"><v>6</v></c><c r="B2" t="s"><v>7</v></c><c r="C2"><v>8500</v></c><c r="D2" t="s"><v>8</v></c>'
FIRST += '<c r="E2" t="s"><v>9</v></c>'
SECOND = (
    '<c r="A3" t="s"><v>10</v></c><c r="C3"><v>900</v></c><c r="D3" t="s"><v>11</v></c><c r="E3" t="s"><v>12</v></c>'
)
USUAL = f'<row r="1">{HEAD}</row><row r="2" spans="1:6">{FIRST}%s</row><row r="3">{SECOND}</row>'
PLAIN = texts(*(f"<t>{word}</t>".replace(" & ", " &amp; ") for word in WORDS))
RICH = texts(
    *(f"<t>{word}</t>" for word in HEADERS),
    "<r><rPr><b/></rPr><t xml:space='preserve'>SCI A </t></r><r><t>&amp; B</t></r><rPh sb='0' eb='1'><t>x</t></rPh>",
    *(f"<t>{word}</t>" for word in WORDS[7:]),
)
UNPLACED = USUAL.replace("%s", "<c/><!-- une note -->").replace('<c r="A2" ', "<c ").replace('<row r="1">', "<row>")
INLINE = USUAL.replace('<c r="B2" t="s"><v>7</v></c>', '<c t="inlineStr" r="B2"><is><t>Conseil</t></is></c>')
QUOTED = USUAL.replace('r="C2"', "r='C2' s='0' cm='0'").replace('<c r="A2" t="s">', "<c t='s' r='A2' >")
# What the cell of the note says, and what it is then read as.
NOTES = {
    "": None,
    '<c r="F2" t="d"><v>2026-09-01</v></c>': 46266.0,
    '<c r="F2" t="d"><v>bientôt</v></c>': "bientôt",
    '<c r="F2" t="e"><v>#N/A</v></c>': None,
    '<c r="F2" t="b"><v>1</v></c>': True,
    '<c r="F2" t="str"><f>UPPER("é")</f><v>_x000D_É&#10;</v></c>': "\rÉ\n",
    '<c r="F2" t="s"><v></v></c>': None,
    '<c r="F2" t="inlineStr"/>': None,
    '<c r="F2" s="1"><v>0.5</v></c>': dt.datetime(1899, 12, 30, 12),
    '<c r="F2" s="1"><v>1e12</v></c>': 1e12,
}
# What a person types without Excel's being there, and what the cell then holds.
TYPED = {
    "12%": 0.12,
    "(1,234.50)": -1234.5,
    "$5": 5.0,
    "1e3": 1000.0,
    "-1 1/2": -1.5,
    "1/0": "1/0",
    "(12": "(12",
    "#n/a": None,
    "2026-09-01 10:30": dt.datetime(2026, 9, 1, 10, 30),
    "9/1/26": dt.datetime(2026, 9, 1),
    "6/98": dt.datetime(1998, 6, 1),
    "mar 2026": dt.datetime(2026, 3, 1),
    "5 march 2026": dt.datetime(2026, 3, 5),
    "31/02/2026": "31/02/2026",
    "1:30 PM": dt.datetime(1899, 12, 30, 13, 30),
    "99:99": "99:99",
    "25:00 AM": "25:00 AM",
    "+Dupont": None,
    "true": True,
    "'00123": "00123",
    "12,5": "12,5",
}


def scored(path: Path) -> list[object]:
    """The six columns beside the first client, after the button."""
    pressed(path, "fae_scorer")
    cells = open_book(path).sheets[0]
    assert cells["G1:L1"].value == list(COMPUTED)
    return cells["A2:F2"].value + cells["G2:L2"].value


@pytest.fixture
def expected(tmp_path: Path) -> list[object]:
    return scored(small_book(tmp_path / "usuel.xlsx", rows(USUAL % ""), parts={"xl/sharedStrings.xml": PLAIN}))


@pytest.mark.parametrize(
    ("lines", "shared"),
    [
        (USUAL % "", RICH),
        (UNPLACED, PLAIN),
        (INLINE % "", PLAIN),
        (QUOTED % "", PLAIN),
        (USUAL % "", PLAIN.replace("<si><t>Conseil</t>", "<!-- un secteur --><si><t><![CDATA[Conseil]]></t>")),
        (USUAL % "", PLAIN.replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x=")),
    ],
    ids=["rich texts", "cells without places", "inline text", "single quotes", "comments and CDATA", "prefixed texts"],
)
def test_any_spelling_is_scored_as_the_usual_one(
    lines: str, shared: str, expected: list[object], tmp_path: Path
) -> None:
    path = small_book(tmp_path / "clients.xlsx", rows(lines), parts={"xl/sharedStrings.xml": shared})

    assert scored(path) == expected
    assert expected[:3] == ["SCI A & B", "Conseil", 8500.0]


@pytest.mark.parametrize("spelt", ["utf-16", "prefixed"])
def test_any_spelling_of_the_sheet_is_scored_as_the_usual_one(
    spelt: str, expected: list[object], tmp_path: Path
) -> None:
    sheet = rows(USUAL % "")
    if spelt == "prefixed":
        data = sheet.replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x=").encode()
    else:
        data = f'<?xml version="1.0" encoding="UTF-16"?>{sheet}'.encode("utf-16")
    held = {"xl/worksheets/sheet1.xml": data, "xl/sharedStrings.xml": PLAIN}

    assert scored(small_book(tmp_path / "clients.xlsx", sheet, parts=held)) == expected


@pytest.mark.parametrize(("note", "read"), NOTES.items())
def test_what_else_the_user_keeps_is_kept(note: str, read: object, expected: list[object], tmp_path: Path) -> None:
    path = small_book(tmp_path / "clients.xlsx", rows(USUAL % note), parts={"xl/sharedStrings.xml": PLAIN})

    found = scored(path)

    assert found[:5] + found[6:] == expected[:5] + expected[6:]
    assert found[5] == read
    assert note.encode() in parts(path)["xl/worksheets/sheet1.xml"]


def test_what_a_person_types_is_what_excel_would_hold(expected: list[object], tmp_path: Path) -> None:
    path = small_book(tmp_path / "clients.xlsx", rows(USUAL % ""), parts={"xl/sharedStrings.xml": PLAIN})
    book = open_book(path)
    book.sheets[0]["F2"].value = [[text] for text in TYPED]
    book.save()

    assert scored(path)[6:] == expected[6:]
    assert open_book(path).sheets[0][f"F2:F{len(TYPED) + 1}"].value == list(TYPED.values())


def test_the_users_formulas_that_follow_one_that_gives_way_stand_on_their_own(tmp_path: Path) -> None:
    master = '<c r="F2"><f t="shared" ref="F2:G3" si="0">C2*2</f><v>17000</v></c>'
    follower = '<c r="G{0}"><f t="shared" si="0"/><v>0</v></c>'
    lines = USUAL % (master + follower.format(2))
    lines = lines[: -len("</row>")] + follower.format(3) + "</row>"
    shared = PLAIN.replace("NOTE", "SEGMENT")
    path = small_book(tmp_path / "clients.xlsx", rows(lines), parts={"xl/sharedStrings.xml": shared})

    pressed(path, "fae_scorer")

    cells = open_book(path).sheets[0]
    assert cells["F2"].value == "Grand"
    assert cells["G2:G3"].formula == (("=D2*2",), ("=D3*2",))


def test_dates_of_old_macs_stay_the_days_they_are(expected: list[object], tmp_path: Path) -> None:
    book = workbook(["Clients"], before='<workbookPr date1904="1"/>')
    note = '<c r="F2" s="1"><v>44804</v></c>'
    path = small_book(
        tmp_path / "mac.xlsx",
        rows(USUAL % note),
        book=book,
        parts={"xl/sharedStrings.xml": PLAIN},
    )

    found = scored(path)

    assert f"{found[5]:%d/%m/%Y}" == "01/09/2026"
    assert found[6:] == expected[6:]


SIGNED = (
    '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"'
    ' Target="_xmlsignatures/origin.sigs"/></Relationships>'
)


def test_a_signature_is_taken_off_and_told_and_the_order_of_calculation_with_the_formula_it_names(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    chain = f'<calcChain xmlns="{MAIN}"><c r="F2" i="1"/><c r="G2"/></calcChain>'
    held = {
        "xl/sharedStrings.xml": PLAIN.replace("NOTE", "SEGMENT"),
        "xl/calcChain.xml": chain,
        "_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.xml")).replace("</Relationships>", SIGNED),
        "_xmlsignatures/origin.sigs": "",
    }
    note = '<c r="F2" t="str"><f>"Grand"</f><v>Grand</v></c>'
    path = small_book(tmp_path / "signé.xlsx", rows(USUAL % note), parts=held)

    pressed(path, "fae_scorer")

    assert not {"xl/calcChain.xml", "_xmlsignatures/origin.sigs"} & parts(path).keys()
    assert "signature numérique" in capfd.readouterr().err


OLE = bytes.fromhex("d0cf11e0a1b11ae1")
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"


def _broken(path: Path) -> None:
    path.write_bytes(small_book(path, rows(USUAL % "")).read_bytes()[:-60])


def _respelt(path: Path, before: str, after: str) -> None:
    held = parts(small_book(path, rows(USUAL % "")))
    write_parts(path, {name: data.replace(before.encode(), after.encode()) for name, data in held.items()})


def _bomb(path: Path) -> None:
    small_book(path, rows(USUAL % ""), parts={"xl/sharedStrings.xml": b" " * (80 << 20)})


REFUSED = {
    "missing": (Path.absolute, "introuvable"),
    "folder": (lambda path: path.mkdir(), "est un dossier"),
    "empty": (lambda path: path.write_bytes(b""), "est vide"),
    "encrypted": (lambda path: path.write_bytes(OLE + "EncryptedPackage".encode("utf-16-le")), "mot de passe"),
    "old": (lambda path: path.write_bytes(OLE + "Workbook".encode("utf-16-le")), "ancien format"),
    "other OLE": (lambda path: path.write_bytes(OLE), "n'est pas un classeur Excel"),
    "text": (lambda path: path.write_text("NOM;CA"), "n'est pas un classeur Excel"),
    "other zip": (lambda path: ZipFile(path, "w").writestr("a.txt", "a"), "n'est pas un classeur"),
    "strict": (lambda path: _respelt(path, OFFICE, STRICT), "Strict Open XML"),
    "binary": (lambda path: _respelt(path, 'Target="xl/workbook.xml"', 'Target="xl/workbook.bin"'), "binaire"),
    "no workbook": (
        lambda path: _respelt(path, 'Target="xl/workbook.xml"', 'Target="xl/x.xml"'),
        "n'est pas un classeur",
    ),
    "charts only": (lambda path: _respelt(path, f"{OFFICE}/worksheet", f"{OFFICE}/chartsheet"), "aucune feuille"),
    "cut short": (_broken, "endommagé"),
    "no XML": (lambda path: _respelt(path, "<sheetData>", "<sheetData"), "endommagé"),
    "bomb": (_bomb, "démesurée"),
}


@pytest.mark.parametrize(("make", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_workbook_is_refused_in_a_sentence(make: object, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "clients.xlsx"
    assert callable(make)
    make(path)

    done = CliRunner().invoke(bouton, ["fae_scorer", str(path)])

    assert isinstance(done.exception, InputError)
    assert reason in str(done.exception)
    assert "clients.xlsx" in str(done.exception)
