"""Excel's own object model, as far as a file can answer it: what `.api` gives.

xlwings has no word for protection, print set-up or data labels; code says them in Excel's own terms, and the same line
runs in live Excel over COM. Each class of the model is a class of rows; whatever has no row is refused by its name.
"""

from collections.abc import Callable, Iterator
from functools import partial
from operator import attrgetter
from typing import Any

from fae_xlwings.engine.base.contract import refuse

Get = Callable[[Any], Any]
Put = Callable[[Any, Any], Any]


class Member:
    """A member of a class of Excel's model: how it is read and set on the engine's own object."""

    name: str

    def __init__(self, get: Get | None = None, put: Put | None = None) -> None:
        self.get = get
        self.put = put

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, instance: "Api | None", owner: type) -> Any:
        if instance is None:
            return self
        return self.get(target_of(instance)) if self.get else instance.refuse(self.name)

    def __set__(self, instance: "Api", value: Any) -> None:
        if self.put is None:
            instance.refuse(f"{self.name} = …")
        else:
            self.put(target_of(instance), value)


class Api:
    """An object of Excel's model that stands for one of the engine's own."""

    __slots__ = ("_target",)

    def __init_subclass__(cls, of: Any = None) -> None:
        """A class of the model is what `.api` gives of one of the engine's own classes."""
        if of is not None:
            of.api = property(cls)

    def __init__(self, target: Any) -> None:
        object.__setattr__(self, "_target", target)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        self.refuse(name)

    def __setattr__(self, name: str, value: Any) -> None:
        if not isinstance(getattr(type(self), name, None), Member):
            self.refuse(f"{name} = …")
        object.__setattr__(self, name, value)

    def __call__(self, *args: Any) -> Any:
        """The item of a collection: Excel's default member."""
        return self.Item(*args)

    def __iter__(self) -> Iterator[Any]:
        """The items of a collection, as a COM collection is walked."""
        return (self(number) for number in range(1, self.Count + 1))

    def refuse(self, name: str) -> Any:
        """The refusal of a member that files cannot answer."""
        refuse(f"{type(self).__name__.removesuffix('Api')}.api.{name}")


def target_of(value: Any) -> Any:
    """The engine's own object behind an object of the model, or the value itself."""
    return object.__getattribute__(value, "_target") if isinstance(value, Api) else value


def plain(name: str) -> Member:
    """A member read from and set to an attribute of the target."""
    return Member(attrgetter(name), lambda target, value: setattr(target, name, value))


def part(api: Callable[[Any], Api], reach: Get = lambda target: target) -> Member:
    """A member that is an object of its own."""
    return Member(lambda target: api(reach(target)))


def method(call: Callable[..., Any]) -> Member:
    """A member to be called."""
    return Member(lambda target: partial(call, target))
