"""What the sheets of a workbook have in common: its package, looks, texts and names."""

from fae_xlwings.engine.base.tree import child, flag
from fae_xlwings.engine.base.xml import parse_xml
from fae_xlwings.engine.file.defined_names import DefinedNames
from fae_xlwings.engine.file.named_styles import NamedStyles
from fae_xlwings.engine.file.package import Package, Part
from fae_xlwings.engine.file.strings import EMPTY, Strings
from fae_xlwings.engine.file.styles import Styles

SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
# The looks of a new workbook, as Excel makes it.
_NEW_STYLES = (
    b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b'<fonts count="1"><font><sz val="11"/><color theme="1"/><name val="Calibri"/><family val="2"/>'
    b'<scheme val="minor"/></font></fonts>'
    b'<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
    b'</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    b'<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    b'<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    b'<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


class Shared:
    """The parts that every sheet leans on; those a file lacks are made, and join it once something is in them."""

    def __init__(self, package: Package, workbook: Part) -> None:
        self.package = package
        self.workbook = workbook
        self.names = DefinedNames(workbook)
        self.styles = Styles(self._part("styles", "xl/styles.xml", _NEW_STYLES))
        self.named = NamedStyles(self.styles)
        self.strings = Strings(self._part("sharedStrings", "xl/sharedStrings.xml", EMPTY))

    def _part(self, kind: str, name: str, content: bytes) -> Part:
        found = self.workbook.relations.parts(kind)
        return found[0] if found else Part(self.package, name, parse_xml(content) if kind == "styles" else content)

    @property
    def date1904(self) -> bool:
        """Whether dates are counted from 1904, as on old Macs."""
        return flag(child(self.workbook.root, "workbookPr"), "date1904")

    def settle(self, *, texts: bool = False) -> None:
        """The parts made for this book put into it where something is, or with new `texts` may be, in them."""
        self.named.settle()
        if self.styles.added:
            self._join(self.styles.part, "styles")
        if texts:
            self._join(self.strings.part, "sharedStrings")

    def _join(self, part: Part, kind: str) -> None:
        if self.package.parts.get(part.name) is part:
            return
        self.package.adopt(part, f"{SHEET_TYPE}.{kind}+xml")
        self.workbook.relations.add(kind, part)
