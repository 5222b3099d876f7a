"""What the package asks of Excel: the members that its sources name, and those that a run calls."""

import ast
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache, wraps
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from xlwings import main

import fae_xlwings

PACKAGE = Path(fae_xlwings.__file__).parent
ROOMS = ("draw", "workflow", "macros", "udfs", "cli/launcher", "cli/timing")
"""What touches open workbooks; the engine is the other Excel, the rest of the command line works on files."""
NOT_EXCEL = {"docx", "matplotlib", "click", "rich"}
"""Libraries whose members a module names, unless it imports xlwings too."""
TABLE = Path(__file__).with_name("members.txt")
COM, XLWINGS, ELSEWHERE = "com", "xlwings", "ailleurs"


class Member(NamedTuple):
    """A row of the table: where a name belongs, what it is called, what a real French Excel does with it."""

    home: str
    name: str
    verdict: str

    @property
    def word(self) -> str:
        """The name alone, as sources write it."""
        return self.name.rpartition(".")[2]


def table() -> list[Member]:
    """The rows of the table."""
    lines = (line for line in TABLE.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    return [Member(*(part.strip() for part in line.split("|"))) for line in lines]


def _classes() -> list[type]:
    every = [each for each in vars(main).values() if isinstance(each, type) and each.__module__ == main.__name__]
    return [each for each in every if not each.__name__.startswith("_")]


def public_names() -> set[str]:
    """The names of all public members of xlwings."""
    return {name for each in _classes() for name in dir(each) if not name.startswith("_")}


def named(package: Path = PACKAGE) -> dict[str, set[str]]:
    """The names that sources ask objects for and that may be Excel's, with the modules that do."""
    candidates, found = public_names(), dict[str, set[str]]()
    for path in (each for room in ROOMS for each in (*package.glob(f"{room}.py"), *package.glob(f"{room}/**/*.py"))):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for name in _asked(tree) if _meets_excel(tree) else ():
            if name in candidates or (name[0].isupper() and (not name.isupper() or name == "RGB")):
                found.setdefault(name, set()).add(str(path.relative_to(package)))
    return found


def spoken(package: Path = PACKAGE) -> set[str]:
    """Every text that sources hold: a member may be named by one."""
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in package.rglob("*.py"))
    constants = (node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {text for text in constants if isinstance(text, str)}


def _meets_excel(tree: ast.AST) -> bool:
    """Whether a module has to do with open workbooks: it imports xlwings, or nothing else that has members like it."""
    imports = (node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom))
    names = {(getattr(node, "module", None) or node.names[0].name).partition(".")[0] for node in imports}
    return "xlwings" in names or not names & NOT_EXCEL


def _asked(tree: ast.AST) -> Iterator[str]:
    """The attributes that are read, set or called, those given by name too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and not _is_type(node):
            yield node.attr
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in {"getattr", "setattr", "partial"}:
            constants = (each.value for each in node.args if isinstance(each, ast.Constant))
            yield from (each for each in constants if isinstance(each, str))


def _is_type(node: ast.Attribute) -> bool:
    """Whether an attribute is a class of xlwings, named for its type or its methods."""
    return ast.unparse(node.value) in {"xw", "xw.main"} and isinstance(getattr(main, node.attr, None), type)


@contextmanager
def recorded() -> Iterator[set[str]]:
    """The members of xlwings that the package itself calls while the block lasts, as « Range.value »."""
    calls: set[str] = set()
    with ExitStack() as stack:
        for each in _classes():
            for name, member in list(vars(each).items()):
                watched = _watched(f"{each.__name__}.{name}", member, calls)
                if watched is not None and not name.startswith("_"):
                    stack.enter_context(mock.patch.object(each, name, watched))
        yield calls


def _watched(name: str, member: Any, calls: set[str]) -> Any:
    if isinstance(member, classmethod):
        return classmethod(_noting(name, member.__func__, calls))
    if isinstance(member, property):
        return property(_noting(name, member.fget, calls), _noting(name, member.fset, calls))
    return _noting(name, member, calls) if callable(member) and not isinstance(member, type) else None


def _noting(name: str, function: Callable[..., Any] | None, calls: set[str]) -> Any:
    if function is None:
        return None

    @wraps(function)
    def noting(*args: Any, **kwargs: Any) -> Any:
        if _touches_workbooks(sys._getframe(1).f_code.co_filename):
            calls.add(name)
        return function(*args, **kwargs)

    return noting


@cache
def _touches_workbooks(source: str) -> bool:
    path = Path(source)
    return path.is_relative_to(PACKAGE) and not path.is_relative_to(PACKAGE / "engine")
