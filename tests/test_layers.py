"""The house holds: imports go down the page only, every library stays at home, nothing reaches for the network."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

HOUSE = "fae_xlwings"
PACKAGE = Path(__file__).parents[1] / HOUSE

# fmt: off
# A room imports itself and the rooms of lower rank; a leaf, only itself and what has rank 0.
RANKS = {
    "__init__": 0, "errors": 0, "identity": 0, "paths": 0, "atomic": 0, "sheets": 0, "domain": 1, "intake": 2,
    "texts": 3, "views": 4, "draw": 5, "engine": 5, "bundle": 5, "windows": 5, "workflow": 6, "verification": 7,
    "macros": 8, "udfs": 8, "setup": 8, "cli": 9, "__main__": 10,
}
LEAVES = {"engine", "bundle"}
# Inside a room that has floors, a folder imports itself and the folders of lower rank.
FLOORS = {
    "views": {"words": 0, "documents": 1, "pages": 2},
    "engine": {"base": 0, "file": 1, "sheet": 2, "parts": 3, "excel": 4},
}

HOMES = {
    "numpy":           {"domain", "intake", "views", "udfs", "engine"},
    "pandas":          {"domain", "intake", "views", "udfs", "engine"},
    "xlwings":         {"draw", "workflow", "macros", "udfs", "cli", "engine"},
    "openpyxl":        {"engine", "bundle", "intake"},
    "lxml":            {"engine", "bundle"},
    "python_calamine": {"intake"},
    "stdnum":          {"intake"},
    "dateutil":        {"domain"},
    "docx":            {"draw"},
    "icalendar":       {"draw"},
    "matplotlib":      {"draw"},
    "click":           {"cli"},
    "rich":            {"cli"},
    "pythoncom":       {"windows"},
    "win32api":        {"windows"},
    "win32com":        {"windows"},
    "win32gui":        {"windows"},
}
# Everything runs on the user's own machine; xlwings.pro is paid for commercial use.
FORBIDDEN = (
    "xlwings.pro", "asyncio", "ftplib", "http", "imaplib", "poplib", "smtplib", "socket", "socketserver",
    "ssl", "telnetlib", "urllib.request", "xmlrpc",
)
# fmt: on
ROOM_DOTS = 2
"""Behind so many dots a name of the package has told its room."""


class Module(NamedTuple):
    """A module of the package: its full name, its room, its source."""

    path: Path
    name: str
    room: str


def modules(package: Path) -> Iterator[Module]:
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package.parent).with_suffix("").parts
        yield Module(path, ".".join(parts), parts[1])


def violations(package: Path) -> list[str]:
    """What every module of a package imports against the rules, as "module:line: reason"."""
    return [
        f"{module.name}:{line}: {reason}"
        for module in modules(package)
        for line, name in imports(module)
        if (reason := complaint(module.room, name) or floor_complaint(module, name))
    ]


def imports(module: Module) -> Iterator[tuple[int, str]]:
    """The line and full name of everything a module imports, at its top, inside its functions, or by a call."""
    for node in ast.walk(ast.parse(module.path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{origin(node, module)}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Call) and called(node) in ("__import__", "import_module"):
            yield node.lineno, first_text(node)
        elif isinstance(node, ast.Attribute) and ast.unparse(node) in ("xw.pro", "xlwings.pro"):
            yield node.lineno, "xlwings.pro"


def origin(node: ast.ImportFrom, module: Module) -> str:
    if not node.level:
        return node.module or ""
    folder = module.name.split(".")[: -node.level]
    return ".".join([*folder, *([node.module] if node.module else [])])


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def first_text(node: ast.Call) -> str:
    """The name that a call brings in; of one that is put together, the room it begins with."""
    name = node.args[0] if node.args else None
    if isinstance(name, ast.JoinedStr) and ast.unparse(name).count(".", 0, ast.unparse(name).find("{")) >= ROOM_DOTS:
        name = name.values[0]
    return name.value if isinstance(name, ast.Constant) else "<calculated>"


def complaint(room: str, name: str) -> str | None:
    """Why a room may not import a name; None when it may."""
    if any(name == forbidden or name.startswith(f"{forbidden}.") for forbidden in FORBIDDEN):
        return f"{name} is forbidden"
    library, _, rest = name.partition(".")
    if library == HOUSE:
        return house_complaint(room, rest.split(".")[0])
    if library in sys.stdlib_module_names or room in HOMES.get(library, ()):
        return None
    return f"{library} is not at home in {room}"


def house_complaint(room: str, target: str) -> str | None:
    rank = RANKS.get(target, 0)
    if target == room or rank == 0:
        return None
    if room in LEAVES:
        return f"the leaf {room} imports {target}"
    return None if rank < RANKS.get(room, 0) else f"{room} imports {target}, which is not below it"


def floor_complaint(module: Module, name: str) -> str | None:
    """Why a module may not import another of its own room; None when it may."""
    floors, target = FLOORS.get(module.room, {}), name.split(".")
    if target[:2] != [HOUSE, module.room] or len(target) < 4:
        return None
    here, there = floor(module.name.split("."), floors), floor(target, floors)
    return None if there <= here else f"{module.room}.{target[2]} is not below {module.name}"


def floor(parts: list[str], floors: dict[str, int]) -> int:
    """The rank of a module's folder; what stands in none is above them all."""
    return floors.get(parts[2], len(floors)) if len(parts) > 3 else len(floors)


def graph(package: Path) -> dict[str, set[str]]:
    """What each module of a package imports of it, inside functions and for types only too."""
    known = {module.name: module for module in modules(package)}
    return {
        name: {found for _, each in imports(module) if (found := module_of(each, known)) not in {None, name}}
        for name, module in known.items()
    }


def module_of(name: str, known: dict[str, Module]) -> str | None:
    """The module that an imported name is, or comes from; the package's own `__init__` for what only it has."""
    parents = (name, name.rpartition(".")[0])
    return next((each for name in parents for each in (name, f"{name}.__init__") if each in known), None)


def circles(edges: dict[str, set[str]]) -> list[str]:
    """The modules that are left when those that import nothing left are taken away again and again."""
    left = dict(edges)
    while free := [name for name, targets in left.items() if not targets & left.keys()]:
        for name in free:
            del left[name]
    return sorted(left)


def test_no_module_is_in_a_circle() -> None:
    assert circles(graph(PACKAGE)) == []


@pytest.mark.parametrize(
    "closing",
    [
        "from fae_xlwings.engine.sheet import cells",
        "from fae_xlwings.engine.sheet.cells import Cells",
        "def f():\n    from fae_xlwings.engine.sheet.cells import Cells",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from .cells import Cells",
    ],
)
def test_a_planted_circle_is_caught(tmp_path: Path, closing: str) -> None:
    plant(tmp_path, "engine/sheet/rows", closing)
    plant(tmp_path, "engine/sheet/kept", "from fae_xlwings.engine.sheet import rows")
    plant(tmp_path, "engine/sheet/cells", "import fae_xlwings.engine.sheet.kept")

    found = circles(graph(tmp_path / HOUSE))

    assert found == [f"{HOUSE}.engine.sheet.{name}" for name in ("cells", "kept", "rows")]


def test_every_import_of_the_package_keeps_the_rules() -> None:
    assert violations(PACKAGE) == []


def test_every_module_belongs_to_a_known_room() -> None:
    rooms = {module.room for module in modules(PACKAGE)}

    assert rooms <= RANKS.keys()
    assert "domain" in rooms


@pytest.mark.parametrize(
    ("module", "source", "reason"),
    [
        ("domain/x", "from fae_xlwings.views.words import plan", "domain imports views, which is not below it"),
        ("domain/x", "import fae_xlwings.workflow", "domain imports workflow, which is not below it"),
        ("domain/x", "from fae_xlwings import cli", "domain imports cli, which is not below it"),
        ("intake/x", "from ..draw.excel import draw", "intake imports draw, which is not below it"),
        ("views/x", "def f():\n    from fae_xlwings.draw import word", "views imports draw, which is not below it"),
        (
            "views/x",
            "import importlib\nimportlib.import_module('fae_xlwings.draw')",
            "views imports draw, which is not below it",
        ),
        (
            "views/words/x",
            "from fae_xlwings.views.pages import accueil",
            "views.pages is not below fae_xlwings.views.words.x",
        ),
        (
            "views/documents/x",
            "def f():\n    from fae_xlwings.views.pages.accueil import build",
            "views.pages is not below fae_xlwings.views.documents.x",
        ),
        ("macros", "import fae_xlwings.udfs", "macros imports udfs, which is not below it"),
        ("draw/x", "import fae_xlwings.engine.book", "draw imports engine, which is not below it"),
        ("engine/x", "import fae_xlwings.domain.columns", "the leaf engine imports domain"),
        ("engine/x", "import fae_xlwings.bundle", "the leaf engine imports bundle"),
        ("bundle/x", "from fae_xlwings.workflow import analyse", "the leaf bundle imports workflow"),
        (
            "engine/sheet/x",
            "def f():\n    from fae_xlwings.engine.excel.ranges import Range",
            "engine.excel is not below fae_xlwings.engine.sheet.x",
        ),
        ("domain/x", "import xlwings as xw", "xlwings is not at home in domain"),
        ("views/x", "import matplotlib.pyplot as plt", "matplotlib is not at home in views"),
        ("draw/x", "def f():\n    from openpyxl import Workbook", "openpyxl is not at home in draw"),
        ("workflow", "import requests", "requests is not at home in workflow"),
        ("errors", "import pandas", "pandas is not at home in errors"),
        ("engine/x", "import xlwings.pro.reports", "xlwings.pro.reports is forbidden"),
        ("engine/x", "from xlwings import pro", "xlwings.pro is forbidden"),
        ("engine/x", "import xlwings as xw\nxw.pro.reports", "xlwings.pro is forbidden"),
        ("cli", "def f():\n    import socket", "socket is forbidden"),
        ("cli", "from urllib import request", "urllib.request is forbidden"),
        ("cli", "from http.client import HTTPSConnection", "http.client.HTTPSConnection is forbidden"),
        ("cli", "__import__('ftplib')", "ftplib is forbidden"),
        (
            "draw/x",
            "import importlib\nimportlib.import_module(f'fae_xlwings.workflow.{name}')",
            "draw imports workflow, which is not below it",
        ),
        (
            "workflow/x",
            "import importlib\nimportlib.import_module(f'fae_xlwings.{name}')",
            "<calculated> is not at home in workflow",
        ),
        ("cli", "import importlib\nimportlib.import_module(name)", "<calculated> is not at home in cli"),
    ],
)
def test_a_planted_violation_is_caught(tmp_path: Path, module: str, source: str, reason: str) -> None:
    assert plant(tmp_path, module, source) == [
        f"{HOUSE}.{module.replace('/', '.')}:{source.count(chr(10)) + 1}: {reason}"
    ]


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("domain/x", "import numpy as np\nfrom fae_xlwings.domain.columns import CA\nfrom . import columns"),
        ("views/x", "from fae_xlwings.errors import InputError\nfrom ..domain import scoring"),
        ("workflow", "import xlwings\nfrom fae_xlwings.engine import app\nfrom fae_xlwings import __version__"),
        ("engine/x", "import xlwings\nfrom fae_xlwings.errors import OutputError\nfrom .cells import style"),
        ("workflow", "import importlib\nimportlib.import_module(f'fae_xlwings.views.pages.{name}')"),
        ("cli", "from urllib.parse import quote\nimport rich.progress\nimport fae_xlwings.udfs"),
    ],
)
def test_an_allowed_import_is_not_reported(tmp_path: Path, module: str, source: str) -> None:
    assert plant(tmp_path, module, source) == []


def plant(folder: Path, module: str, source: str) -> list[str]:
    path = folder / HOUSE / f"{module}.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")
    return violations(folder / HOUSE)
