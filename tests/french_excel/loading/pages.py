"""How a file prints, shows and protects its sheets."""

from typing import Any

from french_excel.sheet_rights import PROTECTING
from french_excel.store import Box, Protection, View

POINTS_PER_INCH = 72
ORIENTATIONS = {"portrait": 1, "landscape": 2, "default": 1, None: 1}
MARGINS = ("Left", "Right", "Top", "Bottom", "Header", "Footer")
SIDES = ("Left", "Center", "Right")
UNKNOWN_PASSWORD = "?"  # noqa: S105 - a file tells none


def page_of(sheet: Any) -> dict[str, Any]:
    """The print set-up as `PageSetup` answers it."""
    page = dict(_margins(sheet)) | dict(_texts(sheet)) | _paper(sheet.page_setup)
    fit = sheet.sheet_properties.pageSetUpPr
    if fit is not None and fit.fitToPage:
        page["Zoom"] = False
    options = sheet.print_options
    page |= {"CenterHorizontally": bool(options.horizontalCentered), "CenterVertically": bool(options.verticalCentered)}
    if sheet.print_title_rows:
        page["PrintTitleRows"] = Box.of(sheet.print_title_rows).address()
    if sheet.print_area:
        areas = sheet.print_area if isinstance(sheet.print_area, list) else sheet.print_area.split(",")
        page["PrintArea"] = ",".join(Box.of(each.rpartition("!")[2]).address() for each in areas)
    return page


def _paper(setup: Any) -> dict[str, Any]:
    wide, tall = setup.fitToWidth, setup.fitToHeight
    return {
        "PaperSize": int(setup.paperSize or 9),
        "Orientation": ORIENTATIONS[setup.orientation],
        "FitToPagesWide": 1 if wide is None else int(wide) or False,
        "FitToPagesTall": 1 if tall is None else int(tall) or False,
    }


def _margins(sheet: Any) -> list[tuple[str, float]]:
    margins = sheet.page_margins
    return [(f"{side}Margin", round(getattr(margins, side.lower()) * POINTS_PER_INCH, 4)) for side in MARGINS]


def _texts(sheet: Any) -> list[tuple[str, str]]:
    places = (("Header", sheet.oddHeader), ("Footer", sheet.oddFooter))
    told = [(f"{side}{name}", getattr(each, side.lower())) for name, each in places for side in SIDES]
    return [(name, f"&{item.size}{item.text}" if item.size else str(item.text)) for name, item in told if item.text]


def view_of(sheet: Any) -> View:
    """What the window shows of the sheet."""
    seen, pane = sheet.sheet_view, sheet.sheet_view.pane
    view = View(gridlines=seen.showGridLines is not False)
    if pane is not None and pane.state in {"frozen", "frozenSplit"}:
        view.frozen, view.split_row, view.split_column = True, int(pane.ySplit or 0), int(pane.xSplit or 0)
    wanted = pane.activePane if pane is not None else None
    selected = [each for each in seen.selection if wanted is None or each.pane == wanted] or list(seen.selection)
    if selected and selected[0].sqref:
        view.selection = [Box.of(each) for each in str(selected[0].sqref).split()]
    return view


def protection_of(sheet: Any) -> Protection | None:
    """What protection allows; a file says what it forbids."""
    told = sheet.protection
    if not told.sheet:
        return None
    allowed = {name: not getattr(told, _attribute(name)) for name in PROTECTING}
    drawings = {"DrawingObjects": bool(told.objects), "Scenarios": bool(told.scenarios)}
    return Protection(UNKNOWN_PASSWORD if told.password else "", {k: v for k, v in allowed.items() if v} | drawings)


def _attribute(name: str) -> str:
    """« AllowFormattingColumns » as openpyxl says it: formatColumns."""
    if name == "AllowFiltering":
        return "autoFilter"
    if name == "AllowUsingPivotTables":
        return "pivotTables"
    verb, noun = next((verb, name.removeprefix(f"Allow{verb}")) for verb in VERBS if name.startswith(f"Allow{verb}"))
    return f"{VERBS[verb]}{noun}"


VERBS = {"Formatting": "format", "Inserting": "insert", "Deleting": "delete", "Sorting": "sort"}
