"""Excel's own object model, as far as a file can answer it."""

from typing import Any


def facade(owner: str, target: Any) -> Any:
    """The object of that kind."""
    return (owner, target)
