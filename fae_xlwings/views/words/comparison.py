"""Two pictures of a portfolio compared, line by line, as a page or a workbook of its own shows it."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from fae_xlwings.domain.columns import CA, NOM, PRIORITE
from fae_xlwings.domain.evolution import AFTER, BEFORE, Evolution, Picture, fees_moved
from fae_xlwings.domain.lateness import lateness
from fae_xlwings.domain.rounding import half_up
from fae_xlwings.domain.scoring import french
from fae_xlwings.texts import NO_BREAK_SPACE
from fae_xlwings.views.words.evolution import FEES, MAKE_CERTAIN, UNCERTAIN, records, signed, why
from fae_xlwings.views.words.flow import Line
from fae_xlwings.views.words.formulas import (
    CLIENTS,
    DAYS,
    EUROS,
    FULL_TIME,
    HOURS,
    INDICATOR_LABELS,
    MONTHS,
    PERCENT,
    unit_of,
)
from fae_xlwings.views.words.lateness import LATE_CLIENTS, LATE_FEES, LATE_LABELS
from fae_xlwings.views.words.layout import Card
from fae_xlwings.views.words.plan import Row
from fae_xlwings.views.words.styles import Style
from fae_xlwings.views.words.wording import EURO, counted

INNER = 7
UNIT_STYLES: dict[str, Style] = {
    EUROS: "euro_centre",
    PERCENT: "percent_centre",
    MONTHS: "decimal_centre",
    FULL_TIME: "hundredth_centre",
}
LABELS = {**INDICATOR_LABELS, LATE_CLIENTS: LATE_LABELS[LATE_CLIENTS], LATE_FEES: LATE_LABELS[LATE_FEES]}
UNITS = {LATE_FEES: EUROS}
POINTS = "points"
PLURALS = (DAYS, HOURS, CLIENTS, POINTS)
REST = "… et {} : bouton « Exporter cette liste » pour les avoir tous."
CLIENT_STYLES: tuple[Style, ...] = ("text", "text_centre", "euro_centre")
MOVED_STYLES: tuple[Style, ...] = ("text", "text_centre", "text_centre", "unit")
FEES_STYLES: tuple[Style, ...] = ("text", "number_centre", "euro_centre")
FEES_ENDS: tuple[Style, ...] = ("total_label", "total_heat", "total_euro_centre")


class Listed(NamedTuple):
    """Some clients: what they have in common, the headers of what is told of each, and that."""

    title: str
    header: Row
    rows: Sequence[Row]
    styles: tuple[Style, ...]


def summary(found: Evolution) -> tuple[Card, ...]:
    """What changed, in six figures."""
    fees = fees_moved(found)
    gained, lost, moved = len(found.gained), len(found.lost), len(found.moved)
    was, now = (lateness(seen.scored, seen.day, seen.parameters).clients for seen in (found.before, found.after))
    difference = half_up(fees.after - fees.before, 0)
    return (
        Card("Clients gagnés", gained, "card_value", f"{_euros(fees.gained)} d'honoraires"),
        Card("Clients perdus", lost, "card_value", f"{_euros(-fees.lost)} d'honoraires"),
        Card("Priorité changée", moved, "card_value", f"{counted(len(found.kept), 'client')} dans les deux"),
        Card("En retard", now, "card_value", f"de {french(was)} à {french(now)} clients"),
        Card("Honoraires", difference, "card_euro", f"de {_euros(fees.before)} à {_euros(fees.after)}"),
    )


def _euros(amount: float) -> str:
    return f"{french(half_up(amount, 0))}{EURO}"


def fees_lines(found: Evolution) -> Iterator[Line]:
    """The way from the fees before to those after."""
    moved = fees_moved(found)
    counts = (found.before.scored, found.gained, found.lost, found.kept, found.doubtful_after, found.after.scored)
    yield title("💶 D'où vient la différence d'honoraires")
    yield Line(("Étape", "Clients", "Honoraires HT"), "header")
    for (label, part), clients in zip(FEES, counts, strict=True):
        styles = FEES_ENDS if part in {"before", "after"} else FEES_STYLES
        yield Line((label, len(clients), half_up(getattr(moved, part), 2)), styles)
    yield Line()


def indicator_lines(found: Evolution, days: tuple[str, str]) -> Iterator[Line]:
    """The indicators side by side, each with its unit."""
    before, after = figures(found.before), figures(found.after)
    yield title("📊 Les indicateurs côte à côte")
    yield Line(("Indicateur", "Unité", *days, "Écart"), "header")
    for name, label in LABELS.items():
        unit = unit_told(name)
        look = UNIT_STYLES.get(unit, "number_centre")
        values = (before[name], after[name], half_up(after[name] - before[name], 2))
        gap_look = "decimal_centre" if unit == PERCENT else look
        yield Line((label, unit, *values), ("text", "text_centre", look, look, gap_look))
    yield Line()


def unit_told(name: str) -> str:
    """The unit of one of the figures compared."""
    return UNITS.get(name) or unit_of(name)


def figures(seen: Picture) -> dict[str, float]:
    """The indicators of a picture, its late clients among them."""
    late = lateness(seen.scored, seen.day, seen.parameters)
    return {**seen.indicators.as_dict(), LATE_CLIENTS: late.clients, LATE_FEES: late.fees}


def list_lines(found: Evolution, most: int | None = None) -> Iterator[Line]:
    """The clients gained, lost, moved, late and no longer late; at most so many of each."""
    for listed in lists(found):
        yield from _listed_lines(listed, most)
    if found.doubtful_names:
        yield from _doubtful_lines(found.doubtful_names, most)


def _listed_lines(listed: Listed, most: int | None) -> Iterator[Line]:
    count = len(listed.rows)
    yield title(f"{listed.title} : {counted(count, 'client') if count else 'aucun client'}")
    if count:
        yield Line(listed.header, "header")
        yield from (Line(row, listed.styles) for row in listed.rows[:most])
        yield from _rest_line(count, most)
    yield Line()


def _doubtful_lines(names: Sequence[str], most: int | None) -> Iterator[Line]:
    yield title(f"❔ Non comparés : {counted(len(names), 'nom')}")
    yield Line((f"{UNCERTAIN}. {MAKE_CERTAIN}",), "note")
    yield from (Line((name,)) for name in names[:most])
    yield from _rest_line(len(names), most)


def _rest_line(count: int, most: int | None) -> Iterator[Line]:
    if most is not None and count > most:
        yield Line((REST.format(counted(count - most, "autre")),), "note")


def lists(found: Evolution) -> tuple[Listed, ...]:
    """The clients by what became of them, those of most consequence first."""
    usual: Row = ("Client", "Priorité", "Honoraires HT")
    moved: Row = ("Client", "Avant", "Après", "Pourquoi", None, None, None)
    # fmt: off
    said = (
        ("➕ Gagnés",           usual, found.gained,         "",    _client, CLIENT_STYLES),
        ("➖ Perdus",           usual, found.lost,           "",    _client, CLIENT_STYLES),
        ("↔ Priorité changée",  moved, found.moved,          AFTER, _moved,  MOVED_STYLES),
        ("⚠ Nouveaux retards",  usual, found.newly_late,     AFTER, _kept,   CLIENT_STYLES),
        ("✔ Plus en retard",    usual, found.no_longer_late, AFTER, _kept,   CLIENT_STYLES),
    )
    # fmt: on
    return tuple(
        Listed(name, header, [tell(row) for row in records(_by_fees(clients, side))], styles)
        for name, header, clients, side, tell, styles in said
    )


def _by_fees(clients: Any, side: str) -> Any:
    return clients.sort_values(CA + side, ascending=False, kind="stable")


def _client(row: dict[str, Any]) -> Row:
    return (row[NOM], row[PRIORITE], row[CA])


def _kept(row: dict[str, Any]) -> Row:
    return (row[NOM], row[PRIORITE + AFTER], row[CA + AFTER])


def _moved(row: dict[str, Any]) -> Row:
    return (row[NOM], row[PRIORITE + BEFORE], row[PRIORITE + AFTER], why(row))


def title(text: str) -> Line:
    """A heading across the page."""
    return Line((text, *(None,) * (INNER - 1)), "section")


def shown(value: float, unit: str) -> str:
    """A figure with its unit, as a sentence says it: « 12 500 € »."""
    return f"{french(value)}{NO_BREAK_SPACE}{_agreed(value, unit)}"


def gap(value: float, unit: str) -> str:
    """A difference with its sign and its unit; shares differ by points."""
    return f"{signed(value)}{NO_BREAK_SPACE}{_agreed(value, POINTS if unit == PERCENT else unit)}"


def _agreed(value: float, unit: str) -> str:
    """A unit in the singular below two, as French has it."""
    return unit.removesuffix("s") if abs(value) < 2 and unit in PLURALS else unit  # noqa: PLR2004 - twice is many
