"""The header row of a table of clients: where it is, and which of our columns each header means."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from fae_xlwings.domain.columns import NOM, NOM_DIRIGEANT, PRENOM, REQUIRED
from fae_xlwings.intake.aliases import OWN_NAMES, Meaning, meaning
from fae_xlwings.intake.evidence import supports
from fae_xlwings.intake.words import header_key, one_line

SEARCHED_ROWS = 100
SAMPLE_ROWS = 200
OWN_LAYOUT = 4
"""From so many required columns under our own names on, the table is ours and NOM is the client."""

Cells = Sequence[Sequence[object]]
Candidates = dict[str, list[tuple[int, Meaning]]]


@dataclass(frozen=True, slots=True)
class Rival:
    """A column that could have meant one of ours and is not read; `reason` if it could not be read anyway."""

    name: str
    column: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class HeaderRow:
    """The headers of a table: the position of their last line, their labels and what they mean.

    `columns` is the position of each of our columns, `repeated` the columns whose header was met before, `rivals`
    the other ones that could have meant the same, `thousands` those of our columns that are in thousands.
    """

    position: int
    columns: Mapping[str, int]
    repeated: tuple[int, ...]
    labels: tuple[str, ...] = ()
    rivals: tuple[Rival, ...] = ()
    thousands: frozenset[str] = field(default_factory=frozenset[str])

    @property
    def weight(self) -> tuple[int, int]:
        """How much the row looks like our headers: required columns first, then the others."""
        required = len(self.columns.keys() & set(REQUIRED))
        return required, len(self.columns) - required


def find_header(cells: Cells) -> HeaderRow | None:
    """The headers among the first rows that name most of our columns, NOM among them; none if no row names NOM."""
    found = (header for header in map(_light, _candidates(cells)) if NOM in header.columns)
    best = max(found, key=lambda header: header.weight, default=None)
    if best is None:
        return None
    below = cells[best.position + 1 : best.position + 1 + SAMPLE_ROWS]
    return match_headers(best.labels, best.position, below)


def _candidates(cells: Cells) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Each row as headers, then each two rows as headers on two lines; a plain row wins over its like."""
    lines = [tuple(one_line(value) for value in row) for row in cells[:SEARCHED_ROWS]]
    yield from enumerate(lines)
    for position, (upper, lower) in enumerate(pairwise(lines), start=1):
        if any(upper) and any(lower):
            yield position, _joined(upper, lower)


def _joined(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    """Headers on two lines as one: a group stands over every column up to the next group."""
    labels: list[str] = []
    group = ""
    for above, below in zip(upper, lower, strict=True):
        group = above or (group if below else "")
        labels.append(_best_said(group, below) if below else above)
    return tuple(labels)


def _best_said(group: str, below: str) -> str:
    """Both lines, or the one of them that says more to us than both together."""
    both = f"{group} {below}".strip()
    return next((label for label in (both, below, group) if meaning(label)), both)


def _light(candidate: tuple[int, tuple[str, ...]]) -> HeaderRow:
    """A row of headers with the columns it names, rivals not settled yet."""
    position, labels = candidate
    found = map(meaning, labels)
    columns = {said.name: column for column, said in enumerate(found) if said and not said.refused}
    return HeaderRow(position, columns, (), labels)


def match_headers(row: Sequence[object], position: int = 0, below: Cells = ()) -> HeaderRow:
    """The columns a row of headers names; among rivals the most specific one that its values bear out wins."""
    labels = tuple(map(one_line, row))
    keys = [header_key(label) for label in labels]
    found = _by_name(labels)
    _prefer_own_layout(found, keys)
    ranked = {name: _ranked(name, candidates, below) for name, candidates in found.items()}
    columns = {name: candidates[0][0] for name, candidates in ranked.items() if not candidates[0][1].refused}
    _give_bare_name_to_manager(columns, ranked)
    return HeaderRow(
        position,
        columns,
        _repeated(keys, columns),
        labels,
        tuple(_rivals(keys, columns, ranked)),
        frozenset(name for name, column in columns.items() if (said := meaning(labels[column])) and said.thousands),
    )


def _by_name(labels: Sequence[str]) -> Candidates:
    found: Candidates = {}
    for column, said in enumerate(map(meaning, labels)):
        if said:
            found.setdefault(said.name, []).append((column, said))
    return found


def _prefer_own_layout(found: Candidates, keys: Sequence[str]) -> None:
    """NOM as the client's name wherever the table is laid out as ours, whatever other columns stand beside."""
    own = {OWN_NAMES[key] for key in keys if key in OWN_NAMES}
    if len(own & set(REQUIRED)) >= OWN_LAYOUT and NOM in own:
        found[NOM] = [
            (column, Meaning(NOM, -1) if said.is_bare and keys[column] in OWN_NAMES else said)
            for column, said in found[NOM]
        ]


def _ranked(name: str, candidates: list[tuple[int, Meaning]], below: Cells) -> list[tuple[int, Meaning]]:
    if len(candidates) == 1:
        return candidates

    def order(candidate: tuple[int, Meaning]) -> tuple[bool, bool, int, int, int]:
        column, said = candidate
        values = [row[column] for row in below if column < len(row)]
        return said.refused != "", not supports(name, values), said.rank, -said.year, column

    return sorted(candidates, key=order)


def _give_bare_name_to_manager(columns: dict[str, int], ranked: Candidates) -> None:
    """A bare « Nom » beside a first name is the manager's, where the client has a better name."""
    bare = [column for column, said in ranked.get(NOM, ()) if said.is_bare and column != columns.get(NOM)]
    if bare and PRENOM in columns and NOM_DIRIGEANT not in columns:
        columns[NOM_DIRIGEANT] = bare[0]


def _repeated(keys: Sequence[str], columns: Mapping[str, int]) -> tuple[int, ...]:
    taken = {keys[column]: column for column in columns.values()}
    return tuple(column for column, key in enumerate(keys) if taken.get(key, column) != column)


def _rivals(keys: Sequence[str], columns: Mapping[str, int], ranked: Candidates) -> Iterator[Rival]:
    used = set(columns.values())
    taken = {keys[column] for column in used}
    for name, candidates in ranked.items():
        for column, said in candidates:
            if column not in used and keys[column] not in taken:
                yield Rival(name, column, said.refused)
