"""Today's main fact, live: how many clients are late for reception, since when, and what it can cost."""

from fae_xlwings.domain.columns import CA, OUTIL
from fae_xlwings.domain.lateness import NOT_READY, Lateness, lateness
from fae_xlwings.domain.parameters import PARAMETERS
from fae_xlwings.domain.scoring import french
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.formulas import column, count, kpi, name_of
from fae_xlwings.views.words.plan import Formula
from fae_xlwings.views.words.wording import amount_formula, day_formula, french_day, quote

MANDATORY = "p_jalon_reception<=p_date_analyse"
LATE_CLIENTS, LATE_FEES, LATE_PENALTY = "clients_en_retard", "ca_en_retard", "penalite_en_retard"
_FEES = f'SUMIFS({column(CA)},{column(OUTIL)},"{NOT_READY}",{column(CA)},">0")'
LATE_FORMULAS = {
    LATE_CLIENTS: f"=IF({MANDATORY},{count(OUTIL, NOT_READY)},0)",
    LATE_FEES: f"=IF({MANDATORY},ROUND({_FEES},0),0)",
    LATE_PENALTY: f"={kpi(LATE_CLIENTS)}*{name_of('amende_sans_plateforme')}",
}
"""The formula of each figure of the late clients; `late_values` gives the same numbers."""
LATE_LABELS = {
    LATE_CLIENTS: "Clients en retard",
    LATE_FEES: "Honoraires de ces clients",
    LATE_PENALTY: "Première pénalité possible",
}
SOURCE = next(row for row in PARAMETERS if row.key == "amende_sans_plateforme")
NOBODY = "✔ Aucun client connu n'est en retard pour la réception, obligatoire depuis le "
NOT_YET = "La réception des factures électroniques devient obligatoire le "


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


_REASON = " : outil non prêt, alors que la réception est obligatoire depuis le "
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
