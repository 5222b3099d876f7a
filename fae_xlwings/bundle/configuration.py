"""The hidden sheet that tells xlwings where Python is.

Every key that xlwings looks for is there, even empty: one that is missing is taken from the user's own xlwings
settings, or from a default that a French Excel turns into « Faux », which its code does not understand.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape

WORKBOOK_SHEET = "xlwings.conf"
# The add-in has a name of its own: under xlwings.conf it would obey the sheet of any xlwings workbook that is open.
ADDIN_PROJECT = "fae"
ADDIN_SHEET = f"{ADDIN_PROJECT}.conf"
UDF_MODULE = "fae_xlwings.udfs"
VERSION_NAME = "FAE_VERSION"
INTERPRETER = "INTERPRETER_WIN"


@dataclass(frozen=True, slots=True)
class Setting:
    """A row of the sheet: xlwings' own word for a setting, and its value, always text."""

    key: str
    value: str


# fmt: off
SETTINGS = (
    Setting(INTERPRETER,                  r"%LOCALAPPDATA%\FAE2026\python\pythonw.exe"),
    Setting("INTERPRETER_MAC",            ""),
    Setting("PYTHONPATH",                 ""),
    Setting("ADD_WORKBOOK_TO_PYTHONPATH", "False"),
    Setting("UDF MODULES",                UDF_MODULE),
    Setting("USE UDF SERVER",             "True"),
    Setting("DEBUG UDFS",                 "False"),
    Setting("SHOW CONSOLE",               "False"),
    Setting("SHOW_ERROR_POPUPS",          "True"),
    Setting("CONDA PATH",                 ""),
    Setting("CONDA ENV",                  ""),
    Setting("LICENSE_KEY",                ""),
    Setting("ONEDRIVE_CONSUMER_WIN",      ""),
    Setting("ONEDRIVE_COMMERCIAL_WIN",    ""),
    Setting("SHAREPOINT_WIN",             ""),
)
# fmt: on


def serving(interpreter: str) -> tuple[Setting, ...]:
    """The settings for another Python than the delivered one."""
    return tuple(replace(each, value=interpreter) if each.key == INTERPRETER else each for each in SETTINGS)


SHEET_XML = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData>'
    "</worksheet>"
)
CELL_XML = '<c r="{address}" t="inlineStr"><is><t>{text}</t></is></c>'


def sheet_xml(settings: Sequence[Setting] = SETTINGS) -> bytes:
    """The worksheet part of the settings: keys in column A from row 1, values in column B, all of them text."""
    rows = "".join(_row_xml(number, setting) for number, setting in enumerate(settings, 1))
    return SHEET_XML.format(rows=rows).encode()


def _row_xml(number: int, setting: Setting) -> str:
    """A row of the sheet."""
    key = CELL_XML.format(address=f"A{number}", text=escape(setting.key, quote=False))
    value = CELL_XML.format(address=f"B{number}", text=escape(setting.value, quote=False))
    return f'<row r="{number}">{key}{value if setting.value else ""}</row>'
