"""What a file cannot do is refused by its name; nothing global is touched."""

import ast
import inspect
import re
from pathlib import Path

import pytest
import xlwings as xw
from xlwings import base_classes

from fae_xlwings.engine import calling, new_book, open_book
from fae_xlwings.engine.base.contract import Implementation


def test_a_member_that_files_lack_is_refused_by_name(sheet: xw.Sheet) -> None:
    with pytest.raises(NotImplementedError, match=r"Range\.to_pdf"):
        sheet["A1"].to_pdf("a.pdf")


def test_an_attribute_that_files_lack_cannot_be_set_in_silence(sheet: xw.Sheet) -> None:
    with pytest.raises(NotImplementedError, match=r"Table\.show_headers"):
        sheet.tables.add(sheet["A1:B2"]).show_headers = False


def test_running_macros_is_refused_by_name(book: xw.Book) -> None:
    with pytest.raises(NotImplementedError, match=r"App\.run"):
        book.macro("Module1.Demo")()


def test_every_member_of_the_interface_is_answered_or_refused() -> None:
    class Note(Implementation, contract=base_classes.Note):
        text = "là"

    assert Note().text == "là"
    with pytest.raises(NotImplementedError, match=r"Note\.author"):
        _ = Note().author


def asked_of(name: str) -> set[str]:
    """The members that a class of xlwings asks of its implementation."""
    classes = (node for node in ast.parse(inspect.getsource(xw.main)).body if isinstance(node, ast.ClassDef))
    asking = next(node for node in classes if node.name == name)
    texts = (ast.unparse(node) for node in ast.walk(asking) if isinstance(node, ast.Attribute))
    return {text.removeprefix("self.impl.") for text in texts if re.fullmatch(r"self\.impl\.\w+", text)}


def test_xlwings_asks_for_nothing_that_is_neither_answered_nor_refused(book: xw.Book, sheet: xw.Sheet) -> None:
    asked = (
        (each.impl, name) for each in (book.app, book, sheet, sheet["A1"]) for name in asked_of(type(each).__name__)
    )

    # Looked up without being asked: a refusal would raise.
    known = [(set(dir(impl)), type(impl).__name__, name) for impl, name in asked]
    assert [(owner, name) for members, owner, name in known if name not in members] == []


def test_opening_a_book_activates_no_engine(tmp_path: Path) -> None:
    before = (xw.engines.active, len(xw.engines))
    new_book().save(tmp_path / "a.xlsx")
    open_book(tmp_path / "a.xlsx")

    assert (xw.engines.active, len(xw.engines)) == before


def test_the_calling_book_is_answered_inside_the_block_only(book: xw.Book) -> None:
    with calling(book):
        assert xw.Book.caller() == book
    assert not hasattr(xw.Book, "_mock_caller")


def test_calling_blocks_may_be_nested(book: xw.Book) -> None:
    other = new_book()
    with calling(book):
        with calling(other):
            assert xw.Book.caller() == other
        assert xw.Book.caller() == book
