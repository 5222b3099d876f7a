"""Each client's own dates and theoretical ceiling, live: the columns of a list of clients, and what is said of all."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

import pandas as pd

from fae_xlwings.domain.columns import NOM
from fae_xlwings.domain.firm import DETAIL_KEYS, REGIME_DEFAULT, SIZE_DEFAULT
from fae_xlwings.domain.follow_up_columns import EXONERE, FACTURES, REGIME_TVA, REGIMES, TAILLE, TAILLES
from fae_xlwings.domain.obligations import (
    ASSUMED,
    INVOICES_DEFAULT,
    LARGE,
    PAYMENTS,
    PROFILE,
    TRANSACTIONS,
    Obligations,
    Profile,
    obligations,
    profile_of,
)
from fae_xlwings.domain.parameters import PARAMETERS
from fae_xlwings.domain.scoring import french
from fae_xlwings.intake.words import plain
from fae_xlwings.texts import NO_BREAK_SPACE, typeset
from fae_xlwings.views.words.addresses import cell
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.formulas import NARROW_SPACE, by_word, column, count_formula, name_of
from fae_xlwings.views.words.helpers import FIRST_ROW, there
from fae_xlwings.views.words.plan import Block, ColumnFormula, Columns, Formula, Value
from fae_xlwings.views.words.wording import (
    EURO,
    amount_formula,
    day_formula,
    french_day,
    quote,
)

HEADER = (
    "Doit émettre le", "E-reporting par an : transactions + paiements", "Plafond théorique par an", "Pris par défaut",
)  # fmt: skip
TITLES = ("Taille", "Régime", "Factures", "Régime retenu")
WIDTH = len(TITLES)
BLANKS = (quote(NO_BREAK_SPACE), quote(NARROW_SPACE), "CHAR(9)", "CHAR(10)")
"""What is pasted for a blank: no-break and narrow ones, tabs, ends of lines."""
OUT_OF_SCOPE, NOTHING, NO_SENDING = "hors champ", "rien", "aucun"
REPORTING = tuple(word for word in REGIMES if word != EXONERE)
ROWS = {row.key: row for row in PARAMETERS}


class Dated(NamedTuple):
    """What a list of clients says of their obligations: its columns, and its working cells on « Calculs »."""

    columns: tuple[ColumnFormula, ...]
    helpers: tuple[Block | Columns, ...]


def obligations_of(analysis: Analysis, chosen: pd.DataFrame) -> list[Obligations]:
    """The obligations of some clients, rows of the scored frame."""
    places = analysis.scored.index.get_indexer(chosen.index)
    rows = _known(analysis).iloc[places].to_dict("records")
    return [obligations(profile_of({str(key): value for key, value in row.items()}), analysis.parameters)
            for row in rows]  # fmt: skip


def _known(analysis: Analysis) -> pd.DataFrame:
    """The legal profile of every client; a column that the table has not tells nothing."""
    known = analysis.portfolio.follow_up[list(PROFILE)]
    gone = {header: None for header in PROFILE if header in analysis.absent}
    return known.assign(**gone) if gone else known


def dated(analysis: Analysis, chosen: pd.DataFrame, count: int, *, position: str, left: int) -> Dated:
    """The columns of a list `count` rows high whose first client stands at `position`, a cell of « Calculs ».

    The working cells begin in the column `left`, on the row of that of the position.
    """
    found = obligations_of(analysis, chosen)
    rows = _known(analysis).iloc[analysis.scored.index.get_indexer(chosen.index)]
    told = [["" if pd.isna(value) else value for value in rows[header].tolist()] for header in PROFILE]
    first = FIRST_ROW + 1
    size, regime, invoices, retained = (there(cell(first, left + place)) for place in range(WIDTH))
    live = _Live(position, count)
    default = f'IF({name_of(REGIME_DEFAULT)}="",{quote(DETAIL_KEYS[REGIME_DEFAULT].default)},{name_of(REGIME_DEFAULT)})'
    helpers = (
        live.column(_word(analysis, TAILLE, position), told[0]),
        live.column(_word(analysis, REGIME_TVA, position), told[1]),
        live.column(_number(analysis, position), told[2]),
        live.column(f'IF({regime}="",{default},{regime})', [each.regime for each in found]),
    )
    columns = (
        live.column(_emission(size, retained), [OUT_OF_SCOPE if each.is_exempt else each.emission for each in found]),
        live.column(_rhythm(retained), [rhythm(each) for each in found]),
        live.column(_ceiling(invoices, retained), [each.ceiling for each in found]),
        live.column(_assumed((size, regime, invoices)), [", ".join(each.assumed) or NOTHING for each in found]),
    )
    return Dated(
        columns, (Block(cell(FIRST_ROW, left), (TITLES,), "muted"), Columns(cell(first, left), helpers, "muted"))
    )


class _Live(NamedTuple):
    position: str
    rows: int

    def column(self, formula: str, values: Sequence[Value]) -> ColumnFormula:
        blank = ("",) * (self.rows - len(values))
        return ColumnFormula(f'=IF({self.position}="","",{formula})', (*values, *blank))


def _word(analysis: Analysis, header: str, position: str) -> str:
    """The word of the list that a cell says, whatever its case, blanks and acute accents; nothing for any other."""
    if header in analysis.absent:
        return '""'
    said = _said(f"INDEX({column(header)},{position})")
    formula = '""'
    for word in reversed(TAILLES if header == TAILLE else REGIMES):
        formula = f"IF({said}={quote(plain(word).lower())},{quote(word)},{formula})"
    return f'IFERROR({formula},"")'


def _number(analysis: Analysis, position: str) -> str:
    """The number of invoices in a cell, nothing where there is none."""
    if FACTURES in analysis.absent:
        return '""'
    found = f"INDEX({column(FACTURES)},{position})"
    typed = _tidy(found)
    digits = f'SUBSTITUTE({typed}," ","")*1'
    parted = f'TRIM(SUBSTITUTE(TEXT({digits},"###-###-##0"),"-"," "))'
    number = f'IF(AND({digits}>=0,OR({typed}=TEXT({digits},"0"),{typed}={parted})),{digits},"")'
    return f'IFERROR(IF(ISNUMBER({found}),IF({found}<0,"",{found}),{number}),"")'


def _tidy(found: str) -> str:
    """The text of a cell without the blanks around it, those inside single and plain."""
    for blank in BLANKS:
        found = f'SUBSTITUTE({found},{blank}," ")'
    return f"TRIM({found})"


def _said(found: str) -> str:
    """The word of a cell in small letters without accents, as our lists are told apart."""
    said = f"LOWER({_tidy(found)})"
    for letter in "éèê":
        said = f'SUBSTITUTE({said},"{letter}","e")'
    return said


def emission_day(size: str) -> str:
    """The formula of the day of emission of a client whose size is in a cell, or is not known."""
    default = name_of(SIZE_DEFAULT)
    known, assumed = (",".join(f'{where}="{word}"' for word in LARGE) for where in (size, default))
    return f'IF(OR({known},AND({size}="",OR({assumed}))),p_jalon_reception,p_jalon_emission)'


def _emission(size: str, regime: str) -> str:
    return f"IF({regime}={quote(EXONERE)},{quote(OUT_OF_SCOPE)},{emission_day(size)})"


def rhythm(due: Obligations) -> str:
    """How many times a year a client reports: « 36 + 12 », transactions then payments."""
    return NO_SENDING if due.is_exempt else f"{due.transactions:.0f} + {due.payments:.0f}"


def _rhythm(regime: str) -> str:
    transactions, payments = (f"ROUND({each},0)" for each in _sendings(regime))
    return f'IF({regime}={quote(EXONERE)},{quote(NO_SENDING)},{transactions}&" + "&{payments})'


def _sendings(regime: str) -> Iterator[str]:
    return (by_word(regime, REPORTING, prefix, "0") for prefix in (TRANSACTIONS, PAYMENTS))


def _ceiling(invoices: str, regime: str) -> str:
    many = f'IF({invoices}="",{name_of(INVOICES_DEFAULT)},{invoices})'
    reported = "+".join(f"MIN({each}*p_amende_ereporting,p_plafond_ereporting)" for each in _sendings(regime))
    return f"IF({regime}={quote(EXONERE)},0,MIN({many}*p_amende_facture,p_plafond_facture)+{reported})"


def _assumed(cells: Iterable[str]) -> str:
    unknown = "&".join(
        f'IF({each}="",{quote(", " + word)},"")' for each, word in zip(cells, ASSUMED.values(), strict=True)
    )
    return f'IF({unknown}="",{quote(NOTHING)},MID({unknown},3,40))'


BOUND = typeset("Clients GE ou ETI, tenus d'émettre ")
UNTOLD = typeset("Clients de taille inconnue, datés par défaut au ")
CEILING = (
    "Plafond théorique d'un an sans rien émettre ni transmettre : ", "amende_facture", " par facture (au plus ",
    "plafond_facture", "), ", "amende_ereporting", " par envoi d'e-reporting (au plus ", "plafond_ereporting",
    " pour les transactions, autant pour les paiements). Ce n'est pas une prévision.",
)  # fmt: skip
TOLERANCE = (
    "Première infraction, sans autre cette année ni les ", "annees_sans_infraction",
    " précédents, réparée spontanément ou dans les ", "delai_reparation",
    " d'une première demande : pas d'amende.",
)  # fmt: skip
SOURCES = (
    f"Sources : {ROWS['amende_facture'].source} ; {ROWS['delai_reparation'].source} ; "
    f"vérifiées le {ROWS['amende_facture'].checked:%d/%m/%Y}."
)


def own_sentence(due: Obligations, today: date) -> str:
    """The obligations of a client on a day, for one who reads no columns."""
    assumed = f" Pris par défaut : {', '.join(due.assumed)}." if due.assumed else ""
    if due.is_exempt:
        return f"Hors champ de l'émission et de l'e-reporting.{assumed}"
    since = "depuis le" if due.binds(today) else "à partir du"
    return (
        f"Doit émettre {since} {due.emission:%d/%m/%Y} ; e-reporting : {french(due.transactions)} envois par an "
        f"pour les transactions, {french(due.payments)} pour les paiements ; plafond théorique par an : "
        f"{french(due.ceiling)}{EURO}.{assumed}"
    )


def bound_sentence(analysis: Analysis) -> Formula:
    """How many large clients emit and since when; how many of an unknown size are dated by default."""
    first, default = "p_jalon_reception", f"({emission_day(quote(''))})"
    since = f'IF({first}<=p_date_analyse,"depuis le ","à compter du ")&{day_formula(first)}'
    bound, sized = _sized(analysis, LARGE, exempt=False), _sized(analysis, TAILLES, exempt=True)
    rest = f"k_total_clients-({sized})"
    formula = (
        f"={quote(BOUND)}&{since}&{quote(_COLON)}&{count_formula(bound)}&{quote(_THEN + UNTOLD)}&{day_formula(default)}"
        f"&{quote(_COLON)}&{count_formula(rest)}&{quote('.')}"
    )
    return Formula(formula, _bound_told(analysis))


_COLON, _THEN = typeset(" : "), ". "


def _bound_told(analysis: Analysis) -> str:
    first, known = analysis.parameters.day("jalon_reception"), _known(analysis)
    bound = int((known[TAILLE].isin(LARGE) & (known[REGIME_TVA] != EXONERE)).sum())
    default = obligations(Profile(None, None, None), analysis.parameters).emission
    since = f"{'depuis le' if first <= analysis.today else 'à compter du'} {french_day(first)}"
    unknown = int(known[TAILLE].isna().sum())
    return f"{BOUND}{since}{_COLON}{french(bound)}{_THEN}{UNTOLD}{french_day(default)}{_COLON}{french(unknown)}."


def _sized(analysis: Analysis, sizes: Sequence[str], *, exempt: bool) -> str:
    """The number of clients of some sizes, those exempt among them or not."""
    if TAILLE in analysis.absent:
        return "0"
    others = "" if exempt or REGIME_TVA in analysis.absent else f"*(1-{_among(REGIME_TVA, (EXONERE,))})"
    return f'SUMPRODUCT(({column(NOM)}<>"")*{_among(TAILLE, sizes)}{others})'


def _among(header: str, words: Sequence[str]) -> str:
    """For each row of the table, whether its cell says one of some words: FIND gives no meaning to « * »."""
    told = "|".join(plain(word).lower() for word in words)
    return f'ISNUMBER(FIND("|"&{_said(column(header))}&"|",{quote(f"|{told}|")}))'


def ceiling_sentences(analysis: Analysis) -> tuple[Value, ...]:
    """What the ceilings are made of, the tolerance, where the figures come from."""
    return _sentence(CEILING, analysis), _sentence(TOLERANCE, analysis), typeset(SOURCES)


def _sentence(parts: Sequence[str], analysis: Analysis) -> Formula:
    """A sentence in which each key stands for the parameter, with its unit."""
    formulas = (f"{amount_formula(name_of(part))}&{quote(_unit(part))}" if part in ROWS else quote(typeset(part))
                for part in parts)  # fmt: skip
    told = (french(analysis.parameters[part]) + _unit(part) if part in ROWS else typeset(part) for part in parts)
    return Formula("=" + "&".join(formulas), "".join(told))


def _unit(key: str) -> str:
    unit = ROWS[key].unit
    return EURO if unit.startswith("€") else f"{NO_BREAK_SPACE}{unit}"
