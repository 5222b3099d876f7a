"""Formulas as people write them, and as files keep them: the rows of tables spelt out.

Functions younger than the file format carry a prefix in files; no room writes one, and those of the user's keep theirs.
"""

import re

_STRING = r'"(?:[^"]|"")*"'
_ROW = re.compile(_STRING + r"|([^\W\d][\w.]*)?\[@(\[[^\[\]]+\](?::\[[^\[\]]+\])?|[^\[\]]*)\]")
_SPELT = re.compile(_STRING + r"|([^\W\d][\w.]*)\[\[#This Row\],(\[[^\[\]]+\](?::\[[^\[\]]+\])?)\]", re.IGNORECASE)


def to_file(formula: str, table: str | None = None) -> str:
    """The formula as files keep it; `table` is the one its cell belongs to, meant by « [@CA] »."""

    def row(found: re.Match[str]) -> str:
        name, columns = found[1] or table, found[2]
        if columns is None or name is None:
            return found[0]
        inner = columns if columns.startswith("[") else f"[{columns}]"
        return f"{name}[[#This Row],{inner}]" if columns else f"{name}[#This Row]"

    return _ROW.sub(row, formula)


def to_excel(formula: str, table: str | None = None) -> str:
    """The formula as people write it; rows of `table`, which its cell belongs to, go without its name."""

    def row(found: re.Match[str]) -> str:
        if found[1] is None:
            return found[0]
        name = "" if table is not None and found[1].lower() == table.lower() else found[1]
        simple = re.fullmatch(r"\[(\w+)\]", found[2])
        return f"{name}[@{simple[1] if simple else found[2]}]"

    return _SPELT.sub(row, formula) if "[" in formula else formula
