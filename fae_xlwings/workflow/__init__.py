"""Read, diagnose, score, plan, draw: the one sequence that ribbon, cells and command line call."""

from fae_xlwings.workflow.backups import back_up
from fae_xlwings.workflow.choosing import chosen_rows
from fae_xlwings.workflow.comparing import compare_files, compare_with_file, write_comparison
from fae_xlwings.workflow.deliverables import (
    export_all,
    export_anomalies,
    export_rows,
    make_drafts,
    make_handouts,
    make_messages,
    make_note,
    make_printed,
    make_reports,
)
from fae_xlwings.workflow.drafts import Drafted
from fae_xlwings.workflow.excel_check import excel_answers
from fae_xlwings.workflow.mending import select_next
from fae_xlwings.workflow.noting import check_noting, note_contact, undo_contact
from fae_xlwings.workflow.pages import plans
from fae_xlwings.workflow.pdf import print_all
from fae_xlwings.workflow.places import folder_of, selected_rows, visible_rows
from fae_xlwings.workflow.products import build_products
from fae_xlwings.workflow.rates import check_rates, give_back_rates, take_rates
from fae_xlwings.workflow.reading import (
    example,
    grid,
    has_parameters,
    is_ours,
    parameters_of,
    read,
    read_book,
    read_closed,
    read_dated,
)
from fae_xlwings.workflow.recent import forget_parameters, recent_parameters
from fae_xlwings.workflow.reports import (
    Batch,
    Progress,
    write_documents,
    write_note,
    write_report_template,
    write_reports,
)
from fae_xlwings.workflow.scores import score_in_place
from fae_xlwings.workflow.showing import (
    check_defaults,
    go_to,
    holds_own_clients,
    open_analysis,
    open_example,
    refresh,
    replace_clients,
    restore_defaults,
    show_page,
    to_import,
)
from fae_xlwings.workflow.snapshots import kept_picture, with_past
from fae_xlwings.workflow.versions import bring_up_to_date
from fae_xlwings.workflow.week import make_agenda, make_week_list, write_agenda, write_week_list
from fae_xlwings.workflow.writing import (
    Outputs,
    make_folder,
    outputs,
    remembering,
    write_template,
    write_workbook,
)

__all__ = [
    "Batch",
    "Drafted",
    "Outputs",
    "Progress",
    "back_up",
    "bring_up_to_date",
    "build_products",
    "check_defaults",
    "check_noting",
    "check_rates",
    "chosen_rows",
    "compare_files",
    "compare_with_file",
    "example",
    "excel_answers",
    "export_all",
    "export_anomalies",
    "export_rows",
    "folder_of",
    "forget_parameters",
    "give_back_rates",
    "go_to",
    "grid",
    "has_parameters",
    "holds_own_clients",
    "is_ours",
    "kept_picture",
    "make_agenda",
    "make_drafts",
    "make_folder",
    "make_handouts",
    "make_messages",
    "make_note",
    "make_printed",
    "make_reports",
    "make_week_list",
    "note_contact",
    "open_analysis",
    "open_example",
    "outputs",
    "parameters_of",
    "plans",
    "print_all",
    "read",
    "read_book",
    "read_closed",
    "read_dated",
    "recent_parameters",
    "refresh",
    "remembering",
    "replace_clients",
    "restore_defaults",
    "score_in_place",
    "select_next",
    "selected_rows",
    "show_page",
    "take_rates",
    "to_import",
    "undo_contact",
    "visible_rows",
    "with_past",
    "write_agenda",
    "write_comparison",
    "write_documents",
    "write_note",
    "write_report_template",
    "write_reports",
    "write_template",
    "write_week_list",
    "write_workbook",
]
