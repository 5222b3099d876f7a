"""Text tables (.csv): their encoding, their separator and their rows, as French Excel writes them."""

import csv
import io

from fae_xlwings.errors import InputError
from fae_xlwings.intake.headers import find_header

DELIMITERS = (";", "\t", ",")
SAMPLE = 64_000
QUOTE = '"'
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def rows_of(data: bytes, name: str) -> list[list[object]]:
    """The rows of a text table, all of one width, every cell a text; `name` is told in errors."""
    text = decoded(data)
    text, delimiter = _declared_delimiter(text)
    try:
        return _padded(_parsed(text, delimiter or _best_delimiter(text)))
    except csv.Error as error:
        raise InputError(
            f"Le fichier « {name} » n'est pas un tableau lisible : enregistrez-le depuis Excel au format .xlsx.",
        ) from error


def decoded(data: bytes) -> str:
    """The text of a file written by Excel or an editor: UTF-16 by its mark, UTF-8 if it is, else Windows-1252."""
    if data.startswith(UTF16_MARKS):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _declared_delimiter(text: str) -> tuple[str, str]:
    """The text without its first line « sep=; », which Excel obeys and hides, and the separator it gives."""
    first, _, rest = text.partition("\n")
    line = first.strip("\r")
    if len(line) == len("sep=;") and line.lower().startswith("sep="):
        return rest, line[-1]
    return text, ""


def _best_delimiter(text: str) -> str:
    """The separator under which the start of the text shows most of our headers, then most cells."""
    sample = text[:SAMPLE]
    return max(DELIMITERS, key=lambda delimiter: _evidence(_parsed(sample, delimiter)))


def _evidence(rows: list[list[object]]) -> tuple[int, int]:
    header = find_header(rows)
    return len(header.columns) if header else 0, sum(map(len, rows))


def _parsed(text: str, delimiter: str) -> list[list[object]]:
    """The rows; where a quote is not closed as it should be, quotes are read as any other sign.

    Otherwise a name that begins with a quote would swallow the clients below it.
    """
    lines = io.StringIO(text, newline="")
    try:
        return [list[object](row) for row in csv.reader(lines, delimiter=delimiter, strict=True)]
    except csv.Error:
        rows = csv.reader(text.splitlines(), delimiter=delimiter, quoting=csv.QUOTE_NONE)
        return [[_unquoted(cell) for cell in row] for row in rows]


def _unquoted(cell: str) -> str:
    whole = len(cell) > 1 and cell[0] == cell[-1] == QUOTE
    return cell[1:-1].replace(QUOTE * 2, QUOTE) if whole else cell


def _padded(rows: list[list[object]]) -> list[list[object]]:
    width = max(map(len, rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]
