"""Formulas as people write them, and as files keep them: table rows spelt out, newer functions marked."""

import re

# Functions younger than the file format (2007) that Excel knows in files under a prefix only (MS-XLSX 2.2.2).
NEWER = (
    "ACOT", "AGGREGATE", "ARRAYTOTEXT", "BYCOL", "BYROW", "CEILING.MATH", "CHOOSECOLS", "CHOOSEROWS", "CONCAT",
    "CONFIDENCE.NORM", "COVARIANCE.P", "COVARIANCE.S", "DAYS", "DROP", "EXPAND", "FILTERXML", "FLOOR.MATH",
    "FORECAST.LINEAR", "FORMULATEXT", "HSTACK", "IFNA", "IFS", "ISFORMULA", "ISOWEEKNUM", "LAMBDA", "LET", "MAKEARRAY",
    "MAP", "MAXIFS", "MINIFS", "MODE.MULT", "MODE.SNGL", "NORM.DIST", "NORM.INV", "NORM.S.DIST", "NORM.S.INV",
    "NUMBERVALUE", "PERCENTILE.EXC", "PERCENTILE.INC", "PERCENTRANK.EXC", "PERCENTRANK.INC", "QUARTILE.EXC",
    "QUARTILE.INC", "RANDARRAY", "RANK.AVG", "RANK.EQ", "REDUCE", "SCAN", "SEQUENCE", "SHEET", "SHEETS", "SORTBY",
    "STDEV.P", "STDEV.S", "SWITCH", "TAKE", "TEXTAFTER", "TEXTBEFORE", "TEXTJOIN", "TEXTSPLIT", "TOCOL", "TOROW",
    "UNICHAR", "UNICODE", "UNIQUE", "VALUETOTEXT", "VAR.P", "VAR.S", "VSTACK", "WRAPCOLS", "WRAPROWS", "XLOOKUP",
    "XMATCH", "XOR",
)  # fmt: skip
# Two of them have a second prefix.
WORKSHEET = ("FILTER", "SORT")

_MARKED = frozenset((*NEWER, *WORKSHEET))

_STRING = r'"(?:[^"]|"")*"'
_CALL = re.compile(
    _STRING + r"|(?<![\w.])(" + "|".join(map(re.escape, sorted((*NEWER, *WORKSHEET), key=len, reverse=True))) + r")\(",
    re.IGNORECASE,
)
_NAMES = re.compile(r"(?<![\w.])([A-Z][A-Z0-9.]*)\(")
_PREFIXED = re.compile(_STRING + r"|_xlfn\.(?:_xlws\.)?", re.IGNORECASE)
_ROW = re.compile(_STRING + r"|([^\W\d][\w.]*)?\[@(\[[^\[\]]+\](?::\[[^\[\]]+\])?|[^\[\]]*)\]")
_SPELT = re.compile(_STRING + r"|([^\W\d][\w.]*)\[\[#This Row\],(\[[^\[\]]+\](?::\[[^\[\]]+\])?)\]", re.IGNORECASE)


def needs_file_form(formula: str) -> bool:
    """Whether the file keeps the formula in another form than people write."""
    return "[@" in formula or not _MARKED.isdisjoint(_NAMES.findall(formula.upper()))


def to_file(formula: str, table: str | None = None) -> str:
    """The formula as files keep it; `table` is the one its cell belongs to, meant by « [@CA] »."""

    def row(found: re.Match[str]) -> str:
        name, columns = found[1] or table, found[2]
        if columns is None or name is None:
            return found[0]
        inner = columns if columns.startswith("[") else f"[{columns}]"
        return f"{name}[[#This Row],{inner}]" if columns else f"{name}[#This Row]"

    def call(found: re.Match[str]) -> str:
        if found[1] is None:
            return found[0]
        prefix = "_xlfn._xlws." if found[1].upper() in WORKSHEET else "_xlfn."
        return f"{prefix}{found[0]}"

    return _CALL.sub(call, _ROW.sub(row, formula))


def to_excel(formula: str, table: str | None = None) -> str:
    """The formula as people write it; rows of `table`, which its cell belongs to, go without its name."""
    if "[" not in formula and "_xl" not in formula:
        return formula

    def row(found: re.Match[str]) -> str:
        if found[1] is None:
            return found[0]
        name = "" if table is not None and found[1].lower() == table.lower() else found[1]
        simple = re.fullmatch(r"\[(\w+)\]", found[2])
        return f"{name}[@{simple[1] if simple else found[2]}]"

    bare = _PREFIXED.sub(lambda found: found[0] if found[0].startswith('"') else "", formula)
    return _SPELT.sub(row, bare)
