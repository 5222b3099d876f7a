"""Text tables (.csv): their separator and their rows, as French programs write them."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from itertools import chain

from fae_xlwings.errors import InputError
from fae_xlwings.intake import catalogue as kinds
from fae_xlwings.intake.encodings import decoded
from fae_xlwings.intake.headers import find_header
from fae_xlwings.intake.remarks import Remark

DELIMITERS = (";", "\t", ",", "|")
DELIMITER_NAMES = {";": "point-virgule", "\t": "tabulation", ",": "virgule", "|": "barre verticale"}
SAMPLE = 64_000
QUOTE = '"'
LONGEST_CELL = 32_767
"""What a cell of Excel can hold."""
LONGEST_QUOTE = 200
"""How many lines a quoted cell may run over before its quote is taken for a damaged one."""
FEWEST_COLUMNS = 3

Rows = list[list[object]]

_EXCEL_TEXT = re.compile(r'="([^"]*(?:""[^"]*)*)"')
_FORCED_TEXT = re.compile(r"'[\d=+\-@]")


def rows_of(data: bytes) -> tuple[Rows, tuple[Remark, ...]]:
    """The rows of a text table, all of one width, every cell a text, and what was met while reading it."""
    text, met = decoded(data)
    text, delimiter = _declared_delimiter(text)
    delimiter = delimiter or _best_delimiter(text)
    rows, damaged = _parsed(text, delimiter)
    _check_one_delimiter(rows, delimiter)
    remarks = (*met, *damaged, *_tidied(rows))
    return (_padded(rows), remarks) if any(map(any, rows)) else ([], remarks)


def _declared_delimiter(text: str) -> tuple[str, str]:
    """The text without its first line « sep=; », which Excel obeys and hides, and the separator it gives."""
    first, _, rest = text.partition("\n")
    line = first.strip("\r\"' ")
    if len(line) == len("sep=;") and line.lower().startswith("sep="):
        return rest, line[-1]
    return text, ""


def _best_delimiter(text: str) -> str:
    """The separator under which the start of the text shows most of our headers, then most cells."""
    sample = text[:SAMPLE]
    return max(DELIMITERS, key=lambda delimiter: _evidence([line.split(delimiter) for line in _lines(sample)]))


def _evidence(rows: list[list[str]]) -> tuple[int, int, int]:
    header = find_header([[cell.strip().strip(QUOTE) for cell in row] for row in _padded_texts(rows[:100])])
    required, others = header.weight if header else (0, 0)
    return required, others, sum(map(len, rows))


def _padded_texts(rows: list[list[str]]) -> list[list[str]]:
    width = max(map(len, rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def _parsed(text: str, delimiter: str) -> tuple[Rows, tuple[Remark, ...]]:
    """The rows; a quote that is not closed as it should be concerns its own line only.

    Otherwise a name that begins with a quote would swallow the clients below it.
    """
    csv.field_size_limit(max(len(text), 1))
    if QUOTE not in text:
        return [list[object](line.split(delimiter)) if line else [] for line in _lines(text)], ()
    try:
        rows = _strict(_lines_kept(text), delimiter)
    except csv.Error:
        return _line_by_line(text, delimiter)
    return _line_by_line(text, delimiter) if _swallows(rows, delimiter) else (rows, ())


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").split("\n")


def _lines_kept(text: str) -> Iterator[str]:
    return iter(io.StringIO(text, newline=""))


def _strict(lines: Iterator[str], delimiter: str) -> Rows:
    reader = csv.reader(lines, delimiter=delimiter, strict=True, skipinitialspace=delimiter != "\t")
    return [list[object](row) for row in reader]


def _swallows(rows: Rows, delimiter: str) -> bool:
    """Whether a quoted cell holds whole lines of the table."""
    width = max(map(len, rows), default=0)
    texts = (cell for cell in chain.from_iterable(rows) if isinstance(cell, str) and "\n" in cell)
    return any(_holds_lines(cell, delimiter, width) for cell in texts)


def _holds_lines(cell: str, delimiter: str, width: int) -> bool:
    return any(line.count(delimiter) >= max(2, width // 2) for line in cell.split("\n"))


def _line_by_line(text: str, delimiter: str) -> tuple[Rows, tuple[Remark, ...]]:
    """The rows, each from as few lines as make sense; lines whose quotes do not are read without them."""
    lines, rows, damaged, start = _lines(text), Rows(), list[int](), 0
    width = max((line.count(delimiter) for line in lines[:SAMPLE]), default=0) + 1
    while start < len(lines):
        row, taken = _row_from(lines, start, delimiter, width)
        if row is None:
            damaged.append(len(rows))
            row, taken = _unquoted_cells(lines[start], delimiter), 1
        rows.append(row)
        start += taken
    value = _lines_shown(rows, damaged)
    return rows, (Remark(kinds.DAMAGED_QUOTE, damaged[0], 0, value, count=len(damaged)),) if damaged else ()


def _row_from(lines: Sequence[str], start: int, delimiter: str, width: int) -> tuple[list[object] | None, int]:
    """The row that starts on a line and how many lines it takes; None where its quotes do not close."""
    quotes = 0
    for end in range(start, min(start + LONGEST_QUOTE, len(lines))):
        quotes += lines[end].count(QUOTE)
        if quotes % 2 == 0:
            return _one_row("\n".join(lines[start : end + 1]), delimiter, width), end + 1 - start
    return None, 1


def _one_row(text: str, delimiter: str, width: int) -> list[object] | None:
    try:
        rows = _strict(_lines_kept(text), delimiter)
    except csv.Error:
        return None
    if not rows:
        return []
    sound = len(rows) == 1 and not _swallows([rows[0], [""] * width], delimiter)
    return rows[0] if sound else None


def _unquoted_cells(line: str, delimiter: str) -> list[object]:
    return [_unquoted(cell) for cell in line.split(delimiter)]


def _unquoted(cell: str) -> str:
    text = cell.strip(" ")
    whole = len(text) > 1 and text[0] == text[-1] == QUOTE
    return (text[1:-1] if whole else text).replace(QUOTE * 2, QUOTE)


def _lines_shown(rows: Rows, damaged: Sequence[int]) -> str:
    return next((str(cell) for row in damaged[:1] for cell in rows[row] if QUOTE in str(cell)), "")


def _check_one_delimiter(rows: Rows, delimiter: str) -> None:
    """A refusal where the headers are parted by one sign and the lines below by another."""
    filled = [row for row in rows if any(row)]
    width = max(map(len, filled[:SAMPLE]), default=0)
    single = [row for row in filled if len(row) == 1]
    others = [other for other in DELIMITERS if other != delimiter]
    apart = {other: sum(str(row[0]).count(other) >= width - 1 for row in single) for other in others}
    other = max(apart, key=lambda sign: apart[sign])
    if width >= FEWEST_COLUMNS and apart[other] > len(filled) // 2 - 1 and apart[other] > 0:
        raise InputError(
            f"Les titres sont séparés par « {DELIMITER_NAMES.get(delimiter, delimiter)} », les lignes par "
            f"« {DELIMITER_NAMES[other]} » : enregistrez de nouveau le tableau depuis Excel, avec un seul séparateur.",
        )


def _tidied(rows: Rows) -> Iterator[Remark]:
    """The rows put right in place: texts forced by « ="x" », cells too long for Excel."""
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            text = str(cell)
            if text[:1] in {"=", "'"}:
                row[column] = _unforced(text)
            if len(text) > LONGEST_CELL:
                row[column] = text[:LONGEST_CELL]
                yield Remark(kinds.CELL_CUT, number, column, text, count=1)


def _unforced(text: str) -> str:
    excel = _EXCEL_TEXT.fullmatch(text)
    if excel:
        return excel[1].replace(QUOTE * 2, QUOTE)
    return text[1:] if _FORCED_TEXT.match(text) else text


def _padded(rows: Rows) -> Rows:
    width = max(map(len, rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]
