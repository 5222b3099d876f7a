"""The specification's own stack, written the straightforward way: pandas reads by openpyxl, writes by XlsxWriter.

One plain sheet with the six computed columns, their values only; no anomaly, no page, no formula.
"""

import sys

import numpy as np
import pandas as pd

CA, TOOL, EASE = "CA_HONORAIRES_HT", "OUTIL_COMPATIBLE_REFORME", "APPETENCE_INFORMATIQUE"
TOOL_WEIGHTS = {"NON": 10.0, "PARTIELLEMENT": 5.0, "OUI": 1.0}
EASE_WEIGHTS = {"TRES BON": 3.0, "BON": 2.0, "MOYEN": 1.0, "FAIBLE": 0.5}
TOOL_RISKS, EASE_RISKS = {"NON": 40, "PARTIELLEMENT": 20}, {"FAIBLE": 20, "MOYEN": 10}
TO_COMPLETE = "À compléter"


def main(source: str, target: str) -> None:
    """The portfolio of one workbook scored in another."""
    scored = with_scores(pd.read_excel(source, engine="openpyxl"))
    with pd.ExcelWriter(target, engine="xlsxwriter") as writer:
        scored.to_excel(writer, sheet_name="Clients", index=False)
        writer.sheets["Clients"].set_column(0, len(scored.columns) - 1, 18)


def with_scores(clients: pd.DataFrame) -> pd.DataFrame:
    """The clients with the six computed columns."""
    fees = pd.to_numeric(clients[CA], errors="coerce").fillna(0.0)
    tool, ease = (clients[name].astype(str).str.strip().str.upper() for name in (TOOL, EASE))
    score = fees / 1500 * tool.map(TOOL_WEIGHTS) * ease.map(EASE_WEIGHTS)
    sizes = [fees > 10_000, fees >= 5_000, fees >= 2_500, fees >= 1_000]
    risk = np.select(sizes, [40, 30, 20, 10], 0) + tool.map(TOOL_RISKS).fillna(0) + ease.map(EASE_RISKS).fillna(0)
    steps = [score.isna(), score >= 30, score >= 15, score >= 5]
    return clients.assign(
        SEGMENT=np.select(sizes, ["Très Grand", "Grand", "Moyen", "Petit"], "Très Petit"),
        SCORE_OPPORTUNITE=score,
        PRIORITE=np.select(steps, [TO_COMPLETE, "P1", "P2", "P3"], "P4"),
        ETOILES=np.select([steps[0], score >= 60, *steps[1:]], ["☆☆☆☆☆", *_stars()], "★☆☆☆☆"),
        SCORE_RISQUE=risk,
        NIVEAU_RISQUE=np.select([risk >= 75, risk >= 55, risk >= 35], ["CRITIQUE", "ÉLEVÉ", "MOYEN"], "FAIBLE"),
    )


def _stars() -> list[str]:
    return ["★" * filled + "☆" * (5 - filled) for filled in (5, 4, 3, 2)]


if __name__ == "__main__":
    main(*sys.argv[1:])
