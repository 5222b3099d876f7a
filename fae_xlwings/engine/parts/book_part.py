"""The workbook of the file: the list of its sheets, which one is shown, whether its structure is protected."""

from fae_xlwings.engine.base.tree import assign, child, children, ensure, flag
from fae_xlwings.engine.base.xml import MAIN, OFFICE, Node, etree, tag
from fae_xlwings.engine.file.defined_names import ORDER
from fae_xlwings.engine.file.package import Package, Part
from fae_xlwings.engine.file.shared import SHEET_TYPE, Shared
from fae_xlwings.engine.sheet.sheet_part import SheetPart

_NEW_SHEET = (
    f'<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}"><dimension ref="A1"/><sheetViews><sheetView workbookViewId="0"/>'
    '</sheetViews><sheetFormatPr baseColWidth="10" defaultRowHeight="15"/><sheetData/>'
    '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/></worksheet>'
).encode()


class Entry:
    """A line in the list of sheets: its place, name and state; `part` for a worksheet that is there."""

    def __init__(self, book: "BookPart", node: Node, sheet: SheetPart | None) -> None:
        self.book = book
        self.node = node
        self.sheet = sheet

    @property
    def name(self) -> str:
        """The name on the tab."""
        return self.node.get("name") or ""

    @property
    def place(self) -> int:
        """The place among all sheets, from 0, chart sheets and old modules counted."""
        return self.book.nodes().index(self.node)

    @property
    def state(self) -> str:
        """`visible`, `hidden` or `veryHidden`, however the file spells it."""
        state = (self.node.get("state") or "visible").lower()
        return "veryHidden" if state == "veryhidden" else state

    def set(self, **attributes: str | None) -> None:
        """Another name or state."""
        self.book.part.edit()
        assign(self.node, **attributes)


class BookPart:
    """The sheets of a workbook, in order."""

    def __init__(self, package: Package, part: Part, *, is_new: bool = False) -> None:
        self.package = package
        self.part = part
        self.is_new = is_new
        self.shared = Shared(package, part)
        self.entries = [Entry(self, node, self._sheet(node)) for node in self.nodes()]
        self._shown: Entry | None = None

    def nodes(self) -> list[Node]:
        """Every line of the list, those without a part too: names and the sheet shown are counted by them."""
        return children(child(self.part.root, "sheets"), "sheet")

    def _sheet(self, node: Node) -> SheetPart | None:
        relation = self.part.relations.get(node.get(tag("id", OFFICE)) or "")
        if relation is None or relation.kind != "worksheet" or relation.part is None:
            return None
        return SheetPart(self.shared, relation.part, node)

    @property
    def worksheets(self) -> list[Entry]:
        """The entries of the worksheets."""
        return [entry for entry in self.entries if entry.sheet is not None]

    @property
    def sheets(self) -> list[SheetPart]:
        """The worksheets' parts."""
        return [entry.sheet for entry in self.entries if entry.sheet is not None]

    @property
    def is_locked(self) -> bool:
        """Whether sheets may not be added, removed or moved."""
        return flag(child(self.part.root, "workbookProtection"), "lockStructure")

    @property
    def active(self) -> Entry:
        """The worksheet shown when the book opens, the first visible one where something else is shown."""
        view = child(self.part.root, "bookViews", "workbookView")
        place = int((view.get("activeTab") if view is not None else None) or 0)
        shown = self.entries[place] if place < len(self.entries) else None
        usable = [entry for entry in self.worksheets if entry.state == "visible"] or self.worksheets
        return shown if shown is not None and shown in usable else usable[0]

    def activate(self, chosen: Entry) -> None:
        """The worksheet made the one shown, alone selected."""
        if chosen is self._shown:
            return
        others, self._shown = self.worksheets if self._shown is None else [self._shown], chosen
        for entry in {chosen, *others}:
            self._select(entry, selected=entry is chosen)
        view = self._view()
        if int(view.get("activeTab") or 0) != chosen.place:
            self.part.edit()
            assign(view, activeTab=chosen.place)

    @staticmethod
    def _select(entry: Entry, *, selected: bool) -> None:
        sheet = entry.sheet
        views = child(sheet.frame, "sheetViews") if sheet is not None else None
        for view in children(views, "sheetView"):
            if sheet is not None and (view.get("tabSelected") in {"1", "true"}) != selected:
                sheet.edit_frame()
                assign(view, tabSelected=True if selected else None)

    def _view(self) -> Node:
        view = child(self.part.root, "bookViews", "workbookView")
        if view is not None:
            return view
        views = ensure(self.part.edit(), "bookViews", ORDER)
        return ensure(views, "workbookView", ("workbookView",))

    def add(self, name: str, place: int) -> Entry:
        """A new worksheet at a place among all sheets; what counts places follows."""
        part = self.package.add("xl/worksheets/sheet{}.xml", f"{SHEET_TYPE}.worksheet+xml", _NEW_SHEET)
        sheets = ensure(self.part.edit(), "sheets", ORDER)
        number = max([0, *(int(node.get("sheetId") or 0) for node in sheets)]) + 1
        node = etree.SubElement(sheets, tag("sheet"), name=name, sheetId=str(number))
        node.set(tag("id", OFFICE), self.part.relations.add("worksheet", part))
        if place < len(self.entries):
            self.entries[place].node.addprevious(node)
        entry = Entry(self, node, SheetPart(self.shared, part, node))
        self.entries.insert(place, entry)
        self._count_on(place)
        return entry

    def _count_on(self, place: int) -> None:
        """The places of names, views and their first tabs, one further from the place of a new sheet on."""
        counted = [(node, "localSheetId") for node in self.shared.names.nodes()]
        for view in children(child(self.part.root, "bookViews"), "workbookView"):
            counted += [(view, "activeTab"), (view, "firstSheet")]
        for node, attribute in counted:
            value = node.get(attribute)
            if value is not None and int(value) >= place:
                node.set(attribute, str(int(value) + 1))

    def settle(self) -> None:
        """Everything brought up to date before the book is written."""
        self.shared.settle()
        for sheet in self.sheets:
            sheet.settle()
