"""What a sheet has several of: charts, pictures, shapes, tables, found by name or by rank."""

from abc import abstractmethod
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeVar

from fae_xlwings.engine.contract import Implementation
from fae_xlwings.engine.model.object_model import facade

if TYPE_CHECKING:
    from fae_xlwings.engine.sheets import Sheet


class Named(Protocol):
    """Anything that has a name."""

    @property
    def name(self) -> str:
        """The name."""
        ...


Item = TypeVar("Item", bound=Named)


class SheetCollection(Implementation, Generic[Item]):
    """The items of one kind on a sheet; names are the same whatever their case, ranks count from 1."""

    # The name of the collection in Excel's own object model.
    excel_name: ClassVar[str]

    def __init__(self, sheet: "Sheet") -> None:
        self.sheet = sheet

    @property
    def parent(self) -> "Sheet":
        """The sheet."""
        return self.sheet

    @property
    def api(self) -> Any:
        """The collection in Excel's own object model."""
        return facade(self.excel_name, self)

    @abstractmethod
    def _all(self) -> list[Item]: ...

    def _find(self, key: str | int) -> Item | None:
        items = self._all()
        if isinstance(key, int):
            return items[key - 1] if 1 <= key <= len(items) else None
        return next((item for item in items if item.name.lower() == key.lower()), None)

    def __len__(self) -> int:
        return len(self._all())

    def __iter__(self) -> Iterator[Item]:
        return iter(self._all())

    def __call__(self, key: str | int) -> Item:
        """The item of that name or rank; `KeyError` when there is none."""
        found = self._find(key)
        if found is None:
            raise KeyError(key)
        return found

    def __contains__(self, key: str | int) -> bool:
        return self._find(key) is not None
