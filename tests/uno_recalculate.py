"""The LibreOffice side of tests/office.py: a warm, invisible soffice that answers one JSON request a line.

Run by the Python that has LibreOffice's `uno` module, which is seldom that of the tests. The end of standard
input stops soffice and removes its profile, so nothing is left behind even when the tests are killed.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from itertools import accumulate, count
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.sheet.FormulaResult import ERROR

START_TIMEOUT_S = 90
BORDER = 300
"""The white around what a screen shows, in hundredths of a millimetre."""

ERRORS = {
    503: "#NUM!",
    519: "#VALUE!",
    521: "#NULL!",
    524: "#REF!",
    525: "#NAME?",
    532: "#DIV/0!",
    32767: "#N/A",
}

FRENCH = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>fr-FR</value></prop>
</item>
</oor:items>
"""


def properties(**values: object) -> tuple[Any, ...]:
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


def start(soffice: str, profile: Path) -> subprocess.Popen[bytes]:
    """A soffice with a profile of its own, that calculates as on a French machine: TEXT and VALUE depend on it."""
    (profile / "user").mkdir()
    (profile / "user" / "registrymodifications.xcu").write_text(FRENCH, encoding="utf-8")
    switches = ["--headless", "--norestore", "--nologo", "--nodefault", "--nofirststartwizard"]
    return subprocess.Popen(
        [soffice, f"-env:UserInstallation={profile.as_uri()}", *switches, f"--accept=pipe,name={profile.name};urp;"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def connect(process: subprocess.Popen[bytes], pipe: str) -> Any:
    """The desktop of the soffice that listens on `pipe`."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    deadline = time.monotonic() + START_TIMEOUT_S
    while time.monotonic() < deadline and process.poll() is None:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.1)
        else:
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    raise RuntimeError("LibreOffice did not start")


def stop(process: subprocess.Popen[bytes], desktop: Any) -> None:
    try:
        desktop.terminate()
        process.wait(timeout=10)
    except Exception:  # noqa: BLE001 - whatever went wrong, nothing may be left running
        kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """The end of soffice and of the children it started."""
    if hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


def load(desktop: Any, path: str, filter_name: str) -> Any:
    """The document, opened as `filter_name`: without it LibreOffice would take any text file for a table."""
    wanted = properties(Hidden=True, FilterName=filter_name, MacroExecutionMode=0, UpdateDocMode=0)
    document = desktop.loadComponentFromURL(Path(path).as_uri(), "_blank", 0, wanted)
    if document is None:
        raise RuntimeError(f"LibreOffice cannot open {Path(path).name}")
    return document


def edit(document: Any, address: str, value: float | str | None) -> None:
    sheet, cell = address.rsplit("!", 1)
    target = document.Sheets.getByName(sheet).getCellRangeByName(cell)
    if isinstance(value, str):
        target.setString(value)
    elif value is None:
        target.clearContents(1 | 2 | 4 | 16)
    else:
        target.setValue(value)


def column_letters(column: int) -> str:
    letters = ""
    while column >= 0:
        column, rest = divmod(column, 26)
        letters = chr(65 + rest) + letters
        column -= 1
    return letters


def values(sheet: Any) -> dict[str, float | str]:
    """The content of every cell that shows something."""
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(True)
    found = {
        f"{column_letters(column)}{row}": value
        for row, line in enumerate(cursor.getDataArray(), start=1)
        for column, value in enumerate(line)
        if value not in ("", None)
    }
    return {**found, **errors(sheet)}


def errors(sheet: Any) -> dict[str, str]:
    cells = sheet.queryFormulaCells(ERROR).Cells.createEnumeration()
    found = {}
    while cells.hasMoreElements():
        cell = cells.nextElement()
        where = cell.CellAddress
        found[f"{column_letters(where.Column)}{where.Row + 1}"] = ERRORS.get(cell.getError(), f"Err:{cell.getError()}")
    return found


def recalculate(document: Any, request: dict[str, Any]) -> dict[str, dict[str, float | str]]:
    for address, value in request["edits"].items():
        edit(document, address, value)
    document.calculateAll()
    return {sheet.Name: values(sheet) for sheet in document.Sheets}


def export_pdf(document: Any, request: dict[str, Any]) -> None:
    """The document as PDF, or one of its sheets: the others are hidden and lose their print areas.

    A hidden sheet is not printed, unless it has a print area.
    """
    if request["sheet"]:
        document.Sheets.getByName(request["sheet"]).IsVisible = True
        for sheet in document.Sheets:
            sheet.IsVisible = sheet.Name == request["sheet"]
            if not sheet.IsVisible:
                sheet.setPrintAreas(())
            elif request["rows"]:
                as_on_screen(document, sheet, request["rows"])
    document.storeToURL(Path(request["target"]).as_uri(), properties(FilterName=request["pdf_filter"]))


def lowest_row(sheet: Any) -> int:
    """The row that the lowest drawing of a sheet reaches, counted from 0."""
    shapes = (sheet.DrawPage.getByIndex(place) for place in range(sheet.DrawPage.Count))
    bottom = max((shape.Position.Y + shape.Size.Height for shape in shapes), default=0)
    heights = accumulate(sheet.Rows.getByIndex(row).Height for row in count())
    return next(row for row, height in enumerate(heights) if height >= bottom)


def as_on_screen(document: Any, sheet: Any, rows: int) -> None:
    """The first rows of a sheet, all its columns, on one sheet of paper as large as they are."""
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    end = cursor.RangeAddress
    last = min(max(end.EndRow, lowest_row(sheet)), rows - 1)
    seen = sheet.getCellRangeByPosition(0, 0, end.EndColumn, last)
    sheet.removeAllManualPageBreaks()
    sheet.setPrintTitleRows(False)
    sheet.setPrintAreas((seen.RangeAddress,))
    style = document.StyleFamilies.getByName("PageStyles").getByName(sheet.PageStyle)
    style.HeaderIsOn = style.FooterIsOn = style.CenterHorizontally = False
    style.LeftMargin = style.RightMargin = style.TopMargin = style.BottomMargin = BORDER
    style.Width, style.Height = seen.Size.Width + 4 * BORDER, seen.Size.Height + 4 * BORDER
    style.ScaleToPagesX = style.ScaleToPagesY = 1


def nothing(_document: Any, _request: dict[str, Any]) -> None:
    """Opening was all that was asked."""


ANSWERS: dict[str, Callable[[Any, dict[str, Any]], object]] = {
    "open": nothing,
    "recalculate": recalculate,
    "export_pdf": export_pdf,
}


def answer(desktop: Any, request: dict[str, Any]) -> object:
    document = load(desktop, request["path"], request["filter"])
    try:
        return ANSWERS[request["do"]](document, request)
    finally:
        document.close(True)


def serve(process: subprocess.Popen[bytes], desktop: Any, timeout_s: float) -> None:
    """An answer to every line of standard input, until that ends or soffice does.

    A request that takes too long ends soffice, which then leaves it unanswered.
    """
    for line in sys.stdin:
        watchdog = threading.Timer(timeout_s, kill, [process])
        watchdog.start()
        try:
            reply = {"answer": answer(desktop, json.loads(line))}
        except Exception as error:  # noqa: BLE001 - the test that asked must hear of it
            reply = {"error": f"{type(error).__name__}: {error}"}
        finally:
            watchdog.cancel()
        if process.poll() is not None:
            return
        sys.stdout.write(json.dumps(reply) + "\n")
        sys.stdout.flush()


def main(soffice: str, timeout_s: float) -> None:
    profile = Path(tempfile.mkdtemp(prefix="fae_soffice_"))
    process = start(soffice, profile)
    desktop = None
    try:
        desktop = connect(process, profile.name)
        serve(process, desktop, timeout_s)
    finally:
        stop(process, desktop)
        shutil.rmtree(profile, ignore_errors=True)


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]))
