"""French content as data files, and how to read them."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

NO_BREAK_SPACE = "\u00a0"
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)(?!\S*@)")
_BESIDE_A_MARK = re.compile(r" (?=[:;!?%»€])|(?<=«) ")


@cache
def content(name: str) -> dict[str, Any]:
    """The tables of `<name>.toml` in this folder, typeset as `typeset` does."""
    text = files("fae_xlwings.texts").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(typeset(text))


def typeset(text: str) -> str:
    """The text as French typography has it: no line may end between a word and the mark that follows it."""
    return _BESIDE_A_MARK.sub(NO_BREAK_SPACE, text)


def printed(text: str) -> str:
    """The text as Word prints it, with the apostrophe that it puts itself; an address stays as it is typed."""
    return _APOSTROPHE.sub("’", text)


def plain(name: str, **words: str) -> str:
    """The text of `<name>.txt` in this folder, its `{words}` filled in."""
    return files("fae_xlwings.texts").joinpath(f"{name}.txt").read_text(encoding="utf-8").format_map(words)
