"""The registry of Windows itself, and that the one in memory of the other tests behaves like it."""

import pytest
from memory_registry import Memory
from wine import Prefix

pytestmark = pytest.mark.windows

KEY = r"HKCU\Software\FAE essai\É & fils"
STORY = f"""
def told(registry):
    said = [registry.read({KEY!r}, "n"), registry.names({KEY!r})]
    registry.write({KEY!r}, "n", 7)
    registry.write({KEY!r}, "", "texte à lire")
    registry.write({KEY!r}, "n", 8)
    said += [registry.read({KEY!r}, "n"), registry.read({KEY!r}, ""), sorted(registry.names({KEY!r}))]
    registry.delete({KEY!r}, "n")
    registry.delete({KEY!r}, "n")
    said += [registry.read({KEY!r}, "n"), registry.names({KEY!r})]
    registry.delete_key({KEY!r})
    registry.delete_key({KEY!r})
    return [*said, registry.read({KEY!r}, ""), registry.names({KEY!r})]
"""
ASK = STORY + "from fae_xlwings.windows.registry import WindowsRegistry; print(told(WindowsRegistry()))"


def test_windows_answers_as_the_memory_of_the_other_tests(windows: Prefix) -> None:
    known: dict[str, object] = {}
    exec(STORY, known)  # noqa: S102 - the same text is told to both

    assert windows.run_python(ASK).stdout.strip() == repr(known["told"](Memory()))  # type: ignore[operator]
