"""Drafts saved in Outlook where it is: nothing here ever sends a message."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from fae_xlwings.views.documents.drafts import Draft
from fae_xlwings.windows.office import application

MAIL_ITEM = 0
Saving = Callable[[Draft, Path | None], bool]


def outlook() -> Saving | None:
    """Saves a draft in the Outlook of this computer; None where there is none that other programs may ask."""
    program = application("Outlook")
    return None if program is None else lambda draft, report: save_in(program, draft, report)


def save_in(program: Any, draft: Draft, report: Path | None) -> bool:
    """Whether a message now lies among the drafts of an Outlook, its report attached."""
    try:
        message = program.CreateItem(MAIL_ITEM)
        message.To = draft.address
        message.Subject = draft.subject
        message.Body = draft.body.replace("\n", "\r\n")
        if report is not None:
            message.Attachments.Add(str(report))
        message.Save()
    except Exception:  # noqa: BLE001 - what Outlook refuses becomes a file
        return False
    return True
