"""The VBA functions behind `=FAE_SCORE(…)` and the others, written by xlwings' own generator."""

import json
import os
import re
import subprocess
import sys
from typing import TypedDict

from fae_xlwings.bundle.vba_modules import Module, standard_module
from fae_xlwings.errors import InputError

# xlwings gives its own name to the module it imports: under it, an import replaces ours instead of doubling it.
MODULE_NAME = "xlwings_udfs"
HEADER = f'Attribute VB_Name = "{MODULE_NAME}"\n#Const App = "Microsoft Excel"\n\n'
TECHNICAL_ERROR = "= Err.Description"
FRENCH_ERROR = '= FaeTexte("formule")'

# Run in a process of its own: where Windows' COM modules are missing, empty ones stand in for them, and the decorators
# of xlwings, which do nothing outside Windows, become the real ones.
SCRIPT = """
import io, json, sys
from importlib import import_module
from types import ModuleType, SimpleNamespace

def stand_in(name, **members):
    try:
        import_module(name)
    except ImportError:
        sys.modules[name] = ModuleType(name)
        vars(sys.modules[name]).update(members)

stand_in("pythoncom", CoInitialize=None)
stand_in("pywintypes", com_error=OSError)
stand_in("win32com")
stand_in("win32com.client", Dispatch=None)
import xlwings
from xlwings import udfs
xlwings.func, xlwings.sub, xlwings.arg, xlwings.ret = udfs.xlfunc, udfs.xlsub, udfs.xlarg, udfs.xlret
module = import_module(sys.argv[1])
vba = io.StringIO()
udfs.generate_vba_wrapper(sys.argv[1], module, vba, SimpleNamespace(Name=sys.argv[2]))
functions = [member for member in vars(module).values() if hasattr(member, "__xlfunc__")]
helps = {function.__name__: (function.__doc__ or "").strip().partition("\\n")[0] for function in functions}
print(json.dumps({"vba": vba.getvalue(), "helps": helps}))
"""


class Wrappers(TypedDict):
    """What the generating process answers: the VBA, and a line of help by function."""

    vba: str
    helps: dict[str, str]


def udf_module(python_module: str, file_name: str) -> Module:
    """The VBA module of the cell functions of a Python module, for a workbook or, by its file name, an add-in.

    The first line of a function's docstring is its help in Excel. Raises InputError when Python cannot import the
    module, or when it has no function.
    """
    wrappers = _generated(python_module, file_name)
    if not wrappers["helps"]:
        raise InputError(f"Le module {python_module} ne contient aucune fonction de cellule : ajoutez @xw.func.")
    vba = wrappers["vba"].replace(TECHNICAL_ERROR, FRENCH_ERROR)
    for name, text in wrappers["helps"].items():
        vba = _with_help(vba, name, text)
    return standard_module(HEADER + vba)


def _generated(python_module: str, file_name: str) -> Wrappers:
    """The answer of the generating process, which finds modules where this one does."""
    done = subprocess.run(  # noqa: S603  # our own script, run by our own Python
        [sys.executable, "-X", "utf8", "-c", SCRIPT, python_module, file_name],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    if done.returncode:
        reason = done.stderr.strip().rpartition("\n")[2]
        raise InputError(f"Les fonctions de cellule de {python_module} ne peuvent pas être écrites : {reason}.")
    return json.loads(done.stdout)


def _with_help(vba: str, name: str, text: str) -> str:
    """The VBA with a help line in a function, where Excel's function wizard reads it."""
    quoted = text.replace('"', '""')
    line = f'Attribute {name}.VB_Description = "{quoted}"'
    signature = re.compile(rf"^Function {name}\(.*\)$", re.MULTILINE)
    return signature.sub(lambda match: f"{match.group()}\n{line}", vba) if text else vba
