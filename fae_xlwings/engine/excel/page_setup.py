"""How a sheet prints; what xlwings has no word for is in Excel's own object model."""

import re
from collections.abc import Callable
from typing import Any

from xlwings import base_classes

from fae_xlwings.engine.base.addresses import Area, address, parse, quoted, split_sheet
from fae_xlwings.engine.base.contract import Implementation
from fae_xlwings.engine.base.facade import Api, Member, method, target_of
from fae_xlwings.engine.base.tree import assign, ensure
from fae_xlwings.engine.base.xml import element
from fae_xlwings.engine.excel.parents import Sheet
from fae_xlwings.engine.parts.sheet_view import SHEET_ORDER
from fae_xlwings.engine.sheet.sheet_part import SheetPart

POINTS_PER_INCH = 72
LAST_COLUMN = 16383
# Excel's own margins, in inches; the file wants all of them or none.
MARGINS = {"left": 0.7, "right": 0.7, "top": 0.75, "bottom": 0.75, "header": 0.3, "footer": 0.3}
# XlPageOrientation, the file's words.
ORIENTATIONS = {1: "portrait", 2: "landscape"}
BANDS = ("oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
# The codes of a footer: a side, an ampersand, another code, or text.
_CODES = re.compile(r"&&|&.|[^&]+|&", re.DOTALL)
PRINT_AREA, PRINT_TITLES = "_xlnm.Print_Area", "_xlnm.Print_Titles"
# A name's references, parted by the commas that stand outside sheet names.
_PARTS = re.compile(r"(?:'(?:[^']|'')*'|[^,'])+")


class PageSetup(Implementation, contract=base_classes.PageSetup):
    """The print settings of a sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    @property
    def part(self) -> SheetPart:
        """The part that keeps them."""
        return self.sheet.part

    def _set_print_area(self, value: str | None) -> None:
        areas = [parse(part.rpartition("!")[2]) for part in (value or "").split(",") if part]
        if None in areas:
            raise ValueError(f"« {value} » n'est pas une zone d'impression de la feuille « {self.sheet.name} ».")
        _name_areas(self, PRINT_AREA, [area for area in areas if area])

    print_area = property(None, _set_print_area, doc="The areas to print, « $A$1:$D$40 », `None` for the whole sheet.")


def _named_areas(setup: PageSetup, name: str) -> list[Area]:
    """The areas of the sheet that a name of its own stands for."""
    node = setup.part.shared.names.find(name, setup.part.rank)
    found = (parse(split_sheet(each)[1]) for each in _PARTS.findall("" if node is None else node.text))
    return [area for area in found if area]


def _name_areas(setup: PageSetup, name: str, areas: list[Area]) -> None:
    """A name of the sheet's own that stands for areas, removed when there are none."""
    names, sheet = setup.part.shared.names, quoted(setup.part.name)
    if areas:
        names.set(name, ",".join(f"{sheet}!{address(area)}" for area in areas), setup.part.rank)
    else:
        names.drop(name, setup.part.rank)


def _set_title_rows(setup: PageSetup, value: str | None) -> None:
    columns = [area for area in _named_areas(setup, PRINT_TITLES) if not area.whole_rows]
    rows = parse(value) if value else None
    _name_areas(setup, PRINT_TITLES, [*columns, *([rows] if rows else [])])


def _kept(node: str, word: str, spelt: Callable[[Any], Any] = int) -> Member:
    """A setting that is an attribute of a node."""
    return Member(None, lambda setup, value: assign(setup.part.place(node), **{word: spelt(value)}))


def _margin(word: str) -> Member:
    def put(setup: PageSetup, value: float) -> None:
        node = setup.part.place("pageMargins")
        assign(node, **{name: inches for name, inches in MARGINS.items() if node.get(name) is None})
        assign(node, **{word: value / POINTS_PER_INCH})

    return Member(None, put)


def _sides(text: str) -> dict[str, str]:
    """What a footer says on its left, centre and right."""
    sides, side = {"L": "", "C": "", "R": ""}, "C"
    for code in _CODES.findall(text):
        if code[0] == "&" and code[1:] in sides:
            side = code[1:]
        else:
            sides[side] += code
    return sides


def _footer(side: str) -> Member:
    def put(setup: PageSetup, value: str) -> None:
        node = ensure(setup.part.place("headerFooter"), "oddFooter", BANDS)
        sides = _sides(node.text or "") | {side: value}
        node.text = "".join(f"&{each}{words}" for each, words in sides.items() if words)

    return Member(None, put)


def _set_zoom(setup: PageSetup, value: int | bool) -> None:
    fit = ensure(setup.part.place("sheetPr"), "pageSetUpPr", SHEET_ORDER)
    assign(fit, fitToPage=True if value is False else None)
    assign(setup.part.place("pageSetup"), scale=None if value is False else int(value))


def _break_before(sheet: Sheet, before: Any) -> None:
    """A sheet of paper begun at a row."""
    breaks = sheet.part.place("rowBreaks")
    breaks.append(assign(element("brk"), id=target_of(before).area.row - 1, max=LAST_COLUMN, man=True))
    assign(breaks, count=len(breaks), manualBreakCount=len(breaks))


def reset_breaks(sheet: Sheet) -> None:
    """No sheet of paper begun but where one is full."""
    for name in ("rowBreaks", "colBreaks"):
        sheet.part.remove(name)


class HPageBreaksApi(Api):
    """Excel's `HPageBreaks` of a sheet."""

    Add = method(_break_before)


class PageSetupApi(Api, of=PageSetup):
    """Excel's `PageSetup`."""

    PrintTitleRows = Member(None, _set_title_rows)
    PaperSize = _kept("pageSetup", "paperSize")
    Orientation = _kept("pageSetup", "orientation", ORIENTATIONS.__getitem__)
    Zoom = Member(None, _set_zoom)
    # Pages wide or tall: the file writes 0 for « as many as it takes », Excel says False.
    FitToPagesWide = _kept("pageSetup", "fitToWidth")
    FitToPagesTall = _kept("pageSetup", "fitToHeight")
    CenterHorizontally = _kept("printOptions", "horizontalCentered", bool)
    LeftMargin = _margin("left")
    RightMargin = _margin("right")
    TopMargin = _margin("top")
    BottomMargin = _margin("bottom")
    LeftFooter = _footer("L")
    RightFooter = _footer("R")
