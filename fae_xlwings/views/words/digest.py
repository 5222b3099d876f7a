"""A plan in a few bytes: two plans of one digest draw the same sheet, contents, looks, charts, prints and all."""

from dataclasses import fields
from hashlib import blake2b

from fae_xlwings.identity import IDENTITY
from fae_xlwings.views.words.plan import Block, ColumnFormula, Columns, Formula, SheetPlan, Value

SIZE = 16


def digest(plan: SheetPlan) -> bytes:
    """The digest of a plan as this version of the program draws it."""
    told = blake2b(IDENTITY.version.encode(), digest_size=SIZE)
    for block in plan.blocks:
        told.update(repr(_block(block)).encode())
    rest = {field.name: getattr(plan, field.name) for field in fields(plan) if field.name not in {"blocks", "helpers"}}
    told.update(repr((rest, plan.page.firm)).encode())
    return told.digest()


def _block(block: Block | Columns) -> tuple[object, ...]:
    if isinstance(block, Columns):
        return block.at, block.style, [_column(column) for column in block.columns]
    return block.at, block.style, block.merged, [[_cell(value) for value in row] for row in block.rows]


def _column(column: object) -> object:
    if isinstance(column, ColumnFormula):
        return str(column), list(column.values)
    return column


def _cell(value: Value) -> object:
    return (str(value), value.value) if isinstance(value, Formula) else value
