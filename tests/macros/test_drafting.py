"""« Brouillons »: the message each selected client's situation calls for, never sent, noted after a yes only."""

from datetime import date, datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from pressing import edited, pressed, values

from fae_xlwings import macros
from fae_xlwings.domain.follow_up_columns import DERNIER_CONTACT, PROCHAINE_RELANCE, STATUT
from fae_xlwings.engine import calling, open_book
from fae_xlwings.errors import InputError
from fae_xlwings.views.documents.drafts import Draft
from fae_xlwings.views.pages.donnees import OWN, address
from fae_xlwings.workflow import deliverables
from fae_xlwings.workflow.drafts import IN_OUTLOOK, LIST_NAME
from fae_xlwings.workflow.outlook import outlook, save_in

TODAY = date.today()  # noqa: DTZ011 - the day buttons work with
STAMP = f"{TODAY:%Y%m%d}"
SUBJECTS = {
    "": "faisons le point pour SCI ROSERAIE",
    "Contacté": "avez-vous pu lire mon message",
    "Proposition": "gardons le temps de bien faire",
    "Rendez-vous": "notre rendez-vous",
    "Accepté": "merci, et la première étape",
    "En cours": "le point sur notre mission",
    "Terminé": "notre mission est terminée",
    "Refusé": "nous restons à votre disposition",
}


class RefusedError(Exception):
    """What COM raises."""


class Mail:
    """An Outlook message as far as it is asked here: any other member, `Send` first, is refused."""

    def __init__(self, box: list["Mail"], *, refuses: bool) -> None:
        self.__dict__.update(box=box, refuses=refuses, attached=[], To="", Subject="", Body="")

    def __setattr__(self, name: str, value: str) -> None:
        if name not in {"To", "Subject", "Body"} or not isinstance(value, str):
            raise RefusedError(name)
        self.__dict__[name] = value

    def __getattr__(self, name: str) -> Any:
        if name == "Attachments":
            return self
        raise RefusedError(name)

    def Add(self, path: str) -> None:  # noqa: N802 - Outlook's own name
        if not Path(path).is_file():
            raise RefusedError(path)
        self.attached.append(path)

    def Save(self) -> None:  # noqa: N802 - Outlook's own name
        if self.refuses:
            raise RefusedError
        self.box.append(self)


class Outlook:
    """An Outlook that takes drafts, and nothing else."""

    def __init__(self, *, refuses: bool = False) -> None:
        self.drafts: list[Mail] = []
        self.refuses = refuses

    def CreateItem(self, kind: int) -> Mail:  # noqa: N802 - Outlook's own name
        if kind:
            raise RefusedError(kind)
        return Mail(self.drafts, refuses=self.refuses)


@pytest.fixture
def addressed(ours: Path) -> Path:
    """A workbook whose first client has an address."""
    cells = ["'SCI ROSERAIE", "'Conseil", 8500, "'NON", "'TRES BON", "'Anne", "'Durand", "'anne@exemple.fr"]
    return edited(ours, {"Données!A3:H3": cells})


def client(path: Path, row: int = 3) -> dict[str, object]:
    return dict(zip(OWN, values(path, "Données")[row - 1], strict=False))


def folder(path: Path) -> Path:
    return path.parent / f"brouillons_fae_{STAMP}"


@pytest.mark.parametrize("status", SUBJECTS)
def test_a_client_is_written_what_his_status_calls_for(status: str, addressed: Path) -> None:
    edited(addressed, {f"Données!{address(STATUT, 3)}": status or None})

    told = pressed(addressed, "fae_brouillons", rows=(3,))

    (draft,) = folder(addressed).glob("*.eml")
    message = message_from_bytes(draft.read_bytes(), policy=policy.default)
    assert SUBJECTS[status] in message["Subject"]
    assert (message["To"], message["X-Unsent"]) == ("anne@exemple.fr", "1")
    assert told.startswith("1 brouillon à relire et à envoyer vous-même : 1 en fichier .eml.")


def test_a_message_goes_with_the_report_and_who_has_no_address_is_told(addressed: Path) -> None:
    pressed(addressed, "fae_rapports", rows=(3,))

    told = pressed(addressed, "fae_brouillons", rows=(3, 4, 5))

    (draft,) = folder(addressed).glob("*.eml")
    assert b"attachment" in draft.read_bytes()
    assert "Sans adresse lisible dans DIRIGEANT_EMAIL : « SARL TEST », « EURL DEMO »." in told
    listed = (folder(addressed) / LIST_NAME).read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(";")[0] for line in listed] == ["Client", "SCI ROSERAIE", "SARL TEST", "EURL DEMO"]
    assert ("Brouillons", folder(addressed).name) in {(row[1], row[3]) for row in values(addressed, "Exports")}


def test_nothing_is_noted_unless_the_user_says_so(addressed: Path) -> None:
    before = values(addressed, "Données")

    told = pressed(addressed, "fae_brouillons", rows=(3,))

    assert told.endswith("Rien n'est noté dans le suivi.")
    assert values(addressed, "Données") == before


def test_a_yes_notes_the_drafts_made_and_the_same_undo_takes_it_back(addressed: Path) -> None:
    before = values(addressed, "Données")
    book = open_book(addressed)
    with calling(book):
        told = macros.press("fae_brouillons", book, (3, 4), yes=True)
    book.save()

    assert "Noté pour 1 client" in told
    noted = client(addressed)
    today = datetime.combine(TODAY, datetime.min.time())
    assert (noted[STATUT], noted[DERNIER_CONTACT]) == ("Contacté", today)
    assert today + timedelta(days=3) <= noted[PROCHAINE_RELANCE] <= today + timedelta(days=5)  # type: ignore[operator]
    assert client(addressed, 4)[STATUT] is None

    assert pressed(addressed, "fae_note_annuler") == "Dernier contact annulé pour 1 client."
    assert values(addressed, "Données") == before


def test_a_status_stays_when_a_draft_is_noted(addressed: Path) -> None:
    edited(addressed, {f"Données!{address(STATUT, 3)}": "Accepté"})
    book = open_book(addressed)
    with calling(book):
        macros.press("fae_brouillons", book, (3,), yes=True)
    book.save()

    assert client(addressed)[STATUT] == "Accepté"


def test_rows_without_a_client_make_no_draft(addressed: Path) -> None:
    with pytest.raises(InputError, match="Aucun client sur les lignes 99"):
        pressed(addressed, "fae_brouillons", rows=(99,))
    assert not folder(addressed).exists()


def test_outlook_keeps_the_drafts_where_it_is_there(addressed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = Outlook()
    monkeypatch.setattr(deliverables, "outlook", lambda: lambda draft, report: save_in(program, draft, report))
    pressed(addressed, "fae_rapports", rows=(3,))

    told = pressed(addressed, "fae_brouillons", rows=(3, 4))

    (mail,) = program.drafts
    assert (mail.To, len(mail.attached)) == ("anne@exemple.fr", 1)
    assert "faisons le point" in mail.Subject
    assert mail.Body.count("\n") == mail.Body.count("\r\n") > 5
    assert told.startswith("1 brouillon à relire et à envoyer vous-même : 1 dans Outlook, dossier Brouillons.")
    assert [path.name for path in folder(addressed).iterdir()] == [LIST_NAME]
    assert IN_OUTLOOK in (folder(addressed) / LIST_NAME).read_text(encoding="utf-8-sig")


def test_what_outlook_refuses_becomes_a_file(addressed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = Outlook(refuses=True)
    monkeypatch.setattr(deliverables, "outlook", lambda: lambda draft, report: save_in(program, draft, report))

    pressed(addressed, "fae_brouillons", rows=(3,))

    assert len(list(folder(addressed).glob("*.eml"))) == 1


def test_the_double_takes_drafts_and_sends_nothing() -> None:
    mail = Outlook().CreateItem(0)

    for member in ("Send", "Display", "HTMLBody"):
        with pytest.raises(RefusedError):
            getattr(mail, member)
    with pytest.raises(RefusedError):
        mail.CC = "x@y.fr"
    assert not save_in(object(), Draft("A", "a@b.fr", "Objet", "Texte", "Message", "A"), None)


def test_there_is_no_outlook_elsewhere_than_on_windows() -> None:
    assert outlook() is None


def test_no_word_of_the_package_sends_a_message() -> None:
    """The way out of a mailbox is never called, whatever its name."""
    sources = Path(macros.__file__).parents[1].rglob("*.py")
    sending = [path.name for path in sources if ".Send(" in (text := path.read_text("utf-8")) or "smtplib" in text]

    assert sending == []
