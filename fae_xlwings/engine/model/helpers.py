"""Ways to read and set things that several tables of Excel's object model share."""

from collections.abc import Callable, Mapping
from typing import Any

from fae_xlwings.engine.model.object_model import Member, facade

Get = Callable[[Any], Any]
Set = Callable[[Any, Any], None]

# Excel's own words for false and true of shapes (MsoTriState).
MSO_TRUE = -1


def plain(owner: str, name: str, attribute: str) -> Member:
    """A member read from and set to an attribute of the target, « a.b » for one further inside."""
    *path, last = attribute.split(".")

    def holder(target: Any) -> Any:
        for step in path:
            target = getattr(target, step)
        return target

    return Member(owner, name, lambda target: getattr(holder(target), last), lambda t, v: setattr(holder(t), last, v))


def worded(owner: str, name: str, attribute: str, words: Mapping[int, Any]) -> Member:
    """A member that Excel counts and the target spells: numbers to words and back."""
    numbers = {word: number for number, word in reversed([*words.items()])}
    inner = plain(owner, name, attribute)
    assert inner.get is not None  # noqa: S101 - plain members can be read and set
    assert inner.set is not None  # noqa: S101 - idem
    read, write = inner.get, inner.set
    return Member(owner, name, lambda t: numbers.get(read(t)), lambda t, v: write(t, _word(owner, name, words, v)))


def _word(owner: str, name: str, words: Mapping[int, Any], value: Any) -> Any:
    if value not in words:
        raise ValueError(f"{owner}.api.{name} : {value!r} n'est pas une valeur connue.")
    return words[value]


def part(owner: str, name: str, inner: str, reach: Get = lambda target: target) -> Member:
    """A member that is an object of its own."""
    return Member(owner, name, lambda target: facade(inner, reach(target)))


def method(owner: str, name: str, call: Callable[..., Any]) -> Member:
    """A member to be called."""
    return Member(owner, name, call=call)
