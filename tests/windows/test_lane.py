"""The lane itself: which Windows it has, and what it must do without."""

import pytest
from wine import Prefix

pytestmark = pytest.mark.windows

VERSIONS = "import numpy, sys, pandas; print(sys.version_info[:2], sys.getwindowsversion().major, numpy.__version__)"
COM = """
import pythoncom, win32com.client
words = win32com.client.Dispatch("Scripting.Dictionary")
words.Add("un", 1)
print(words.Count)
"""


def test_windows_ten_and_python_are_there_with_an_older_numpy(windows: Prefix) -> None:
    assert windows.run_python(VERSIONS).stdout.split("\n")[0].strip() == "(3, 13) 10 2.1.3"


def test_calamine_cannot_be_loaded_here_so_openpyxl_reads(windows: Prefix) -> None:
    done = windows.run_python("import python_calamine")

    assert "ImportError" in done.stderr
    assert windows.run_python("import fae_xlwings.intake.workbooks").returncode == 0


def test_com_answers(windows: Prefix) -> None:
    assert windows.run_python(COM).stdout.strip() == "1"
