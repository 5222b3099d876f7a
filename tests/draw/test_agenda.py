"""The week as a calendar file, read back as any calendar reads it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Component

from fae_xlwings.domain.obligations import Profile, obligations
from fae_xlwings.draw.agenda import as_ics
from fae_xlwings.views.documents.week_list import Entry, Event, events
from fae_xlwings.views.words.calls import Told
from fae_xlwings.views.words.obligations import own_sentence

WEDNESDAY = date(2026, 11, 25)
TUESDAY, SUNDAY = WEDNESDAY - timedelta(days=1), WEDNESDAY + timedelta(days=4)
DUE = obligations(Profile("ETI", None, 40))
OWN = (
    "Doit émettre depuis le 01/09/2026 ; e-reporting : 12 envois par an pour les transactions, 12 pour les paiements ; "
    "plafond théorique par an : 14 000 €. Pris par défaut : régime."
)
SAID = Told("En retard", "Contacté : réponse attendue.", "Relancer ; proposer, conclure.", "E-mail 4")


def entry(client: str, day: date | None, **known: str) -> Entry:
    reached = (known.get("phone", ""), known.get("email", ""))
    return Entry(
        client, day, SAID, *reached, TUESDAY, "Anne", known.get("siren", ""), DUE, own_sentence(DUE, WEDNESDAY)
    )


def read(*found: Entry) -> list[Component]:
    return Calendar.from_ical(as_ics(events(list(found), WEDNESDAY), WEDNESDAY)).walk("VEVENT")


def test_a_reminder_is_a_whole_day_that_says_what_to_do() -> None:
    [day] = read(entry("L'Étude & Fils, SARL", SUNDAY, phone="01 02", email="a@b.fr"))

    assert (day["DTSTART"].dt, day["DTEND"].dt) == (SUNDAY, SUNDAY + timedelta(days=1))
    assert day["SUMMARY"] == "Relancer L'Étude & Fils, SARL"
    assert day["DESCRIPTION"].splitlines() == [
        "Contacté : réponse attendue.",
        "À faire : Relancer ; proposer, conclure.",
        "Message conseillé : E-mail 4",
        "Téléphone : 01 02",
        "E-mail : a@b.fr",
        "Suivi par : Anne",
        "Dernier contact : 24/11/2026",
        OWN,
    ]
    assert day["TRANSP"] == "TRANSPARENT"


def test_an_overdue_reminder_is_for_today_and_says_when_it_was_due() -> None:
    [day] = read(entry("SCI", TUESDAY))

    assert day["DTSTART"].dt == WEDNESDAY
    assert day["SUMMARY"] == "Relancer SCI (prévu le 24/11)"


def test_new_clients_share_the_list_of_the_day() -> None:
    [reminder, new] = read(entry("SCI", SUNDAY), entry("A", None, phone="01"), entry("B", None))

    assert reminder["DTSTART"].dt == SUNDAY
    assert new["DTSTART"].dt == WEDNESDAY
    assert new["SUMMARY"] == "À contacter cette semaine : 2 clients"
    assert new["DESCRIPTION"].splitlines() == [
        "A · 01 · Relancer ; proposer, conclure.",
        "B · Relancer ; proposer, conclure.",
    ]


def test_a_day_keeps_its_identity_from_one_export_to_the_next_and_shares_it_with_none() -> None:
    week = [
        entry("SCI", TUESDAY),
        entry("SCI", TUESDAY),
        entry("SCI", SUNDAY),
        entry("Autre", SUNDAY),
        entry("N", None),
    ]

    first = [event.uid for event in events(week, WEDNESDAY)]
    assert len(set(first)) == 5
    assert [event.uid for event in events(week, WEDNESDAY + timedelta(days=1))] == first
    renamed = [entry("Ancien nom", SUNDAY, siren="732829320"), entry("Nouveau nom", SUNDAY, siren="732829320")]
    assert events(renamed[:1], WEDNESDAY)[0].uid == events(renamed[1:], WEDNESDAY)[0].uid


def test_the_same_week_gives_the_same_file() -> None:
    week = events([entry("SCI", TUESDAY)], WEDNESDAY)

    assert as_ics(week, WEDNESDAY) == as_ics(week, WEDNESDAY)


HOSTILE = (
    "X\r\nEND:VEVENT\r\nBEGIN:VALARM", "X\nATTENDEE:mailto:a@b.fr", "X\rATTACH:http://x", "X\x0bY\x85Z\u2028W",
    "X;Y,Z\\nW", '":=@', "X\x00Y", "\ud7ff\u202e",
)  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_writes_a_line_of_its_own(name: str) -> None:
    [day] = read(entry(name, SUNDAY, phone=name, email=name))

    assert {key for key in day if key not in {"SUMMARY", "DESCRIPTION"}} == {
        "DTSTART",
        "DTEND",
        "DTSTAMP",
        "UID",
        "TRANSP",
    }
    assert not day.subcomponents
    assert len(day["SUMMARY"].splitlines()) == 1


@given(st.text(min_size=1, max_size=80))
def test_any_title_is_one_event_that_reads_as_written(text: str) -> None:
    [day] = Calendar.from_ical(as_ics([Event("u@x", SUNDAY, text, text)], WEDNESDAY)).walk("VEVENT")

    told = "".join(letter if letter.isprintable() or letter == "\n" else " " for letter in text)
    assert day["SUMMARY"] == told
    assert not day.subcomponents


def test_lines_are_folded_and_ended_as_calendars_want_them() -> None:
    content = as_ics(events([entry("É" * 200, SUNDAY)], WEDNESDAY), WEDNESDAY)

    assert max(map(len, content.split(b"\r\n"))) <= 75
    assert b"\n" not in content.replace(b"\r\n", b"")
