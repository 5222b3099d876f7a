"""The six computed columns written in an open workbook, and nothing else."""

from datetime import date

import xlwings as xw

from fae_xlwings.draw.excel import draw_blocks
from fae_xlwings.views import scoring
from fae_xlwings.views.analysis import Analysis
from fae_xlwings.workflow.reading import read_book


def score_in_place(book: xw.Book, today: date) -> Analysis:
    """The six computed columns written beside the clients of an open workbook, nothing else touched."""
    analysis = read_book(book, today)
    draw_blocks(book.sheets[analysis.portfolio.sheet], scoring.blocks(analysis))
    return analysis
