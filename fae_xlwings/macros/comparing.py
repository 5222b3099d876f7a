"""The button that compares the clients of a workbook with those of a file."""

from fae_xlwings import workflow
from fae_xlwings.domain.evolution import Evolution
from fae_xlwings.domain.scoring import french
from fae_xlwings.macros.pressing import Outcome, Press
from fae_xlwings.views.words.wording import counted

CHOOSE = "Choisissez le fichier à comparer, par exemple celui de l'an dernier"


def fae_comparer(press: Press) -> Outcome:
    """The clients compared with those of a file, in a new workbook, opened."""
    source = press.chosen_file(CHOOSE)
    analysis = workflow.read_book(press.book, press.today)
    found = workflow.compare_with_file(analysis, source)
    here, there = press.book.name, source.name
    names = (there, here) if found.after.day == analysis.today else (here, there)
    path = workflow.write_comparison(press.book, analysis, found, names)
    press.book.app.books.open(path)
    return Outcome(f"{told(found)} Liste complète : {path}")


def told(found: Evolution) -> str:
    """What changed, in one sentence."""
    lost = f"{french(len(found.lost))} {'perdu' if len(found.lost) < 2 else 'perdus'}"  # noqa: PLR2004
    moved = f"{french(len(found.moved))} {'déplacé' if len(found.moved) < 2 else 'déplacés'}"  # noqa: PLR2004
    gained = f"{counted(len(found.gained), 'client')} {'gagné' if len(found.gained) < 2 else 'gagnés'}"  # noqa: PLR2004
    return f"{gained}, {lost}, {moved}."
