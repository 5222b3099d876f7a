"""The message that a client's status and situation call for, made out to him, ready to become a draft."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from fae_xlwings.domain.advice import BY_PHONE, Situation, advised
from fae_xlwings.domain.columns import EMAIL, NOM, PRIORITE
from fae_xlwings.domain.follow_up_columns import DERNIER_CONTACT, STATUT
from fae_xlwings.domain.lateness import late
from fae_xlwings.texts import content
from fae_xlwings.views.documents.naming import file_stem
from fae_xlwings.views.documents.selection import Selection
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.lateness import late_words
from fae_xlwings.views.words.wording import client_words, general_words, told


class Draft(NamedTuple):
    """A message to a client: who he is, his address as typed, subject and text; its title, the name of its file."""

    client: str
    address: str
    subject: str
    body: str
    title: str
    stem: str


def drafts(analysis: Analysis, selected: Selection) -> Iterator[Draft]:
    """A message for each of some clients, in their order."""
    follow_up, chosen = analysis.portfolio.follow_up, selected.to_numpy()
    rows: Any = analysis.scored[selected].to_dict("records")
    lateness = late(analysis.scored, analysis.today, analysis.parameters)[selected].tolist()
    statuses, days = (follow_up[name][chosen].tolist() for name in (STATUT, DERNIER_CONTACT))
    for row, status, last, is_late in zip(rows, statuses, days, lateness, strict=True):
        situation = Situation(status or "", str(row[PRIORITE]), is_late, last if isinstance(last, date) else None)
        yield _draft(analysis, row, _message(analysis, situation))


def _message(analysis: Analysis, situation: Situation) -> Mapping[str, str]:
    """The message of the library that is advised; once people speak to each other, the one that follows."""
    key = advised(situation, analysis.today, analysis.parameters)
    if key == BY_PHONE:
        return next(each for each in content("next_steps")["message"] if each["status"] == situation.status)
    return next(each for each in content("emails")["email"] if each["key"] == key)


def _draft(analysis: Analysis, client: Mapping[str, Any], message: Mapping[str, str]) -> Draft:
    words = (*general_words(analysis), *client_words(client), *late_words(analysis, client))
    subject, body = (told(message[part], words).strip() for part in ("subject", "body"))
    stem = file_stem(f"{client[NOM]} - {message['title']}")
    return Draft(str(client[NOM]), str(client[EMAIL]).strip(), subject, body + "\n", message["title"], stem)
