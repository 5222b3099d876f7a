"""A page that bears the user's own password is left alone, which is said before anything is written anywhere."""

from pathlib import Path

import pytest
import xlwings as xw

from fae_xlwings import workflow
from fae_xlwings.sheets import ACCUEIL, DONNEES, EXPORTS, LIVRABLES
from french_excel.excel import FrenchExcel
from french_excel.store import Protection
from french_excel.two_excels import AT_REST, files_beside, in_french_excel, select_clients

REPORTS = ("fae_rapports", "fae_rapports_filtre", "fae_rapports_tous", "fae_rapports_pdf")
OTHERS = ("fae_export", "fae_export_selection", "fae_emails", "fae_note_synthese", "fae_documents")
CASES = (
    *((button, LIVRABLES) for button in REPORTS),
    *((button, EXPORTS) for button in OTHERS),
    ("fae_export", ACCUEIL),
    ("fae_importer", DONNEES),
    ("fae_importer", EXPORTS),
    ("fae_defauts", LIVRABLES),
    ("fae_actualiser", EXPORTS),
)


@pytest.mark.parametrize(("button", "page"), CASES)
def test_a_page_with_a_password_is_refused_before_a_file_is_written(
    button: str, page: str, excel: FrenchExcel, ours: Path
) -> None:
    def locked(book: xw.Book) -> None:
        select_clients(book)
        excel.books[0].sheet(page).protection = Protection("secret")

    left = in_french_excel(excel, ours, button, workflow.example(), locked)

    assert left.sentence.startswith(f"refusé : La feuille « {page} » est protégée")
    assert files_beside(ours) == [ours.name]
    assert left.state == AT_REST
