"""The sheet « Ma semaine »: whom to call this week, reminders first, then the best clients nobody has contacted."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

import pandas as pd

from fae_xlwings.domain.columns import EMAIL, NOM
from fae_xlwings.domain.follow_up_columns import (
    COLLABORATEUR,
    DERNIER_CONTACT,
    SIREN,
    TELEPHONE,
)
from fae_xlwings.domain.lateness import late
from fae_xlwings.domain.week import MOST
from fae_xlwings.intake.grid import in_sheet
from fae_xlwings.intake.words import text_of
from fae_xlwings.sheets import CALCULS, SEMAINE
from fae_xlwings.views.words.addresses import cell
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.calls import NEW, OVERDUE, TODAY, Cells, Told, formulas, told
from fae_xlwings.views.words.formulas import column, entry
from fae_xlwings.views.words.lateness import late_condition
from fae_xlwings.views.words.layout import BAND_HEIGHTS, LEFT, band, cards, column_grid, section
from fae_xlwings.views.words.obligations import HEADER as DATED_HEADER
from fae_xlwings.views.words.obligations import Dated, dated
from fae_xlwings.views.words.plan import (
    Block,
    Bounds,
    Choice,
    ColumnFormula,
    Formula,
    Page,
    Rule,
    SheetPlan,
    Value,
)
from fae_xlwings.views.words.styles import Style
from fae_xlwings.views.words.week import (
    DAY,
    HOURS_KEY,
    KEPT,
    PEOPLE,
    STAGE,
    WHO_KEY,
    Week,
    everyone_chosen,
    helpers,
    people_area,
    place_of,
    week_of,
)
from fae_xlwings.views.words.week_state import cards_of, state
from fae_xlwings.views.words.wording import day_formula, french_day, quote

WIDTHS = (
    ("A:A", 2.0), ("B:B", 26.0), ("C:C", 13.0), ("D:D", 12.0), ("E:E", 32.0), ("F:F", 36.0), ("G:G", 14.0),
    ("H:H", 18.0), ("I:I", 30.0), ("J:J", 12.0), ("K:K", 14.0), ("L:L", 11.0), ("M:M", 12.0),
    ("N:N", 15.0), ("O:O", 12.0), ("P:P", 15.0), ("Q:Q", 3.0),
)  # fmt: skip
COLUMNS = 17
INNER = COLUMNS - 2
WHO_ROW, CARDS_ROW = 4, 7
HOURS_ROW = WHO_ROW + 1
TITLE_ROW = CARDS_ROW + 4
STATE_ROW, HEADER_ROW = TITLE_ROW + 1, TITLE_ROW + 2
FIRST_ROW = HEADER_ROW + 1
LAST_ROW = FIRST_ROW + MOST - 1
GROWN_ROW, ON_ONE_SHEET = CARDS_ROW + 3, 24
"""Where the page says that it has grown, and how many clients a first sheet of paper holds."""
PRINTED = "A1:G"
"""What one takes along to call; the message, the addresses and the dates beside it serve at the screen."""
NAMED, SIREN_COLUMN = (f"B{FIRST_ROW}:B{LAST_ROW}",), COLUMNS - 1 - len(DATED_HEADER)
ROW_HEIGHT = 31.0
HEADER = (
    "Client", "Quand", "Relance", "Pourquoi", "Que faire", "Téléphone", "Message conseillé", "E-mail",
    "Dernier contact", "Collaborateur", "SIREN", *DATED_HEADER,
)  # fmt: skip
STYLES: tuple[Style, ...] = (
    "text_bold_wrap", "text_centre", "date", "text_wrap", "text_wrap", "text_centre", "text_wrap", "link",
    "date", "text_wrap", "text_centre", "date", "text_centre", "euro_centre", "text_wrap",
)  # fmt: skip
ASKED_STYLES: tuple[Style, ...] = ("text_bold", "input_choice", "hint")
WHO_NOTE = (
    "Tous, ou un nom de la colonne COLLABORATEUR ; un nouveau nom entre dans la liste à la prochaine mise à jour."
)
HOURS_NOTES = (
    "Celles de l'équipe (Paramètres), partagées entre les collaborateurs ; tapez les vôtres.",
    "Le total peut les dépasser : aucune relance n'est laissée, la dernière mission finit la semaine suivante.",
)
GROWN = "⚠ La liste dépasse la feuille de papier : actualisez l'analyse avant d'imprimer."
MOST_HOURS = 2000
WHOM = "les clients à appeler"
WEEK_OF, MONDAY = "📞 Semaine du lundi ", "(p_date_analyse-MOD(p_date_analyse-2,7))"


class Lines(NamedTuple):
    """The clients of the page, in its order: their scored rows, what is said of each, what their cells hold."""

    rows: list[dict[str, Any]]
    told: list[Told]
    held: Mapping[str, Sequence[object]]


def build(analysis: Analysis) -> SheetPlan:
    """The plan of « Ma semaine »: everything follows the clients, the day and the collaborator chosen, live."""
    found = week_of(analysis)
    own = _dates(analysis, found)
    return SheetPlan(
        name=SEMAINE,
        blocks=(
            *band("Ma semaine", "Qui appeler, dans quel ordre, et pour lui dire quoi", COLUMNS),
            *_asked(analysis, found),
            *cards(CARDS_ROW, tuple(cards_of(analysis, found))),
            *_grown(found),
            section(TITLE_ROW, "", INNER),
            Block(cell(TITLE_ROW, LEFT), ((_title(analysis),),), "section"),
            Block(cell(STATE_ROW, LEFT), ((state(analysis, found),),), "note"),
            *column_grid(cell(HEADER_ROW, LEFT), HEADER, (*_columns(analysis, found), *own.columns), STYLES),
        ),
        helpers=(*helpers(analysis, found), *own.helpers),
        widths=WIDTHS,
        heights=(*BAND_HEIGHTS, (f"{HEADER_ROW}:{HEADER_ROW}", 47.0), (f"{FIRST_ROW}:{LAST_ROW}", ROW_HEIGHT)),
        rules=tuple(_rules()),
        validations=tuple(_validations(found)),
        names=((entry(WHO_KEY), f"$C${WHO_ROW}"), (entry(HOURS_KEY), f"$C${HOURS_ROW}")),
        page=Page(title_rows=f"${HEADER_ROW}:${HEADER_ROW}", area=f"{PRINTED}{_last_printed(found)}", portrait=True),
        tab="red",
    )


def listed(analysis: Analysis) -> pd.DataFrame:
    """The clients of the week, with the reminders that the page has no room for."""
    return analysis.scored.iloc[[call.place for call in week_of(analysis).calls]]


def _asked(analysis: Analysis, found: Week) -> Iterator[Block]:
    others = max(len(found.people), 1)
    shared = f"=p_heures_equipe/IF({everyone_chosen()},1,{others})"
    hours = analysis.held(HOURS_KEY, found.hours, shared)
    yield Block(cell(WHO_ROW, LEFT), (("Collaborateur", found.who, WHO_NOTE),), ASKED_STYLES)
    yield Block(
        cell(HOURS_ROW, LEFT), (("Heures de la semaine", hours, HOURS_NOTES[0]),), ("text_bold", "input_number", "hint")
    )
    yield Block(cell(HOURS_ROW + 1, LEFT + 2), ((HOURS_NOTES[1],),), "hint")


def _last_printed(found: Week) -> int:
    """The last row of the sheets of paper: a week that one of them holds leaves no blank one behind."""
    return LAST_ROW if len(found.shown) > ON_ONE_SHEET else FIRST_ROW + ON_ONE_SHEET - 1


def _grown(found: Week) -> Iterator[Block]:
    """Where one sheet of paper was enough, what is said once it no longer is."""
    if _last_printed(found) != LAST_ROW:
        names = f"{cell(_last_printed(found) + 1, LEFT)}:{cell(LAST_ROW, LEFT)}"
        grown = Formula(f'=IF(COUNTIF({names},"?*")>0,{quote(GROWN)},"")', "")
        yield Block(cell(GROWN_ROW, LEFT), ((grown,),), "text_red")


def _title(analysis: Analysis) -> Formula:
    """« Semaine du lundi 23 novembre 2026 »."""
    monday = analysis.today - timedelta(days=analysis.today.weekday())
    return Formula(f"={quote(WEEK_OF)}&{day_formula(MONDAY)}", WEEK_OF + french_day(monday))


def _columns(analysis: Analysis, found: Week) -> Iterator[ColumnFormula]:
    """The columns of the page, each live."""
    lines = _lines(analysis, found)
    position = place_of(KEPT)
    last = _cell_of(analysis, DERNIER_CONTACT, position)
    said = formulas(Cells(position, place_of(STAGE), place_of(DAY), last, late_condition(analysis, position)))
    days = [call.day or "" for call in found.shown]
    yield _live(position, f'INDEX({column(NOM)},{position})&""', [row[NOM] for row in lines.rows])
    yield _whole(said.when, [each.when for each in lines.told])
    yield _live(position, f'IF({place_of(DAY)}=0,"",{place_of(DAY)})', days)
    yield _whole(said.why, [each.why for each in lines.told])
    yield _whole(said.what, [each.what for each in lines.told])
    yield _live(
        position, _phone(_cell_of(analysis, TELEPHONE, position)), list(map(_phone_told, lines.held[TELEPHONE]))
    )
    yield _whole(said.message, [each.message for each in lines.told])
    yield _live(position, _mail(f"INDEX({column(EMAIL)},{position})"), [str(row[EMAIL]) for row in lines.rows])
    yield _live(position, f'IF({last}="","",{last})', [each or "" for each in lines.held[DERNIER_CONTACT]])
    for header in (COLLABORATEUR, SIREN):
        yield _live(position, f'{_cell_of(analysis, header, position)}&""', list(map(_joined, lines.held[header])))


def _dates(analysis: Analysis, found: Week) -> Dated:
    """When each client of the page must emit, and what of it is assumed."""
    chosen = analysis.scored.iloc[[call.place for call in found.shown]]
    return dated(analysis, chosen, MOST, position=place_of(KEPT), left=PEOPLE + 1)


def _lines(analysis: Analysis, found: Week) -> Lines:
    places = [call.place for call in found.shown]
    rows: Any = analysis.scored.iloc[places].to_dict("records")
    lateness = late(analysis.scored, analysis.today, analysis.parameters).tolist()
    cells = analysis.portfolio.shown_follow_up
    held = {
        name: [None if name in analysis.absent else each for each in cells[name].iloc[places]]
        for name in (TELEPHONE, DERNIER_CONTACT, COLLABORATEUR, SIREN)
    }
    said = [
        told(analysis, call, row, _day(last), late=lateness[call.place])
        for call, row, last in zip(found.shown, rows, held[DERNIER_CONTACT], strict=True)
    ]
    return Lines(rows, said, held)


def _day(value: object) -> date | None:
    """The day that a formula finds in a cell."""
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


def _whole(formula: str, values: Sequence[Value]) -> ColumnFormula:
    return ColumnFormula(formula, (*values, *("",) * (MOST - len(values))))


def _live(position: str, formula: str, values: Sequence[Any]) -> ColumnFormula:
    return _whole(f'=IF({position}="","",{formula})', values)


def _cell_of(analysis: Analysis, header: str, position: str) -> str:
    return '""' if header in analysis.absent else f"INDEX({column(header)},{position})"


def _phone(found: str) -> str:
    """A number that lost its nought, as one is written; a text as it is."""
    pairs = '&" "&'.join((f'"0"&MID({found},1,1)', *(f"MID({found},{start},2)" for start in (2, 4, 6, 8))))
    return f'IF(AND(ISNUMBER({found}),LEN({found})=9),{pairs},{found}&"")'


def _joined(held: object) -> str:
    """What a cell gives when it is joined to a text: its own blanks stay."""
    return held if isinstance(held, str) else text_of(held)


def _phone_told(held: object) -> str:
    text = _joined(held)
    if not isinstance(held, int | float) or len(text) != 9:  # noqa: PLR2004 - a French number without its nought
        return text
    return " ".join(f"0{text}"[digit : digit + 2] for digit in range(0, 10, 2))


def _mail(found: str) -> str:
    """A link that opens a message to an address; anything that is more than an address stays a text."""
    plain = (
        f'OR(NOT(ISNUMBER(FIND("@",{found}))),ISNUMBER(FIND("?",{found})),ISNUMBER(FIND("&",{found})),LEN({found})>200)'
    )
    return f'IF({plain},{found}&"",HYPERLINK("mailto:"&{found},{found}))'


def _rules() -> Iterator[Rule]:
    first = f"C{FIRST_ROW}"
    area = f"{first}:C{LAST_ROW}"
    styles: dict[str, Style] = {OVERDUE: "text_red", TODAY: "state_changed", NEW: "state_ok"}
    for word, style in styles.items():
        yield Rule(area, f"={first}={quote(word)}", style)


def _validations(found: Week) -> Iterator[Choice | Bounds]:
    source = in_sheet(CALCULS, people_area(found).absolute())
    yield Choice(f"C{WHO_ROW}", source, "Choisissez un nom de la liste, ou Tous.")
    yield Bounds(f"C{HOURS_ROW}", 0, MOST_HOURS, "Saisissez un nombre d'heures.")
