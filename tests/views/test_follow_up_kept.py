"""Nothing typed in the follow-up is ever lost, whatever is imported, renamed, reordered or doubled."""

from dataclasses import dataclass, field, replace
from datetime import date
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from fae_xlwings.domain.follow_up_columns import FOLLOW_UP, NOTES, SIREN, STATUT
from fae_xlwings.intake.carrying import Aside, carry
from fae_xlwings.intake.grid import Grid
from fae_xlwings.intake.reading import Portfolio, from_grids
from fae_xlwings.views.pages import donnees, exports
from fae_xlwings.views.words.analysis import Analysis, analyse
from fae_xlwings.views.words.history import read_history
from fae_xlwings.views.words.plan import Formula, SheetPlan

DAY = date(2026, 11, 28)
SIRENS = ("732829320", "404833048", "552081317", "")
NAMES = ("DUPONT", "Dupont", "MARTIN", "SCI =A", "ÉCLAIR")


@dataclass
class Client:
    name: str
    fees: float
    siren: str = ""


@dataclass
class Firm:
    """A workbook as its sheets hold it, and the list of its clients as the firm's own software exports it."""

    book: Analysis
    listed: list[Client]
    typed: set[str] = field(default_factory=set)


def portfolio_of(clients: list[Client], *, with_siren: bool, notes: dict[int, str] | None = None) -> Portfolio:
    header = ["NOM", "CA_HONORAIRES_HT", *([SIREN] if with_siren else []), *([NOTES] if notes else [])]
    rows = [
        [each.name, each.fees, *([each.siren] if with_siren else []), *([notes.get(place, "")] if notes else [])]
        for place, each in enumerate(clients)
    ]
    return from_grids([Grid("Données", [header, *rows])])


def as_grid(plan: SheetPlan) -> Grid:
    """The cells that a drawn page would hold."""
    right = max(block.area.right for block in plan.blocks)
    cells: list[list[object]] = [[None] * right for _ in range(max(block.area.bottom for block in plan.blocks))]
    for block in plan.blocks:
        for row, values in enumerate(block.rows, start=block.area.top - 1):
            for column, value in enumerate(values, start=block.area.left - 1):
                cells[row][column] = value.value if isinstance(value, Formula) else value
    return Grid(plan.name, cells)


def reopened(book: Analysis, note: tuple[int, str] | None = None) -> Analysis:
    """The workbook read again from its sheets, a note typed in it first."""
    clients = as_grid(donnees.build(book))
    if note is not None:
        clients.cells[donnees.FIRST_ROW - 1 + note[0]][donnees.OWN.index(NOTES)] = note[1]
    grids = [clients, as_grid(exports.build(book))]
    return analyse(from_grids(grids), DAY, history=read_history(grids))


def imported(book: Analysis, portfolio: Portfolio) -> Analysis:
    carried = carry(book.portfolio, portfolio, book.history.aside, DAY)
    return analyse(carried.portfolio, DAY, history=replace(book.history, aside=carried.aside))


def held(book: Analysis) -> list[str]:
    """Every note that the workbook holds, in a client's cell or put aside."""
    cells = [note for note in book.portfolio.shown_follow_up[NOTES] if note is not None]
    return cells + [each.value for each in book.history.aside if each.column == NOTES]


ACTIONS = st.sampled_from(
    ("note", "refresh", "import", "import with SIREN", "reorder", "rename", "double", "SIREN", "drop")
)


@given(st.lists(st.tuples(ACTIONS, st.integers(0, 99)), min_size=3, max_size=14))
@settings(max_examples=60, deadline=None)
def test_no_note_is_lost_whatever_is_done(steps: list[tuple[str, int]]) -> None:
    listed = [Client(name, 1000.0 * rank, SIRENS[rank % 4]) for rank, name in enumerate(NAMES)]
    firm = Firm(reopened(analyse(portfolio_of(listed, with_siren=False), DAY)), listed)
    numbers = count(1)
    for action, chance in steps:
        step(firm, action, chance, f"note {next(numbers)}")

        assert sorted(held(firm.book)) == sorted(firm.typed)


def step(firm: Firm, action: str, chance: int, text: str) -> None:
    place = chance % max(len(firm.listed), 1)
    if action == "note":
        type_note(firm, chance, text)
    elif action == "refresh":
        firm.book = reopened(firm.book)
    elif action.startswith("import"):
        firm.book = imported(firm.book, portfolio_of(firm.listed, with_siren="SIREN" in action))
    elif action == "reorder":
        firm.listed = firm.listed[place:] + firm.listed[:place]
    elif action == "double" and firm.listed:
        firm.listed.append(replace(firm.listed[place], fees=float(chance)))
    elif action == "drop" and len(firm.listed) > 1:
        del firm.listed[place]
    elif firm.listed:
        change = {"name": f"RENOMMÉ {chance}"} if action == "rename" else {"siren": SIRENS[chance % 4]}
        firm.listed[place] = replace(firm.listed[place], **change)


def type_note(firm: Firm, chance: int, text: str) -> None:
    place = chance % len(firm.book.scored)
    overwritten = firm.book.portfolio.shown_follow_up[NOTES][place]
    firm.typed -= {overwritten}
    firm.typed |= {text}
    firm.book = reopened(firm.book, (place, text))


def book_of(table: list[list[object]]) -> Portfolio:
    return from_grids([Grid("Données", table)])


BEFORE = [["NOM", "CA_HONORAIRES_HT", SIREN, STATUT, NOTES, "PROCHAINE_RELANCE"]]


def carried(before: list[list[object]], after: list[list[object]], aside: tuple[Aside, ...] = ()):  # noqa: ANN201
    return carry(book_of([*BEFORE, *before]), book_of(after), aside, DAY)


def test_a_client_renamed_keeps_all_by_his_siren() -> None:
    found = carried([["A", 1.0, "732829320", "Contacté", "x", "03/12/2026"]], [["NOM", SIREN], ["B", "73282932000074"]])

    assert found.portfolio.follow_up.loc[0, [STATUT, NOTES]].tolist() == ["Contacté", "x"]
    assert (found.clients, found.aside) == (1, ())


def test_a_siren_added_later_finds_its_client_by_name() -> None:
    found = carried([["A", 1.0, "", "Contacté", "", ""]], [["NOM", SIREN], ["a", "732829320"]])

    assert found.portfolio.follow_up.loc[0, [SIREN, STATUT]].tolist() == ["732829320", "Contacté"]


def test_one_name_with_two_sirens_is_two_clients() -> None:
    found = carried([["A", 1.0, "732829320", "Contacté", "", ""]], [["NOM", SIREN], ["A", "404833048"]])

    assert found.portfolio.follow_up[STATUT].tolist() == [None]
    assert [(each.client, each.column) for each in found.aside] == [("A", SIREN), ("A", STATUT)]


def test_namesakes_are_told_apart_by_their_fees_and_never_by_guess() -> None:
    before = [["A", 1.0, "", "Contacté", "", ""], ["A", 2.0, "", "Refusé", "", ""]]
    header = ["NOM", "CA_HONORAIRES_HT"]

    assert carried(before, [header, ["A", 2.0], ["A", 1.0]]).portfolio.follow_up[STATUT].tolist() == [
        "Refusé",
        "Contacté",
    ]
    lost = carried(before, [header, ["A", 3.0]])
    assert lost.portfolio.follow_up[STATUT].tolist() == [None]
    assert [(each.value, each.why) for each in lost.aside] == [
        ("Contacté", "Plusieurs clients portent ce nom ou ce SIREN, import du 28/11/2026"),
        ("Refusé", "Plusieurs clients portent ce nom ou ce SIREN, import du 28/11/2026"),
    ]


def test_what_the_file_says_holds_and_what_it_replaces_is_kept_aside() -> None:
    found = carried([["A", 1.0, "", "Contacté", "x", ""]], [["NOM", NOTES], ["A", "y"]])

    assert found.portfolio.follow_up.loc[0, [STATUT, NOTES]].tolist() == ["Contacté", "y"]
    assert found.aside == (Aside("A", "", NOTES, "x", "Remplacé par le fichier importé le 28/11/2026"),)


def test_what_was_put_aside_comes_back_with_its_client_in_its_own_kind() -> None:
    aside = (Aside("A", "", "PROCHAINE_RELANCE", "03/12/2026", "x"), Aside("Z", "", NOTES, "z", "x"))
    found = carried([], [["NOM"], ["B"], ["A"]], aside)

    assert found.portfolio.follow_up["PROCHAINE_RELANCE"].tolist() == [None, date(2026, 12, 3)]
    assert found.aside == (aside[1],)


def test_what_could_not_be_read_is_carried_as_it_was_typed() -> None:
    found = carried([["A", 1.0, "12", "Contacté", "", "bientôt"]], [["NOM"], ["A"]])

    assert found.portfolio.shown_follow_up.loc[0, [SIREN, "PROCHAINE_RELANCE"]].tolist() == ["12", "bientôt"]
    assert found.portfolio.follow_up.loc[0, "PROCHAINE_RELANCE"] is None


def test_every_column_is_carried() -> None:
    typed = dict.fromkeys(FOLLOW_UP, "x")
    before = from_grids([Grid("Données", [["NOM", *typed], ["A", *typed.values()]])])

    assert carry(before, book_of([["NOM"], ["A"]]), (), DAY).portfolio.shown_follow_up.loc[0].tolist() == list("x" * 15)
