"""The sheets of the analysis in an open workbook: redrawn in ours, in a new workbook beside any other."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

import xlwings as xw

from fae_xlwings.domain.columns import NOM
from fae_xlwings.draw.excel import Walk, add_sheets, draw, write_blocks
from fae_xlwings.errors import InputError
from fae_xlwings.intake.answers import rows_as_in_a_file
from fae_xlwings.intake.carrying import carry
from fae_xlwings.sheets import ACCUEIL, CALCULS, DIAGNOSTIC, DONNEES, PARAMETRES, SHEETS
from fae_xlwings.views.pages import accueil, diagnostic, parametres, template
from fae_xlwings.views.pages.scoring import as_excel_reads
from fae_xlwings.views.words.analysis import Analysis, analyse
from fae_xlwings.views.words.plan import Block, SheetPlan
from fae_xlwings.views.words.vocabularies import TICKED
from fae_xlwings.workflow.obstacles import check_all_shown, check_drawable, check_unprotected, check_writable
from fae_xlwings.workflow.pages import plans, signed
from fae_xlwings.workflow.places import folder_of
from fae_xlwings.workflow.reading import (
    example,
    has_parameters,
    is_ours,
    read,
    read_again,
    read_book,
    read_with_defaults,
)
from fae_xlwings.workflow.recent import forget_parameters
from fae_xlwings.workflow.scores import renew_scores
from fae_xlwings.workflow.snapshots import check_history, keep_picture, with_past
from fae_xlwings.workflow.unchanged import changes, marking
from fae_xlwings.workflow.writing import ANALYSIS_STEM, make_folder, outputs, write_workbook

TOLERANCE = 1e-6
EXAMPLE_STEM = "exemple_fae"


def show_page(book: xw.Book, page: str, today: date, drawing: Walk = iter) -> Analysis:
    """A sheet of our own workbook redrawn and shown; the others too when what they rest on has changed."""
    check_writable(book)
    analysis = _seen(read_book(book, today), page)
    draw_pages(book, analysis, (page, ACCUEIL) if page == DIAGNOSTIC else (page,), drawing, always=(page,))
    go_to(book, page)
    return analysis


def draw_pages(
    book: xw.Book, analysis: Analysis, pages: Collection[str], drawing: Walk = iter, always: Collection[str] = ()
) -> None:
    """Some sheets of our own workbook brought up to date; the others too when what they rest on has changed."""
    shown = as_excel_reads(with_past(book, analysis))
    if _is_up_to_date(book, shown):
        draw_changed(book, [plan for plan in plans(shown) if plan.name in {*pages, CALCULS}], always=always)
    else:
        _redraw(book, analysis, drawing, always=always)


def _seen(analysis: Analysis, page: str) -> Analysis:
    """The analysis whose points are seen once their page is shown."""
    seen = {diagnostic.SEEN_KEY: TICKED} if page == DIAGNOSTIC else {}
    return replace(analysis, inputs={**analysis.inputs, **seen})


def check_made(book: xw.Book, page: str) -> None:
    """A refusal, before a file is made, where our own workbook could not list it on a page and tick it on Accueil."""
    if is_ours(book):
        check_drawable(book, {page, ACCUEIL})


def draw_made(book: xw.Book, analysis: Analysis, build: Callable[[Analysis], SheetPlan]) -> None:
    """The page of our own workbook that lists what was made, and Accueil, where it ticks a step, drawn again."""
    shown = as_excel_reads(analysis)
    drawn = [build(analysis), *([accueil.build(shown)] if _is_up_to_date(book, shown) else [])]
    draw_changed(book, [signed(page, analysis) for page in drawn])


def draw_again(book: xw.Book, before: Analysis, pages: Collection[str]) -> None:
    """Some pages of our own workbook brought up to date once its clients have changed; none once all are to be drawn.

    `before` is the analysis until then: what was typed on its pages is still what it says.
    """
    shown = as_excel_reads(with_past(book, read_again(book, before)))
    if _is_up_to_date(book, shown):
        draw_changed(book, [plan for plan in plans(shown) if plan.name in {*pages, CALCULS}])


def refresh(book: xw.Book, today: date, drawing: Walk = iter) -> Analysis:
    """The scores and every sheet of our own workbook brought up to date; what the user typed stays."""
    check_writable(book)
    check_history(book)
    analysis = read_book(book, today)
    _redraw(book, analysis, drawing, today)
    keep_picture(book, analysis, today)
    return analysis


def check_defaults(book: xw.Book) -> None:
    """A refusal when the parameters of a workbook cannot be given back the values they were delivered with."""
    check_writable(book)
    if not has_parameters(book):
        raise InputError(
            f"Ce classeur n'a pas de feuille « {PARAMETRES} » : il suit déjà les valeurs livrées. "
            "Ouvrez FAE_2026.xlsm pour les modifier.",
        )
    check_drawable(book, set(SHEETS) - {DONNEES} if is_ours(book) else {PARAMETRES})


def restore_defaults(book: xw.Book, today: date, drawing: Walk = iter) -> Analysis:
    """The parameters of a workbook as they were delivered; in ours, every sheet is brought up to date with them."""
    check_defaults(book)
    analysis = read_with_defaults(book, today)
    if is_ours(book):
        _redraw(book, analysis, drawing)
    else:
        draw(book, [signed(parametres.build(analysis), analysis)])
    forget_parameters()
    book.app.api.CalculateFull()
    return analysis


class Import(NamedTuple):
    """The clients of a file ready to be written: their analysis, how many kept their follow-up, how much is aside."""

    analysis: Analysis
    followed: int
    aside: int


def to_import(book: xw.Book, source: Path, today: date) -> Import:
    """The clients of a file, ready to take the place of those of our own workbook, whose follow-up they receive."""
    check_writable(book)
    check_unprotected(book.sheets[DONNEES])
    kept = read_book(book, today)
    check_all_shown(book.sheets[DONNEES], 1, max(kept.portfolio.rows, default=1))
    carried = carry(kept.portfolio, read(source, today).portfolio, kept.history.aside, today)
    check_drawable(book, SHEETS)
    check_history(book)
    history = replace(kept.history, aside=carried.aside)
    found = analyse(carried.portfolio, kept.today, kept.parameters, kept.deadline, kept.inputs, history=history)
    return Import(replace(found, follows=kept.follows), carried.clients, carried.left)


def replace_clients(book: xw.Book, analysis: Analysis, today: date, drawing: Walk = iter) -> None:
    """The clients of an analysis written in our own workbook in place of those it has, and every sheet redrawn."""
    draw_changed(book, plans(with_past(book, analysis, today)), drawing)
    keep_picture(book, analysis, today)


def holds_own_clients(book: xw.Book, today: date) -> bool:
    """Whether our own workbook has other clients than the examples it was delivered with."""
    examples = {str(row[0]) for row in template.EXAMPLES}
    return not examples.issuperset(read_book(book, today).scored[NOM])


def open_analysis(book: xw.Book, analysis: Analysis, page: str, stem: str = ANALYSIS_STEM) -> Path:
    """The whole analysis beside an open workbook, shown in the same Excel on a sheet; its path.

    An analysis already open that says the same is shown again; else a new workbook is written.
    """
    for ready in book.app.books:
        if is_ours(ready) and _is_up_to_date(ready, analysis):
            go_to(ready, page)
            return Path(str(ready.api.FullName))
    path = outputs(folder_of(book) / book.name, None, analysis.today, stem).workbook
    make_folder(path.parent)
    write_workbook(analysis, path, page)
    book.app.books.open(path)
    return path


def open_example(book: xw.Book, today: date) -> Path | None:
    """The analysis of the example portfolio in a workbook of its own, shown; its path, None when back from it.

    From the example itself the way leads back to the workbook of the user.
    """
    analysis = read(example(), today)
    if is_ours(book) and _is_up_to_date(book, analysis):
        others = (each for each in book.app.books if each.name != book.name)
        back = next((each for each in others if len(each.sheets) and is_ours(each)), None)
        if back is not None:
            go_to(back, ACCUEIL)
            return None
    return open_analysis(book, analysis, ACCUEIL, stem=EXAMPLE_STEM)


def go_to(book: xw.Book, page: str) -> None:
    """A sheet shown from its top."""
    sheet = book.sheets[page]
    sheet.visible = True
    sheet.api.Activate()
    sheet.range("A1").api.Select()


def _redraw(
    book: xw.Book, analysis: Analysis, drawing: Walk, kept: date | None = None, always: Collection[str] = ()
) -> None:
    """Everything but the cells of the user, scores first: the sheets are read from them.

    `kept` is the day under which the workbook is about to keep what it shows; `always` are pages the user asked for.
    """
    check_drawable(book, set(SHEETS) - {DONNEES})
    renew_scores(book, analysis)
    planned = plans(as_excel_reads(with_past(book, analysis, kept)))
    draw_changed(book, [plan for plan in planned if plan.name != DONNEES], drawing, always)


def draw_changed(
    book: xw.Book, planned: Sequence[SheetPlan], drawing: Walk = iter, always: Collection[str] = ()
) -> None:
    """The pages whose plan or cells have changed, and those of `always`."""
    # A formula that names a sheet which is not there yet would have Excel ask for its file.
    add_sheets(book, [name for name in SHEETS if name in {plan.name for plan in planned}])
    found = changes(book, planned, always)
    with marking(book, found.plans):
        draw(book, found.whole, drawing)
        for plan, blocks in found.parts:
            write_blocks(book.sheets[plan.name], plan, blocks)


def _is_up_to_date(book: xw.Book, analysis: Analysis) -> bool:
    """Whether the last calculation saw the same clients, parameters and day, and no sheet is missing."""
    if not set(SHEETS) <= {sheet.name for sheet in book.sheets}:
        return False
    return all(_holds(book.sheets[CALCULS], block) for block in accueil.stored(analysis))


def _holds(sheet: xw.Sheet, block: Block) -> bool:
    found = rows_as_in_a_file(sheet.range(str(block.area)).options(ndim=2).value)
    return all(
        isinstance(there, int | float) and isinstance(value, int | float) and abs(there - value) < TOLERANCE
        for row, wanted in zip(found, block.rows, strict=True)
        for there, value in zip(row, wanted, strict=True)
    )
