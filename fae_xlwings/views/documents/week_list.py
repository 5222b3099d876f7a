"""The week outside Excel: each client to call, told, and the days of a calendar it makes."""

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import Any, NamedTuple

from fae_xlwings.domain.columns import EMAIL, NOM
from fae_xlwings.domain.follow_up_columns import COLLABORATEUR, DERNIER_CONTACT, SIREN, TELEPHONE
from fae_xlwings.domain.lateness import late
from fae_xlwings.domain.obligations import Obligations
from fae_xlwings.intake.words import one_line
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.calls import Told, told
from fae_xlwings.views.words.obligations import obligations_of, own_sentence
from fae_xlwings.views.words.week import Week
from fae_xlwings.views.words.wording import counted

DOMAIN = "fae-2026"
UID_LENGTH = 32


class Entry(NamedTuple):
    """A client to call: who he is, the day of his reminder, what is said of him, how to reach him, what binds him."""

    client: str
    day: date | None
    told: Told
    phone: str
    email: str
    last: date | None
    follower: str
    siren: str
    due: Obligations
    own: str


class Event(NamedTuple):
    """A whole day of a calendar: what makes it the same from one export to the next, its day, title and text."""

    uid: str
    day: date
    title: str
    text: str


def entries(analysis: Analysis, week: Week) -> list[Entry]:
    """Everyone to call, in order."""
    places = [call.place for call in week.calls]
    chosen = analysis.scored.iloc[places]
    rows: Any = chosen.to_dict("records")
    lateness = late(analysis.scored, analysis.today, analysis.parameters).iloc[places].tolist()
    known: Any = analysis.portfolio.follow_up.iloc[places].to_dict("records")
    return [
        Entry(
            client=str(row[NOM]),
            day=call.day,
            told=told(analysis, call, row, follow_up[DERNIER_CONTACT], late=is_late),
            phone=follow_up[TELEPHONE] or "",
            email=str(row[EMAIL]).strip(),
            last=follow_up[DERNIER_CONTACT],
            follower=follow_up[COLLABORATEUR] or "",
            siren=follow_up[SIREN] or "",
            due=due,
            own=own_sentence(due, analysis.today),
        )
        for call, row, follow_up, is_late, due in zip(
            week.calls, rows, known, lateness, obligations_of(analysis, chosen), strict=True
        )
    ]


def events(found: list[Entry], today: date) -> tuple[Event, ...]:
    """The days of a calendar: a reminder on its own, one overdue today; whoever is new, all on today's list."""
    reminders = tuple(_reminders([entry for entry in found if entry.day is not None], today))
    new = [entry for entry in found if entry.day is None]
    return (*reminders, _first_contacts(new, today)) if new else reminders


def _reminders(found: list[Entry], today: date) -> Iterator[Event]:
    taken: dict[str, int] = {}
    for entry in found:
        identity = f"{entry.siren or entry.client.lower()}|{entry.day}"
        taken[identity] = taken.get(identity, 0) + 1
        day = max(entry.day or today, today)
        since = f" (prévu le {entry.day:%d/%m})" if entry.day != day else ""
        title = f"Relancer {one_line(entry.client)}{since}"
        yield Event(_uid(f"{identity}|{taken[identity]}"), day, title, "\n".join(_lines(entry)))


def _uid(identity: str) -> str:
    return f"{sha256(identity.encode()).hexdigest()[:UID_LENGTH]}@{DOMAIN}"


def _lines(entry: Entry) -> Iterator[str]:
    """What is known of a client, a line each; none breaks into two."""
    yield entry.told.why
    yield f"À faire : {entry.told.what}"
    yield f"Message conseillé : {entry.told.message}"
    known = (("Téléphone", entry.phone), ("E-mail", entry.email), ("Suivi par", entry.follower), ("SIREN", entry.siren))
    yield from (f"{label} : {one_line(value)}" for label, value in known if value)
    if entry.last is not None:
        yield f"Dernier contact : {entry.last:%d/%m/%Y}"
    yield entry.own


def _first_contacts(new: list[Entry], today: date) -> Event:
    lines = (_first_contact(entry) for entry in new)
    title = f"À contacter cette semaine : {counted(len(new), 'client')}"
    return Event(_uid(f"semaine|{today.isocalendar()[:2]}"), today, title, "\n".join(lines))


def _first_contact(entry: Entry) -> str:
    reached = " · ".join(one_line(each) for each in (entry.client, entry.phone, entry.email) if each)
    return f"{reached} · {entry.told.what}"
