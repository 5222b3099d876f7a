"""The Excel formulas of the rules: what `domain` computes, said once more in the cells' own language.

Functions that Excel 2016 and LibreOffice both know; parameters by their names `p_<key>`, indicators by `k_<name>`.
"""

from collections.abc import Sequence

from fae_xlwings.domain.columns import (
    A_COMPLETER,
    APPETENCE,
    APPETENCES,
    CA,
    COMPUTED,
    NIVEAUX,
    OUTIL,
    OUTILS,
    PRIORITE,
    PRIORITES,
    SEGMENTS,
)
from fae_xlwings.domain.parameters import word_key
from fae_xlwings.domain.unknowns import ENOUGH
from fae_xlwings.sheets import CLIENTS_TABLE

NARROW_SPACE = "\u202f"


def name_of(key: str) -> str:
    """The Excel name of a parameter."""
    return f"p_{key}"


def entry(key: str) -> str:
    """The Excel name of an input cell that is no parameter: a switch, a choice, a hypothesis of one page."""
    return f"i_{key}"


def kpi(name: str) -> str:
    """The Excel name of an indicator."""
    return f"k_{name}"


def column(header: str) -> str:
    """A column of the table of clients."""
    return f"{CLIENTS_TABLE}[{header}]"


def count(header: str, word: str) -> str:
    """The number of clients whose column holds that word."""
    return f'COUNTIFS({column(header)},"{word}")'


def by_word(cell: str, words: Sequence[str], prefix: str, otherwise: str) -> str:
    """The parameter of the word in a cell, as nested IFs: unlike MATCH, they give no meaning to « * » or « ? »."""
    formula = otherwise
    for word in reversed(words):
        formula = f'IF({cell}="{word}",{name_of(word_key(prefix, word))},{formula})'
    return formula


def by_threshold(cell: str, steps: Sequence[tuple[str, str]], otherwise: str) -> str:
    """The word of the first threshold that a cell reaches, as nested IFs."""
    formula = f'"{otherwise}"'
    for key, word in reversed(steps):
        formula = f'IF({cell}>={name_of(key)},"{word}",{formula})'
    return formula


def client_formulas(nom: str, ca: str, outil: str, appetence: str, computed: Sequence[str]) -> dict[str, str]:
    """The six computed columns of one row, by column; arguments are the cells of the row, in its order.

    A row without a name stays blank, so that an empty row of the table counts nowhere.
    """
    segment, score, priority, _, risk, _ = computed
    rules = (
        _segment(ca, outil, appetence),
        _score(ca, outil, appetence),
        _priority(ca, score),
        _stars(priority, score),
        _risk(segment, ca, outil, appetence),
        f'IF({risk}="","{A_COMPLETER}",{by_threshold(risk, RISK_STEPS, NIVEAUX[-1])})',
    )
    return {header: f'=IF({nom}="","",{rule})' for header, rule in zip(COMPUTED, rules, strict=True)}


SEGMENT_STEPS = (("segment_grand", "Grand"), ("segment_moyen", "Moyen"), ("segment_petit", "Petit"))
PRIORITY_STEPS = (("seuil_p1", "P1"), ("seuil_p2", "P2"), ("seuil_p3", "P3"))
RISK_STEPS = tuple(zip(("seuil_risque_critique", "seuil_risque_eleve", "seuil_risque_moyen"), NIVEAUX, strict=False))


def _untold(ca: str, outil: str, appetence: str) -> str:
    """The condition that too little is known of a client: fewer answers than `unknowns.ENOUGH`."""
    answers = (_is_amount(ca), _is_word(outil, OUTILS), _is_word(appetence, APPETENCES))
    return f"{'+'.join(answers)}<{ENOUGH}"


def _is_amount(ca: str) -> str:
    return f"ISNUMBER({ca})*(N({ca})>=0)"


def _is_word(cell: str, words: Sequence[str]) -> str:
    return "OR(" + ",".join(f'{cell}="{word}"' for word in words) + ")"


def _segment(ca: str, outil: str, appetence: str) -> str:
    steps = by_threshold(f"N({ca})", SEGMENT_STEPS, SEGMENTS[0])
    told = f'IF(N({ca})>p_segment_tres_grand,"{SEGMENTS[-1]}",{steps})'
    return f'IF(AND({_is_amount(ca)}=0,{_untold(ca, outil, appetence)}),"{A_COMPLETER}",{told})'


def _score(ca: str, outil: str, appetence: str) -> str:
    tool = by_word(outil, OUTILS, "coef_outil", "NA()")
    ease = by_word(appetence, APPETENCES, "coef_appetence", "NA()")
    return f'IFERROR(MAX(0,N({ca}))/p_score_base*{tool}*{ease},"")'


def _priority(ca: str, score: str) -> str:
    steps = by_threshold(score, PRIORITY_STEPS, PRIORITES[-1])
    return f'IF(OR({score}="",NOT(ISNUMBER({ca})),N({ca})<0),"{A_COMPLETER}",{steps})'


def _stars(priority: str, score: str) -> str:
    filled = f'IF({priority}="{A_COMPLETER}",0,5-VALUE(RIGHT({priority},1))+(N({score})>=p_seuil_cinq_etoiles))'
    return f'REPT("★",{filled})&REPT("☆",5-{filled})'


def _risk(segment: str, ca: str, outil: str, appetence: str) -> str:
    parts = (
        by_word(segment, SEGMENTS, "risque_ca", "0"),
        by_word(outil, OUTILS, "risque_outil", "0"),
        by_word(appetence, APPETENCES, "risque_appetence", "0"),
    )
    return f'IF({_untold(ca, outil, appetence)},"",{"+".join(parts)})'


def _ratio(part: str, total: str, digits: int) -> str:
    return f"IF({total}=0,0,ROUND(({part})/({total})*100,{digits}))"


def _hours() -> str:
    return "+".join(f"{count(PRIORITE, word)}*p_heures_{word.lower()}" for word in PRIORITES[:3])


def _additional() -> str:
    return "+".join(f"{count(PRIORITE, word)}*p_tarif_{word.lower()}_max" for word in PRIORITES[:2])


_TARGET = (
    "IF(N(p_echeance)>0,p_echeance,IF(p_jalon_reception>p_date_analyse,p_jalon_reception,"
    "MAX(p_jalon_emission,p_date_analyse)))"
)
_AT_RISK = f'SUMIFS({column(CA)},{column(OUTIL)},"NON",{column(CA)},">0")'
FEES = f'SUMIFS({column(CA)},{column(CA)},">0")'
_READY = f"{count(OUTIL, 'OUI')}+{count(APPETENCE, 'TRES BON')}+{count(APPETENCE, 'BON')}"
_NON_COMPLIANT = f"{count(OUTIL, 'NON')}+{count(OUTIL, 'PARTIELLEMENT')}"

INDICATOR_FORMULAS = {
    "jours_avant_reforme": f"=MAX(0,{_TARGET}-p_date_analyse)",
    "mois_avant_reforme": "=ROUND(k_jours_avant_reforme/p_jours_par_mois,1)",
    "total_heures_mission": f"=ROUND({_hours()},0)",
    "etp_necessaires": f"=ROUND(({_hours()})/p_heures_etp,2)",
    "total_clients": f"=COUNTA({column('NOM')})",
    "clients_outils_non_conformes": f"={_NON_COMPLIANT}",
    "pct_flotte_non_conforme": f"={_ratio('k_clients_outils_non_conformes', 'k_total_clients', 1)}",
    "score_maturite_digitale": f"={_ratio(_READY, '2*k_total_clients', 0)}",
    "clients_a_traiter_par_mois": "=ROUNDUP(ROUND(k_total_clients/MAX(k_mois_avant_reforme,1),9),0)",
    "ca_total": f"=ROUND({FEES},0)",
    "ca_total_a_risque": f"=ROUND({_AT_RISK},0)",
    "pct_ca_a_risque": f"={_ratio(_AT_RISK, FEES, 1)}",
    "ca_additionnel_max": f"=ROUND({_additional()},0)",
    "valeur_fae_par_dossier": f"=IF(k_total_clients=0,0,ROUND(({_additional()})/k_total_clients,0))",
    "tier1_count": f"={count(PRIORITE, 'P1')}",
    "tier2_count": f"={count(PRIORITE, 'P2')}",
    "tier3_count": f"={count(PRIORITE, 'P3')}",
    "ignorer_count": f"={count(PRIORITE, 'P4')}",
    "a_completer_count": f"={count(PRIORITE, A_COMPLETER)}",
}
"""One formula per indicator of `domain.indicators`, in its order; each gives the same number as Python."""

INDICATOR_LABELS = {
    "jours_avant_reforme": "Jours avant l'échéance",
    "mois_avant_reforme": "Mois avant l'échéance",
    "total_heures_mission": "Heures de mission",
    "etp_necessaires": "ETP nécessaires",
    "total_clients": "Clients",
    "clients_outils_non_conformes": "Outils non conformes",
    "pct_flotte_non_conforme": "Part non conforme",
    "score_maturite_digitale": "Maturité digitale",
    "clients_a_traiter_par_mois": "Contacts par mois",
    "ca_total": "CA du cabinet",
    "ca_total_a_risque": "CA à risque",
    "pct_ca_a_risque": "Part du CA à risque",
    "ca_additionnel_max": "Potentiel de missions",
    "valeur_fae_par_dossier": "Valeur par dossier",
    "tier1_count": "P1 · Audit",
    "tier2_count": "P2 · Formation",
    "tier3_count": "P3 · Information",
    "ignorer_count": "P4 · À surveiller",
    "a_completer_count": "Fiches à compléter",
}
"""What users call each indicator."""

DAYS, MONTHS, HOURS, CLIENTS = "jours", "mois", "heures", "clients"
EUROS, PERCENT, FULL_TIME = "€", "%", "ETP"
INDICATOR_UNITS = {
    "jours_avant_reforme": DAYS,
    "mois_avant_reforme": MONTHS,
    "total_heures_mission": HOURS,
    "etp_necessaires": FULL_TIME,
    "pct_flotte_non_conforme": PERCENT,
    "score_maturite_digitale": PERCENT,
    "ca_total": EUROS,
    "ca_total_a_risque": EUROS,
    "pct_ca_a_risque": PERCENT,
    "ca_additionnel_max": EUROS,
    "valeur_fae_par_dossier": EUROS,
}
"""What each indicator is counted in; those that are not there count clients."""


def unit_of(name: str) -> str:
    """What an indicator is counted in."""
    return INDICATOR_UNITS.get(name, CLIENTS)


def count_formula(count: str) -> str:
    """The formula of `french` for a whole number below a thousand million, which is told only once."""
    parted = f'TRIM(SUBSTITUTE(TEXT({count},"###-###-##0"),"-"," "))'
    return f'SUBSTITUTE({parted}," ","{NARROW_SPACE}")'
