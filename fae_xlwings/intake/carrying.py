"""The follow-up of a portfolio carried to the clients of another one: nothing that was typed is ever lost.

Clients are found again by SIREN, else by name, and never by guess; what finds no client, or finds other words in his
cell, is put aside, and tried again at the next import.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from fae_xlwings.domain.columns import INPUTS, NOM
from fae_xlwings.domain.follow_up_columns import FOLLOW_UP, SIREN
from fae_xlwings.domain.matching import Identities, match
from fae_xlwings.intake.follow_up import clean_follow_up, follow_up_frame, read_siren
from fae_xlwings.intake.reading import Portfolio
from fae_xlwings.intake.words import plain, text_of

ABSENT = "Client absent du fichier importé le {day:%d/%m/%Y}"
DOUBTFUL = "Plusieurs clients portent ce nom ou ce SIREN, import du {day:%d/%m/%Y}"
LOOSE = "Saisi sur la ligne {row}, qui n'est celle d'aucun client, avant l'import du {day:%d/%m/%Y}"
NAMELESS = "Ligne {row}, sans nom"
REPLACED = "Remplacé par le fichier importé le {day:%d/%m/%Y}"

Cells = Mapping[str, list[object]]


class Aside(NamedTuple):
    """A value of the follow-up that stands in no client's cell: whose it is, of which column, and why."""

    client: str
    siren: str
    column: str
    value: str
    why: str


@dataclass(frozen=True, slots=True, eq=False)
class Carried:
    """A portfolio with the follow-up it has received, what is put aside, and how many clients kept theirs.

    `left` of what is aside has been put there now.
    """

    portfolio: Portfolio
    aside: tuple[Aside, ...]
    clients: int
    left: int


class _Known(NamedTuple):
    """A client of before: his name, his SIREN or "", all that was read of him, the follow-up typed for him."""

    name: str
    siren: str
    full: str
    typed: Mapping[str, object]


def carry(before: Portfolio, after: Portfolio, aside: Sequence[Aside], today: date) -> Carried:
    """The clients `after` with the follow-up of those `before`, then with what was put aside earlier."""
    cells = {name: after.shown_follow_up[name].tolist() for name in FOLLOW_UP}
    clients = list(_clients(after))
    known = list(_clients(before))
    found = _same(known, clients)
    left = list(_laid(known, found, cells, today))
    loose = list(_loose(before, today))
    waiting = (*loose, *aside)
    told = list(_told_aside(waiting))
    still = list(_again(told, _same(told, clients), cells, waiting))
    kept = sum(1 for place in found.pairs if known[place].typed)
    put = len(left) + sum(each in loose for each in still)
    return Carried(_with(after, cells), (*left, *still), kept, put)


def _clients(portfolio: Portfolio) -> Iterator[_Known]:
    """The clients of a portfolio, each with what is typed for him."""
    columns = {name: portfolio.shown_follow_up[name].tolist() for name in FOLLOW_UP}
    begun = {name: values for name, values in columns.items() if any(value is not None for value in values)}
    sirens = portfolio.follow_up[SIREN].tolist()
    inputs = zip(*(portfolio.clients[name].tolist() for name in INPUTS), strict=True)
    for place, given in enumerate(inputs):
        typed = {name: values[place] for name, values in begun.items() if values[place] is not None}
        yield _Known(str(given[INPUTS.index(NOM)]), sirens[place] or "", repr(given), typed)


def _told_aside(aside: Iterable[Aside]) -> Iterator[_Known]:
    """What was put aside, gathered by client; the latest said of a column comes first."""
    gathered: defaultdict[tuple[str, str], dict[str, object]] = defaultdict(dict)
    for each in aside:
        gathered[each.client, each.siren].setdefault(each.column, each.value)
    return (_Known(client, siren, "", typed) for (client, siren), typed in gathered.items())


class _Same(NamedTuple):
    """The place of each client of before who is found again, and the places of those in doubt."""

    pairs: Mapping[int, int]
    doubtful: frozenset[int]


def _same(before: Sequence[_Known], after: Sequence[_Known]) -> _Same:
    found = match(_identities(before), _identities(after))
    twins = dict(_twins(before, after, found.doubtful_before, found.doubtful_after))
    return _Same({**dict(found.pairs), **twins}, frozenset(found.doubtful_before) - twins.keys())


def _identities(clients: Sequence[_Known]) -> Identities:
    return Identities([plain(client.name) for client in clients], [client.siren for client in clients])


def _twins(
    before: Sequence[_Known], after: Sequence[_Known], old: Iterable[int], new: Iterable[int]
) -> Iterator[tuple[int, int]]:
    """Clients of one name told apart by all that is read of them; those who are alike in all keep their order."""
    ours, theirs = _by_full(before, old), _by_full(after, new)
    for full, places in ours.items():
        if full and len(places) == len(theirs.get(full, ())):
            pairs = zip(places, theirs[full], strict=True)
            yield from ((a, b) for a, b in pairs if "" in {before[a].siren, after[b].siren})


def _by_full(clients: Sequence[_Known], places: Iterable[int]) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place in places:
        found[clients[place].full].append(place)
    return dict(found)


def _laid(known: Sequence[_Known], found: _Same, cells: Cells, today: date) -> Iterator[Aside]:
    """The follow-up of before written in the empty cells of those found again; what has no cell, to be put aside."""
    for place, client in enumerate(known):
        if not client.typed:
            continue
        if place not in found.pairs:
            why = DOUBTFUL if place in found.doubtful else ABSENT
            yield from _aside(client, client.typed, why.format(day=today))
            continue
        other = _filled(client.typed, found.pairs[place], cells)
        yield from _aside(client, other, REPLACED.format(day=today))


def _filled(typed: Mapping[str, object], place: int, cells: Cells) -> dict[str, object]:
    """The values written where nothing was; those that found another value in their cell."""
    other: dict[str, object] = {}
    for name, value in typed.items():
        there = cells[name][place]
        if there is None:
            cells[name][place] = value
        elif text_of(there) != text_of(value):
            other[name] = value
    return other


def _aside(client: _Known, typed: Mapping[str, object], why: str) -> Iterator[Aside]:
    return (Aside(client.name, client.siren, name, text_of(value), why) for name, value in typed.items())


def _loose(before: Portfolio, today: date) -> Iterator[Aside]:
    """What was typed on rows that are no clients: it stands in the cell of none."""
    for row, name, typed in before.loose_follow_up:
        siren = read_siren(typed.get(SIREN)) or ""
        client = _Known(name or NAMELESS.format(row=row), siren, "", typed)
        yield from _aside(client, typed, LOOSE.format(row=row, day=today))


def _again(told: Sequence[_Known], found: _Same, cells: Cells, aside: Sequence[Aside]) -> Iterator[Aside]:
    """What was put aside written in the empty cells of its clients, now that they are there; what still has none."""
    settled: set[tuple[str, str, str, str]] = set()
    for place, client in enumerate(told):
        if place in found.pairs:
            typed = {name: _as_cell(name, value) for name, value in client.typed.items()}
            other = _filled(typed, found.pairs[place], cells)
            settled |= {(client.name, client.siren, name, text_of(typed[name])) for name in typed.keys() - other.keys()}
    for each in aside:
        value = text_of(_as_cell(each.column, each.value))
        if (each.client, each.siren, each.column, value) not in settled:
            yield each


def _as_cell(name: str, value: object) -> object:
    """A value put aside as a text, as its cell holds it."""
    clean = clean_follow_up(name, [value])[0]
    return value if clean is None else clean


def _with(portfolio: Portfolio, cells: Cells) -> Portfolio:
    clean = {name: clean_follow_up(name, values) for name, values in cells.items()}
    length = len(portfolio.rows)
    return replace(portfolio, follow_up=follow_up_frame(clean, length), shown_follow_up=follow_up_frame(cells, length))
