"""Pictures on a sheet."""

# ruff: noqa: SLF001
# pyright: reportPrivateUsage=false

from io import BytesIO
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl.drawing.image import Image
from xlwings import base_classes

from fae_xlwings.engine.contract import Implementation, refuse
from fae_xlwings.engine.model.object_model import facade
from fae_xlwings.engine.placing import Placed, place
from fae_xlwings.engine.sheet_collections import SheetCollection

if TYPE_CHECKING:
    from fae_xlwings.engine.sheets import Sheet

# Pictures without a resolution of their own are shown at 96 pixels an inch, 72 points an inch.
POINTS_PER_PIXEL = 0.75


class Picture(Placed, Implementation, contract=base_classes.Picture):
    """A picture."""

    lock_aspect_ratio: bool

    def __init__(self, sheet: "Sheet", image: Any) -> None:
        self.sheet = sheet
        self.item = image
        self.lock_aspect_ratio = True

    @property
    def api(self) -> Any:
        """The picture in Excel's own object model."""
        return facade("Picture", self)

    @property
    def width(self) -> float:
        """The width in points; the height follows when proportions are locked."""
        return self.extent()[0]

    @width.setter
    def width(self, value: float) -> None:
        old, height = self.extent()
        self.resize(value, height * value / old if self.lock_aspect_ratio and old else height)

    @property
    def height(self) -> float:
        """The height in points; the width follows when proportions are locked."""
        return self.extent()[1]

    @height.setter
    def height(self, value: float) -> None:
        width, old = self.extent()
        self.resize(width * value / old if self.lock_aspect_ratio and old else width, value)

    def index(self) -> int:
        """The rank on the sheet, from 1."""
        return self.sheet.worksheet._images.index(self.item) + 1

    def delete(self) -> None:
        """The picture removed."""
        self.sheet.worksheet._images.remove(self.item)

    def update(self, filename: str) -> "Picture":
        """Another image in the same place, under the same name."""
        new = load(filename)
        images = self.sheet.worksheet._images
        images[images.index(self.item)] = new
        new.anchor = self.item.anchor
        new.__dict__.update({name: getattr(self.item, name, None) for name in ("name", "description")})
        if hasattr(new.anchor, "pic"):
            new.anchor.pic = None
        self.item = new
        return self


def load(filename: str) -> Any:
    """The image in a file, held in memory: the file may be gone before the book is saved."""
    data = Path(filename).read_bytes()
    if filename.lower().endswith((".svg", ".eps", ".emf", ".wmf")):
        refuse(f"Pictures.add ({Path(filename).suffix})")
    return Image(BytesIO(data))


class Pictures(SheetCollection[Picture], contract=base_classes.Pictures):
    """The pictures of a sheet."""

    excel_name = "Pictures"

    def _all(self) -> list[Picture]:
        return [Picture(self.sheet, image) for image in self.sheet.worksheet._images]

    def add(  # noqa: PLR0917 - xlwings passes them by position
        self,
        filename: str,
        link_to_file: bool,
        save_with_document: bool,
        left: float | None,
        top: float | None,
        width: float,
        height: float,
        anchor: Any = None,
    ) -> Picture:
        """The image in a file placed on the sheet, in its own size where a side is -1."""
        if link_to_file or not save_with_document:
            refuse("Pictures.add(link_to_file=True)")
        image = load(filename)
        image.name = self._free_name()
        x, y = (anchor.left, anchor.top) if anchor is not None else (left or 0, top or 0)
        own = image.width * POINTS_PER_PIXEL, image.height * POINTS_PER_PIXEL
        size = (own[0] if width == -1 else width), (own[1] if height == -1 else height)
        place(self.sheet.worksheet, image, x, y, *size)
        self.sheet.worksheet._images.append(image)
        return Picture(self.sheet, image)

    def _free_name(self) -> str:
        return next(name for name in (f"Picture {number}" for number in count(1)) if name not in self)
