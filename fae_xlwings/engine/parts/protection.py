"""The protection of a sheet: what a user may still do on it."""

from typing import Any

from fae_xlwings.engine.base.tree import assign, flag
from fae_xlwings.engine.sheet.sheet_part import SheetPart

# Excel's word for what a user may do, the file's, which says what is locked.
ALLOWANCES = {"AllowFormattingColumns": "formatColumns", "AllowSorting": "sort", "AllowFiltering": "autoFilter"}


def is_protected(part: SheetPart) -> bool:
    """Whether cells are protected."""
    return flag(part.find("sheetProtection"), "sheet")


def protect(part: SheetPart, *, DrawingObjects: bool = True, **options: bool) -> None:  # noqa: N803 - Excel's own word
    """Cells, drawings and scenarios protected without a password, but for what `options` allow in Excel's words."""
    unknown = options.keys() - ALLOWANCES.keys()
    if unknown:
        raise TypeError(f"Worksheet.Protect ne connaît pas {', '.join(sorted(unknown))}.")
    allowed: dict[str, Any] = {word: False if options.get(name) else None for name, word in ALLOWANCES.items()}
    drawings = True if DrawingObjects else None
    assign(part.place("sheetProtection"), sheet=True, objects=drawings, scenarios=True, **allowed)


def unprotect(part: SheetPart) -> None:
    """Everything allowed again; a password is not asked for: whoever has the file can take it off."""
    part.remove("sheetProtection")
