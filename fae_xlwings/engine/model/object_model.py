"""Excel's own object model, as far as a file can answer it: what `.api` gives.

xlwings has no word for protection, print set-up or data labels; code says them in Excel's own terms, and the same
line runs in live Excel over COM. Every member is a row of a table; whatever has no row is refused by its name.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from fae_xlwings.engine.contract import refuse


@dataclass(frozen=True, slots=True)
class Member:
    """A member of an Excel class: how it is read, set, or called, on the engine's own object."""

    owner: str
    name: str
    get: Callable[[Any], Any] | None = None
    set: Callable[[Any, Any], Any] | None = None
    call: Callable[..., Any] | None = None


class Facade:
    """An object of Excel's model, `owner` by its class name, standing for one of the engine's own."""

    __slots__ = ("_owner", "_target")

    _owner: str
    _target: Any

    def __init__(self, owner: str, target: Any) -> None:
        object.__setattr__(self, "_owner", owner)
        object.__setattr__(self, "_target", target)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        member = find(self._owner, name)
        if member is not None and member.call is not None:
            return partial(member.call, self._target)
        if member is None or member.get is None:
            refuse(f"{self._owner}.api.{name}")
        return member.get(self._target)

    def __setattr__(self, name: str, value: Any) -> None:
        member = find(self._owner, name)
        if member is None or member.set is None:
            refuse(f"{self._owner}.api.{name} = …")
        member.set(self._target, value)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """The item of a collection: Excel's default member."""
        member = find(self._owner, "Item")
        if member is None or member.call is None:
            refuse(f"{self._owner}.api(…)")
        return member.call(self._target, *args, **kwargs)

    def __iter__(self) -> Iterator[Any]:
        """The items of a collection, as a COM collection is walked."""
        return (self(number) for number in range(1, self.Count + 1))

    def __repr__(self) -> str:
        return f"<{self._owner}>"


def facade(owner: str, target: Any) -> Facade:
    """The object of that Excel class that stands for one of the engine's own."""
    return Facade(owner, target)


def target_of(value: Any) -> Any:
    """The engine's own object behind an object of the model, or the value itself."""
    return object.__getattribute__(value, "_target") if isinstance(value, Facade) else value


def find(owner: str, name: str) -> Member | None:
    """The row of a member, `None` for one that files cannot answer."""
    return members().get((owner, name))


@cache
def members() -> dict[tuple[str, str], Member]:
    """Every member that is answered, by class and name."""
    from fae_xlwings.engine.model import (  # noqa: PLC0415 - the tables use this module's own classes
        books,
        chart_parts,
        charts,
        ranges,
        sheets,
        styles,
    )

    tables = (books, sheets, ranges, styles, charts, chart_parts)
    return {(row.owner, row.name): row for table in tables for row in table.MEMBERS}
