# ruff: noqa: INP001 - a script that `make docs` runs, part of no package
"""The pictures of docs/: the first page of each sheet of an analysis, as LibreOffice prints it.

make docs                                   the example portfolio, on a fixed day
PYTHONPATH=tests python docs/make_pictures.py FOLDER WORKBOOK
"""

import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from tempfile import TemporaryDirectory

from office import to_pdf, to_png, visible_sheets
from PIL import Image, ImageChops

DAY = "2026-11-23"
DPI = 110
MARGIN = 16
COLOURS = 256


def example(folder: Path) -> Path:
    """The analysis of the example portfolio."""
    command = [sys.executable, "-m", "fae_xlwings", "demo", "--sortie", str(folder), "--date", DAY]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command
    return next(folder.rglob("analyse_fae_*.xlsx"))


def file_name(sheet: str) -> str:
    """The name of a sheet as that of a file: « Plan d'Action » gives plan-d-action."""
    plain = unicodedata.normalize("NFKD", sheet).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def picture(workbook: Path, sheet: str, target: Path) -> None:
    """The first printed page of a sheet, without its white border."""
    with TemporaryDirectory() as folder:
        pdf = to_pdf(workbook, Path(folder), sheet=sheet)
        page = Image.open(to_png(pdf, Path(folder), DPI, pages=1)[0]).convert("RGB")
        trimmed(page).quantize(COLOURS).save(target, optimize=True)


def trimmed(page: Image.Image) -> Image.Image:
    """The page cut to what is printed on it, with a thin margin; an empty page as it is."""
    printed = ImageChops.difference(page, Image.new("RGB", page.size, "white")).getbbox()
    if printed is None:
        return page
    left, top, right, bottom = printed
    width, height = page.size
    return page.crop(
        (max(left - MARGIN, 0), max(top - MARGIN, 0), min(right + MARGIN, width), min(bottom + MARGIN, height))
    )


def main(folder: Path, workbook: Path | None) -> None:
    """A picture of every visible sheet of the workbook, or of the example's analysis."""
    with TemporaryDirectory() as scratch:
        source = workbook or example(Path(scratch))
        for sheet in visible_sheets(source):
            target = folder / f"{file_name(sheet)}.png"
            picture(source, sheet, target)
            sys.stdout.write(f"{target}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)  # noqa: PLR2004
