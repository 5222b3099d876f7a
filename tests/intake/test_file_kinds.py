import zipfile
from io import BytesIO

import pytest

from fae_xlwings.intake.encodings import decoded
from fae_xlwings.intake.file_kinds import COMPOUND_FILE, LARGEST_BOOK, NotATable, kind_of


def archive(*names: str) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as book:
        for name in names:
            book.writestr(name, "application/vnd.oasis.opendocument.spreadsheet" if name == "mimetype" else "")
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"NOM;CA", "text"),
        (archive("xl/workbook.xml"), "workbook"),
        (archive("xl/workbook.bin"), "other_workbook"),
        (archive("mimetype", "META-INF/manifest.xml"), "other_workbook"),
        (COMPOUND_FILE + "Workbook\0".encode("utf-16-le"), "other_workbook"),
    ],
)
def test_a_file_is_known_by_what_it_is_made_of(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7", "PDF"),
        (b"<html><table>", "page web"),
        (b"<?xml version='1.0'?><a/>", "XML"),
        (archive("word/document.xml"), "Word"),
        (archive("Index/Document.iwa"), "Numbers"),
        (archive("a.txt"), "archive"),
        (archive("mimetype"), "abîmé"),
        (COMPOUND_FILE + "EncryptedPackage\0".encode("utf-16-le"), "mot de passe"),
        (COMPOUND_FILE + b"\x09\x08\x10\x00" + bytes(16) + b"\x2f\x00\x36\x00\x01", "mot de passe"),
        (COMPOUND_FILE + "WordDocument\0".encode("utf-16-le"), "Word"),
    ],
)
def test_what_is_no_table_is_named_for_what_it_is(data: bytes, said: str) -> None:
    with pytest.raises(NotATable, match=said):
        kind_of(data)


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        ("Hôtel Béjaume;créé".encode("cp1252"), []),
        ("Hôtel Béjaume;créé".encode("mac_roman"), ["encodage_devine"]),
        ("Hôtel Béjaume;créé".encode("cp850"), ["encodage_devine"]),
        ("Hôtel Béjaume;créé".encode("utf-16-le"), ["encodage_devine"]),
        ("Hôtel Béjaume;cr".encode() + b"\xe9" + "é".encode(), ["octet_illisible"]),
        ("Hôtel Béjaume;créé".encode().decode("cp1252").encode(), ["accents_repares"]),
    ],
)
def test_every_french_encoding_is_read_and_the_odd_ones_are_told(data: bytes, codes: list[str]) -> None:
    text, remarks = decoded(data)

    assert text == "Hôtel Béjaume;créé"
    assert [remark.code for remark in remarks] == codes


def test_a_workbook_that_would_fill_the_memory_is_refused() -> None:
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as book, book.open("xl/workbook.xml", "w") as part:
        for _ in range(LARGEST_BOOK // 10_000_000 + 1):
            part.write(bytes(10_000_000))

    with pytest.raises(NotATable, match="trop grand"):
        kind_of(data.getvalue())
