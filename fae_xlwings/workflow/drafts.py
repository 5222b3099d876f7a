"""Messages as drafts that mail programs open unsent: nothing is ever sent from here."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fae_xlwings.errors import OutputError
from fae_xlwings.intake.words import one_line
from fae_xlwings.paths import free_path
from fae_xlwings.views.documents.drafts import Draft
from fae_xlwings.views.words.history import Made
from fae_xlwings.workflow.outlook import Saving

ADDRESS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
"""An address that every mail server takes; any other is told rather than guessed."""
LIST_NAME = "Liste des brouillons.csv"
LIST_HEADER = ("Client", "Adresse", "Message", "Objet", "Brouillon", "Rapport joint")
IN_OUTLOOK = "Outlook, dossier Brouillons"
BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
NONE_MADE = "aucun : adresse absente ou illisible"
WORD_KIND = "vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft and where it lies, "" without an address; the report that goes with it, if there is one."""

    draft: Draft
    place: str
    report: Path | None


def write_drafts(
    drafts: Iterable[Draft], reports: Iterable[Made], folder: Path, home: Path, saving: Saving | None = None
) -> tuple[Drafted, ...]:
    """A draft for each client with an address, saved elsewhere or in a folder, and the list of them all there."""
    latest = {made.subject: home / made.path for made in reversed(tuple(reports)) if made.file.endswith(".docx")}
    try:
        done = tuple(_drafted(draft, latest.get(draft.client), folder, saving) for draft in drafts)
        _write_list(done, folder)
    except OSError as error:
        raise OutputError(f"Les brouillons ne peuvent pas être écrits dans « {folder} ».") from error
    return done


def _drafted(draft: Draft, report: Path | None, folder: Path, saving: Saving | None) -> Drafted:
    attached = report if report is not None and report.is_file() else None
    if not ADDRESS.fullmatch(draft.address):
        return Drafted(draft, "", attached)
    plain = draft._replace(subject=one_line(draft.subject))
    if saving is not None and saving(plain, attached):
        return Drafted(draft, IN_OUTLOOK, attached)
    path = free_path(folder / f"{draft.stem}.eml")
    path.write_bytes(as_eml(plain, attached))
    return Drafted(draft, path.name, attached)


def as_eml(draft: Draft, report: Path | None) -> bytes:
    """The draft as mail programs read it; Outlook opens a message marked `X-Unsent` ready to be sent."""
    from email.message import EmailMessage  # noqa: PLC0415 - only who makes drafts waits for it
    from email.policy import SMTP  # noqa: PLC0415 - likewise

    message = EmailMessage(SMTP)
    message["To"] = draft.address
    message["Subject"] = " ".join(draft.subject.split())
    message["X-Unsent"] = "1"
    message.set_content(draft.body, cte="quoted-printable")
    if report is not None:
        message.add_attachment(report.read_bytes(), "application", WORD_KIND, filename=report.name)
    return message.as_bytes()


def _write_list(done: Iterable[Drafted], folder: Path) -> None:
    with free_path(folder / LIST_NAME).open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows((LIST_HEADER, *map(tuple, map(_line, done))))


def _line(each: Drafted) -> Iterator[str]:
    report = each.report.name if each.report else ""
    place = each.place or NONE_MADE
    cells = (each.draft.client, each.draft.address, each.draft.title, each.draft.subject, place, report)
    return (f"'{text}" if text.startswith(BEGINS_A_FORMULA) else text for text in cells)
