"""The settings: complete, so that no other xlwings project of the user leaks in, and readable in a French Excel."""

import re

import pytest

from fae_xlwings.bundle.configuration import SETTINGS
from fae_xlwings.bundle.sources import xlwings_source

# Not ours to set: the old name of a key we set, places of Mac, where no button runs, a folder whose default is right.
LEFT_OUT = {"INTERPRETER", "ONEDRIVE_CONSUMER_MAC", "ONEDRIVE_COMMERCIAL_MAC", "SHAREPOINT_MAC", "TEMP DIR"}
VALUES = {setting.key: setting.value for setting in SETTINGS}


@pytest.mark.parametrize("source", ["xlwings.bas", "xlwings_custom_addin.bas"])
def test_every_key_that_xlwings_looks_for_is_set(source: str) -> None:
    asked = set(re.findall(r'GetConfig\("([^"]+)"', xlwings_source(source)))

    assert asked - LEFT_OUT == set(VALUES)


@pytest.mark.parametrize("source", ["xlwings.bas", "xlwings_custom_addin.bas"])
def test_every_setting_that_is_true_or_false_is_written_in_english(source: str) -> None:
    """VBA turns False into « Faux » in a French Excel, and then cannot read it back."""
    booleans = set(re.findall(r'GetConfig\("([^"]+)", (?:False|True|"true"|"True")\)', xlwings_source(source)))

    assert booleans
    assert {VALUES[key] for key in booleans} <= {"True", "False"}


def test_no_key_is_set_twice_and_all_are_upper_case() -> None:
    keys = [setting.key for setting in SETTINGS]

    assert len(set(keys)) == len(keys)
    assert [key.upper() for key in keys] == keys


def test_python_is_looked_for_in_the_user_s_own_folder_and_kept_warm() -> None:
    assert VALUES["INTERPRETER_WIN"] == r"%LOCALAPPDATA%\FAE2026\python\pythonw.exe"
    assert VALUES["USE UDF SERVER"] == "True"
    assert VALUES["UDF MODULES"] == "fae_xlwings.udfs"
    assert VALUES["ADD_WORKBOOK_TO_PYTHONPATH"] == "False"
