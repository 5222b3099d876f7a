"""What is said of a client to call this week: when, why, what to do, which message; in Python and as live formulas."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from fae_xlwings.domain.advice import AUDIT, BY_PHONE, BY_PRIORITY, INFORMATION, LONG, SHORT, Situation, advised
from fae_xlwings.domain.columns import OUTIL, OUTILS, PRIORITE, PRIORITES
from fae_xlwings.domain.week import FRESH, STAGES, Call
from fae_xlwings.texts import content, typeset
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.formulas import column
from fae_xlwings.views.words.wording import quote

OVERDUE, TODAY, THIS_WEEK, NEW = "En retard", "Aujourd'hui", "Cette semaine", "À contacter"
WHY = tuple(map(typeset, (
    "Vous aviez prévu de l'appeler.",
    "Contacté : réponse attendue.",
    "Rendez-vous pris : la suite est à donner.",
    "Proposition remise : réponse attendue.",
    "Mission acceptée : elle est à lancer.",
    "Mission en cours : elle est à suivre.",
)))  # fmt: skip
"""Why a client of each stage is called back."""
AND_LATE = typeset(" En retard pour la réception.")
WHY_NEW = ("son outil n'est pas prêt", "son outil est à mettre à jour", "son outil est prêt, ses équipes à former")
"""Why anyone new is called, by his tool."""
UNKNOWN_TOOL = "son outil est à connaître"
LATE_TOOL = "en retard, son outil ne reçoit pas les factures électroniques"
WHAT = (
    "Appeler, puis noter le contact.",
    "Relancer et proposer un rendez-vous de 30 minutes.",
    "Tenir le rendez-vous ou en rendre compte, puis proposer la mission.",
    "Demander sa réponse, lever ses objections.",
    "Faire signer la lettre de mission, fixer la première date.",
    "Faire le point sur l'avancement.",
)
WHAT_NEW = (
    typeset("Proposer un audit : rendez-vous de 30 minutes."),
    "Proposer la formation de 3 heures.",
    "Envoyer l'essentiel et les trois vérifications.",
    "Envoyer l'essentiel et les trois vérifications.",
)
WHAT_LATE = typeset("Appeler d'abord : vérifier sa plateforme de réception, proposer un rendez-vous.")
COLON = typeset(" : ")
PHONE = "Script d'appel"


class Told(NamedTuple):
    """What is said of a client to call: when, why in a sentence, what to do, the title of the message advised."""

    when: str
    why: str
    what: str
    message: str


class Cells(NamedTuple):
    """Where a row of the page finds its client: his row of the table, his stage, his days, whether he is late."""

    position: str
    stage: str
    day: str
    last: str
    late: str


def told(analysis: Analysis, call: Call, client: Mapping[str, Any], last: date | None, *, late: bool) -> Told:
    """What is said of a client, a row of the scored frame, last contacted on a day."""
    stage = STAGES[call.stage] if call.day is not None else ""
    key = advised(Situation(stage, str(client[PRIORITE]), late, last), analysis.today, analysis.parameters)
    return Told(when_told(call.day, analysis.today), _why(call, client, late=late), _what(call, client, late=late),
                titles()[key])  # fmt: skip


def when_told(day: date | None, today: date) -> str:
    """When a client is to be called."""
    if day is None:
        return NEW
    return TODAY if day == today else OVERDUE if day < today else THIS_WEEK


def titles() -> dict[str, str]:
    """The titles of the messages by key, and what is said instead of one."""
    return {**{message["key"]: message["title"] for message in content("emails")["email"]}, BY_PHONE: PHONE}


def _why(call: Call, client: Mapping[str, Any], *, late: bool) -> str:
    if call.day is not None:
        return WHY[call.stage] + (AND_LATE if late else "")
    tools = dict(zip(OUTILS, WHY_NEW, strict=True))
    return f"{client[PRIORITE]}{COLON}{LATE_TOOL if late else tools.get(client[OUTIL], UNKNOWN_TOOL)}."


def _what(call: Call, client: Mapping[str, Any], *, late: bool) -> str:
    if call.day is not None and call.stage:
        return WHAT[call.stage]
    if late:
        return WHAT_LATE
    return WHAT[0] if call.day is not None else WHAT_NEW[PRIORITES.index(client[PRIORITE])]


def formulas(cells: Cells) -> Told:
    """The formulas that say the same of the client of a row."""
    said = (_when_formula(cells), _why_formula(cells), _what_formula(cells), _message_formula(cells))
    return Told(*(f'=IF({cells.position}="","",{each})' for each in said))


def _when_formula(cells: Cells) -> str:
    late = f"IF({cells.day}<p_date_analyse,{quote(OVERDUE)},{quote(THIS_WEEK)})"
    due = f"IF({cells.day}=p_date_analyse,{quote(TODAY)},{late})"
    return f"IF({cells.stage}={FRESH},{quote(NEW)},{due})"


def _why_formula(cells: Cells) -> str:
    again = f'CHOOSE({cells.stage}+1,{",".join(map(quote, WHY))})&IF({cells.late},{quote(AND_LATE)},"")'
    return f'IF({cells.stage}={FRESH},{_found(PRIORITE, cells)}&{quote(COLON)}&{_tool(cells)}&".",{again})'


def _tool(cells: Cells) -> str:
    formula = quote(UNKNOWN_TOOL)
    for word, said in zip(OUTILS, WHY_NEW, strict=True):
        formula = f'IF({_found(OUTIL, cells)}="{word}",{quote(said)},{formula})'
    return f"IF({cells.late},{quote(LATE_TOOL)},{formula})"


def _what_formula(cells: Cells) -> str:
    new = f"CHOOSE({_rank_of_priority(cells)},{','.join(map(quote, WHAT_NEW))})"
    first = f"IF({cells.late},{quote(WHAT_LATE)},IF({cells.stage}={FRESH},{new},{quote(WHAT[0])}))"
    return (
        f"IF(OR({cells.stage}=0,{cells.stage}={FRESH}),{first},CHOOSE({cells.stage},{','.join(map(quote, WHAT[1:]))}))"
    )


def _rank_of_priority(cells: Cells) -> str:
    return f"VALUE(RIGHT({_found(PRIORITE, cells)},1))"


def _message_formula(cells: Cells) -> str:
    title = {key: quote(words) for key, words in titles().items()}
    new = title[INFORMATION]
    for word, key in BY_PRIORITY.items():
        new = f'IF({_found(PRIORITE, cells)}="{word}",{title[key]},{new})' if key != INFORMATION else new
    new = f"IF({cells.late},{title[AUDIT]},{new})"
    again = f"IF({_waited(cells)}>=p_relance_longue,{title[LONG]},{title[SHORT]})"
    phone = title[BY_PHONE]
    return f"CHOOSE({cells.stage}+1,{new},{again},{phone},{title[LONG]},{phone},{phone},{new})"


def _waited(cells: Cells) -> str:
    last = f"N({cells.last})"
    return f"IF({last}=0,0,p_date_analyse-INT({last}))"


def _found(header: str, cells: Cells) -> str:
    return f"INDEX({column(header)},{cells.position})"
