"""A registry in memory; `tests/windows/test_registry.py` shows that Windows' own behaves like it."""

from fae_xlwings.windows.registry import Value


class Memory:
    """Keys and values, as in HKEY_CURRENT_USER."""

    def __init__(self) -> None:
        self.keys: dict[str, dict[str, Value]] = {}

    def read(self, key: str, name: str) -> Value | None:
        return self.keys.get(key, {}).get(name)

    def names(self, key: str) -> tuple[str, ...]:
        return tuple(self.keys.get(key, {}))

    def write(self, key: str, name: str, value: Value) -> None:
        self.keys.setdefault(key, {})[name] = value

    def delete(self, key: str, name: str) -> None:
        self.keys.get(key, {}).pop(name, None)

    def delete_key(self, key: str) -> None:
        self.keys.pop(key, None)
