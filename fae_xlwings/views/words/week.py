"""The week as the user asked for it, of everyone or of one collaborator, and its working cells on « Calculs », live."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import accumulate, islice

from fae_xlwings.domain.columns import A_COMPLETER, NOM, PRIORITE, PRIORITES, SCORE
from fae_xlwings.domain.follow_up import CLOSED
from fae_xlwings.domain.follow_up_columns import COLLABORATEUR, DERNIER_CONTACT, PROCHAINE_RELANCE, STATUT
from fae_xlwings.domain.progress import LONGEST_NAME
from fae_xlwings.domain.ranking import RANKED_DIGITS
from fae_xlwings.domain.week import (
    DAY_STEP,
    DAY_ZERO,
    FRESH,
    HIGHEST_SCORE,
    MOST,
    REMINDERS,
    STAGES,
    Call,
    calls,
    ranks,
    week,
)
from fae_xlwings.intake.words import is_blank
from fae_xlwings.sheets import SEMAINE
from fae_xlwings.views.words.addresses import Area, cell
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.formulas import column, entry, name_of
from fae_xlwings.views.words.helpers import FIRST_ROW, ZONES, there
from fae_xlwings.views.words.plan import Block, ColumnFormula, Columns, Formula, Value
from fae_xlwings.views.words.ranking import listing
from fae_xlwings.views.words.wording import quote

WHO_KEY, HOURS_KEY = "semaine_qui", "semaine_heures"
EVERYONE = "Tous"
TITLES = ("Rang", "Fiche n°", "Relance", "Étape", "Heures", "Cumul", "Retenue", "Clé", "Collaborateurs")
RANK, POSITION, DAY, STAGE, HOURS, TAKEN, KEPT, KEY, PEOPLE = (ZONES[SEMAINE] + place for place in range(len(TITLES)))
FIRST = FIRST_ROW + 1
READ = (COLLABORATEUR, STATUT, DERNIER_CONTACT, PROCHAINE_RELANCE)
WEEK_END = "(p_date_analyse-MOD(p_date_analyse-2,7)+6)"


@dataclass(frozen=True, slots=True)
class Week:
    """The week of `who`, one of `people` or everyone: its hours, what each client ranks by, whom to call in order."""

    who: str
    people: tuple[str, ...]
    hours: float
    ranks: tuple[float | None, ...]
    calls: tuple[Call, ...]

    @property
    def shown(self) -> tuple[Call, ...]:
        """The calls that the page has room for."""
        return self.calls[:MOST]


def week_of(analysis: Analysis) -> Week:
    """The week that an analysis shows."""
    names = people(analysis)
    who = analysis.chosen(WHO_KEY, EVERYONE, (EVERYONE, *names))
    team = analysis.parameters["heures_equipe"]
    hours = analysis.entry(HOURS_KEY, team / (1 if who == EVERYONE else len(names)))
    found = ranks(analysis.scored, analysis.portfolio.follow_up, analysis.today)
    if who != EVERYONE:
        followed = analysis.portfolio.follow_up[COLLABORATEUR].tolist()
        found = [rank if _same(whose, who) else None for rank, whose in zip(found, followed, strict=True)]
    return Week(who, names, hours, tuple(found), week(analysis.scored, found, hours, analysis.parameters))


def people(analysis: Analysis) -> tuple[str, ...]:
    """Those who follow clients, in alphabetical order; one name whatever its case, none that is a whole text."""
    found: dict[str, str] = {}
    for name in analysis.portfolio.follow_up[COLLABORATEUR].tolist():
        if name and name != EVERYONE and len(name) <= LONGEST_NAME:
            found.setdefault(name.lower(), name)
    return tuple(found[key] for key in sorted(found))


def _same(whose: str | None, who: str) -> bool:
    return whose is not None and whose.lower() == who.lower()


def helpers(analysis: Analysis, found: Week) -> Iterator[Block | Columns]:
    """The working cells: whom to call in order, what each client ranks by, the words of the list of collaborators."""
    keys = _keys(analysis, found)
    yield Block(cell(FIRST_ROW, RANK), (TITLES,), "muted")
    yield Columns(cell(FIRST, RANK), tuple(_ordered(analysis, found, keys)), "muted")
    yield Columns(cell(FIRST, KEY), (keys,), "muted")
    yield from _odd_keys(analysis, found)
    yield Block(cell(FIRST, PEOPLE), tuple((name,) for name in (EVERYONE, *found.people)), "muted")


def keys_area(rows: int) -> str:
    """The cells of what every client ranks by."""
    return Area.of(cell(FIRST, KEY)).resized(rows, 1).absolute()


def people_area(found: Week) -> Area:
    """The cells that list everyone and each collaborator."""
    return Area.of(cell(FIRST, PEOPLE)).resized(len(found.people) + 1, 1)


def rows_of(analysis: Analysis) -> int:
    """The number of rows of the table of clients, blank ones included."""
    return int(analysis.scored.index.max()) + 1 if len(analysis.scored) else 1


def _ordered(analysis: Analysis, found: Week, keys: ColumnFormula) -> Iterator[ColumnFormula]:
    """The first to call: rank, row of the table, day of the reminder, stage, hours, hours in all, row if kept."""
    first = tuple(islice(calls(analysis.scored, found.ranks, analysis.parameters), MOST))
    chosen = analysis.scored.iloc[[call.place for call in first]]
    heights: list[Value] = [found.ranks[call.place] for call in first]
    source = keys_area(len(keys.values))
    yield from listing(chosen, heights, (), MOST, source=source, limit=f"COUNT({source})", left=RANK)
    rank, position, day, hours = (cell(FIRST, place) for place in (RANK, POSITION, DAY, HOURS))
    behind = f"({REMINDERS}-{rank})"
    taken = list(accumulate(call.hours for call in first))
    above = f"N({cell(FIRST - 1, TAKEN)})"
    kept = len(found.shown)
    columns: tuple[tuple[str, Sequence[Value]], ...] = (
        (f"IF({rank}<={HIGHEST_SCORE},0,ROUNDUP({behind}/{DAY_STEP},0))", [_serial(call.day) for call in first]),
        (f"IF({day}=0,{FRESH},{DAY_STEP}*{day}-{behind})", [call.stage for call in first]),
        (f"IF({day}>0,p_heures_relance,{_mission_hours(position)})", [call.hours for call in first]),
        (f"{above}+{hours}", taken),
        (f'IF(OR({day}>0,{above}<{entry(HOURS_KEY)}),{position},"")',
         [int(place) + 1 for place in chosen.index[:kept]] + [""] * (len(first) - kept)),
    )  # fmt: skip
    for formula, values in columns:
        yield ColumnFormula(f'=IF({position}="","",{formula})', (*values, *("",) * (MOST - len(values))))


def _mission_hours(position: str) -> str:
    formula = "0"
    for word in reversed(PRIORITES[:-1]):
        formula = f'IF(INDEX({column(PRIORITE)},{position})="{word}",{name_of(f"heures_{word.lower()}")},{formula})'
    return f"MAX(p_heures_relance,{formula})"


def _keys(analysis: Analysis, found: Week) -> ColumnFormula:
    """What each row of the table ranks by, as its cells say; nothing for those who are not to be called."""
    values: list[Value] = [""] * rows_of(analysis)
    for place, rank in zip(analysis.scored.index, found.ranks, strict=True):
        values[place] = "" if rank is None else rank
    return ColumnFormula(_key_formula(_cells_of(analysis)), values)


def _cells_of(analysis: Analysis, row: int = FIRST) -> dict[str, str]:
    """The cells of the client of a row, as formulas name them; a column that is not there holds nothing."""
    number = f"ROWS($A${FIRST}:$A{row})"
    headers = (NOM, PRIORITE, SCORE, *READ)
    return {header: '""' if header in analysis.absent else f"INDEX({column(header)},{number})" for header in headers}


def _key_formula(cells: Mapping[str, str]) -> str:
    """The formula of `domain.week.rank_of`, for the collaborator chosen."""
    status, day = cells[STATUT], f"N({cells[PROCHAINE_RELANCE]})"
    closed = ",".join(f'{status}="{word}"' for word in CLOSED)
    reminder = f'IF(INT({day})<={WEEK_END},{REMINDERS}-{DAY_STEP}*INT({day})+{_stage(status)},"")'
    waiting = f'OR({status}="",{status}="{STAGES[0]}"),N({cells[DERNIER_CONTACT]})=0'
    score = f"MIN(ROUND(N({cells[SCORE]}),{RANKED_DIGITS}),{HIGHEST_SCORE})"
    new = f'IF(AND({waiting},{cells[PRIORITE]}<>"{A_COMPLETER}"),{score},"")'
    key = f'IF(OR({closed}),"",IF({day}>0,{reminder},{new}))'
    mine = f"OR({everyone_chosen()},{entry(WHO_KEY)}={cells[COLLABORATEUR]})"
    # One cell that failed would have LARGE fail for every client.
    return f'=IFERROR(IF({cells[NOM]}="","",IF({mine},{key},"")),"")'


def everyone_chosen() -> str:
    """The condition that the week is that of everyone."""
    return f'OR({entry(WHO_KEY)}={quote(EVERYONE)},{entry(WHO_KEY)}="")'


def _stage(status: str) -> str:
    formula = "0"
    for stage, word in reversed(list(enumerate(STAGES))[1:]):
        formula = f'IF({status}="{word}",{stage},{formula})'
    return formula


def _odd_keys(analysis: Analysis, found: Week) -> Iterator[Block]:
    """The clients whose cells a formula reads otherwise than the rules do: what was understood stands in theirs."""
    portfolio = analysis.portfolio
    typed, clean = (
        list(zip(*(frame[name].tolist() for name in READ), strict=True))
        for frame in (portfolio.shown_follow_up, portfolio.follow_up)
    )
    for place, (held, understood) in enumerate(zip(typed, clean, strict=True)):
        if not all(map(_reads_alike, held, understood)):
            row = FIRST + int(analysis.scored.index[place])
            told = dict(zip(READ, map(_literal, understood), strict=True))
            rank = found.ranks[place]
            formula = _key_formula({**_cells_of(analysis, row), **told})
            yield Block(cell(row, KEY), ((Formula(formula, "" if rank is None else rank),),), "muted")


def _reads_alike(held: object, understood: object) -> bool:
    """Whether a formula finds in a cell what the rules do."""
    if held is None or held == "":
        return understood is None
    if isinstance(held, date):
        return understood == (held.date() if isinstance(held, datetime) else held)
    if isinstance(held, str) and isinstance(understood, str):
        return held.lower() == understood.lower()
    return understood is None and isinstance(held, str) and is_blank(held)


def _literal(value: object) -> str:
    return str(_serial(value)) if isinstance(value, date) else quote(str(value or ""))


def _serial(day: date | None) -> int:
    """A day as Excel counts it, 0 for none."""
    return 0 if day is None else (day - DAY_ZERO).days


def place_of(letter_column: int) -> str:
    """The first of the working cells of a column, as the page names it."""
    return there(cell(FIRST, letter_column))
