"""The page set-up: every put asks the printer, where one is there."""

from typing import Any

from french_excel.com import ComObject, refused
from french_excel.store import Box

# fmt: off
# The properties as Excel begins with them.
DEFAULTS: dict[str, Any] = {
    "PaperSize": 9, "Orientation": 1, "Zoom": 100, "FitToPagesWide": 1, "FitToPagesTall": 1,
    "CenterHorizontally": False, "CenterVertically": False,
    "LeftMargin": 50.4, "RightMargin": 50.4, "TopMargin": 54.0, "BottomMargin": 54.0,
    "HeaderMargin": 21.6, "FooterMargin": 21.6,
    "LeftHeader": "", "CenterHeader": "", "RightHeader": "", "LeftFooter": "", "CenterFooter": "", "RightFooter": "",
    "PrintTitleRows": "", "PrintTitleColumns": "", "PrintArea": "", "PrintGridlines": False, "BlackAndWhite": False,
}
# fmt: on
LONGEST = 255
ADDRESSES = ("PrintTitleRows", "PrintTitleColumns", "PrintArea")


def setting(name: str) -> property:
    """A property of the page."""

    def put(self: "PageSetup", value: Any) -> None:
        self.keep(name, value)

    return property(lambda self: self.parent.stored.page.get(name, DEFAULTS[name]), put)


class PageSetup(ComObject):
    """How a sheet is printed."""

    def keep(self, name: str, value: Any) -> None:
        """A property set, or refused for want of a printer or for what it says."""
        if isinstance(value, str) and len(value) > LONGEST:
            raise refused(f"{name} : plus de {LONGEST} caractères.")
        waits = not self.excel.state.get("PrintCommunication", True)
        if waits:
            self.excel.state["page_waits"] = True
        elif not self.excel.has_printer and name not in ADDRESSES:
            raise refused(f"Impossible de définir la propriété {name} de la classe PageSetup.")
        self.parent.stored.page[name] = self._read(name, value)

    def _read(self, name: str, value: Any) -> Any:
        """The value as Excel answers it: addresses absolute."""
        if name not in ADDRESSES or not value:
            return value
        self.excel.check_style(str(value))
        return ",".join(Box.of(part).address() for part in str(value).rpartition("!")[2].split(","))


class HPageBreaks(ComObject):
    """The rows that begin a sheet of paper."""

    @property
    def Count(self) -> int:
        return len(self.parent.stored.breaks)

    def Add(self, Before: Any) -> None:
        self.parent.stored.breaks.append(Before.boxes[0].top)


for _name in DEFAULTS:
    setattr(PageSetup, _name, setting(_name))
PageSetup.__init_subclass__()
