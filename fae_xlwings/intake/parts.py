"""The parts of an Open XML workbook that say what its cells do not: sheets, states, number formats."""

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from posixpath import dirname, normpath
from xml.etree import ElementTree as ET

RELATION_ID = re.compile(r"\{.*/relationships\}id")
"""The attribute that links a sheet to its part, in the usual and in the strict form of Open XML."""
MOMENT_SIGNS = re.compile(r"[dyhms]", re.IGNORECASE)
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")

# fmt: off
BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "hh:mm",
    21: "hh:mm:ss", 22: "dd/mm/yyyy hh:mm", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
}
# fmt: on
"""The number formats that a file names by number only, as a French Excel shows them."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sheet of the book is stored."""

    part: str
    hidden: bool


class Package:
    """The zip of a workbook, read part by part."""

    def __init__(self, data: bytes) -> None:
        self._archive = zipfile.ZipFile(BytesIO(data))
        self._names = {name.lower(): name for name in self._archive.namelist()}

    def read(self, part: str) -> bytes:
        """A part as UTF-8; empty when the book has none by that name."""
        name = self._names.get(part.lower())
        data = self._archive.read(name) if name else b""
        return data.decode("utf-16").encode() if data.startswith(WIDE_MARKS) else data

    @cached_property
    def book_part(self) -> str:
        """The part of the workbook itself, which need not be called xl/workbook.xml."""
        return self._targets("").get("officeDocument", "xl/workbook.xml")

    @cached_property
    def is_plain(self) -> bool:
        """Whether the book is laid out as the quick reader expects it: usual names, all in UTF-8."""
        texts = (name for name in self._archive.namelist() if name.endswith(".xml"))
        return self.book_part == "xl/workbook.xml" and not any(map(self._is_wide, texts))

    def _is_wide(self, name: str) -> bool:
        with self._archive.open(name) as part:
            return part.read(2) in WIDE_MARKS

    def places(self) -> dict[str, Place]:
        """Where each sheet is stored, by its name, in the order of the book."""
        targets = self._targets(self.book_part, by="Id")
        sheets = _tree(self.read(self.book_part)).iterfind("{*}sheets/{*}sheet")
        return {
            sheet.get("name", ""): Place(targets.get(_relation(sheet), ""), sheet.get("state", "visible") != "visible")
            for sheet in sheets
        }

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """The number format of each style of cell, "" for the general one."""
        known = BUILT_IN | {
            int(each.get("numFmtId", 0)): each.get("formatCode", "")
            for each in self._styles.iterfind("{*}numFmts/{*}numFmt")
        }
        return tuple(_usable(known.get(number, "")) for number in self._numbers)

    @cached_property
    def has_moments(self) -> bool:
        """Whether a style may show a number as a date or a time; a format known elsewhere only may."""
        looks = zip(self._numbers, self.codes, strict=True)
        return any(number and (not code or MOMENT_SIGNS.search(code)) for number, code in looks)

    @cached_property
    def _styles(self) -> ET.Element:
        styles = self.read(self._targets(self.book_part).get("styles", "xl/styles.xml"))
        return _tree(styles) if styles else ET.Element("styleSheet")

    @cached_property
    def _numbers(self) -> tuple[int, ...]:
        """The number of the format of each style of cell."""
        return tuple(int(look.get("numFmtId", 0)) for look in self._styles.iterfind("{*}cellXfs/{*}xf"))

    def _targets(self, part: str, by: str = "Type") -> Mapping[str, str]:
        """The parts that a part is linked to, by the id of the link or by what it is."""
        folder = dirname(part)
        relations = self.read(normpath(f"{folder}/_rels/{part.rpartition('/')[2]}.rels").lstrip("/"))
        found = _tree(relations) if relations else ()
        return {each.get(by, "").rpartition("/")[2]: _part(folder, each.get("Target", "")) for each in found}


def _tree(xml: bytes) -> ET.Element:
    return ET.fromstring(xml)  # noqa: S314 - expat refuses bombs of entities


def _relation(sheet: ET.Element) -> str:
    return next((value for name, value in sheet.items() if RELATION_ID.fullmatch(name)), "")


def _part(folder: str, target: str) -> str:
    return normpath(target.lstrip("/") if target.startswith("/") else f"{folder}/{target}").lstrip("/")


def _usable(code: str) -> str:
    return "" if code.lower() in {"general", "standard"} else code
