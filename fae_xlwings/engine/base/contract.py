"""The members of xlwings' engine interface that a file cannot answer, each refused by its name."""

from typing import Any, NoReturn

from xlwings import base_classes

# What xlwings passes for an argument that was not given.
UNSET = base_classes._UNSET  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]


class Refused:
    """A member of the interface that raises `NotImplementedError` with its own name, read, called or set."""

    def __init__(self, owner: str, name: str) -> None:
        self.owner = owner
        self.name = name

    def __get__(self, instance: object, owner: type | None = None) -> Any:
        return self if instance is None else self._refuse()

    def __set__(self, instance: object, value: Any) -> None:
        self._refuse()

    def _refuse(self) -> NoReturn:
        refuse(f"{self.owner}.{self.name}")


class Implementation:
    """A class of the engine: it answers what it defines or declares and refuses by name the rest of its `contract`."""

    __slots__ = ()

    def __init_subclass__(cls, contract: type | None = None, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        held = {name for each in cls.__mro__ for name in vars(each).get("__annotations__", ())}
        for name in dir(contract) if contract else ():
            if name.startswith("_") or name in held:
                continue
            if not hasattr(cls, name):
                setattr(cls, name, Refused(cls.__name__, name))
            elif _is_settable(getattr(contract, name)) and not _is_settable(own := getattr(cls, name), default=True):
                setattr(cls, name, own.setter(Refused(cls.__name__, name).__set__))


def _is_settable(member: Any, *, default: bool = False) -> bool:
    return member.fset is not None if isinstance(member, property) else default


def refuse(member: str) -> NoReturn:
    """The refusal of a member, named, with what to do instead."""
    raise NotImplementedError(f"{member} : ce classeur est traité sans Excel, ouvrez-le dans Excel pour cette action.")


def given(values: dict[str, Any]) -> dict[str, Any]:
    """The arguments that were given, of those that xlwings passes on."""
    return {name: value for name, value in values.items() if value is not UNSET}
