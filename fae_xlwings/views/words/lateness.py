"""Today's main fact, live: how many clients are late for reception, since when, and what it can cost."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from fae_xlwings.domain.columns import CA, OUTIL
from fae_xlwings.domain.follow_up_columns import PLATEFORME
from fae_xlwings.domain.lateness import NOT_READY, Lateness, is_late, lateness
from fae_xlwings.domain.parameters import PARAMETERS
from fae_xlwings.domain.scoring import french
from fae_xlwings.texts import content
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.formulas import column, kpi, name_of
from fae_xlwings.views.words.plan import Formula
from fae_xlwings.views.words.wording import (
    EURO,
    Word,
    amount_formula,
    day_formula,
    french_day,
    general_words,
    mention,
    phrase,
    quote,
    told,
)

MANDATORY = "p_jalon_reception<=p_date_analyse"
LATE_CLIENTS, LATE_FEES, LATE_PENALTY = "clients_en_retard", "ca_en_retard", "penalite_en_retard"
LATE_LABELS = {
    LATE_CLIENTS: "Clients en retard",
    LATE_FEES: "Honoraires de ces clients",
    LATE_PENALTY: "Première pénalité possible",
}
FIRST_FINE, NEXT_FINE = "amende_sans_plateforme", "amende_sans_plateforme_suite"
SOURCE = next(row for row in PARAMETERS if row.key == FIRST_FINE)
NOBODY = "✔ Aucun client connu n'est en retard pour la réception, obligatoire depuis le "
NOT_YET = "La réception des factures électroniques devient obligatoire le "


def late_formulas(analysis: Analysis) -> dict[str, str]:
    """The formula of each figure of the late clients; `late_values` gives the same numbers."""
    late = _conditions(analysis)
    return {
        LATE_CLIENTS: f"=IF({MANDATORY},COUNTIFS({late}),0)",
        LATE_FEES: f'=IF({MANDATORY},ROUND(SUMIFS({column(CA)},{late},{column(CA)},">0"),0),0)',
        LATE_PENALTY: f"={kpi(LATE_CLIENTS)}*{name_of(FIRST_FINE)}",
    }


def _conditions(analysis: Analysis) -> str:
    """What COUNTIFS asks of a late client; a table without the column of platforms records none."""
    tool = f'{column(OUTIL)},"{NOT_READY}"'
    return tool if PLATEFORME in analysis.absent else f'{tool},{column(PLATEFORME)},""'


def late_condition(analysis: Analysis, position: str) -> str:
    """The condition that the client at a position of the table is late."""
    asked = [MANDATORY, f'INDEX({column(OUTIL)},{position})="{NOT_READY}"']
    if PLATEFORME not in analysis.absent:
        asked.append(f'INDEX({column(PLATEFORME)},{position})=""')
    return f"AND({','.join(asked)})"


def figures(analysis: Analysis) -> Lateness:
    """The late clients of an analysis."""
    return lateness(analysis.scored, analysis.today, analysis.parameters)


def late_values(analysis: Analysis) -> dict[str, float]:
    """The figures of the late clients, by name."""
    found = figures(analysis)
    return {LATE_CLIENTS: found.clients, LATE_FEES: found.fees, LATE_PENALTY: found.penalty}


def since(analysis: Analysis) -> Formula:
    """« depuis le 1er septembre 2026 », or from when on."""
    day = analysis.parameters.day("jalon_reception")
    shown = f"depuis le {french_day(day)}" if day <= analysis.today else f"à compter du {french_day(day)}"
    return Formula(f'=IF({MANDATORY},"depuis le ","à compter du ")&{day_formula("p_jalon_reception")}', shown)


def late_sentence(analysis: Analysis) -> Formula:
    """Today's main fact in one sentence."""
    late, day = kpi(LATE_CLIENTS), day_formula("p_jalon_reception")
    some = (
        f'"⚠ "&{amount_formula(late)}&IF({late}=1," client en retard"," clients en retard")'
        f"&{quote(_REASON)}&{day}&{quote(_COUNTED)}&(p_date_analyse-p_jalon_reception)"
        f'&IF(p_date_analyse-p_jalon_reception<2," jour)."," jours).")'
    )
    formula = f'=IF({MANDATORY},IF({late}=0,{quote(NOBODY)}&{day}&".",{some}),{quote(NOT_YET)}&{day}&".")'
    return Formula(formula, _told(figures(analysis), analysis))


_REASON = " : outil non prêt, aucune plateforme notée, alors que la réception est obligatoire depuis le "
_COUNTED = " ("


def _told(found: Lateness, analysis: Analysis) -> str:
    day = french_day(found.since)
    if found.since > analysis.today:
        return f"{NOT_YET}{day}."
    if not found.clients:
        return f"{NOBODY}{day}."
    noun = "client en retard" if found.clients == 1 else "clients en retard"
    days = "jour" if found.days < 2 else "jours"  # noqa: PLR2004 - French counts 0 and 1 as singular
    return f"⚠ {french(found.clients)} {noun}{_REASON}{day}{_COUNTED}{found.days} {days})."


def late_cost(analysis: Analysis) -> tuple[Formula, Formula]:
    """What the lateness can cost, then where the figures come from; nothing when nobody is late."""
    found, parameters = figures(analysis), analysis.parameters
    first, total, after = (
        f"{french(amount)}{EURO}" for amount in (parameters[FIRST_FINE], found.penalty, parameters[NEXT_FINE])
    )
    told = f"{_COST}{first}{_IN_ALL}{total}{_AFTER}{after}{_END}"
    asked = (name_of(FIRST_FINE), kpi(LATE_PENALTY), name_of(NEXT_FINE))
    one, all_, next_one = (f"{amount_formula(name)}&{quote(EURO)}" for name in asked)
    formula = f"{quote(_COST)}&{one}&{quote(_IN_ALL)}&{all_}&{quote(_AFTER)}&{next_one}&{quote(_END)}"
    source = f"Source : {SOURCE.source}, vérifiée le {SOURCE.checked:%d/%m/%Y}."
    cost, origin = (
        Formula(f'=IF({kpi(LATE_CLIENTS)}=0,"",{text})', value if found.clients else "")
        for text, value in ((formula, told), (quote(source), source))
    )
    return cost, origin


_COST = "Ce que cela peut coûter : "
_IN_ALL = " par client resté sans plateforme après mise en demeure, soit "
_AFTER = " en tout ; puis "
_END = " par trimestre et par client (plafonds théoriques)."


def late_words(analysis: Analysis, client: Mapping[str, Any] | None) -> tuple[Word, ...]:
    """The words that speak to a client, a row of the scored frame, as to one who is late, if he is."""
    texts, general = content("words"), general_words(analysis)
    is_told = client is not None and is_late(client, analysis.today, analysis.parameters)
    condition = f"IF({mention('position')}=0,FALSE,{late_condition(analysis, mention('position'))})"
    return tuple(
        Word(key, label, _either(condition, texts["late"][key], texts["in_time"][key], general, is_told=is_told))
        for key, label in LATE_WORDS.items()
    )


def _either(condition: str, late: str, other: str, words: Sequence[Word], *, is_told: bool) -> Formula:
    one, two = (str(phrase(text, words)) for text in (late, other))
    formulas = (text.removeprefix("=") if text.startswith("=") else quote(text) for text in (one, two))
    return Formula(f"=IF({','.join((condition, *formulas))})", told(late if is_told else other, words))


def as_one_late(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words as a late client reads them, the longest they can be: rows are as high as any client needs."""
    texts = content("words")["late"]
    return tuple(replace(word, cell=told(texts[word.key], words) if word.key in texts else word.cell) for word in words)


LATE_WORDS = {
    "retard": "Ce qu'un client en retard lit d'abord",
    "trajectoire": "Où il en est, pour la formation",
    "calendrier": "Ce que la loi demande, et quand",
}
