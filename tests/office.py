"""Proof without Excel: files opened, recalculated and printed by LibreOffice, validated by the Open XML SDK.

A missing LibreOffice, poppler or validator is an error, never a silent skip: `make test` installs them.
"""

import json
import math
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from libreoffice import KINDS, OfficeError, ask, program, run
from lxml import etree

Value = float | str
Edits = Mapping[str, Value | None]
Sheets = dict[str, dict[str, Value]]

OFFICE_VERSIONS = ("Office2016", "Microsoft365")
HERE = Path(__file__).parent
VALIDATOR = HERE / "node" / "node_modules" / "@xarsh" / "ooxml-validator" / "dist" / "src" / "cli.js"

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

ERROR_WORDS = frozenset({"#NUM!", "#VALUE!", "#NULL!", "#REF!", "#NAME?", "#DIV/0!", "#N/A"})


class Disagreement(NamedTuple):
    """A formula whose value in the file is not the one LibreOffice calculates, or is an error."""

    sheet: str
    cell: str
    formula: str
    cached: Value | None
    recalculated: Value | None


class CachedFormula(NamedTuple):
    """A formula as the file has it, with the value the file remembers for it."""

    sheet: str
    cell: str
    formula: str
    value: Value | None


def recalculated(path: Path, edits: Edits | None = None) -> Sheets:
    """The cells of every sheet after a forced recalculation of all formulas; empty cells are left out.

    `edits` are input cells set before, such as `{"Simulateur CA!C5": 0.5}`; None empties a cell. Truth values are
    1.0 and 0.0, dates are serial numbers, errors are Excel's words for them ("#DIV/0!"). The calculation is that of
    a French machine. Forced, because LibreOffice believes the values of a file that says it comes from Excel.
    """
    return ask("recalculate", path, edits=dict(edits or {}))


def formulas_disagreeing(path: Path, edits: Edits | None = None) -> list[Disagreement]:
    """The formulas of a workbook whose cached value is not the recalculated one, and every formula that gives an error.

    Numbers agree to 1e-9 of their size, texts exactly; an empty text and no value are the same.
    """
    sheets = recalculated(path, edits)
    pairs = ((formula, sheets[formula.sheet].get(formula.cell)) for formula in cached_formulas(path))
    return [Disagreement(*formula, value) for formula, value in pairs if not agree(formula.value, value)]


def opens_in_libreoffice(path: Path) -> bool:
    """Whether LibreOffice opens the file as what its name says it is."""
    try:
        ask("open", path)
    except OfficeError:
        return False
    return True


def to_pdf(path: Path, folder: Path, sheet: str | None = None, rows: int = 0) -> Path:
    """The PDF that LibreOffice prints of a workbook, of one of its sheets, or of a report.

    Of a sheet, its first `rows` may be asked for as a screen shows them: every column, on one sheet of paper.
    """
    target = folder.resolve() / f"{path.stem}.pdf"
    ask("export_pdf", path, target=str(target), pdf_filter=KINDS[path.suffix].pdf_filter, sheet=sheet, rows=rows)
    return target


def to_png(pdf: Path, folder: Path, dpi: int = 80, pages: int = 1000) -> list[Path]:
    """A picture of each of the first pages of a PDF, in page order."""
    stem = folder / pdf.stem
    run([program("pdftoppm"), "-r", str(dpi), "-l", str(pages), "-png", str(pdf), str(stem)])
    return sorted(folder.glob(f"{pdf.stem}-*.png"))


def validate(path: Path, versions: Sequence[str] = OFFICE_VERSIONS) -> list[str]:
    """What the Open XML SDK finds wrong with a file, for each version of Office; an empty list is a valid file."""
    return [line for version in versions for line in _findings(path, version)]


def _findings(path: Path, version: str) -> Iterator[str]:
    if not VALIDATOR.exists():
        raise OfficeError("The Open XML SDK validator is missing: run `make test`, or `npm ci` in tests/node")
    command = [program("node"), str(VALIDATOR), str(path), "--officeVersion", version]
    verdict = json.loads(run(command, accepted=(0, 1)))
    for error in verdict["errors"]:
        yield f"{version}: {error['path']} {error['xPath']}: {error['description']}"
    if not verdict["ok"] and not verdict["errors"]:
        yield f"{version}: refused without a reason"


def agree(cached: Value | None, value: Value | None) -> bool:
    """Whether two values of a formula are the same; an error agrees with nothing."""
    if isinstance(cached, float) and isinstance(value, float):
        return math.isclose(cached, value, rel_tol=1e-9, abs_tol=1e-12)
    return ("" if cached is None else cached) == ("" if value is None else value) and not is_error(value)


def is_error(value: Value | None) -> bool:
    return isinstance(value, str) and (value.startswith("Err:") or value in ERROR_WORDS)


def visible_sheets(path: Path) -> list[str]:
    """The names of the sheets a user sees, in their order."""
    with zipfile.ZipFile(path) as package:
        sheets = _xml(package, "xl/workbook.xml").iter(f"{MAIN}sheet")
        return [str(sheet.get("name")) for sheet in sheets if sheet.get("state", "visible") == "visible"]


def cached_formulas(path: Path) -> list[CachedFormula]:
    """Every formula of a workbook with its cached value, read from the file itself."""
    with zipfile.ZipFile(path) as package:
        texts = _shared_texts(package)
        return [formula for sheet, part in _sheet_parts(package) for formula in _formulas(package, sheet, part, texts)]


def _xml(package: zipfile.ZipFile, part: str) -> etree._Element:
    return etree.fromstring(package.read(part))


def _shared_texts(package: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in package.namelist():
        return []
    return ["".join(item.itertext(f"{MAIN}t")) for item in _xml(package, "xl/sharedStrings.xml")]


def _sheet_parts(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    relations = {relation.get("Id"): relation.get("Target") for relation in _xml(package, "xl/_rels/workbook.xml.rels")}
    for sheet in _xml(package, "xl/workbook.xml").iter(f"{MAIN}sheet"):
        target = str(relations[sheet.get(RELATION_ID)])
        yield str(sheet.get("name")), target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _formulas(package: zipfile.ZipFile, sheet: str, part: str, texts: list[str]) -> Iterator[CachedFormula]:
    for cell in _xml(package, part).iter(f"{MAIN}c"):
        formula = cell.find(f"{MAIN}f")
        if formula is not None:
            yield CachedFormula(sheet, str(cell.get("r")), f"={formula.text or ''}", _cached_value(cell, texts))


def _cached_value(cell: etree._Element, texts: list[str]) -> Value | None:
    text = cell.findtext(f"{MAIN}v")
    if text is None:
        return None
    kind = cell.get("t", "n")
    if kind == "s":
        return texts[int(text)]
    return float(text) if text and kind in ("n", "b") else text
