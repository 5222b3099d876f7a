"""The sheets of an analysis: which view plans each of them, and in which order they are drawn."""

from fae_xlwings.views import (
    action_plan,
    clients,
    dashboard,
    deliverables,
    diagnosis,
    exports,
    home,
    library,
    matrix,
    missions,
    parameters,
    risks,
    simulator,
    tco,
)
from fae_xlwings.views.analysis import Analysis
from fae_xlwings.views.plan import SheetPlan

# fmt: off
BUILDERS = (
    clients.build, parameters.build, dashboard.build, matrix.build, simulator.build,
    action_plan.build, risks.build, tco.build, diagnosis.build,
    library.build, missions.build, deliverables.build, exports.build, home.build,
)
# fmt: on
"""In drawing order: live Excel refuses a formula over a table that is not there yet."""


def plans(analysis: Analysis) -> tuple[SheetPlan, ...]:
    """The plans of every sheet, in drawing order."""
    return tuple(build(analysis) for build in BUILDERS)
