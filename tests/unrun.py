"""What the suite does not run of the engine without the engine's own tests, beside the list in docs/MOTEUR.md."""

import ast
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
ENGINE = ROOT / "fae_xlwings" / "engine"
LIST = ROOT / "docs" / "MOTEUR.md"
LEAST = 95

_ROW = re.compile(r"^\| `([\w/]+\.py)` \| (.+?) \| (.+) \|$", re.MULTILINE)
_FUNCTION = re.compile(r"`([\w.]+)` (\d+)")

Place = tuple[str, str]


def listed() -> Counter[Place]:
    """How many statements of each function the list gives a reason for."""
    rows = _ROW.findall(LIST.read_text(encoding="utf-8"))
    return Counter({(file, name): int(number) for file, names, _ in rows for name, number in _FUNCTION.findall(names)})


def functions(file: Path) -> Iterator[tuple[str, range]]:
    """The functions of a file with their lines, those within others after them."""

    def within(node: ast.AST, names: tuple[str, ...]) -> Iterator[tuple[str, range]]:
        for child in ast.iter_child_nodes(node):
            named = (*names, child.name) if isinstance(child, ast.FunctionDef | ast.ClassDef) else names
            if isinstance(child, ast.FunctionDef):
                yield ".".join(named), range(child.lineno, (child.end_lineno or child.lineno) + 1)
            yield from within(child, named)

    return within(ast.parse(file.read_text(encoding="utf-8")), ())


def measured(report: Path) -> tuple[Counter[Place], float]:
    """The statements that were not run, by function, and the share of those that were, from coverage's own report."""
    told = json.loads(report.read_text(encoding="utf-8"))
    found: Counter[Place] = Counter()
    for name, file in told["files"].items():
        path = ROOT / name
        owners = {line: owner for owner, lines in functions(path) for line in lines}
        found.update((path.relative_to(ENGINE).as_posix(), owners.get(line, "")) for line in file["missing_lines"])
    return found, told["totals"]["percent_statements_covered"]


def main() -> None:
    """The figure and the list, printed; 1 where the figure is too low or the list lacks something."""
    found, share = measured(Path(sys.argv[1]))
    known = listed()
    lacking = {place for place, number in found.items() if number > known[place]}
    for (file, name), number in sorted(found.items()):
        print(f"{file} {name} {number}{' : absent de docs/MOTEUR.md' * ((file, name) in lacking)}")  # noqa: T201
    print(f"{share:.1f} % des instructions du moteur sont exécutées sans tests/engine")  # noqa: T201
    sys.exit(share < LEAST or bool(lacking))


if __name__ == "__main__":
    main()
