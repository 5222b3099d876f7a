"""What an anomaly costs: the clients it keeps out of the ranking, and the fees that stay out with them."""

from collections.abc import Iterable, Iterator, Sequence

from fae_xlwings.domain.columns import A_COMPLETER, CA, PRIORITE
from fae_xlwings.domain.scoring import french
from fae_xlwings.intake.catalogue import NO_NAME
from fae_xlwings.intake.issues import Issue
from fae_xlwings.views.words.addresses import Area
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.wording import EURO

LEFT_OUT = "Ligne non comptée"
UNKNOWN_FEES = "Client non classé, honoraires inconnus."


def hidden_by(analysis: Analysis, issues: Sequence[Issue]) -> tuple[int, float]:
    """How many clients and nameless rows the anomalies keep out of the ranking, each once, and their fees."""
    places = _hidden(analysis)
    rows = {row for row in map(_row, issues) if row in places}
    left_out = [issue.fees for issue in issues if issue.code == NO_NAME]
    return len(rows) + len(left_out), sum(places[row] for row in rows) + sum(left_out)


def consequences(analysis: Analysis, issues: Iterable[Issue]) -> Iterator[str]:
    """What each anomaly costs, in a sentence; "" where it changes no ranking."""
    places = _hidden(analysis)
    for issue in issues:
        yield _left_out(issue.fees) if issue.code == NO_NAME else _sentence(places.get(_row(issue)))


def _left_out(fees: float) -> str:
    return f"{LEFT_OUT}, {french(fees)}{EURO} d'honoraires avec elle." if fees else f"{LEFT_OUT}."


def _sentence(fees: float | None) -> str:
    if fees is None:
        return ""
    return f"Client non classé, {french(fees)}{EURO} d'honoraires avec lui." if fees else UNKNOWN_FEES


def _hidden(analysis: Analysis) -> dict[int, float]:
    """The fees of each client that is not ranked, by his row where he was read."""
    columns = zip(analysis.portfolio.rows, analysis.scored[PRIORITE], analysis.scored[CA], strict=True)
    return {row: float(fees) for row, priority, fees in columns if priority == A_COMPLETER}


def _row(issue: Issue) -> int:
    """The row of the client whom an anomaly keeps out of the ranking, 0 for one that keeps out nobody."""
    return Area.of(issue.cell).top if issue.cell and issue.client and issue.severity == "error" else 0
