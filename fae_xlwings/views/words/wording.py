"""The words that texts reuse (dates, amounts, the chosen client), each live in a cell named `m_<key>` and in Python.

A text of the library is written once: `phrase` makes it a cell that follows the workbook, `told` the same text now.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from string import Formatter
from typing import Any

from fae_xlwings.domain.columns import EMAIL, NOM, NOM_DIRIGEANT, PRENOM, PRIORITE
from fae_xlwings.domain.milestones import Milestone
from fae_xlwings.domain.parameters import MILESTONES, PARAMETERS
from fae_xlwings.domain.scoring import french
from fae_xlwings.texts import NO_BREAK_SPACE, content, typeset
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.formulas import NARROW_SPACE, column, entry, name_of
from fae_xlwings.views.words.plan import Formula, Value

MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
EURO = NO_BREAK_SPACE + "€"
LONGEST_LITERAL = 250
"""Excel refuses a text of more than 255 characters within a formula."""
MISSIONS = {"audit": "p1", "formation": "p2", "information": "p3"}
FINES = (
    "amende_facture", "plafond_facture", "amende_ereporting", "plafond_ereporting",
    "amende_sans_plateforme", "amende_sans_plateforme_suite",
)  # fmt: skip
SPANS = {"delai_reparation": "jour", "annees_sans_infraction": "année"}
"""The tolerance of a first offence: within how long it is repaired, after how long without another."""
LABELS = {row.key: row.label for row in PARAMETERS}
CLIENT_COLUMNS = {"prenom": PRENOM, "nom": NOM_DIRIGEANT, "adresse": EMAIL, "priorite": PRIORITE}
SIGNATURE = {
    "signataire": ("cabinet_signataire", "Votre nom, en signature"),
    "cabinet": ("cabinet_nom", "Nom du cabinet"),
}


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the texts: its key, what it is, and the cell that gives it (a formula with its value, or a text)."""

    key: str
    label: str
    cell: Value

    @property
    def value(self) -> Value:
        """What the word is now."""
        return self.cell.value if isinstance(self.cell, Formula) else self.cell


def mention(key: str) -> str:
    """The Excel name of a word of the texts."""
    return f"m_{key}"


def told(template: str, words: Sequence[Word]) -> str:
    """The text with its words in place."""
    return template.format_map({word.key: word.value for word in words})


def phrase(template: str, words: Sequence[Word]) -> Value:
    """The text as a cell: a formula over the named words, or the bare text when it has none."""
    pieces = list(_pieces(template))
    if not any(piece.startswith("m_") for piece in pieces):
        return template
    return Formula("=" + "&".join(pieces), told(template, words))


def _pieces(template: str) -> Iterator[str]:
    for text, key, _, _ in Formatter().parse(template):
        for part in re.split("(\n)", text):
            yield from _literals(part)
        if key:
            yield mention(key)


def _literals(part: str) -> Iterator[str]:
    """A text of one line, or the end of a line, as Excel takes them in a formula."""
    if part == "\n":
        yield "CHAR(10)"
        return
    if part:
        yield quote(part)


def quote(text: str) -> str:
    """The text as a literal of a formula, a long one as several joined."""
    pieces = (text[start : start + LONGEST_LITERAL] for start in range(0, len(text) or 1, LONGEST_LITERAL))
    return "&".join('"' + piece.replace('"', '""') + '"' for piece in pieces)


def french_day(day: date) -> str:
    """A day in full: « 1er septembre 2026 »."""
    return f"{'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]} {day.year}"


def day_formula(name: str) -> str:
    """The formula of `french_day`; TEXT would ask for the letters of the user's own language."""
    months = ",".join(map(quote, MONTHS))
    return f'IF(DAY({name})=1,"1er",DAY({name}))&" "&CHOOSE(MONTH({name}),{months})&" "&YEAR({name})'


def status_formula(name: str, today: str = "p_date_analyse") -> str:
    """The formula of `Milestone.status`."""
    return (
        f'IF({name}={today},"en vigueur aujourd\'hui",'
        f'IF({name}>{today},"dans ","en vigueur depuis ")&ABS({name}-{today})'
        f'&IF(ABS({name}-{today})=1," jour"," jours"))'
    )


def amount_formula(name: str) -> str:
    """The formula of `french` for an amount of at most two decimals, whatever the user's own separators."""
    millions = f'INT({name}/1000000)&"{NARROW_SPACE}"&RIGHT("00"&INT(MOD({name},1000000)/1000),3)'
    thousands = f"IF({name}<1000000,INT({name}/1000),{millions})"
    units = f'IF({name}<1000,INT({name}),{thousands}&"{NARROW_SPACE}"&RIGHT("00"&INT(MOD({name},1000)),3))'
    return f'{units}&SUBSTITUTE(MID(ROUND(MOD({name},1),2),2,3),".",",")'


def general_words(analysis: Analysis) -> tuple[Word, ...]:
    """The words that are the same for every client: dates, amounts, tariffs, sources, signature."""
    return (
        *_calendar_words(analysis),
        *_money_words(analysis),
        *_tariff_words(analysis),
        *_source_words(),
        *_signature_words(analysis),
    )


def _calendar_words(analysis: Analysis) -> Iterator[Word]:
    yield Word("jour", "Jour de l'analyse", Formula(f"={day_formula('p_date_analyse')}", french_day(analysis.today)))
    for key in MILESTONES:
        yield from _milestone_words(Milestone(key, LABELS[key], analysis.parameters.day(key)), analysis.today)
    yield _step(analysis)


def _milestone_words(row: Milestone, today: date) -> Iterator[Word]:
    key, name = row.key.removeprefix("jalon_"), name_of(row.key)
    since = "depuis le " if row.day <= today else "à compter du "
    yield Word(key, row.label, Formula(f"={day_formula(name)}", french_day(row.day)))
    yield Word(f"{key}_statut", "Où en est cette date", Formula(f"={status_formula(name)}", row.status(today)))
    yield Word(
        f"{key}_depuis",
        "Comment la dire",
        Formula(
            f'=IF({name}<=p_date_analyse,"depuis le ","à compter du ")&{mention(key)}', since + french_day(row.day)
        ),
    )


def _step(analysis: Analysis) -> Word:
    words = content("words")["step"]
    formula, value = quote(words["over"]), words["over"]
    for row in reversed(MILESTONES):
        key = row.removeprefix("jalon_")
        formula = f'IF({name_of(row)}>p_date_analyse,{quote(words[key])}&{mention(key)}&".",{formula})'
        day = analysis.parameters.day(row)
        value = f"{words[key]}{french_day(day)}." if day > analysis.today else value
    return Word("etape", "Prochaine étape", Formula(f"={formula}", value))


def _money_words(analysis: Analysis) -> Iterator[Word]:
    for key in FINES:
        yield Word(key, LABELS[key], _amount(key, analysis))
    for key, noun in SPANS.items():
        name, held = name_of(key), analysis.parameters[key]
        formula = f'={amount_formula(name)}&"{NO_BREAK_SPACE}{noun}"&IF({name}<2,"","s")'
        yield Word(key, LABELS[key], Formula(formula, counted(held, noun, blank=NO_BREAK_SPACE)))


def _amount(key: str, analysis: Analysis) -> Formula:
    return Formula(f'={amount_formula(name_of(key))}&"{EURO}"', french(analysis.parameters[key]) + EURO)


def _tariff_words(analysis: Analysis) -> Iterator[Word]:
    """« de 1 200 € à 1 500 € HT », or one price when both ends are the same."""
    for mission, key in MISSIONS.items():
        low, high = (f"tarif_{key}_{end}" for end in ("min", "max"))
        ends = [_amount(low, analysis), _amount(high, analysis)]
        yield from (Word(name, LABELS[name], end) for name, end in zip((low, high), ends, strict=True))
        first, last = (str(end.value) for end in ends)
        value = f"{last} HT" if first == last else f"de {first} à {last} HT"
        same = f"{mention(low)}={mention(high)}"
        formula = f'=IF({same},"","de "&{mention(low)}&" à ")&{mention(high)}&" HT"'
        yield Word(f"tarif_{mission}", f"Tarif de la mission {mission}", Formula(formula, value))


def _source_words() -> Iterator[Word]:
    rows = {row.key: row for row in PARAMETERS}
    yield Word("source_calendrier", "Source du calendrier", typeset(rows[MILESTONES[0]].source))
    yield Word("source_sanctions", "Source des sanctions", typeset(rows[FINES[0]].source))
    yield Word("verifie", "Sources vérifiées le", french_day(rows[FINES[0]].checked))


def _signature_words(analysis: Analysis) -> Iterator[Word]:
    fallbacks = content("words")["fallback"]
    for key, (detail, label) in SIGNATURE.items():
        other, name = fallbacks[key], name_of(detail)
        formula = f'=IF({name}="",{quote(other)},{name}&"")'
        yield Word(key, label, Formula(formula, analysis.parameters.texts.get(detail) or other))


def client_words(client: Mapping[str, Any] | None, position: int = 0) -> tuple[Word, ...]:
    """The words of one client, a row of the scored frame; of nobody when there is none.

    `position` is its row in the table, from 1, as MATCH counts; 0 is nobody.
    """
    found = {key: str(client[header]) if client else "" for key, header in CLIENT_COLUMNS.items()}
    return (
        Word("position", "Ligne du client dans le tableau", Formula(_position_formula(), position)),
        *(Word(key, header, Formula(_found_formula(header), found[key])) for key, header in CLIENT_COLUMNS.items()),
        *_address_words(str(client[NOM]) if client else "", found["prenom"], found["nom"]),
    )


def _position_formula() -> str:
    """The first row that bears the chosen name; « ~ », « * » and « ? » mean themselves."""
    sought = entry("client")
    for sign in "~*?":
        sought = f'SUBSTITUTE({sought},"{sign}","~{sign}")'
    return f"=IFERROR(MATCH({sought},{column(NOM)},0),0)"


def _found_formula(header: str) -> str:
    return f'=IF({mention("position")}=0,"",INDEX({column(header)},{mention("position")})&"")'


def _address_words(name: str, first: str, last: str) -> Iterator[Word]:
    fallbacks = content("words")["fallback"]
    given, family, position = mention("prenom"), mention("nom"), mention("position")
    yield Word(
        "client",
        "Client",
        Formula(
            f"=IF({position}=0,{quote(fallbacks['client'])},INDEX({column(NOM)},{position}))",
            name or fallbacks["client"],
        ),
    )
    yield Word(
        "salutation",
        "Formule d'appel",
        Formula(f'=IF({given}="","Bonjour,","Bonjour "&{given}&",")', f"Bonjour {first}," if first else "Bonjour,"),
    )
    formula = (
        f'=IF({given}&{family}="",{quote(fallbacks["dirigeant"])},'
        f'IF({given}="","M. ou Mme "&{family},{given}&IF({family}="",""," "&{family})))'
    )
    yield Word("dirigeant", "Dirigeant", Formula(formula, manager(first, last, fallbacks["dirigeant"])))


def manager(first: str, last: str, other: str) -> str:
    """How a manager is named by what is known of the name; `other` when nothing is."""
    if not first:
        return f"M. ou Mme {last}" if last else other
    return f"{first} {last}" if last else first


def counted(count: float, noun: str, ending: str = "s", blank: str = " ") -> str:
    """A number and its noun: « 1 client », « 1 200 clients »."""
    return f"{french(count)}{blank}{noun}{ending if count > 1 else ''}"
