"""Where the helper cells of each page stand on the sheet « Calculs »: side by side, one zone for each page."""

from fae_xlwings.views.words.sheets import (
    ACCUEIL,
    CALCULS,
    DASHBOARD,
    MATRICE,
    PARAMETRES,
    PLAN,
    RISQUES,
    SIMULATEUR,
    TCO,
)

TITLE_ROW, FIRST_ROW = 4, 5
ZONES = {ACCUEIL: 1, DASHBOARD: 6, MATRICE: 15, SIMULATEUR: 44, PLAN: 48, RISQUES: 51, TCO: 54, PARAMETRES: 60}
"""The first column of each page's zone."""


def there(address: str) -> str:
    """A cell of « Calculs » as the formulas of the other sheets name it."""
    return f"{CALCULS}!{address}"
