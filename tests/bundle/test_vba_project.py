"""The project streams: the files xlwings ships, rebuilt from their values, and what Excel asks of ours."""

import pytest
from vba_reader import SHIPPED, XLWINGS, parse, read_bin, read_file

from fae_xlwings.bundle.vba_modules import Base, Kind, class_module, empty_document, standard_module
from fae_xlwings.bundle.vba_project import (
    REFERENCES,
    Project,
    dir_stream,
    name_map,
    project_stream,
    vba_project_bin,
)
from fae_xlwings.errors import InputError

GUID = "{0F3C6A60-5D5B-5A5A-9C7B-4B6C0E1D2F3A}"
CODE = 'Attribute VB_Name = "Calcul"\nFunction Deux()\n    Deux = "deux – « é à € »"\nEnd Function\n'


def project(*sources: str, name: str = "FAE") -> Project:
    documents = [empty_document("ThisWorkbook", Base.WORKBOOK), empty_document("Feuil1", Base.WORKSHEET)]
    return Project(name, GUID, [*documents, *map(standard_module, sources)], REFERENCES)


@pytest.mark.parametrize("shipped", SHIPPED)
def test_the_dir_stream_of_a_project_that_excel_runs_is_rebuilt_byte_for_byte(shipped: str) -> None:
    file = read_file(XLWINGS / shipped)

    assert dir_stream(parse(file)) == file.dir_stream


@pytest.mark.parametrize("shipped", SHIPPED)
def test_the_project_stream_of_a_project_that_excel_runs_is_rebuilt_byte_for_byte(shipped: str) -> None:
    """Four of the five end with one more empty line, which the grammar neither asks for nor forbids."""
    file = read_file(XLWINGS / shipped)
    extra = b"" if shipped == "quickstart.xlsm" else b"\r\n"

    assert project_stream(parse(file)) + extra == file.streams["PROJECT"]


@pytest.mark.parametrize("shipped", SHIPPED)
def test_the_name_map_of_a_project_that_excel_runs_is_rebuilt_byte_for_byte(shipped: str) -> None:
    file = read_file(XLWINGS / shipped)

    assert name_map(parse(file)) == file.streams["PROJECTwm"]


def test_a_project_read_back_says_what_was_written() -> None:
    ours = project(CODE)
    read = parse(read_bin(vba_project_bin(ours)))

    assert (read.name, read.guid, read.references) == (ours.name, ours.guid, list(ours.references))
    assert [(m.name, m.kind) for m in read.modules] == [(m.name, m.kind) for m in ours.modules]


def test_no_compiled_code_is_written() -> None:
    file = read_bin(vba_project_bin(project(CODE)))

    assert file.streams["VBA/_VBA_PROJECT"] == bytes.fromhex("cc61ffff000000")
    assert not [path for path in file.streams if "SRP" in path]
    assert {(m.offset, m.cookie) for m in parse(file).modules} == {(0, 0xFFFF)}


def test_a_project_is_visible_and_without_password() -> None:
    protection = parse(read_bin(vba_project_bin(project(CODE)))).protection

    assert protection is not None
    assert (protection.state.data, protection.password.data, protection.visibility.data) == (bytes(4), b"\0", b"\xff")


def test_module_text_comes_back_identical_through_olevba() -> None:
    ours = project(CODE)
    file = read_bin(vba_project_bin(ours))

    assert [file.source(module) for module in ours.modules] == [module.text for module in ours.modules]


def test_the_same_project_gives_the_same_bytes() -> None:
    assert vba_project_bin(project(CODE)) == vba_project_bin(project(CODE))


def test_an_exported_class_loses_its_preamble_and_gains_its_base() -> None:
    exported = (XLWINGS / "addin" / "Dictionary.cls").read_text(encoding="cp1252")
    module = class_module(exported)

    assert (module.name, module.kind) == ("Dictionary", Kind.CLASS)
    assert module.text.startswith(f'Attribute VB_Name = "Dictionary"\r\nAttribute VB_Base = "{Base.CLASS}"\r\n')
    assert "VERSION" not in module.text
    assert module.text.endswith(exported.replace("\r\n", "\n").split("/VBA-Dictionary\n", 1)[1].replace("\n", "\r\n"))
    assert module.description.startswith("Drop-in replacement for Scripting.Dictionary on Mac\r\n\r\n")


# fmt: off
REFUSED = {
    "a character outside cp1252":        ('Attribute VB_Name = "M"\nConst A = "→"\n', "« → »"),
    "a name of 32 characters":           (f'Attribute VB_Name = "{"M" * 32}"\n', "nom refusé"),
    "a name that is a word of VBA":      ('Attribute VB_Name = "Next"\n', "nom refusé"),
    "a name with an accent":             ('Attribute VB_Name = "Modèle"\n', "nom refusé"),
    "a module without name":             ("Sub A()\nEnd Sub\n", "nom refusé"),
    "a procedure named like a module":   ('Attribute VB_Name = "M"\nPublic Sub m()\nEnd Sub\n', "la procédure m porte"),
    "a module named like the project":   ('Attribute VB_Name = "fae"\n', "déjà pris"),
    "a module named like a document":    ('Attribute VB_Name = "feuil1"\n', "déjà pris"),
    "a line of 1024 characters":         (f'Attribute VB_Name = "M"\n\'{"x" * 1023}\n', "ligne 2 : 1024 caractères"),
    "a statement of 26 lines":           ('Attribute VB_Name = "M"\n' + "A = _\n" * 25 + "1\n", "plus de 25 lignes"),
    "a control character":               ('Attribute VB_Name = "M"\n\x0c\n', "caractère de commande"),
}
# fmt: on


@pytest.mark.parametrize("what", REFUSED)
def test_what_excel_would_refuse_is_refused_with_its_reason(what: str) -> None:
    source, reason = REFUSED[what]

    with pytest.raises(InputError, match=reason):
        vba_project_bin(project(source))


def test_a_statement_of_25_lines_and_a_line_of_1023_characters_are_accepted() -> None:
    source = 'Attribute VB_Name = "M"\n' + "A = _\n" * 24 + "1\n" + "'" + "x" * 1022 + "\n"

    assert vba_project_bin(project(source))
