"""A sheet's XML parted into its rows and all the rest, so that XML work does not depend on the number of rows."""

import re
from dataclasses import dataclass

from fae_xlwings.engine.files.xml import in_utf8

_ROWS = re.compile(rb"<((?:[\w.-]+:)?)sheetData(?:\s[^>]*?)?(/?)>")


@dataclass(frozen=True, slots=True)
class Split:
    """A sheet's XML: its frame, with an empty element where the rows were, and the rows."""

    frame: bytes
    rows: bytes
    mark: bytes

    def joined(self, frame: bytes, rows: bytes) -> bytes:
        """The sheet with these rows in that frame."""
        return frame.replace(self.mark, rows, 1)


def split_rows(data: bytes) -> Split:
    """The sheet without its rows, both in UTF-8 whatever the file is written in."""
    data = in_utf8(data)
    found = _ROWS.search(data)
    if not found:
        return Split(data, b"", b"<sheetData/>")
    prefix = found[1]
    closing = b"</" + prefix + b"sheetData>"
    end = found.end() if found[2] else data.index(closing, found.end()) + len(closing)
    mark = b"<" + prefix + b"sheetData/>"
    return Split(data[: found.start()] + mark + data[end:], data[found.start() : end], mark)
