"""Fonts, fills, borders and named styles: properties kept under plain keys, whoever they belong to."""

from collections.abc import MutableMapping
from typing import TYPE_CHECKING, Any, Protocol

from french_excel.com import Collection, ComObject, refused
from french_excel.grammar import format_in
from french_excel.store import Style as StoredStyle

if TYPE_CHECKING:
    from french_excel.books import Workbook
    from french_excel.excel import FrenchExcel
    from french_excel.ranges import Range

NO_FILL, AUTOMATIC = -4142, -4105
SOLID, LINEAR = 1, 4000
WHITE, BLACK = 0xFFFFFF, 0
EDGES = {7: "left", 8: "top", 9: "bottom", 10: "right", -4131: "left", -4152: "right", -4160: "top", -4107: "bottom"}
INSIDE_AND_DIAGONALS = {5, 6, 11, 12}


class Look(Protocol):
    """Where the properties are kept."""

    def get(self, key: str, default: Any = None) -> Any: ...

    def put(self, key: str, value: Any) -> None: ...


class KeptLook:
    """A look kept in a mapping of its own: that of a style or a rule."""

    def __init__(self, kept: MutableMapping[str, Any]) -> None:
        self.kept = kept

    def get(self, key: str, default: Any = None) -> Any:
        """The property, as set or as Excel begins with."""
        return self.kept.get(key, default)

    def put(self, key: str, value: Any) -> None:
        """The property set."""
        self.kept[key] = value


class CellLook:
    """The look of the cells of a range: their own, else that of their style; None where they part."""

    def __init__(self, cells: "Range") -> None:
        self.cells = cells

    def get(self, key: str, default: Any = None) -> Any:
        """The property that all cells share."""
        styles = self.cells.sheet.book.stored.styles
        found = {cell.look.get(key, styles[cell.style].look.get(key, default)) for cell in self.cells.stored()}
        found = found or {styles["Normal"].look.get(key, default)}
        return found.pop() if len(found) == 1 else None

    def put(self, key: str, value: Any) -> None:
        """The property set on every cell, where protection lets it."""
        from french_excel import writing

        writing.check_writable(self.cells.sheet, self.cells.boxes)
        for cell in writing.all_cells(self.cells.sheet.stored, self.cells.boxes):
            cell.look[key] = value


def kept(key: str, default: Any) -> property:
    """A property that is only remembered."""
    return property(lambda self: self.look.get(key, default), lambda self, value: self.look.put(key, value))


class Looking(ComObject):
    """A part of a look."""

    def __init__(self, excel: "FrenchExcel", look: Look) -> None:
        super().__init__(excel)
        self.look = look


class Font(Looking):
    """The letters."""

    Name = kept("font", "Calibri")
    Size = kept("size", 11)
    Bold = kept("bold", False)
    Italic = kept("italic", False)
    Underline = kept("underline", NO_FILL)
    Strikethrough = kept("strikethrough", False)
    Color = kept("ink", BLACK)

    @property
    def ColorIndex(self) -> int:
        return AUTOMATIC if self.look.get("ink") is None else 1


class Interior(Looking):
    """The fill."""

    @property
    def Color(self) -> int:
        found = self.look.get("fill")
        return WHITE if found is None else found

    @Color.setter
    def Color(self, colour: int) -> None:
        self.look.put("fill", colour)

    @property
    def ColorIndex(self) -> int:
        return NO_FILL if self.look.get("fill") is None else 2

    @ColorIndex.setter
    def ColorIndex(self, index: int) -> None:
        if index != NO_FILL:
            raise refused("ColorIndex : la doublure ne connaît pas la palette.")
        self.look.put("fill", None)

    @property
    def Pattern(self) -> int:
        return self.look.get("pattern", SOLID if self.look.get("fill") is not None else NO_FILL)

    @Pattern.setter
    def Pattern(self, pattern: int) -> None:
        if pattern not in {SOLID, NO_FILL, LINEAR}:
            raise refused(f"Pattern : motif {pattern} inconnu de la doublure.")
        self.look.put("pattern", pattern)
        if pattern == LINEAR:
            self.look.put("gradient", (0.0, ()))

    @property
    def Gradient(self) -> "Gradient":
        if self.Pattern != LINEAR:
            raise refused("Le remplissage n'est pas un dégradé.")
        return Gradient(self.excel, self.look)


class Gradient(Looking):
    """A fill that goes from colour to colour: its angle, then its stops as places and colours."""

    @property
    def Degree(self) -> float:
        return self.look.get("gradient")[0]

    @Degree.setter
    def Degree(self, angle: float) -> None:
        self.look.put("gradient", (float(angle), self.look.get("gradient")[1]))

    @property
    def ColorStops(self) -> "ColorStops":
        return ColorStops(self.excel, self.look)


class ColorStops(Looking):
    """The stops of a gradient."""

    def Clear(self) -> None:
        self.look.put("gradient", (self.look.get("gradient")[0], ()))

    def Add(self, Position: float) -> "ColorStop":
        """A stop at a place between 0 and 1, black until it has a colour."""
        degree, stops = self.look.get("gradient")
        self.look.put("gradient", (degree, (*stops, (float(Position), BLACK))))
        return ColorStop(self.excel, self.look, len(stops))


class ColorStop(Looking):
    """A stop of a gradient."""

    def __init__(self, excel: "FrenchExcel", look: Look, number: int) -> None:
        super().__init__(excel, look)
        self.number = number

    @property
    def Color(self) -> int:
        return self.look.get("gradient")[1][self.number][1]

    @Color.setter
    def Color(self, colour: int) -> None:
        degree, stops = self.look.get("gradient")
        place = (stops[self.number][0], colour)
        self.look.put("gradient", (degree, (*stops[: self.number], place, *stops[self.number + 1 :])))


class Border(Looking):
    """One edge; a colour alone draws it."""

    def __init__(self, excel: "FrenchExcel", look: Look, edge: str) -> None:
        super().__init__(excel, look)
        self.edge = edge

    @property
    def LineStyle(self) -> int:
        return self.look.get(f"border.{self.edge}", NO_FILL)

    @LineStyle.setter
    def LineStyle(self, line: int) -> None:
        self.look.put(f"border.{self.edge}", line)

    @property
    def Color(self) -> int:
        return self.look.get(f"border.{self.edge}.ink", BLACK)

    @Color.setter
    def Color(self, colour: int) -> None:
        self.look.put(f"border.{self.edge}.ink", colour)

    @property
    def Weight(self) -> int:
        return self.look.get(f"border.{self.edge}.weight", 2)

    @Weight.setter
    def Weight(self, weight: int) -> None:
        self.look.put(f"border.{self.edge}.weight", weight)


class RangeBorders(Looking):
    """The edges by their number."""

    def __call__(self, edge: int) -> Border:
        return self.Item(edge)

    def Item(self, edge: int) -> Border:
        """The edge of a number; cells and styles number theirs differently."""
        if edge not in EDGES:
            raise refused(f"Borders({edge}) : bord inconnu de la doublure.")
        return Border(self.excel, self.look, EDGES[edge])


class Style(Looking):
    """A named style."""

    HorizontalAlignment = kept("horizontal", 1)
    VerticalAlignment = kept("vertical", -4107)
    WrapText = kept("wrap", False)
    IndentLevel = kept("indent", 0)
    Locked = kept("locked", True)
    ShrinkToFit = kept("shrink", False)

    def __init__(self, book: "Workbook", name: str) -> None:
        super().__init__(book.excel, KeptLook(book.stored.styles[name].look))
        self.book, self.name = book, name

    @property
    def Name(self) -> str:
        return self.name

    @property
    def NameLocal(self) -> str:
        return self.name

    @property
    def BuiltIn(self) -> bool:
        return self.name == "Normal"

    @property
    def NumberFormat(self) -> str:
        return self.book.stored.styles[self.name].number_format

    @NumberFormat.setter
    def NumberFormat(self, text: str) -> None:
        self.book.stored.styles[self.name].number_format = format_in(text, self.excel.format_tongue)

    @property
    def Font(self) -> Font:
        return Font(self.excel, self.look)

    @property
    def Interior(self) -> Interior:
        return Interior(self.excel, self.look)

    @property
    def Borders(self) -> RangeBorders:
        return RangeBorders(self.excel, self.look)

    def Delete(self) -> None:
        """The style gone; its cells are Normal again."""
        del self.book.stored.styles[self.name]
        for sheet in self.book.stored.sheets:
            for cell in sheet.cells.values():
                cell.style = "Normal" if cell.style == self.name else cell.style


class Styles(Collection):
    """The named styles of a workbook."""

    def items(self) -> list[Style]:
        return [Style(self.parent, name) for name in self.parent.stored.styles]

    def Add(self, Name: str, BasedOn: Any = None) -> Style:  # noqa: ARG002
        """A new style, which begins as Normal."""
        styles = self.parent.stored.styles
        if Name.casefold() in map(str.casefold, styles):
            raise refused("Un style de ce nom existe déjà.")
        styles[Name] = StoredStyle(styles["Normal"].number_format, dict(styles["Normal"].look))
        return Style(self.parent, Name)
