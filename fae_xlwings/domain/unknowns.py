"""Which clients too little is known of to be told safe: unknown is not small, and not without risk."""

import numpy as np

ENOUGH = 2
"""How many of the three answers (fees, tool, ease) a judgement needs: from one alone, a risk would look low."""


def untold_risks(amount_missing: np.ndarray, tools: np.ndarray, ease: np.ndarray) -> np.ndarray:
    """Which risks cannot be told; choices are the positions of their words, -1 an unknown one."""
    known = (~amount_missing).astype(int) + (tools >= 0) + (ease >= 0)
    return known < ENOUGH


def untold_segments(amount_missing: np.ndarray, tools: np.ndarray, ease: np.ndarray) -> np.ndarray:
    """Which sizes cannot be told: those of the clients without fees whose risk is not told either."""
    return amount_missing & untold_risks(amount_missing, tools, ease)
