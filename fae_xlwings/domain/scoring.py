"""The opportunity of accompanying a client: score, priority, stars, and the reason in one sentence."""

import numpy as np
import pandas as pd

from fae_xlwings.domain.categories import categorical, codes_of, weights
from fae_xlwings.domain.columns import (
    APPETENCE,
    APPETENCES,
    CA,
    ETOILES,
    NIVEAU,
    OUTIL,
    OUTILS,
    PRIORITE,
    PRIORITES,
    PRIORITY_WORDS,
    RISQUE,
    SCORE,
    SEGMENT,
)
from fae_xlwings.domain.parameters import DEFAULTS, Parameters
from fae_xlwings.domain.risk import levels, risk_scores
from fae_xlwings.domain.rounding import half_up
from fae_xlwings.domain.segments import segments

STARS = ("☆☆☆☆☆", "★☆☆☆☆", "★★☆☆☆", "★★★☆☆", "★★★★☆", "★★★★★")
OUTIL_WORDS = {
    "NON": "Il doit changer d'outil",
    "PARTIELLEMENT": "Son outil est à mettre à jour",
    "OUI": "Son outil est déjà prêt",
}
APPETENCE_WORDS = {
    "TRES BON": " et il est très à l'aise avec le numérique",
    "BON": " et il est à l'aise avec le numérique",
    "MOYEN": " et il faudra l'accompagner au démarrage",
    "FAIBLE": " et il faudra l'accompagner pas à pas",
}
UNKNOWN_OUTIL, UNKNOWN_APPETENCE = "Son outil est à préciser", " et son aisance aussi"
REASON_MIDDLE, REASON_END = "\u00a0; il nous confie ", "\u00a0€ d'honoraires par an."


def score(clients: pd.DataFrame, parameters: Parameters = DEFAULTS) -> pd.DataFrame:
    """The clients with their six computed columns; shape (n, columns + 6), same index.

    A missing amount counts as 0.0 and an unknown choice leaves the score empty; both make the priority
    « À compléter » (DESIGN §5), so that no unknown ever passes for a low priority. Size and risk are told of who is
    known well enough (`unknowns`).
    """
    amounts = clients[CA].fillna(0.0).to_numpy(dtype=float)
    scores = opportunity_scores(amounts, codes_of(clients[OUTIL]), codes_of(clients[APPETENCE]), parameters)
    priorities = priority_codes(scores, clients[CA].isna().to_numpy(), parameters)
    risks = risk_scores(clients, parameters)
    return clients.assign(
        **{
            CA: amounts,
            SEGMENT: segments(clients, parameters),
            SCORE: scores,
            PRIORITE: categorical(priorities % len(PRIORITY_WORDS), PRIORITY_WORDS),
            ETOILES: categorical(star_counts(scores, priorities, parameters), STARS),
            RISQUE: risks,
            NIVEAU: levels(risks, parameters),
        },
    )


def opportunity_scores(amounts: np.ndarray, tools: np.ndarray, ease: np.ndarray, parameters: Parameters) -> np.ndarray:
    """CA / 1500 × coefficient of the tool × coefficient of ease, never rounded; NaN where a choice is unknown.

    Choices are the positions of their words, -1 an unknown one.
    """
    tool_weights = weights(tools, OUTILS, "coef_outil", parameters, unknown=np.nan)
    ease_weights = weights(ease, APPETENCES, "coef_appetence", parameters, unknown=np.nan)
    return amounts / parameters["score_base"] * tool_weights * ease_weights


def priority_codes(scores: np.ndarray, amount_missing: np.ndarray, parameters: Parameters) -> np.ndarray:
    """The position of each client's priority in `PRIORITES`, -1 for « À compléter »; judged on the unrounded score."""
    thresholds = [parameters[key] for key in ("seuil_p3", "seuil_p2", "seuil_p1")]
    codes = len(thresholds) - np.searchsorted(thresholds, scores, side="right")
    return np.where(np.isnan(scores) | amount_missing, -1, codes)


def star_counts(scores: np.ndarray, priorities: np.ndarray, parameters: Parameters) -> np.ndarray:
    """The number of stars of each client, the position of its picture in `STARS`; none for « À compléter »."""
    five = (priorities == 0) & (scores >= parameters["seuil_cinq_etoiles"])
    return np.where(priorities < 0, 0, len(PRIORITES) - priorities + five)


def reasons(scored: pd.DataFrame) -> list[str]:
    """Why a client comes where he does, one French sentence each: « Il doit changer d'outil et il est … »."""
    tools = [*(OUTIL_WORDS[word] for word in OUTILS), UNKNOWN_OUTIL]
    eases = [*(APPETENCE_WORDS[word] for word in APPETENCES), UNKNOWN_APPETENCE]
    rows = zip(scored[CA], scored[OUTIL].cat.codes, scored[APPETENCE].cat.codes, strict=True)
    return [
        f"{tools[tool]}{eases[ease]}{REASON_MIDDLE}{french(half_up(fees, 0))}{REASON_END}" for fees, tool, ease in rows
    ]


def french(number: float) -> str:
    """A number as a French reader writes it, at most two decimals: « 8 500 », « 0,5 », « 1 234,56 »."""
    text = f"{round(number, 2) + 0.0:,.2f}".rstrip("0").rstrip(".")
    return text.translate({ord(","): "\u202f", ord("."): ","})
