"""What a sheet has several of: charts, shapes, tables, found by name or by rank."""

from abc import abstractmethod
from collections.abc import Iterator
from typing import Any, Generic, TypeVar

from fae_xlwings.engine.base.contract import Implementation
from fae_xlwings.engine.excel.parents import Sheet

Item = TypeVar("Item")


class SheetCollection(Implementation, Generic[Item]):
    """The items of one kind on a sheet; names are the same whatever their case, ranks count from 1."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    @property
    def parent(self) -> Sheet:
        """The sheet."""
        return self.sheet

    @abstractmethod
    def __iter__(self) -> Iterator[Item]: ...

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _find(self, key: str | int) -> Any:
        every: Iterator[Any] = iter(self)
        if isinstance(key, str):
            return next((item for item in every if item.name.lower() == key.lower()), None)
        return next((item for rank, item in enumerate(every, 1) if rank == key), None)

    def __call__(self, key: str | int) -> Item:
        """The item of that name or rank; `KeyError` when there is none."""
        found = self._find(key)
        if found is None:
            raise KeyError(key)
        return found

    def __contains__(self, key: str | int) -> bool:
        return self._find(key) is not None
