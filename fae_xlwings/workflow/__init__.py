"""Read, diagnose, score, plan, draw: the one sequence that ribbon, cells and command line call."""

from fae_xlwings.workflow.pages import BUILDERS, plans
from fae_xlwings.workflow.reading import example, grid, parameters_of, read, read_book
from fae_xlwings.workflow.scores import score_in_place
from fae_xlwings.workflow.writing import (
    Outputs,
    Progress,
    make_folder,
    outputs,
    write_reports,
    write_template,
    write_workbook,
)

__all__ = [
    "BUILDERS",
    "Outputs",
    "Progress",
    "example",
    "grid",
    "make_folder",
    "outputs",
    "parameters_of",
    "plans",
    "read",
    "read_book",
    "score_in_place",
    "write_reports",
    "write_template",
    "write_workbook",
]
