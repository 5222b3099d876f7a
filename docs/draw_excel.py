# ruff: noqa: INP001 - a script that `make docs` runs, part of no package
"""The drawings of INSTALL.md: the ribbon, from its own source, and the bars that Excel shows above a new workbook.

python docs/draw_excel.py docs
"""

import sys
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

from PIL import Image, ImageDraw, ImageFont

SOURCE = Path(__file__).parents[1] / "addin" / "ribbon.xml"
SPACE = "{http://schemas.microsoft.com/office/2009/07/customui}"
TABS = ("Fichier", "Accueil", "Insertion", "Mise en page", "Formules", "Données", "Révision", "Affichage")
FONTS = {False: "Carlito-Regular.ttf", True: "Carlito-Bold.ttf"}
PAPER, LINE, INK, GREY, VIOLET = "#FFFFFF", "#D6D6D6", "#262626", "#6B6B6B", "#667EEA"
ROWS = 3
SPLIT = "splitButton"


class Bar(NamedTuple):
    """A message of Excel: its colour, its title, its text, its button."""

    colour: str
    title: str
    text: str
    button: str


VIRUSES = "Attention, les fichiers provenant d'Internet peuvent contenir des virus."
BLOCKED = "Microsoft a bloqué l'exécution de macros, car la source de ce fichier n'est pas approuvée."
BARS = (
    Bar("#FFF4CE", "MODE PROTÉGÉ", VIRUSES, "Activer la modification"),
    Bar("#FFF4CE", "AVERTISSEMENT DE SÉCURITÉ", "Les macros ont été désactivées.", "Activer le contenu"),
    Bar("#FDE7E9", "RISQUE DE SÉCURITÉ", BLOCKED, "En savoir plus"),
)


class Pen:
    """A picture under way."""

    def __init__(self, width: int, height: int) -> None:
        self.image = Image.new("RGB", (width, height), PAPER)
        self.draw = ImageDraw.Draw(self.image)

    def text(self, place: tuple[float, float], text: str, size: int = 15, *, bold: bool = False, ink: str = INK) -> int:
        """A text from its left middle, in one line; how wide it is."""
        font = ImageFont.truetype(FONTS[bold], size)
        self.draw.text(place, text, ink, font, anchor="lm")
        return round(font.getlength(text))

    def centred(self, place: tuple[float, float], text: str, size: int = 15, ink: str = INK) -> None:
        """A text around its middle."""
        self.draw.text(place, text, ink, ImageFont.truetype(FONTS[False], size), anchor="mm")

    def icon(self, left: float, top: float, side: int) -> None:
        """The place of an image: Excel has its own, which change with its version."""
        box = (left, top, left + side, top + side)
        self.draw.rounded_rectangle(box, side // 5, "#E4E8FC", VIOLET, 2 if side > 20 else 1)  # noqa: PLR2004

    def arrow(self, left: float, middle: float) -> None:
        """The sign of a button that opens a menu."""
        self.draw.polygon(((left, middle - 2), (left + 8, middle - 2), (left + 4, middle + 3)), INK)

    def save(self, target: Path) -> None:
        """The picture in a file, a few colours only."""
        self.image.quantize(64).save(target, optimize=True)
        sys.stdout.write(f"{target}\n")


def length(text: str) -> int:
    """How wide a label is."""
    return round(ImageFont.truetype(FONTS[False], 15).getlength(text))


def halves(label: str) -> tuple[str, str]:
    """The label of a large button in two lines."""
    first, _, rest = label.partition(" ")
    return first, rest


def columns(buttons: list[ET.Element]) -> list[list[ET.Element]]:
    """The small buttons, three above one another."""
    return [buttons[start : start + ROWS] for start in range(0, len(buttons), ROWS)]


def ribbon(target: Path) -> None:
    """The tab as Excel shows it in a wide window."""
    tab = next(ET.parse(SOURCE).getroot().iter(f"{SPACE}tab"))  # noqa: S314 - our own file
    pen = Pen(2400, 176)
    left = 14
    for name in TABS:
        left += pen.text((left, 20), name) + 26
    pen.draw.line((left, 36, left + pen.text((left, 20), tab.get("label", ""), bold=True, ink=VIOLET), 36), VIOLET, 3)
    left = 14
    for group in tab:
        left = _group(pen, left, group)
    pen.image = pen.image.crop((0, 0, left, 176))
    pen.save(target)


def _group(pen: Pen, left: int, group: ET.Element) -> int:
    """A group drawn from a left edge; where the next one begins."""
    begin = left
    large = [shown for shown in group if shown.get("size") == "large"]
    for shown in large:
        left = _large(pen, left, shown)
    for column in columns([shown for shown in group if shown not in large]):
        left = _column(pen, left, column)
    pen.centred(((begin + left) / 2, 160), group.get("label", ""), ink=GREY)
    pen.draw.line((left + 4, 48, left + 4, 168), LINE)
    return left + 16


def _label(shown: ET.Element) -> str:
    named = shown[0] if shown.tag == f"{SPACE}{SPLIT}" else shown
    return named.get("label", "")


def _large(pen: Pen, left: int, shown: ET.Element) -> int:
    lines = halves(_label(shown))
    width = max(map(length, lines)) + 16
    pen.icon(left + width / 2 - 18, 54, 36)
    for number, line in enumerate(lines):
        pen.centred((left + width / 2, 106 + 18 * number), line)
    if len(shown):
        pen.arrow(left + width / 2 - 4, 128)
    return left + width


def _column(pen: Pen, left: int, column: list[ET.Element]) -> int:
    for number, shown in enumerate(column):
        pen.icon(left, 54 + 30 * number, 16)
        written = pen.text((left + 24, 62 + 30 * number), _label(shown))
        if len(shown):
            pen.arrow(left + written + 30, 62 + 30 * number)
    return left + max(length(_label(shown)) for shown in column) + 52


def bars(target: Path) -> None:
    """The bars in the order in which they may be seen: the two yellow ones, then the one that only a remedy removes."""
    pen = Pen(1120, 24 + 62 * len(BARS))
    for number, bar in enumerate(BARS):
        _bar(pen, 12 + 62 * number, bar)
    pen.save(target)


def _bar(pen: Pen, top: int, bar: Bar) -> None:
    middle = top + 24
    pen.draw.rectangle((12, top, 1108, top + 48), bar.colour, LINE)
    left = 28 + pen.text((28, middle), bar.title, bold=True) + 18
    left += pen.text((left, middle), bar.text) + 18
    width = length(bar.button) + 24
    pen.draw.rectangle((left, top + 9, left + width, top + 39), PAPER, GREY)
    pen.centred((left + width / 2, middle), bar.button)


if __name__ == "__main__":
    ribbon(Path(sys.argv[1]) / "ruban.png")
    bars(Path(sys.argv[1]) / "barres.png")
