"""How a sheet prints; what xlwings has no word for is in the object model."""

from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from fae_xlwings.engine.addresses import address, parse
from fae_xlwings.engine.areas import areas_of
from fae_xlwings.engine.contract import Implementation
from fae_xlwings.engine.model.object_model import facade

if TYPE_CHECKING:
    from fae_xlwings.engine.sheets import Sheet


class PageSetup(Implementation, contract=base_classes.PageSetup):
    """The print settings of a sheet."""

    def __init__(self, sheet: "Sheet") -> None:
        self.sheet = sheet

    @property
    def api(self) -> Any:
        """The settings in Excel's own object model."""
        return facade("PageSetup", self)

    @property
    def print_area(self) -> str | None:
        """The areas to print, « $A$1:$D$40 », `None` for the whole sheet."""
        printed = self.sheet.worksheet._print_area  # noqa: SLF001 - its text cannot be split: sheet names hold commas
        return ",".join(map(address, areas_of(printed))) or None

    @print_area.setter
    def print_area(self, value: str | None) -> None:
        areas = [parse(part.rpartition("!")[2]) for part in (value or "").split(",") if part]
        if None in areas:
            raise ValueError(f"« {value} » n'est pas une zone d'impression de la feuille « {self.sheet.name} ».")
        self.sheet.worksheet.print_area = ",".join(address(area) for area in areas if area) or None
