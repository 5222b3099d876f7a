"""What the classes xlwings sees know of the sheet above them: a child holds its parent and asks no more than this."""

from typing import Any, Protocol

from fae_xlwings.engine.base.addresses import Area
from fae_xlwings.engine.sheet.sheet_part import SheetPart


class Sheet(Protocol):
    """The sheet that a range, a table or a chart belongs to."""

    book: Any

    @property
    def part(self) -> SheetPart: ...  # noqa: D102 - said by the class that has it

    @property
    def name(self) -> str: ...  # noqa: D102 - idem

    def on(self, area: Area) -> Any: ...  # noqa: D102 - idem

    def select_range(self, chosen: Any) -> None: ...  # noqa: D102 - idem

    def reference(self, area: Area) -> str: ...  # noqa: D102 - idem
