"""The formulas that count, over the table of clients, what `words.progress` counts: linear in the clients, live."""

from collections.abc import Sequence

from fae_xlwings.domain.columns import NOM, OUTIL, PRIORITE
from fae_xlwings.domain.follow_up import CLOSED
from fae_xlwings.domain.follow_up_columns import (
    ANNUAIRE,
    COLLABORATEUR,
    PLATEFORME,
    PROCHAINE_RELANCE,
    PROPOSES,
    REFUSE,
    SIGNES,
    STATUT,
    STATUTS,
    TERMINE,
)
from fae_xlwings.domain.lateness import NOT_READY
from fae_xlwings.domain.progress import AGREED, OFFERED, TREATED, UNDER_WAY
from fae_xlwings.views.words.formulas import column, name_of
from fae_xlwings.views.words.lateness import MANDATORY
from fae_xlwings.views.words.wording import quote

Criterion = tuple[str, str]
"""A column, and what COUNTIFS asks of it."""
POSITIVE, FILLED = quote(">0"), quote("<>")
LATE = ((OUTIL, quote(NOT_READY)), (PLATEFORME, quote("")))


def counted(*criteria: Criterion) -> str:
    """The number of clients that meet criteria, each a column and what COUNTIFS asks of it."""
    return f"COUNTIFS({_told(((NOM, FILLED), *criteria))})"


def summed(header: str, *criteria: Criterion) -> str:
    """The sum of the amounts above zero of the clients that meet criteria."""
    return f"SUMIFS({column(header)},{_told(((NOM, FILLED), (header, POSITIVE), *criteria))})"


def _told(criteria: Sequence[Criterion]) -> str:
    return ",".join(f"{column(header)},{asked}" for header, asked in criteria)


def _is(words: Sequence[str]) -> list[Criterion]:
    return [(STATUT, quote(word)) for word in words]


def _not(words: Sequence[str]) -> tuple[Criterion, ...]:
    return tuple((STATUT, quote(f"<>{word}")) for word in words)


OPEN = _not(CLOSED)


def offered(*more: Criterion) -> str:
    """The number of clients offered a mission."""
    by_status = [counted(each, *more) for each in _is(OFFERED)]
    other = (*_not(OFFERED), *more)
    one, two, both = ((PROPOSES, POSITIVE),), ((SIGNES, POSITIVE),), ((PROPOSES, POSITIVE), (SIGNES, POSITIVE))
    return f"{'+'.join((*by_status, counted(*one, *other), counted(*two, *other)))}-{counted(*both, *other)}"


def signed(*more: Criterion) -> str:
    """The number of clients who signed."""
    by_status = (counted(each, *more) for each in _is(AGREED))
    return "+".join((*by_status, counted((SIGNES, POSITIVE), *_not((*AGREED, REFUSE)), *more)))


def refused(*more: Criterion) -> str:
    """The number of clients who refused."""
    return counted((STATUT, quote(REFUSE)), *more)


def stage_formulas(simulator: str, rows: tuple[int, int]) -> tuple[tuple[str, str, str], ...]:
    """For each stage: clients, fees, clients without an amount; `rows` are those of the Simulateur's priorities."""
    first, last = rows
    active = f'({simulator}$D${first}:$D${last}="Oui")*{simulator}$C${first}:$C${last}'
    agreed, done = _not((REFUSE,)), ((STATUT, quote(TERMINE)),)
    return (
        (f"SUMPRODUCT({active})", f"SUMPRODUCT({active}*{simulator}$F${first}:$F${last})", "0"),
        (offered(), summed(PROPOSES), f"{offered()}-{counted((PROPOSES, POSITIVE))}"),
        (signed(), summed(SIGNES, *agreed), f"{signed()}-{counted((SIGNES, POSITIVE), *agreed)}"),
        (counted(*done), summed(SIGNES, *done), f"{counted(*done)}-{counted((SIGNES, POSITIVE), *done)}"),
    )


def unread_formula() -> str:
    """The number of cells that nothing here counts: a status out of the list, an amount or a date that is a text."""
    # LibreOffice finds numbers too behind "?*": what is filled and no number is a text.
    numbers = (PROPOSES, SIGNES, PROCHAINE_RELANCE, ANNUAIRE)
    filled = (counted((header, FILLED)) for header in (*numbers, STATUT))
    read = (counted((header, quote(sign))) for header in numbers for sign in (">=0", "<0"))
    return "-".join(("+".join(filled), *read, *(counted(each) for each in _is(STATUTS))))


def conversion_formulas(priority: str) -> tuple[str, ...]:
    """Clients of a priority, those offered a mission, who signed, who refused."""
    one = (PRIORITE, quote(priority))
    return counted(one), offered(one), signed(one), refused(one)


def whose(cell: str) -> Criterion:
    """The criterion that a client is followed by the name in a cell, whatever signs it bears."""
    plain = f'SUBSTITUTE(SUBSTITUTE(SUBSTITUTE({cell},"~","~~"),"*","~*"),"?","~?")'
    return COLLABORATEUR, f'"="&{plain}'


def literal(word: str) -> str:
    """A word as COUNTIFS takes it: its signs mean nothing."""
    return quote("=" + word.replace("~", "~~").replace("*", "~*").replace("?", "~?"))


def rest_formula(letter: str, first: int, row: int, total: int) -> str:
    """What is left of a total once the rows above, from the first on, are taken off."""
    above = f"SUM({letter}{first}:{letter}{row - 1})" if row > first else "0"
    return f"{letter}{total}-{above}"


def person_formulas(*who: Criterion) -> tuple[str, ...]:
    """Clients, late ones, reminders overdue, of today, offers, missions signed, their fees."""
    due = (PROCHAINE_RELANCE, POSITIVE)
    overdue = counted(*who, due, (PROCHAINE_RELANCE, '"<"&p_date_analyse'), *OPEN)
    begun, ended = (PROCHAINE_RELANCE, '">="&p_date_analyse'), (PROCHAINE_RELANCE, '"<"&(p_date_analyse+1)')
    return (
        counted(*who),
        f"IF({MANDATORY},{counted(*who, *LATE)},0)",
        overdue,
        counted(*who, begun, ended, *OPEN),
        offered(*who),
        signed(*who),
        summed(SIGNES, *who, *_not((REFUSE,))),
    )


def hours_formula(start: str, end: str, *who: Criterion) -> str:
    """The hours of a month between two cells; without a start, all that is overdue too."""
    first = (PROCHAINE_RELANCE, f'">="&{start}') if start else (PROCHAINE_RELANCE, POSITIVE)
    within = (*who, first, (PROCHAINE_RELANCE, f'"<"&{end}'))
    calls = f"p_heures_relance*{counted(*within, *_not((*CLOSED, *UNDER_WAY)))}"
    missions = (
        f"{name_of(f'heures_{priority.lower()}')}*"
        f"({'+'.join(counted(*within, status, (PRIORITE, quote(priority))) for status in _is(UNDER_WAY))})"
        for priority in TREATED
    )
    return "+".join((calls, *missions))
