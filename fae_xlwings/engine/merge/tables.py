"""The tables of a sheet with those changed, added or removed; the others stay byte for byte."""

from typing import Any

from fae_xlwings.engine.files.package import Package
from fae_xlwings.engine.files.xml import OFFICE, etree, parse_xml, tag, xml_bytes
from fae_xlwings.engine.merge.parts import SheetMerge, Side, add_part, fingerprint
from fae_xlwings.engine.sheet_order import insert_child

_TYPE = f"{OFFICE}/table"


def merge_tables(job: SheetMerge) -> None:
    """The sheet's tables brought up to date."""
    out, base, now = job.out, job.base, job.now
    was = {origin: fingerprint(base.package, table.path[1:]) for origin, table in _tables(base) if origin}
    stands = [rel.target for rel in out.of_kind(job.part, "table")]
    # A table that openpyxl cannot read is not in the book: it stays.
    wanted = [part for part in stands if part not in was]
    for origin, table in _tables(now):
        if origin and origin in was and origin not in wanted:
            if fingerprint(now.package, table.path[1:]) != was[origin]:
                out.parts[origin] = _updated(out.parts[origin], now.package.parts[table.path[1:]])
            wanted.append(origin)
        else:
            wanted.append(_added(out, now.package.parts[table.path[1:]]))
    if set(wanted) != set(stands):
        _list_tables(job, wanted)


def _tables(side: Side) -> list[tuple[str | None, Any]]:
    """The tables of a sheet, each with the part of the file it came from."""
    return [(getattr(table, "origin", None), table) for table in side.sheet.tables.values()]


def _updated(stands: bytes, written: bytes) -> bytes:
    """The table as it is now, under the number it had, with the extensions it had."""
    before, root = parse_xml(stands), parse_xml(written)
    root.set("id", before.get("id"))
    extensions = before.find(tag("extLst"))
    if extensions is not None:
        root.append(extensions)
    return xml_bytes(root)


def _added(out: Package, written: bytes) -> str:
    root = parse_xml(written)
    root.set("id", str(next_table_id(out)))
    return add_part(out, "table", xml_bytes(root))


def next_table_id(out: Package) -> int:
    """A number that no table of the book has."""
    tables = (data for name, data in out.parts.items() if (out.type_of(name) or "").endswith(".table+xml"))
    return max((int(parse_xml(data).get("id", 0)) for data in tables), default=0) + 1


def _list_tables(job: SheetMerge, wanted: list[str]) -> None:
    stands = job.root.find(tag("tableParts"))
    if stands is not None:
        job.root.remove(stands)
    if wanted:
        parts = etree.Element(tag("tableParts"), nsmap={"r": OFFICE}, count=str(len(wanted)))
        for name in wanted:
            etree.SubElement(parts, tag("tablePart")).set(tag("id", OFFICE), job.out.relate(job.part, _TYPE, name))
        insert_child(job.root, parts)
