"""What every object of the double has in common: its members are counted, and names it does not know are refused."""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import TYPE_CHECKING, Any, ClassVar, Self

from french_excel.windows import PROPERTY_GET, PROPERTY_PUT, RANGE_IID, CDispatch, ComError

if TYPE_CHECKING:
    from french_excel.excel import FrenchExcel

EXCEPTION, NOT_DONE, UNKNOWN_NAME = -2147352567, -2146827284, -2147352570
WRAPPER = "COMRetryObjectWrapper"
HELP = "xlmain11.chm"


class UnknownMemberError(BaseException):
    """A member that the double does not know: no `except Exception` of the product may swallow it."""


class FaultError(BaseException):
    """A mistake of the double itself, which xlwings would take for a busy Excel and ask again for ever."""


def refused(why: str, code: int = NOT_DONE) -> ComError:
    """What Excel raises when it will not do a thing: 1004 unless told otherwise."""
    return ComError(EXCEPTION, "Une exception s'est produite.", (0, "Microsoft Excel", why, HELP, 0, code), None)


def bare(value: Any) -> Any:
    """The object itself, out of the wrapper in which xlwings keeps it."""
    return value._inner if type(value).__name__ == WRAPPER else value


def _counted(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, told to Excel each time it is called: it may be the call that fails."""

    @wraps(function)
    def counting(self: "ComObject", *args: Any, **kwargs: Any) -> Any:
        self.excel.called(name)
        try:
            return function(self, *map(bare, args), **{key: bare(value) for key, value in kwargs.items()})
        except AttributeError as error:
            raise FaultError(f"{name}: {error}") from error

    return counting


class ComObject(CDispatch):
    """An object of Excel's object model; what begins with a capital is Excel's, the rest is the double's own."""

    members: ClassVar[frozenset[str]] = frozenset()

    def __init_subclass__(cls, part_of: str = "") -> None:
        """The members that the class adds made countable, by the name of the object that it is, or is a part of."""
        own = {name: member for name, member in vars(cls).items() if name[0].isupper()}
        for name, member in own.items():
            setattr(cls, name, _countable(f"{part_of or cls.__name__}.{name}", member))
        inherited = (base.members for base in cls.__bases__ if issubclass(base, ComObject))
        cls.members = frozenset(own).union(*inherited)

    def __init__(self, excel: "FrenchExcel", parent: Any = None) -> None:
        self.excel, self.parent = excel, parent

    @property
    def _oleobj_(self) -> "_Ole":
        return _Ole(self)

    @property
    def Application(self) -> Any:
        return self.excel.application

    @property
    def Parent(self) -> Any:
        return self.parent

    def __getattr__(self, name: str) -> Any:
        if name[0].isupper():
            raise UnknownMemberError(f"{type(self).__name__}.{name} is unknown to the double")
        raise AttributeError(name)

    def __setattr__(self, name: str, value: Any) -> None:
        if name[0].isupper() and name not in self.members:
            raise UnknownMemberError(f"{type(self).__name__}.{name} cannot be set in the double")
        object.__setattr__(self, name, value)


def _countable(name: str, member: Any) -> Any:
    if isinstance(member, property):
        fget, fset = member.fget, member.fset
        return property(
            fget and _counted(name, fget),
            fset and _counted(f"{name}=", fset),
        )
    return _counted(name, member) if callable(member) else member


ComObject.members = frozenset({"Application", "Parent"})


class _Ole:
    """The lowest door of an object, through which a language may be named and indexed properties are reached."""

    def __init__(self, target: ComObject) -> None:
        self.target = target

    def GetIDsOfNames(self, *names: Any) -> Any:
        """The name itself stands for its number."""
        wanted = names[-1]
        if wanted not in self.target.members and f"Get{wanted}" not in self.target.members:
            raise ComError(UNKNOWN_NAME, "Nom inconnu.", None, None)
        return wanted

    def Invoke(self, name: str, language: int, flags: int, _wanted: int, *args: Any) -> Any:
        """A member read, set or called, in a language."""
        with self.target.excel.speaking(language):
            return self._invoke(name, flags, args)

    def _invoke(self, name: str, flags: int, args: tuple[Any, ...]) -> Any:
        if flags == PROPERTY_PUT and len(args) == 1:
            return setattr(self.target, name, args[0])
        if flags == PROPERTY_PUT:
            return getattr(self.target, f"Set{name}")(*args)
        if flags == PROPERTY_GET and args:
            return getattr(self.target, f"Get{name}")(*args)
        return getattr(self.target, name)(*args) if args else getattr(self.target, name)

    def GetTypeInfo(self) -> Self:
        return self

    def GetTypeAttr(self) -> Self:
        return self

    @property
    def iid(self) -> str:
        return RANGE_IID if type(self.target).__name__ == "Range" else ""


class Collection(ComObject):
    """Objects counted from 1, found by their number or their name too."""

    def items(self) -> list[Any]:
        """The objects, in Excel's order."""
        raise NotImplementedError

    def named(self, name: str) -> Any:
        """The object of a name, whatever its capitals; None where there is none."""
        return next((each for each in self.items() if each.name.casefold() == name.casefold()), None)

    def numbered(self, number: int) -> Any:
        """The object of a number; None where there is none."""
        found = self.items()
        return found[number - 1] if 0 < number <= len(found) else None

    @property
    def Count(self) -> int:
        return len(self.items())

    def Item(self, key: Any) -> Any:
        each = self.named(key) if isinstance(key, str) else self.numbered(int(key))
        if each is None:
            raise refused(f"{type(self).__name__}({key!r}): l'indice n'appartient pas à la sélection.")
        return each

    def __call__(self, key: Any) -> Any:
        return self.Item(key)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.items())
