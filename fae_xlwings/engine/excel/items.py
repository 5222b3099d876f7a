"""What a book or a sheet has several of: sheets, names, tables, charts, found by name or by rank."""

from abc import abstractmethod
from collections.abc import Iterator
from typing import Any, Generic, TypeVar

from fae_xlwings.engine.base.contract import Implementation

Item = TypeVar("Item")


class Items(Implementation, Generic[Item]):
    """The items of one kind that a parent has; names are the same whatever their case, ranks count from 1."""

    parent: Any

    def __init__(self, parent: Any) -> None:
        self.parent = parent

    @abstractmethod
    def __iter__(self) -> Iterator[Item]: ...

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def find(self, key: str | int) -> Any:
        """The item of that name or rank, `None` when there is none."""
        every: Iterator[Any] = iter(self)
        if isinstance(key, str):
            return next((item for item in every if item.name.lower() == key.lower()), None)
        return next((item for rank, item in enumerate(every, 1) if rank == key), None)

    def __call__(self, key: str | int) -> Item:
        """The item of that name or rank; `KeyError` when there is none."""
        found = self.find(key)
        if found is None:
            raise KeyError(key)
        return found

    def __contains__(self, key: str | int) -> bool:
        return self.find(key) is not None
