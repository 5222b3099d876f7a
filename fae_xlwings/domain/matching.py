"""Which clients of two portfolios are the same: by SIREN where both have one, else by name; in doubt, told."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Places = list[int]


@dataclass(frozen=True, slots=True)
class Identities:
    """Who the clients of a portfolio are: a name each, as names are compared, and a SIREN, "" where none is known."""

    names: Sequence[str]
    sirens: Sequence[str]


@dataclass(frozen=True, slots=True)
class Matching:
    """The clients of two portfolios by their places: those found in both, only before, only after.

    Those in doubt bear a name or a SIREN that several clients have: none of them is matched by guess.
    """

    pairs: tuple[tuple[int, int], ...]
    lost: tuple[int, ...]
    gained: tuple[int, ...]
    doubtful_before: tuple[int, ...]
    doubtful_after: tuple[int, ...]


def match(before: Identities, after: Identities) -> Matching:
    """The same clients of two portfolios."""
    pairs: list[tuple[int, int]] = []
    doubtful: tuple[set[int], set[int]] = (set(), set())
    rest = (set(range(len(before.names))), set(range(len(after.names))))
    for old, new in _shared(before.sirens, after.sirens, rest):
        _settle(old, new, pairs, doubtful)
    _remove(rest, pairs, doubtful)
    for old, new in _shared(before.names, after.names, rest):
        if not (all(before.sirens[place] for place in old) and all(after.sirens[place] for place in new)):
            _settle(old, new, pairs, doubtful)
    _remove(rest, pairs, doubtful)
    lost, gained, unsure_before, unsure_after = (tuple(sorted(places)) for places in (*rest, *doubtful))
    return Matching(tuple(sorted(pairs)), lost, gained, unsure_before, unsure_after)


def _shared(
    before: Sequence[str], after: Sequence[str], rest: tuple[set[int], set[int]]
) -> Iterator[tuple[Places, Places]]:
    """The places, before and after, of each key that clients not settled yet have on both sides."""
    old, new = _places(before, rest[0]), _places(after, rest[1])
    return ((places, new[key]) for key, places in old.items() if key in new)


def _places(keys: Sequence[str], among: set[int]) -> dict[str, Places]:
    found: defaultdict[str, Places] = defaultdict(list)
    for place, key in enumerate(keys):
        if key and place in among:
            found[key].append(place)
    return dict(found)


def _settle(old: Places, new: Places, pairs: list[tuple[int, int]], doubtful: tuple[set[int], set[int]]) -> None:
    if len(old) == len(new) == 1:
        pairs.append((old[0], new[0]))
        return
    doubtful[0].update(old)
    doubtful[1].update(new)


def _remove(rest: tuple[set[int], set[int]], pairs: list[tuple[int, int]], doubtful: tuple[set[int], set[int]]) -> None:
    for side in (0, 1):
        rest[side].difference_update((pair[side] for pair in pairs), doubtful[side])
