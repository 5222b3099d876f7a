"""What can be done with the cells of a range: insert, delete, copy, move, sort, search."""

from typing import TYPE_CHECKING, Any, cast

from fae_xlwings.engine.addresses import Area
from fae_xlwings.engine.edits import copying, editing, searching, sorting
from fae_xlwings.engine.looks.stored import Worksheet

if TYPE_CHECKING:
    from fae_xlwings.engine.ranges import Range
    from fae_xlwings.engine.sheets import Sheet


class Edits:
    """The half of a range that changes the sheet around it."""

    sheet: "Sheet"
    area: Area

    @property
    def _here(self) -> "Range":
        return cast("Range", self)

    @property
    def _worksheet(self) -> Worksheet:
        return self.sheet.worksheet

    def clear(self) -> None:
        """Values, formats, notes, links and validations removed."""
        editing.clear_all(self._here)

    def insert(self, shift: str | None = None, copy_origin: str | None = None) -> None:
        """Cells inserted, those below or to the right pushed away, with everything that refers to them."""
        editing.insert(self._here, shift, copy_origin)

    def delete(self, shift: str | None = None) -> None:
        """The cells removed, those below or to the right pulled in."""
        editing.delete(self._here, shift)

    def copy(self, destination: Any = None) -> None:
        """The cells copied, to a range or to the app's clipboard."""
        copying.copy(self._here, destination)

    def copy_from(
        self, source: Any, copy_type: str = "all", skip_blanks: bool = False, transpose: bool = False
    ) -> None:
        """The cells of another range copied here."""
        copying.paste_cells(source.impl, self._here, copy_type, skip_blanks=skip_blanks, transpose=transpose)

    def paste(
        self,
        paste: str | None = None,
        operation: str | None = None,
        skip_blanks: bool = False,
        transpose: bool = False,
    ) -> None:
        """What was copied last, pasted here."""
        copying.paste(self._here, paste or "all", operation, skip_blanks=skip_blanks, transpose=transpose)

    def move(self, destination: Any) -> None:
        """The cells cut and put elsewhere, formulas following."""
        editing.move(self._here, destination.impl)

    def autofill(self, destination: Any, type_: str) -> None:
        """The cells continued over a larger range: copied, or as a series."""
        copying.autofill(self._here, destination.impl, type_)

    def sort(self, keys: list[int], ascending: list[bool], has_headers: bool) -> None:
        """The rows put in order by columns."""
        sorting.sort(self._worksheet, self.area, keys, ascending, has_headers=has_headers)

    def remove_duplicates(self, columns: list[int], has_headers: bool) -> None:
        """The rows whose columns repeat an earlier row removed."""
        sorting.remove_duplicates(self._worksheet, self.area, columns, has_headers=has_headers)

    def find(self, text: str, whole: bool, direction: str, order: str, match_case: bool) -> "Range | None":
        """The first cell whose shown value holds the text."""
        found = searching.find(
            self._here, text, whole=whole, backward=direction != "forward", order=order, case=match_case
        )
        return None if found is None else self._here.at(*found)

    def replace_all(self, old: str, new: str, whole: bool, match_case: bool) -> None:
        """The text replaced in values and formulas."""
        searching.replace_all(self._here, old, new, whole=whole, case=match_case)

    def get_special_cells(self, cell_type: str, value_type: str | None) -> list["Range"]:
        """The blank, constant, formula or visible cells, as few rectangles as rows allow."""
        areas = searching.special(self._here, cell_type, value_type)
        return [self.sheet.on(area) for area in areas]
