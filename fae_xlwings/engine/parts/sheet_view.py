"""What the window shows of a sheet: frozen panes, scrolling, grid lines, the colour of its tab."""

from collections.abc import Callable

from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter

from fae_xlwings.engine.base.addresses import Area
from fae_xlwings.engine.base.facade import Api, Member
from fae_xlwings.engine.base.tree import assign, child, children, drop, ensure, insert
from fae_xlwings.engine.base.xml import Node, etree, tag
from fae_xlwings.engine.sheet.sheet_part import SheetPart

VIEW_ORDER = ("pane", "selection", "pivotSelection", "extLst")
# The pane that scrolls when rows, columns or both are frozen, and the others beside it.
PANES = {
    (True, True): ("topRight", "bottomLeft", "bottomRight"),
    (True, False): ("bottomLeft",),
    (False, True): ("topRight",),
}


def view(part: SheetPart) -> Node | None:
    """How the first window shows the sheet, `None` where the file does not say."""
    return child(part.frame, "sheetViews", "sheetView")


def _edited(part: SheetPart) -> Node:
    holder = part.place("sheetViews")
    found = child(holder, "sheetView")
    return assign(etree.SubElement(holder, tag("sheetView")), workbookViewId=0) if found is None else found


def frozen(part: SheetPart) -> tuple[int, int]:
    """How many first rows and columns stay in view."""
    pane = child(part.frame, "sheetViews", "sheetView", "pane")
    if pane is None or not pane.get("state", "").lower().startswith("frozen"):
        return 0, 0
    return int(float(pane.get("ySplit", "0"))), int(float(pane.get("xSplit", "0")))


def freeze(part: SheetPart, rows: int, columns: int) -> None:
    """So many first rows and columns kept in view, none with 0 and 0; the selected cell stays selected."""
    node = _edited(part)
    seen = children(node, "selection")
    cell = {name: seen[-1].get(name) for name in ("activeCell", "sqref")} if seen else {}
    drop(node, "pane", "selection")
    panes = PANES.get((rows > 0, columns > 0), ())
    if panes:
        corner = f"{get_column_letter(columns + 1)}{rows + 1}"
        pane = ensure(node, "pane", VIEW_ORDER)
        assign(pane, xSplit=columns or None, ySplit=rows or None, topLeftCell=corner)
        assign(pane, activePane=panes[-1], state="frozen")
    scrolling = panes[-1] if panes else None
    for name in panes or (None,):
        selection = insert(node, etree.SubElement(node, tag("selection")), VIEW_ORDER)
        assign(selection, pane=name, **(cell if name == scrolling else {}))


def select(part: SheetPart, area: Area) -> None:
    """The cells of an area selected, in the pane that scrolls."""
    node = _edited(part)
    pane = child(node, "pane")
    name = None if pane is None else pane.get("activePane")
    found = next((each for each in children(node, "selection") if each.get("pane") == name), None)
    if found is None:
        found = insert(node, etree.SubElement(node, tag("selection")), VIEW_ORDER)
    reference = area.reference
    assign(found, pane=name, activeCell=reference.partition(":")[0], sqref=reference)


def show_gridlines(part: SheetPart, value: bool) -> None:
    """The lines between cells shown or not."""
    assign(_edited(part), showGridLines=None if value else False)


class Window:
    """The window of a book: what it shows of the sheet that is active when asked.

    Excel takes rows, columns and the order to freeze them one after the other: a split is remembered until then.
    """

    def __init__(self, active: Callable[[], SheetPart]) -> None:
        self.active = active
        self._split: tuple[int, int] | None = None

    @property
    def split(self) -> tuple[int, int]:
        """How many first rows and columns are to stay in view."""
        return self._split or frozen(self.active())

    @split.setter
    def split(self, value: tuple[int, int]) -> None:
        self._split = value
        if frozen(self.active()) != (0, 0):
            freeze(self.active(), *value)

    def freeze(self, value: bool) -> None:
        """The split kept in view, or everything scrolling again."""
        freeze(self.active(), *((self._split or (0, 0)) if value else (0, 0)))
        self._split = None

    @property
    def corner(self) -> tuple[int, int]:
        """The first row and column in view, below and beside what is frozen."""
        node = view(self.active())
        return coordinate_to_tuple("A1" if node is None else node.get("topLeftCell", "A1"))

    @corner.setter
    def corner(self, value: tuple[int, int]) -> None:
        node = _edited(self.active())
        pane = child(node, "pane")
        plain = pane is None and value == (1, 1)
        place = f"{get_column_letter(value[1])}{value[0]}"
        assign(node if pane is None else pane, topLeftCell=None if plain else place)


def _half(pair: str, place: int) -> Member:
    """The rows (0) or columns (1) of a pair that the window keeps."""

    def put(window: Window, value: int) -> None:
        rows, columns = getattr(window, pair)
        setattr(window, pair, (rows, value) if place else (value, columns))

    return Member(lambda window: getattr(window, pair)[place], put)


class WindowApi(Api):
    """Excel's `Window`."""

    SplitRow, SplitColumn = _half("split", 0), _half("split", 1)
    ScrollRow, ScrollColumn = _half("corner", 0), _half("corner", 1)
    FreezePanes = Member(lambda window: frozen(window.active()) != (0, 0), Window.freeze)


SHEET_ORDER = ("tabColor", "outlinePr", "pageSetUpPr")


def set_tab_color(part: SheetPart, argb: str) -> None:
    """The colour of the sheet's tab, as cells store colours."""
    properties = part.place("sheetPr")
    drop(properties, "tabColor")
    assign(ensure(properties, "tabColor", SHEET_ORDER), rgb=argb)
