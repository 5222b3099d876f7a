"""The days of a calendar as the bytes of an .ics file (RFC 5545)."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from fae_xlwings.identity import IDENTITY
from fae_xlwings.views.documents.week_list import Event


def as_ics(events: Iterable[Event], today: date) -> bytes:
    """The calendar of some events, each a whole day that leaves its owner free; what is typed never ends a line."""
    from icalendar import Calendar  # noqa: PLC0415 - only who asks for a calendar waits for it
    from icalendar import Event as Entry  # noqa: PLC0415 - likewise

    calendar = Calendar()
    calendar.add("prodid", f"-//{IDENTITY.title}//{IDENTITY.version}//FR")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for event in events:
        entry = Entry()
        entry.add("uid", event.uid)
        entry.add("dtstamp", datetime.combine(today, time(), UTC))
        entry.add("dtstart", event.day)
        entry.add("dtend", event.day + timedelta(days=1))
        entry.add("summary", _plain(event.title))
        entry.add("description", _plain(event.text))
        entry.add("transp", "TRANSPARENT")
        calendar.add_component(entry)
    return calendar.to_ical()


def _plain(text: str) -> str:
    """The text without the characters that no calendar shows; the ends of its own lines stay."""
    return "".join(letter if letter.isprintable() or letter == "\n" else " " for letter in text)
