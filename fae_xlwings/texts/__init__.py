"""French content as data files, and how to read them."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def content(name: str) -> dict[str, Any]:
    """The tables of `<name>.toml` in this folder."""
    return tomllib.loads(files("fae_xlwings.texts").joinpath(f"{name}.toml").read_text(encoding="utf-8"))
