r"""The Windows registry, by keys written as the registry editor writes them: « HKCU\Software\… »."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any, Protocol

Value = str | int
HIVES = {"HKCU": "HKEY_CURRENT_USER", "HKLM": "HKEY_LOCAL_MACHINE"}


class Registry(Protocol):
    """Keys and their values; what is not there reads as None and needs no deleting."""

    def read(self, key: str, name: str) -> Value | None:
        """The value of a name; "" is the name of a key's default value."""
        ...

    def names(self, key: str) -> tuple[str, ...]:
        """The names of the values of a key."""
        ...

    def write(self, key: str, name: str, value: Value) -> None:
        """The value put under a name, its key created where it is not there."""
        ...

    def delete(self, key: str, name: str) -> None:
        """The value under a name taken away."""
        ...

    def delete_key(self, key: str) -> None:
        """A key without keys below it taken away with its values."""
        ...


class WindowsRegistry:
    """The registry of this computer, in its 64-bit view."""

    def __init__(self) -> None:
        self._winreg: Any = import_module("winreg")

    def read(self, key: str, name: str) -> Value | None:
        """The value of a name, None where it or its key is not there or may not be read."""
        try:
            with self._open(key, self._winreg.KEY_READ) as handle:
                return self._winreg.QueryValueEx(handle, name)[0]
        except OSError:
            return None

    def names(self, key: str) -> tuple[str, ...]:
        """The names of the values of a key, none for a key that is not there."""
        try:
            with self._open(key, self._winreg.KEY_READ) as handle:
                return tuple(self._names(handle))
        except OSError:
            return ()

    def _names(self, handle: Any) -> Iterator[str]:
        for number in range(self._winreg.QueryInfoKey(handle)[1]):
            yield self._winreg.EnumValue(handle, number)[0]

    def write(self, key: str, name: str, value: Value) -> None:
        """The value put under a name, a text as REG_SZ and a number as REG_DWORD."""
        kind = self._winreg.REG_DWORD if isinstance(value, int) else self._winreg.REG_SZ
        hive, path = self._parts(key)
        with self._winreg.CreateKeyEx(hive, path, 0, self._winreg.KEY_WRITE | self._winreg.KEY_WOW64_64KEY) as handle:
            self._winreg.SetValueEx(handle, name, 0, kind, value)

    def delete(self, key: str, name: str) -> None:
        """The value under a name taken away, if it is there."""
        if name in self.names(key):
            with self._open(key, self._winreg.KEY_WRITE) as handle:
                self._winreg.DeleteValue(handle, name)

    def delete_key(self, key: str) -> None:
        """The key taken away, if it is there."""
        hive, path = self._parts(key)
        try:
            self._winreg.DeleteKeyEx(hive, path, self._winreg.KEY_WOW64_64KEY, 0)
        except FileNotFoundError:
            return

    def _open(self, key: str, access: int) -> Any:
        hive, path = self._parts(key)
        return self._winreg.OpenKey(hive, path, 0, access | self._winreg.KEY_WOW64_64KEY)

    def _parts(self, key: str) -> tuple[int, str]:
        hive, _, path = key.partition("\\")
        return getattr(self._winreg, HIVES[hive]), path
