"""The days on which no French firm calls: the eleven public holidays of the Code du travail, art. L3133-1."""

from datetime import date, timedelta

from dateutil.easter import easter

FIXED = (
    (1, 1),  # Jour de l'an
    (5, 1),  # Fête du Travail
    (5, 8),  # Victoire de 1945
    (7, 14),  # Fête nationale
    (8, 15),  # Assomption
    (11, 1),  # Toussaint
    (11, 11),  # Armistice de 1918
    (12, 25),  # Noël
)
AFTER_EASTER = (
    1,  # Lundi de Pâques
    39,  # Ascension
    50,  # Lundi de Pentecôte
)


def is_public_holiday(day: date) -> bool:
    """Whether a day is a public holiday in the whole of France."""
    return (day.month, day.day) in FIXED or day - easter(day.year) in {timedelta(days=after) for after in AFTER_EASTER}
