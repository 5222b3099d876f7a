"""The figures of a whole portfolio, under the names of the specification's `calculate_advanced_kpis`."""

import math
from dataclasses import asdict, dataclass

import pandas as pd

from fae_xlwings.domain.columns import A_COMPLETER, APPETENCE, CA, OUTIL, PRIORITE
from fae_xlwings.domain.milestones import Calendar
from fae_xlwings.domain.parameters import DEFAULTS, Parameters
from fae_xlwings.domain.rounding import half_up, whole

NON_COMPLIANT = ("NON", "PARTIELLEMENT")
AT_EASE = ("TRES BON", "BON")


@dataclass(frozen=True, slots=True)
class Indicators:
    """The 19 figures: days and months to the next milestone, hours, euros (whole), percentages (one decimal)."""

    jours_avant_reforme: int
    mois_avant_reforme: float
    total_heures_mission: int
    etp_necessaires: float
    total_clients: int
    clients_outils_non_conformes: int
    pct_flotte_non_conforme: float
    score_maturite_digitale: int
    clients_a_traiter_par_mois: int
    ca_total: int
    ca_total_a_risque: int
    pct_ca_a_risque: float
    ca_additionnel_max: int
    valeur_fae_par_dossier: int
    tier1_count: int
    tier2_count: int
    tier3_count: int
    ignorer_count: int
    a_completer_count: int

    def as_dict(self) -> dict[str, float]:
        """The figures by name, in order."""
        return asdict(self)


def indicators(scored: pd.DataFrame, calendar: Calendar, parameters: Parameters = DEFAULTS) -> Indicators:
    """The indicators of a scored portfolio; zero clients give zeros."""
    counts = scored[PRIORITE].value_counts()
    total = len(scored)
    fees = float(scored[CA].sum())
    at_risk = float(scored.loc[scored[OUTIL] == "NON", CA].sum())
    non_compliant = int(scored[OUTIL].isin(NON_COMPLIANT).sum())
    ready = int((scored[OUTIL] == "OUI").sum()) + int(scored[APPETENCE].isin(AT_EASE).sum())
    hours = sum(counts[word] * parameters[f"heures_{word.lower()}"] for word in ("P1", "P2", "P3"))
    additional = sum(counts[word] * parameters[f"tarif_{word.lower()}_max"] for word in ("P1", "P2"))
    months = calendar.months_left(parameters)
    return Indicators(
        jours_avant_reforme=calendar.days_left,
        mois_avant_reforme=months,
        total_heures_mission=whole(hours),
        etp_necessaires=half_up(hours / parameters["heures_etp"], 2),
        total_clients=total,
        clients_outils_non_conformes=non_compliant,
        pct_flotte_non_conforme=percentage(non_compliant, total),
        score_maturite_digitale=whole(share(ready, 2 * total) * 100),
        clients_a_traiter_par_mois=math.ceil(half_up(total / max(months, 1.0), 9)),
        ca_total=whole(fees),
        ca_total_a_risque=whole(at_risk),
        pct_ca_a_risque=percentage(at_risk, fees),
        ca_additionnel_max=whole(additional),
        valeur_fae_par_dossier=whole(share(additional, total)),
        tier1_count=int(counts["P1"]),
        tier2_count=int(counts["P2"]),
        tier3_count=int(counts["P3"]),
        ignorer_count=int(counts["P4"]),
        a_completer_count=int(counts[A_COMPLETER]),
    )


def share(part: float, total: float) -> float:
    """The part over the total, 0.0 when there is no total."""
    return part / total if total else 0.0


def percentage(part: float, total: float) -> float:
    """The part in percent of the total, one decimal."""
    return half_up(share(part, total) * 100, 1)
