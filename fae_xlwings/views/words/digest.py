"""The make of a plan in a few bytes: two plans of one digest draw the same sheet but for the values of its cells."""

from dataclasses import fields
from hashlib import blake2b

from fae_xlwings.identity import IDENTITY
from fae_xlwings.views.words.plan import Block, ColumnFormula, Columns, Formula, SheetPlan

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
        return block.at, block.style, block.area.rows, list(map(_formula, block.columns))
    return block.at, block.style, block.merged, [list(map(_formula, row)) for row in block.rows]


def _formula(held: object) -> str | None:
    return str(held) if isinstance(held, Formula | ColumnFormula) else None
