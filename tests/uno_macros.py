"""The LibreOffice side of the macro tests: one workbook loaded, its modules listed, some replaced, procedures called.

Reads one JSON request on standard input and writes one JSON answer. Run by the Python that has LibreOffice's `uno`.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from uno_recalculate import connect, properties, start, stop

RUN_MACROS = 4


def load(desktop: Any, path: str) -> Any:
    wanted = properties(Hidden=True, FilterName="Calc MS Excel 2007 VBA XML", MacroExecutionMode=RUN_MACROS)
    return desktop.loadComponentFromURL(Path(path).as_uri(), "_blank", 0, wanted)


def library(document: Any) -> Any:
    return document.BasicLibraries.getByName(document.BasicLibraries.ProjectName)


def replace(modules: Any, replaced: dict[str, str | None]) -> None:
    """The library with some modules changed, added, or, for None, removed."""
    for name, text in replaced.items():
        if text is None:
            modules.removeByName(name)
        elif modules.hasByName(name):
            modules.replaceByName(name, text)
        else:
            modules.insertByName(name, text)


def call(document: Any, procedure: str, arguments: list[Any]) -> Any:
    """What a function answers, or the error of Basic as text."""
    place = f"{document.BasicLibraries.ProjectName}.{procedure}"
    uri = f"vnd.sun.star.script:{place}?language=Basic&location=document"
    try:
        return document.getScriptProvider().getScript(uri).invoke(tuple(arguments), (), ())[0]
    except Exception as error:  # noqa: BLE001 - the test that asked must hear of it
        return f"{type(error).__name__}: {error}"


def answer(desktop: Any, request: dict[str, Any]) -> dict[str, Any]:
    """The modules of the workbook, and what each call answers; `beside` is another workbook, open meanwhile."""
    beside = load(desktop, request["beside"]) if request["beside"] else None
    document = load(desktop, request["path"])
    try:
        modules = library(document)
        texts = {name: modules.getByName(name) for name in modules.ElementNames}
        replace(modules, request["replace"])
        return {"modules": texts, "results": [call(document, *each) for each in request["calls"]]}
    finally:
        for each in filter(None, (document, beside)):
            each.close(True)


def main(soffice: str) -> None:
    profile = Path(tempfile.mkdtemp(prefix="fae_soffice_"))
    process = start(soffice, profile)
    desktop = None
    try:
        desktop = connect(process, profile.name)
        json.dump([answer(desktop, request) for request in json.load(sys.stdin)], sys.stdout)
    finally:
        stop(process, desktop)
        shutil.rmtree(profile, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1])
