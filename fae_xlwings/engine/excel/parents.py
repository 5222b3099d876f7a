"""What the classes xlwings sees know of those above them: a child holds its parent and asks no more than this."""

from typing import Any, Protocol

from fae_xlwings.engine.base.addresses import Area
from fae_xlwings.engine.parts.book_part import BookPart
from fae_xlwings.engine.sheet.sheet_part import SheetPart


class Book(Protocol):
    """The book that a sheet or a name belongs to."""

    app: Any
    part: BookPart

    @property
    def name(self) -> str: ...  # noqa: D102 - said by the class that has it

    @property
    def names(self) -> Any: ...  # noqa: D102 - idem

    def sheet_called(self, name: str) -> Any: ...  # noqa: D102 - idem


class Sheet(Protocol):
    """The sheet that a range, a table or a chart belongs to."""

    book: Any

    @property
    def part(self) -> SheetPart: ...  # noqa: D102 - idem

    @property
    def name(self) -> str: ...  # noqa: D102 - idem

    @property
    def index(self) -> int: ...  # noqa: D102 - idem

    def on(self, area: Area) -> Any: ...  # noqa: D102 - idem

    def select_range(self, chosen: Any) -> None: ...  # noqa: D102 - idem

    def reference(self, area: Area) -> str: ...  # noqa: D102 - idem


class Range(Protocol):
    """The range that a validation or a conditional format belongs to."""

    sheet: Any
    area: Area

    @property
    def address(self) -> str: ...  # noqa: D102 - idem
