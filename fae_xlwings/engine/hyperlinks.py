"""Links of cells to web pages, files and places of the workbook."""

from typing import TYPE_CHECKING

from openpyxl.styles import Color
from openpyxl.worksheet.hyperlink import Hyperlink

from fae_xlwings.engine.cells import inside, make, stored
from fae_xlwings.engine.looks.styles import attributes_edit, restyle
from fae_xlwings.engine.values import write

if TYPE_CHECKING:
    from fae_xlwings.engine.ranges import Range

# What Excel's own « Hyperlink » style looks like: the theme's link colour, underlined.
LINK_THEME = 10


def read(rng: "Range") -> str:
    """The address of the first cell's link, « #Feuille!A1 » for a place; `ValueError` without a link."""
    cell = stored(rng.worksheet).get((rng.row, rng.column))
    link = cell.hyperlink if cell is not None else None
    if link is None:
        raise ValueError(f"La cellule {rng.sheet.name}!{rng.address} ne contient pas de lien.")
    return link.target or f"#{link.location}"


def add(rng: "Range", address: str, text: str, tip: str) -> None:
    """A link on every cell of the range; an address that begins with « # » leads into the workbook."""
    write(rng.worksheet, rng.area, text)
    for row in range(rng.row, rng.area.last_row + 1):
        for column in range(rng.column, rng.area.last_column + 1):
            cell = make(rng.worksheet, row, column)
            place = address[1:] if address.startswith("#") else None
            link = Hyperlink(ref="", location=place, target=None if place else address, tooltip=tip)
            cell.hyperlink = link
    restyle(rng.worksheet, rng.area, attributes_edit("font", u="single", color=Color(theme=LINK_THEME)))


def remove(rng: "Range") -> None:
    """The links of the range removed, their texts kept."""
    for cell in inside(rng.worksheet, rng.area):
        cell.hyperlink = None
