"""Drafts that a mail program opens unsent, read back as it would read them."""

import csv
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fae_xlwings.views.documents.drafts import Draft
from fae_xlwings.views.words.history import Made
from fae_xlwings.workflow.drafts import LIST_NAME, as_eml, write_drafts

DAY = date(2026, 11, 23)


def draft(
    client: str = "SCI ÉQUILIBRE", address: str = "a@b.fr", subject: str = "Objet", body: str = "Bonjour\n"
) -> Draft:
    return Draft(client, address, subject, body, "Message", "SCI - Message")


def read(data: bytes) -> EmailMessage:
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    return message


def test_a_draft_opens_unsent_with_its_report(tmp_path: Path) -> None:
    (tmp_path / "Rapport FAE - Équilibre.docx").write_bytes(b"docx")
    made = [Made("SCI ÉQUILIBRE", DAY, "Rapport FAE - Équilibre.docx")]

    (done,) = write_drafts([draft(subject="Réforme : où en êtes-vous ?", body="Été 2027\n")], made, tmp_path, tmp_path)

    message = read((tmp_path / done.place).read_bytes())
    (report,) = message.iter_attachments()
    body = message.get_body(("plain",))
    assert (message["To"], message["Subject"]) == ("a@b.fr", "Réforme : où en êtes-vous ?")
    assert (message["X-Unsent"], message["From"]) == ("1", None)
    assert body is not None
    assert body.get_content().splitlines() == ["Été 2027"]
    assert (report.get_filename(), report.get_content()) == ("Rapport FAE - Équilibre.docx", b"docx")


@pytest.mark.parametrize("address", ["", "à compléter", "a@b", "a@b.fr, c@d.fr", "a@b.fr\nBcc: x@y.fr", "é@b.fr"])
def test_a_client_without_an_address_that_can_be_read_has_no_draft(address: str, tmp_path: Path) -> None:
    (done,) = write_drafts([draft(address=address)], (), tmp_path, tmp_path)

    assert done.place == ""
    assert [path.name for path in tmp_path.iterdir()] == [LIST_NAME]


def test_the_list_says_what_was_made_and_begins_no_formula(tmp_path: Path) -> None:
    write_drafts([draft(client="=1+1"), draft(address="")], (), tmp_path, tmp_path)

    with (tmp_path / LIST_NAME).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert [row[0] for row in rows] == ["Client", "'=1+1", "SCI ÉQUILIBRE"]
    assert [row[4] for row in rows[1:]] == ["SCI - Message.eml", "aucun : adresse absente ou illisible"]


texts = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\r\n"), max_size=120)


@given(texts, texts)
def test_no_text_adds_a_header(subject: str, body: str) -> None:
    message = read(as_eml(draft(subject=subject, body=body), None))

    assert set(message.keys()) <= {
        "To", "Subject", "X-Unsent", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
    }  # fmt: skip
    assert message["To"] == "a@b.fr"
