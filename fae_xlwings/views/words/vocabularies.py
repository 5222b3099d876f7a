"""The words of the drop-down lists.

They stand in cells that the lists point at. Words handed to Excel itself would be parted by a separator, which is
another one in each language.
"""

from collections.abc import Iterator

from fae_xlwings.domain.columns import APPETENCE, CHOICES, OUTIL
from fae_xlwings.domain.follow_up_columns import MANDATS, REGIMES, STATUTS, TAILLES
from fae_xlwings.domain.tco import HORIZONS
from fae_xlwings.intake.grid import in_sheet
from fae_xlwings.sheets import CALCULS, PARAMETRES
from fae_xlwings.views.words.addresses import Area, cell
from fae_xlwings.views.words.helpers import FIRST_ROW, ZONES
from fae_xlwings.views.words.plan import Block, Row

ON, OFF = "Oui", "Non"
BOX, TICKED = "☐", "☑"
COUNT, FEES, MEAN = "Nombre de clients", "CA (honoraires HT)", "Score moyen"
SWITCH, TICK, MEASURES = (ON, OFF), (BOX, TICKED), (COUNT, FEES, MEAN)
LISTS: tuple[tuple[str, Row], ...] = (
    ("Outil", CHOICES[OUTIL]),
    ("Appétence", CHOICES[APPETENCE]),
    ("Affichage", SWITCH),
    ("Fait", TICK),
    ("Mesure", MEASURES),
    ("Horizon", HORIZONS),
    ("Statut", STATUTS),
    ("Mandat", MANDATS),
    ("Taille", TAILLES),
    ("Régime de TVA", REGIMES),
)
"""Each list of the pages, with its title."""
TITLE_ROW, FIRST_COLUMN = FIRST_ROW, ZONES[PARAMETRES]


def source_of(words: Row) -> str:
    """The whole address of the cells that hold the words of a list."""
    rank = next(rank for rank, (_, listed) in enumerate(LISTS) if listed == words)
    return in_sheet(CALCULS, _cells(rank).absolute())


def blocks() -> Iterator[Block]:
    """The lists in their cells, each below its title."""
    for rank, (title, words) in enumerate(LISTS):
        yield Block(cell(TITLE_ROW, FIRST_COLUMN + rank), ((f"Liste {title}",), *((word,) for word in words)), "muted")


def _cells(rank: int) -> Area:
    return Area.of(cell(TITLE_ROW + 1, FIRST_COLUMN + rank)).resized(len(LISTS[rank][1]), 1)
