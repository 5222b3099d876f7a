"""The XML of one sheet: its rows written here, because openpyxl drops what formulas show; the rest by openpyxl."""

# The rows follow openpyxl's private cell storage: its public accessors are ten times slower.
# ruff: noqa: SLF001
# pyright: reportPrivateUsage=false

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from io import BytesIO
from itertools import groupby
from math import isfinite
from typing import Any, cast

from openpyxl.cell.cell import ERROR_CODES
from openpyxl.cell.rich_text import CellRichText
from openpyxl.comments.comment_sheet import CommentRecord
from openpyxl.utils.cell import get_column_letter
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from fae_xlwings.engine.edits.snapshot import Aside, Snapshot, Spot, style_key
from fae_xlwings.engine.files.rich_text import RichText, encoded, text_element
from fae_xlwings.engine.files.xml import MAIN, Node, etree

_MOMENTS = (datetime, date, time, timedelta)
_ERRORS = frozenset(ERROR_CODES)
_EMPTY_DATA = b"<sheetData/>"
_NOTHING_ASIDE: Mapping[Spot, Aside] = {}


class FrameWriter(WorksheetWriter):
    """Everything of a sheet but its rows."""

    ws: Any
    xf: Any

    def __init__(self, worksheet: Any) -> None:
        super().__init__(worksheet, BytesIO())

    def write_format(self) -> None:
        """The default sizes; openpyxl would give the outline of the columns only the second time it writes."""
        self.ws.column_dimensions.to_tree()
        super().write_format()

    def write_rows(self) -> None:
        """An empty element in the place of the rows; notes and links are gathered as openpyxl does on the way."""
        cells = self.ws._cells.items()
        for _, cell in sorted((item for item in cells if item[1].hyperlink or item[1]._comment), key=_spot):
            if cell._comment is not None:
                self.ws._comments.append(CommentRecord.from_cell(cell))
            if cell.hyperlink:
                self.ws._hyperlinks.append(cell.hyperlink)
        self.xf.send(etree.Element("sheetData"))

    def frame(self) -> bytes:
        """The sheet with no rows."""
        self.write()
        return self.read()

    def cleanup(self) -> None:
        """Nothing to remove: the sheet is written in memory."""


def _spot(item: tuple[Spot, Any]) -> Spot:
    return item[0]


def with_rows(frame: bytes, rows: bytes) -> bytes:
    """The frame of a sheet with its rows put in; `ValueError` when it has no place for them."""
    before, mark, after = frame.partition(_EMPTY_DATA)
    if not mark:
        raise ValueError(frame[:200])
    return before + rows + after


def sheet_data(worksheet: Any, snapshot: Snapshot | None = None) -> bytes:
    """The `<sheetData>` element; what the file said of a cell that did not change is said again."""
    writer = RowWriter(worksheet, snapshot)
    return f'<sheetData xmlns="{MAIN}">{"".join(writer.rows())}</sheetData>'.encode()


class RowWriter:
    """The rows of a sheet as XML text."""

    def __init__(self, worksheet: Any, snapshot: Snapshot | None) -> None:
        self.sheet = worksheet
        self.epoch = worksheet.parent.epoch
        self.looks = worksheet.parent._cell_styles
        self.read_rows = snapshot.rows if snapshot else {}
        self.aside = snapshot.kept(worksheet) if snapshot else _NOTHING_ASIDE
        self.letters: dict[int, str] = {}
        self.attributes: dict[bytes, str] = {style_key(_Unstyled): ""}

    def rows(self) -> Iterator[str]:
        """The row elements in order, those without cells when they have a height or a look."""
        cells = cast("dict[Spot, Any]", self.sheet._cells)
        filled = {row: list(spots) for row, spots in groupby(sorted(cells), key=_row_of)}
        for row in sorted(filled.keys() | self.sheet.row_dimensions.keys()):
            inner = "".join(self._cells(cells[spot] for spot in filled.get(row, ())))
            attributes = self._row_attributes(row)
            if inner or attributes:
                yield f'<row r="{row}"{attributes}>{inner}</row>'

    def _row_attributes(self, row: int) -> str:
        dimension = self.sheet.row_dimensions.get(row)
        look = dict(dimension) if dimension is not None else {}
        before = self.read_rows.get(row)
        if before and before.written == look:
            look = {key: value for key, value in before.stands.items() if not key.startswith("{")}
        return "".join(f' {key}="{encoded(value)}"' for key, value in look.items())

    def _cells(self, cells: Iterable[Any]) -> Iterator[str]:
        for cell in cells:
            value, look = cell._value, self._look(cell)
            if value is not None or look or cell._comment is not None:
                yield self._cell(cell, value, look)

    def _look(self, cell: Any) -> str:
        key = style_key(cell)
        look = self.attributes.get(key)
        if look is None:
            look = self.attributes[key] = f' s="{self.looks.add(cell._style)}"'
        return look

    def _cell(self, cell: Any, value: Any, look: str) -> str:
        column = cell.column
        letter = self.letters.get(column) or self.letters.setdefault(column, get_column_letter(column))
        head = f'<c r="{letter}{cell.row}"{look}'
        aside = self.aside.get((cell.row, column)) if self.aside else None
        if aside:
            head += _attributes(aside.attributes)
            if aside.serial and cell.data_type == "d":
                return f"{head}><v>{aside.serial}</v></c>"
        if cell.data_type == "f":
            return self._formula(head, value, aside)
        return head + self._content(value, cell.data_type)

    def _content(self, value: Any, kind: str) -> str:
        if kind == "s":
            return f' t="inlineStr"><is>{_text(value)}</is></c>' if value != "" else "/>"
        if kind == "e":
            return f' t="e"><v>{encoded(str(value))}</v></c>'
        return self._plain(value)

    def _plain(self, value: Any) -> str:
        if value is None:
            return "/>"
        if isinstance(value, bool):
            return f' t="b"><v>{value:d}</v></c>'
        number = self._number(value)
        return "/>" if number is None else f"><v>{number}</v></c>"

    def _number(self, value: Any) -> str | None:
        if isinstance(value, _MOMENTS):
            value = to_excel(value, self.epoch)
        if isinstance(value, int):
            return str(int(value))
        number = float(value)
        if not isfinite(number):
            return None
        return repr(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)  # noqa: PLR2004 - Excel's 15 digits

    def _formula(self, head: str, value: Any, aside: Aside | None) -> str:
        head += _attributes(getattr(value, "attributes", {}))
        attributes, text = _formula_parts(value)
        shown = self._shown(getattr(value, "cached", None), aside)
        start, end = shown or ("", "")
        return f"{head}{start}><f{attributes}>{encoded(text)}</f>{end}</c>"

    def _shown(self, cached: Any, aside: Aside | None) -> tuple[str, str]:
        if cached is None:
            return "", ""
        if aside and aside.serial:
            return "", f"<v>{aside.serial}</v>"
        if isinstance(cached, bool):
            return ' t="b"', f"<v>{cached:d}</v>"
        if isinstance(cached, str):
            return ' t="e"' if cached in _ERRORS else ' t="str"', f"<v>{encoded(cached)}</v>"
        number = self._number(cached)
        return "", f"<v>{number}</v>" if number is not None else ""


class _Unstyled:
    _style = None


def _attributes(pairs: Mapping[str, str]) -> str:
    return "".join(f' {key}="{encoded(text)}"' for key, text in pairs.items())


def _row_of(spot: Spot) -> int:
    return spot[0]


def _text(value: Any) -> str:
    if isinstance(value, RichText):
        return value.runs
    if isinstance(value, CellRichText):
        item = cast("Node", value.to_tree())
        return "".join(etree.tostring(child, encoding="unicode") for child in item)
    return text_element(str(value))


def _formula_parts(value: Any) -> tuple[str, str]:
    if isinstance(value, ArrayFormula | DataTableFormula):
        pairs = dict(cast("Iterable[tuple[str, str]]", value))
        text = (getattr(value, "text", None) or "=").removeprefix("=")
        return "".join(f' {key}="{encoded(str(pair))}"' for key, pair in pairs.items()), text
    return "", str(value).removeprefix("=")
