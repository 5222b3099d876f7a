"""The words of every page and of all else, read by rules: what a French accountant would correct is not there."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import analyses
import french_words
import pytest
from french_words import FAULTS

from fae_xlwings.sheets import BIBLIOTHEQUE, CALCULS, PARAMETRES, SEMAINE
from fae_xlwings.texts import content
from fae_xlwings.views.documents.handouts import handouts
from fae_xlwings.views.documents.report import reports
from fae_xlwings.views.documents.selection import everyone
from fae_xlwings.views.pages import template
from fae_xlwings.views.pages.bibliotheque import client_row, personalised
from fae_xlwings.views.words.addresses import Area
from fae_xlwings.views.words.plan import Formula, SheetPlan
from fae_xlwings.workflow.pages import plans

ONE = """
NOM   | SECTEUR | CA   | OUTIL | APPETENCE
SCI A | Conseil | 9500 | NON   | BON
"""
MESSY = """
NOM    | SECTEUR | CA   | OUTIL     | APPETENCE
A      | x       | abc  | peut-être | BON
A      | x       | -50  | NON       |
       | x       | 100  | NON       | BON
SARL B | Conseil | 9500 | NON       | BON
"""
PORTFOLIOS = {
    "three": analyses.analysis(), "one": analyses.analysis(ONE), "messy": analyses.analysis(MESSY),
    "none": analyses.empty(),
}  # fmt: skip
PAGES = [
    *(pytest.param(page, id=f"{page.name} {name}") for name, found in PORTFOLIOS.items() for page in plans(found)),
    *(pytest.param(page, id=page.name) for page in template.build()),
]
NOT_ALL_PRINTED = {SEMAINE, PARAMETRES, BIBLIOTHEQUE, CALCULS}
"""What serves at the screen; columns that nobody sees; words that texts reuse, below them; helpers to be checked."""
EVERYTHING = Area(1, 1, 1_048_576, 16_384)
OF_MACROS = re.compile(
    r"(?i)cliqu|bouton(?! \+)|ruban|onglet FAE|Tout actualiser|Importer un portefeuille|Exporter cette liste"
)

STILL_TO_COME = re.compile(
    r"(?i)(?:à compter du|à partir du|avant le|d'ici le|d'ici au|jusqu'au|devient obligatoire le|dès le) "
    r"(?:1er septembre 2026|01/09/2026)|en septembre 2026|arrive en 2026|pas encore en vigueur depuis"
)
"""The day of reception, 1 September 2026, is past in every analysis here."""


def texts(page: SheetPlan) -> Iterator[str]:
    """Every text that a page shows, by value."""
    for block in (*page.blocks, *page.helpers):
        for row in block.rows:
            for value in row:
                shown = value.value if isinstance(value, Formula) else value
                if isinstance(shown, str):
                    yield shown


def formulas(page: SheetPlan) -> Iterator[str]:
    """Every literal that a formula of a page may show, whatever the data."""
    for block in page.blocks:
        for row in block.rows:
            for value in row:
                if isinstance(value, Formula):
                    yield from re.findall(r'"((?:[^"]|"")*)"', value)


@pytest.mark.parametrize("page", PAGES)
def test_no_text_of_a_page_has_a_fault(page: SheetPlan) -> None:
    found = [(fault, text) for text in texts(page) for fault, pattern in FAULTS.items() if pattern.search(text)]

    assert found == []


def test_thousands_are_parted_on_every_page_of_a_large_portfolio() -> None:
    unclear = [["A", "x", "12 500", "peut-être", ""], ["B", "x", "abc", "oui ", "BON"]]
    found = [text for page in plans(analyses.of_rows(unclear * 1_100)) for text in texts(page)]

    assert len(found) > 10_000
    assert [text for text in found if FAULTS["thousands not parted"].search(text)] == []
    assert any("2\u202f200 clients" in text.replace("\xa0", " ") for text in found)


@pytest.mark.parametrize("page", PAGES)
def test_no_day_that_is_past_is_told_as_one_to_come(page: SheetPlan) -> None:
    assert [text for text in texts(page) if STILL_TO_COME.search(text)] == []


def test_no_message_nor_report_tells_a_past_day_as_one_to_come() -> None:
    analysis = PORTFOLIOS["three"]
    letters = [file.text for client in range(3) for file in personalised(analysis, client_row(analysis, client))]
    papers = [report.as_text() for report in (*reports(analysis, everyone(analysis)), *handouts(analysis))]

    assert [text for text in (*letters, *papers) if STILL_TO_COME.search(text)] == []
    assert STILL_TO_COME.search("à compter du 1er septembre 2026")


@pytest.mark.parametrize("page", PAGES)
def test_a_file_without_macros_names_no_button(page: SheetPlan) -> None:
    named = [text for source in (texts, formulas) for text in source(page) if OF_MACROS.search(text)]
    asked = [rule.prompt for rule in page.validations if OF_MACROS.search(getattr(rule, "prompt", ""))]

    assert named + asked == []


@pytest.mark.parametrize(
    ("told", "least"),
    [
        (french_words.of_the_package, 500),
        (french_words.of_the_ribbon, 90),
        (french_words.of_visual_basic, 7),
        (french_words.of_batch_files, 6),
        (french_words.of_content, 500),
        (french_words.of_papers, 250),
    ],
)
def test_nothing_else_that_is_read_has_a_fault(told: Callable[[], Iterator[tuple[str, str]]], least: int) -> None:
    read = list(told())

    assert [(place, faults, text) for place, text in read if (faults := french_words.faults(text))] == []
    assert len(read) >= least


def test_a_fault_planted_in_code_or_ribbon_is_found(tmp_path: Path) -> None:
    (tmp_path / "planted.py").write_text('told = f"{count} lignes lues : : dans le fichier"', encoding="utf-8")
    (tmp_path / "ribbon.xml").write_text('<a id="b" supertip="Envoie un mail par client."/>', encoding="utf-8")

    assert [french_words.faults(text) for _, text in french_words.of_the_package(tmp_path)] == [["two colons"]]
    assert [french_words.faults(text) for _, text in french_words.of_the_ribbon(tmp_path)] == [["an English word"]]


def test_only_the_first_message_names_the_source_of_its_dates() -> None:
    assert ["source_calendrier" in message["body"] for message in content("emails")["email"]] == [True, *[False] * 4]


@pytest.mark.parametrize(
    ("fault", "text"),
    [
        ("two colons", "Total : : 3"),
        ("curly apostrophe", "l’outil"),
        ("a mark stuck to a word", "Le total: 3"),
        ("guillemets stuck", "« Oui»"),
        ("plural of one", "1 clients"),
        ("singular of many", "12 client"),
        ("« 1 client classés »", "1 client classés"),
        ("thousands not parted", "1200 clients"),
        ("thousands not parted", "Honoraires lus : 9800, de 1 €"),
        ("two words for e-mail", "Répondez par courriel"),
        ("an English word", "Envoyez un mail"),
        ("plural of one", "et 1 autres"),
        ("plural in brackets", "3 brouillon(s)"),
        ("tutoiement", "Vérifie tes honoraires"),
        ("bare dots", "Un instant..."),
    ],
)
def test_a_planted_fault_is_found(fault: str, text: str) -> None:
    assert FAULTS[fault].search(text)


@pytest.mark.parametrize("page", PAGES)
def test_no_cell_in_view_lies_outside_the_printed_area(page: SheetPlan) -> None:
    printed = Area.of(page.page.area) if page.page.area and page.name not in NOT_ALL_PRINTED else EVERYTHING
    hidden = {column for letters in page.hidden for column in _columns(letters)}
    seen = (block.area for block in page.blocks if not hidden.issuperset(range(block.area.left, block.area.right + 1)))

    assert [str(area) for area in seen if not _within(area, printed)] == []


def _columns(letters: str) -> range:
    area = Area.of(":".join(f"{each}1" for each in letters.split(":")))
    return range(area.left, area.right + 1)


def _within(area: Area, printed: Area) -> bool:
    return area.bottom <= printed.bottom and area.right <= printed.right
