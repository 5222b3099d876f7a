"""The same code runs in live Excel: every member that our runs touch is in xlwings' own Windows engine."""

import ast
import datetime as dt
import importlib.resources
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from xlwings import base_classes

from fae_xlwings import workflow
from fae_xlwings.engine.base.contract import Implementation
from fae_xlwings.engine.excel import (
    apps,
    books,
    chart_axes,
    chart_series,
    charts,
    conditional_formats,
    names,
    page_setup,
    ranges,
    sheets,
    tables,
    validations,
)

MODULES = (apps, books, sheets, ranges, names, tables, charts, chart_axes, chart_series)
MODULES += (validations, conditional_formats, page_setup)
Touched = set[tuple[str, str, str]]


def implementations() -> list[type]:
    held = [value for module in MODULES for value in vars(module).values() if isinstance(value, type)]
    return [each for each in dict.fromkeys(held) if issubclass(each, Implementation) and each is not Implementation]


@pytest.fixture
def touched(monkeypatch: pytest.MonkeyPatch) -> Touched:
    """The members that xlwings asks of our implementations: class, name, « get » or « set »."""
    found: Touched = set()

    def by_xlwings() -> bool:
        return sys._getframe(2).f_globals["__name__"].startswith("xlwings")

    def watch(cls: type) -> None:
        def get(self: Any, name: str) -> Any:
            if by_xlwings() and not name.startswith("_"):
                found.add((cls.__name__, name, "get"))
            return object.__getattribute__(self, name)

        def put(self: Any, name: str, value: Any) -> None:
            if by_xlwings():
                found.add((cls.__name__, name, "set"))
            object.__setattr__(self, name, value)

        monkeypatch.setattr(cls, "__getattribute__", get, raising=False)
        monkeypatch.setattr(cls, "__setattr__", put, raising=False)

    for each in implementations():
        watch(each)
    return found


def windows_members() -> set[tuple[str, str, str]]:
    """What each class of xlwings' Windows engine defines itself, or inherits ready-made."""
    source = importlib.resources.files("xlwings").joinpath("_xlwindows.py").read_text(encoding="utf-8")
    classes = {node.name: node for node in ast.parse(source).body if isinstance(node, ast.ClassDef)}
    return {(name, *member) for name, node in classes.items() for member in _members(node, classes)}


def _members(node: ast.ClassDef, classes: dict[str, ast.ClassDef]) -> Iterator[tuple[str, str]]:
    for base in node.bases:
        if isinstance(base, ast.Name) and base.id in classes:
            yield from _members(classes[base.id], classes)
        if isinstance(base, ast.Attribute) and isinstance(base.value, ast.Name) and base.value.id == "base_classes":
            yield from _ready_made(getattr(base_classes, base.attr))
    for item in ast.walk(node):
        match item:
            case ast.FunctionDef(name=name, decorator_list=[ast.Attribute(attr="setter"), *_]):
                yield name, "set"
            case ast.FunctionDef(name=name):
                yield name, "get"
            case ast.Attribute(value=ast.Name(id="self"), attr=name, ctx=ast.Store()):
                yield from ((name, "get"), (name, "set"))
            case ast.Assign(targets=[ast.Name(id=name)]):
                yield name, "get"
            case _:
                pass


def _ready_made(base: type) -> Iterator[tuple[str, str]]:
    for name, member in vars(base).items():
        code = getattr(member.fget if isinstance(member, property) else member, "__code__", None)
        if code is not None and "NotImplementedError" not in code.co_names:
            yield name, "get"


# xlwings sets `options` on every range itself; `type` and `name` of the engine are asked of any engine.
GIVEN = {("Range", "options", "set")}


def test_a_whole_analysis_touches_only_what_windows_has(touched: Touched, tmp_path: Path) -> None:
    analysis = workflow.read(workflow.example(), dt.date(2026, 11, 23))
    workflow.write_workbook(analysis, tmp_path / "analyse.xlsx")

    assert ("Range", "raw_value", "set") in touched
    assert ("Chart", "set_source_data", "get") in touched
    assert sorted(touched - windows_members() - GIVEN) == []


def test_the_comparison_notices_a_member_that_windows_lacks(touched: Touched, monkeypatch: pytest.MonkeyPatch) -> None:
    from fae_xlwings.engine import new_book  # noqa: PLC0415 - made after the watch is set

    monkeypatch.setattr(sheets.Sheet, "freeze_panes", None)
    _ = new_book().sheets[0].freeze_panes

    assert ("Sheet", "freeze_panes", "get") in touched - windows_members()
