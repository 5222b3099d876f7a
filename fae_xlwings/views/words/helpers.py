"""Where the helper cells of each page stand on the sheet « Calculs »: side by side, one zone for each page."""

from itertools import accumulate

from fae_xlwings.sheets import CALCULS, TABLE

TITLE_ROW, FIRST_ROW = 4, 5
ZONES = {
    sheet.name: end - sheet.helpers + 1
    for sheet, end in zip(TABLE, accumulate(sheet.helpers for sheet in TABLE), strict=True)
    if sheet.helpers
}
"""The first column of each page's zone."""


def there(address: str) -> str:
    """A cell of « Calculs » as the formulas of the other sheets name it."""
    return f"{CALCULS}!{address}"
