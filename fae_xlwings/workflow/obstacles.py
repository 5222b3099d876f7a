"""What would keep Excel from writing in an open workbook, told before anything is touched."""

from collections.abc import Collection

import xlwings as xw

from fae_xlwings.draw.opening import refuse_password
from fae_xlwings.errors import OutputError


def check_writable(book: xw.Book) -> None:
    """A refusal when what is written could not be saved."""
    if book.api.ReadOnly:
        raise OutputError(
            f"« {book.name} » est ouvert en lecture seule : enregistrez-le sous un autre nom (F12), puis recommencez.",
        )


def check_unprotected(sheet: xw.Sheet) -> None:
    """A refusal when the sheet is protected."""
    if sheet.api.ProtectContents:
        raise OutputError(
            f"La feuille « {sheet.name} » est protégée : onglet Révision, Ôter la protection de la feuille, "
            "puis recommencez.",
        )


def check_drawable(book: xw.Book, names: Collection[str]) -> None:
    """A refusal when a sheet to be drawn bears a password, or can be neither added nor shown."""
    sheets = {sheet.name: sheet for sheet in book.sheets}
    found = [sheets[name] for name in names if name in sheets]
    if len(found) < len(names) or not all(sheet.visible for sheet in found):
        check_unlocked(book)
    for sheet in found:
        refuse_password(sheet)


def check_unlocked(book: xw.Book) -> None:
    """A refusal when sheets can be neither added nor moved."""
    if book.api.ProtectStructure:
        raise OutputError(
            f"« {book.name} » ne peut pas recevoir de feuille : onglet Révision, Protéger le classeur, "
            "retirez la protection, puis recommencez.",
        )


def check_all_shown(sheet: xw.Sheet, first: int, last: int) -> None:
    """A refusal when a filter hides some of the rows: Excel would write what is theirs into those it shows.

    A range that holds filtered rows takes values in its visible cells only (xlwings#747).
    """
    if last >= first and sheet.range(f"{first}:{last}").api.EntireRow.Hidden is not False:
        raise OutputError(
            f"Des lignes de la feuille « {sheet.name} » sont masquées : onglet Données, bouton Effacer à côté de "
            "Filtrer, puis recommencez.",
        )
