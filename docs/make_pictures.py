# ruff: noqa: INP001 - a script that `make docs` runs, part of no package
"""The pictures of docs/: each sheet of an analysis as a screen shows it, Word documents as they print, by LibreOffice.

make docs                                   the example portfolio, on a fixed day
PYTHONPATH=tests python docs/make_pictures.py FOLDER WORKBOOK
"""

import csv
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory

import analyses
import docx
import situations
from docx.shared import Pt, RGBColor
from office import to_pdf, to_png, visible_sheets
from PIL import Image, ImageChops, ImageDraw

from fae_xlwings import macros, workflow
from fae_xlwings.domain.columns import NOM, OUTIL, SCORE
from fae_xlwings.domain.follow_up_columns import (
    ANNUAIRE,
    MANDAT,
    PLATEFORME,
    PROPOSES,
    REGIME_TVA,
    SIGNES,
    TAILLE,
    TELEPHONE,
)
from fae_xlwings.domain.parameters import DEFAULTS
from fae_xlwings.draw.word import Writer
from fae_xlwings.engine import open_book
from fae_xlwings.macros.pressing import Press
from fae_xlwings.sheets import CALCULS, EVOLUTION, PARAMETRES, SEMAINE, SUIVI
from fae_xlwings.views.documents.blocks import Report
from fae_xlwings.views.documents.note import note
from fae_xlwings.views.documents.report import reports
from fae_xlwings.views.documents.selection import everyone

DAY = "2026-11-23"
DPI = 96
ROWS = 100
MARGIN = 16
COLOURS = 256
FIRST_CLIENT = 3
GREEN = "1F5B45"
PAST = (date(2026, 9, 14), date(2026, 10, 5), date(2026, 11, 2), date.fromisoformat(DAY))
GONE = "EURL Atelier du Port"
NOTED = (
    (date(2026, 10, 5), "fae_note_contacte", slice(0, 20)),
    (date(2026, 10, 12), "fae_note_rendez_vous", slice(0, 18)),
    (date(2026, 10, 19), "fae_note_proposition", slice(0, 14)),
    (date(2026, 11, 2), "fae_note_accepte", slice(0, 8)),
    (date(2026, 11, 4), "fae_note_refuse", slice(8, 10)),
    (date(2026, 11, 9), "fae_note_en_cours", slice(0, 5)),
    (date(2026, 11, 12), "fae_note_termine", slice(0, 2)),
    (date(2026, 11, 12), "fae_note_accepte", slice(5, 8)),
    (date(2026, 11, 16), "fae_note_proposition", slice(10, 14)),
    (date(2026, 11, 18), "fae_note_rendez_vous", slice(14, 18)),
    (date(2026, 11, 20), "fae_note_contacte", slice(18, 24)),
)
"""What a firm has noted in an autumn: the day, the button, the clients it was pressed for, the best ones first."""
TYPED = {
    TELEPHONE: (slice(0, 34), "01 99 00 12 {:02}"),
    TAILLE: (slice(0, 20), "PME"),
    REGIME_TVA: (slice(0, 12), "Réel mensuel"),
    PROPOSES: (slice(0, 14), "1350"),
    SIGNES: (slice(0, 7), "1350"),
    MANDAT: (slice(0, 6), "Signé"),
    PLATEFORME: (slice(0, 6), "Plateforme A"),
    ANNUAIRE: (slice(0, 4), "12/11/2026"),
}
"""What it has typed beside: the column, the clients it is known of, the words."""
SHOWN = ("P1 en retard", "P2 à mettre à jour", "P3 outil prêt", "P4 en retard", "À compléter", "Nom de 200 caractères")


def example(folder: Path) -> Path:
    """The analysis of the example portfolio."""
    command = [sys.executable, "-m", "fae_xlwings", "demo", "--sortie", str(folder), "--date", DAY]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own command
    return next(folder.rglob("analyse_fae_*.xlsx"))


def past(folder: Path) -> Path:
    """A firm's workbook that keeps the days of an autumn, the last of which has the example portfolio as it is."""
    path = folder / "FAE_2026.xlsm"
    with workflow.example().open(encoding="utf-8-sig", newline="") as source:
        clients = list(csv.DictReader(source, delimiter=";"))
    for steps, day in zip(range(len(PAST) - 1, -1, -1), PAST, strict=True):
        portfolio = folder / f"{day}.csv"
        with portfolio.open("w", encoding="utf-8-sig", newline="") as target:
            writer = csv.DictWriter(target, list(clients[0]), delimiter=";")
            writer.writeheader()
            writer.writerows(_earlier(clients, steps))
        book = open_book(path)
        macros.MACROS["fae_importer"](Press(book, day, file=portfolio, yes=True))
        book.save()
        book.close()
    return path


def _earlier(clients: Sequence[dict[str, str]], steps: int) -> Iterator[dict[str, str]]:
    """The clients some steps ago: a few had not come, one had not left, and fewer tools were ready."""
    for place, client in enumerate(clients):
        if place % 40 >= steps:
            was_ready = place % 9 >= steps or client[OUTIL] != "OUI"
            yield client if was_ready else {**client, OUTIL: "NON"}
    if steps:
        yield {**clients[0], NOM: GONE}


def followed(folder: Path) -> Path:
    """A firm's workbook that follows the best clients of the example portfolio: contacts noted over an autumn."""
    portfolio, today = folder / "suivi.csv", date.fromisoformat(DAY)
    path = Path(copy(folder / "FAE_2026.xlsm", folder / "FAE_SUIVI.xlsm"))
    best = workflow.read(workflow.example(), today).scored[SCORE].sort_values(ascending=False).index.tolist()
    with workflow.example().open(encoding="utf-8-sig", newline="") as source:
        clients = [client for client in csv.DictReader(source, delimiter=";") if client[NOM]]
    headers = [*clients[0], *TYPED]
    for header, (chosen, words) in TYPED.items():
        for rank, place in enumerate(best[chosen]):
            clients[place][header] = words.format(rank)
    with portfolio.open("w", encoding="utf-8-sig", newline="") as target:
        writer = csv.DictWriter(target, headers, delimiter=";")
        writer.writeheader()
        writer.writerows(clients)
    book = open_book(path)
    macros.MACROS["fae_importer"](Press(book, NOTED[0][0], file=portfolio, yes=True))
    for day, button, chosen in NOTED:
        macros.MACROS[button](Press(book, day, tuple(place + FIRST_CLIENT for place in best[chosen]), yes=True))
    day_typed = book.names["p_date_saisie"].refers_to.rpartition("!")[2]
    book.sheets[PARAMETRES].range(day_typed).value = datetime.combine(today, time())
    macros.MACROS["fae_actualiser"](Press(book, today))
    book.save()
    book.close()
    return path


def file_name(sheet: str) -> str:
    """The name of a sheet as that of a file: « Plan d'Action » gives plan-d-action."""
    plain = unicodedata.normalize("NFKD", sheet).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def picture(workbook: Path, sheet: str, target: Path) -> None:
    """The first rows of a sheet at 100 %, all that can be scrolled to, without their white border."""
    with TemporaryDirectory() as folder:
        (screen,) = to_png(to_pdf(workbook, Path(folder), sheet=sheet, rows=ROWS), Path(folder), DPI)
        trimmed(Image.open(screen).convert("RGB")).quantize(COLOURS).save(target, optimize=True)


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


def documents(folder: Path) -> None:
    """The pages of a report in each situation worth seeing, and of the partners' note, side by side."""
    firm = situations.FIRM.firm
    with TemporaryDirectory() as home:
        template, logo = own_template(Path(home)), own_logo(Path(home))
        first = situations.all_reports()[SHOWN[0]]
        pages_of(first, Writer(firm, template, logo), folder / "rapport-modele-du-cabinet.png")
        pages_of(without_firm(), Writer(DEFAULTS.firm), folder / "rapport-sans-cabinet-ni-logo.png")
    written = {name: report for name, report in situations.all_reports().items() if name in SHOWN}
    written["Note de synthèse"] = note(workflow.read(workflow.example(), date.fromisoformat(DAY)))
    for name, report in written.items():
        writer = Writer(firm, plain=name == "Note de synthèse")
        pages_of(report, writer, folder / f"rapport-{file_name(name)}.png")


def pages_of(report: Report, writer: Writer, target: Path) -> None:
    """The pages of one document, side by side in one picture."""
    with TemporaryDirectory() as scratch:
        path = Path(scratch) / "document.docx"
        path.write_bytes(writer.document(report))
        pages = [Image.open(page).convert("RGB") for page in to_png(to_pdf(path, Path(scratch)), Path(scratch), 70)]
        side_by_side(pages).quantize(method=Image.Quantize.FASTOCTREE).save(target, optimize=True)


def own_template(folder: Path) -> Path:
    """The template as a firm may have made it its own: its type, its colour, a line of its own in the footer."""
    path = workflow.write_report_template(folder)
    document = docx.Document(str(path))
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "DejaVu Serif Condensed", Pt(9.5)
    for name in ("Title", "Subtitle", "Heading 1"):
        document.styles[name].font.color.rgb = RGBColor.from_string(GREEN)
    footer = document.sections[0].footer
    footer.add_paragraph("Société inscrite au tableau de l'Ordre des experts-comptables", footer.paragraphs[0].style)
    document.save(str(path))
    return path


def own_logo(folder: Path) -> Path:
    """A logo such as a firm has: two discs."""
    image = Image.new("RGB", (360, 120), "white")
    pen = ImageDraw.Draw(image)
    for left, colour in ((0, f"#{GREEN}"), (80, "#C58B1B")):
        pen.ellipse((left, 4, left + 112, 116), fill=colour)
    image.save(folder / "logo.png")
    return folder / "logo.png"


def without_firm() -> Report:
    """A report of a firm that has typed nothing of itself."""
    clients = analyses.analysis(situations.table(situations.CLIENTS[SHOWN[0]]))
    return next(iter(reports(clients, everyone(clients))))


def side_by_side(pages: Sequence[Image.Image]) -> Image.Image:
    """The pages in one picture."""
    whole = Image.new("RGB", (sum(page.width for page in pages), max(page.height for page in pages)), "white")
    left = 0
    for page in pages:
        whole.paste(page, (left, 0))
        left += page.width
    return whole


def main(folder: Path, workbook: Path | None) -> None:
    """A picture of every sheet that is there to be read, of the workbook or of the example's analysis."""
    with TemporaryDirectory() as scratch:
        source = workbook or example(Path(scratch))
        for sheet in (name for name in visible_sheets(source) if name != CALCULS):
            target = folder / f"{file_name(sheet)}.png"
            picture(source, sheet, target)
            sys.stdout.write(f"{target}\n")
        if not workbook:
            in_use = followed(Path(scratch))
            picture(in_use, SEMAINE, folder / f"{file_name(SEMAINE)}.png")
            picture(in_use, SUIVI, folder / f"{file_name(SUIVI)}.png")
            picture(past(Path(scratch)), EVOLUTION, folder / f"{file_name(EVOLUTION)}.png")
            documents(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)  # noqa: PLR2004
