"""The garbage collector kept quiet while large tables are read."""

import gc
from collections.abc import Generator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Generator[None]:
    """A stretch, or a decorated function, without garbage collection.

    Fifty thousand rows are a million new values, none of them in a cycle: looking for cycles among them again
    and again takes longer than cleaning them.
    """
    restore = gc.enable if gc.isenabled() else gc.disable
    gc.disable()
    try:
        yield
    finally:
        restore()
