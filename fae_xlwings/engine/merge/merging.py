"""The package to write for a book that came from a file: the file, with the user's changes put in and nothing else."""

from dataclasses import dataclass
from typing import Any

from fae_xlwings.engine.files.book_writer import stylesheet, write_book
from fae_xlwings.engine.files.loading import Opened, SheetOrigin, read_book, workbook_part
from fae_xlwings.engine.files.package import Package
from fae_xlwings.engine.files.sheet_writer import sheet_data, with_rows
from fae_xlwings.engine.files.xml import etree, parse_xml, tag
from fae_xlwings.engine.merge.book import Placed, disown, merge_properties, merge_workbook
from fae_xlwings.engine.merge.parts import Losses, Side, bring
from fae_xlwings.engine.merge.sheet import hollow, merge_sheet
from fae_xlwings.engine.merge.strings import forget_texts
from fae_xlwings.engine.merge.styles import merge_styles


@dataclass(frozen=True, slots=True)
class Merged:
    """The package to write, and what it could not carry over."""

    package: Package
    losses: tuple[str, ...]


def merge(opened: Opened, source: bytes) -> Merged:
    """The file `source` with what was changed in the book since it was opened."""
    out = Package.from_bytes(source)
    reachable, losses = out.reachable(), Losses()
    carried: Any = getattr(opened.workbook, "carried")  # noqa: B009 - a note of ours on an openpyxl book
    carried.put_into(out)
    reader = read_book(hollow(out))
    base = write_book(reader.wb, hollow=True)
    now = write_book(opened.workbook, hollow=True)
    placed, changed = _merge_sheets(out, opened, (base, tuple(reader.origins)), now, losses)
    # After the rows: only then has every look its number.
    merge_styles(out, styles_part(out), base.parts["xl/styles.xml"], stylesheet(opened.workbook))
    part = workbook_part(out)
    merge_workbook(out, part, base, now, placed)
    merge_properties(out, base, now)
    if changed or [sheet.part for sheet in placed] != [origin.part for origin in opened.sheets]:
        _forget_order(out, part)
        forget_texts(out, part)
    out.drop(sorted(reachable - out.reachable()))
    if changed or _may_calculate_otherwise(Package.from_bytes(source), out, part):
        disown(out)
    return Merged(out, tuple(losses.found))


def styles_part(package: Package) -> str:
    """The part that holds the looks."""
    rels = package.of_kind(workbook_part(package), "styles")
    return rels[0].target if rels else "xl/styles.xml"


def _forget_order(out: Package, part: str) -> None:
    """The order of calculation left out: it names cells that may have no formula any more, and Excel rebuilds it."""
    out.set_rels(part, (rel for rel in out.rels(part) if rel.kind != "calcChain"))


def _may_calculate_otherwise(source: Package, out: Package, workbook: str) -> bool:
    """Whether a formula may have another value than the one it shows though no cell changed."""
    if _sheets_and_names(source, workbook) != _sheets_and_names(out, workbook):
        return True
    return _tables(source) != _tables(out)


def _tables(package: Package) -> dict[str, bytes]:
    return {name: data for name, data in package.parts.items() if (package.type_of(name) or "").endswith(".table+xml")}


def _sheets_and_names(package: Package, workbook: str) -> list[bytes]:
    root = parse_xml(package.parts[workbook])
    found = (root.find(tag(name)) for name in ("sheets", "definedNames"))
    return [etree.tostring(node, method="c14n", with_tail=False) for node in found if node is not None]


def _merge_sheets(
    out: Package,
    opened: Opened,
    read: tuple[Package, tuple[SheetOrigin, ...]],
    now: Package,
    losses: Losses,
) -> tuple[list[Placed], bool]:
    """Every sheet of the book in its order, and whether any cell was changed."""
    base, origins = read
    ranks = {id(origin.sheet): rank for rank, origin in enumerate(opened.sheets)}
    placed: list[Placed] = []
    changed = False
    for sheet in opened.workbook._sheets:  # noqa: SLF001  # pyright: ignore[reportAttributeAccessIssue]
        rank = ranks.get(id(sheet))
        if rank is None:
            placed.append(Placed(sheet, _bring_sheet(out, now, sheet), None))
            continue
        origin = opened.sheets[rank]
        if origin.snapshot is not None:
            sides = _side(base, origins[rank].sheet), _side(now, sheet)
            changed |= merge_sheet(out, origin, *sides, losses)
        placed.append(Placed(sheet, origin.part, rank))
    return placed, changed


def _side(package: Package, sheet: Any) -> Side:
    return Side(package, sheet.path[1:], sheet)


def _bring_sheet(out: Package, now: Package, sheet: Any) -> str:
    """The part of a sheet made since the file was opened."""
    part = bring(out, now, sheet.path[1:], "worksheet")
    for rel in now.of_kind(sheet.path[1:], "comments"):
        out.relate(part, rel.type, bring(out, now, rel.target, "comments"))
    out.parts[part] = with_rows(out.parts[part], sheet_data(sheet))
    return part
