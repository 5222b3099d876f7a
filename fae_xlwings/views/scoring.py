"""The computed columns beside a user's own table, wherever it stands."""

from collections.abc import Iterator

from fae_xlwings.domain.columns import COMPUTED
from fae_xlwings.intake.reading import Portfolio
from fae_xlwings.views.addresses import cell
from fae_xlwings.views.analysis import Analysis
from fae_xlwings.views.clients import column_style, shown
from fae_xlwings.views.plan import Block, Row


def blocks(analysis: Analysis) -> tuple[Block, ...]:
    """The six columns as values: where they already are, else right of the last column of the table.

    A row that was left out gets blanks, so that no score outlives the name of its client.
    """
    portfolio = analysis.portfolio
    return tuple(
        block
        for header, column in _places(portfolio)
        for block in _column(portfolio, header, column, analysis.scored[header].tolist())
    )


def _places(portfolio: Portfolio) -> Iterator[tuple[str, int]]:
    free = max(header.number for header in portfolio.columns) + 1
    for header in COMPUTED:
        if header in portfolio.headers:
            yield header, portfolio.headers[header].number
        else:
            yield header, free
            free += 1


def _column(portfolio: Portfolio, header: str, column: int, values: list[object]) -> Iterator[Block]:
    if header not in portfolio.headers:
        yield Block(cell(portfolio.header_row, column), ((header,),), "header_wrap")
    if portfolio.rows:
        by_row = dict(zip(portfolio.rows, values, strict=True))
        first = portfolio.header_row + 1
        rows: tuple[Row, ...] = tuple((shown(by_row.get(row)),) for row in range(first, portfolio.rows[-1] + 1))
        yield Block(cell(first, column), rows, column_style(header))
