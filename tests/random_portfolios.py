"""Portfolios as they come: whatever a cell may hold."""

from datetime import datetime
from random import Random

NAMES = ("SCI BEL AIR", "=Équilibre", "00123", "L'Étude & Fils", "1-2", None)
AMOUNTS = (0, 250, 999.99, 10000.01, 26000, -50, "abc", "1 234,56 €", "4200", None, True, datetime(2026, 1, 1), "#N/A")  # noqa: DTZ001 - cells know no zone
TOOLS = ("NON", "PARTIELLEMENT", "OUI", "non", " oui", "OUI\xa0", "peut-être", "*", None, 5)
SKILLS = ("TRES BON", "BON", "MOYEN", "FAIBLE", "Très bon", "bon", " faible ", "?", None)


def messy(seed: int) -> list[list[object]]:
    """Thirty rows of anything, blank ones among them."""
    random = Random(seed)  # noqa: S311 - the same portfolios every time
    choices = (NAMES, ("Conseil", None), AMOUNTS, TOOLS, SKILLS)
    rows: list[list[object]] = [[random.choice(words) for words in choices] for _ in range(30)]
    return [[None] * len(choices) if random.random() < 0.1 else row for row in rows]
