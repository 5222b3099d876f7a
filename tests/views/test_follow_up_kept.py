"""Nothing typed in the follow-up is ever lost, whatever is imported, renamed, reordered or doubled."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import count

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from stdnum import luhn

from fae_xlwings.domain.follow_up_columns import BY_NAME, FOLLOW_UP, NOTES, SIREN, STATUT
from fae_xlwings.intake import carrying
from fae_xlwings.intake.carrying import Aside, carry
from fae_xlwings.intake.grid import Grid
from fae_xlwings.intake.reading import Portfolio, from_grids
from fae_xlwings.intake.words import text_of
from fae_xlwings.views.pages import donnees, exports
from fae_xlwings.views.words.analysis import Analysis, analyse
from fae_xlwings.views.words.history import read_history
from fae_xlwings.views.words.plan import Formula, SheetPlan

DAY = date(2026, 11, 28)
SIRENS = ("732829320", "404833048", "552081317", "")
NAMES = ("DUPONT", "Dupont", "MARTIN", "SCI =A", "ÉCLAIR ¦ FILS")

Typed = tuple[str, str]
"""A column of the follow-up and what was typed there, as a text."""


@dataclass
class Client:
    name: str
    fees: float
    siren: str = ""


@dataclass
class Firm:
    """A workbook as its sheets hold it, the rows without a client on its first one, all that was typed and stands.

    `listed` are its clients as the firm's own software exports them.
    """

    book: Analysis
    listed: list[Client]
    loose: list[dict[str, object]] = field(default_factory=list)
    typed: set[Typed] = field(default_factory=set)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))


def portfolio_of(clients: list[Client], **columns: list[str]) -> Portfolio:
    header = ["NOM", "CA_HONORAIRES_HT", *columns]
    rows = [[each.name, each.fees, *more] for each, *more in zip(clients, *columns.values(), strict=True)]
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


def reopen(firm: Firm, client: int = 0, typed: dict[str, object] | None = None) -> None:
    """The workbook read again from its sheets, after values were typed for a client."""
    clients = as_grid(donnees.build(firm.book))
    for name, value in (typed or {}).items():
        clients.cells[donnees.FIRST_ROW - 1 + client][donnees.OWN.index(name)] = value
    width = len(clients.cells[0])
    rows = [[loose.get(name) for name in donnees.OWN] for loose in firm.loose]
    clients.cells.extend([*row, *[None] * (width - len(row))] for row in rows)
    grids = [clients, as_grid(exports.build(firm.book))]
    firm.book = analyse(from_grids(grids), DAY, history=read_history(grids))


def bring_in(firm: Firm, **columns: list[str]) -> None:
    """The list of the firm's own software imported, with the columns of the follow-up that it has."""
    listed = portfolio_of(firm.listed, **columns)
    carried = carry(firm.book.portfolio, listed, firm.book.history.aside, DAY)
    firm.loose = []
    firm.book = analyse(carried.portfolio, DAY, history=replace(firm.book.history, aside=carried.aside))


def held(firm: Firm) -> list[Typed]:
    """All that the workbook holds: in a client's cell, on a row without a client, or put aside."""
    shown = firm.book.portfolio.shown_follow_up
    cells = [(name, text_of(value)) for name in FOLLOW_UP for value in shown[name] if value is not None]
    loose = [(name, text_of(value)) for each in firm.loose for name, value in each.items()]
    return cells + loose + [(each.column, each.value) for each in firm.book.history.aside]


def something(column: str, number: int) -> object:
    """A value that nobody else has typed; where a word of a list is asked, one that the list does not know."""
    if column == SIREN:
        return f"{40000000 + number}{luhn.calc_check_digit(str(40000000 + number))}"
    if BY_NAME[column].kind == "date":
        return DAY + timedelta(days=number)
    return 1000.0 + number if BY_NAME[column].kind == "amount" else f"{column} n° {number}"


IMPORTS = ("import", "import with SIREN", "import with notes")
ACTIONS = st.sampled_from(("type", "type loose", "reopen", *IMPORTS, "reorder", "rename", "double", "SIREN", "drop"))
STEPS = st.lists(st.tuples(ACTIONS, st.integers(0, 99), st.sampled_from(FOLLOW_UP)), min_size=4, max_size=14)


def walk(steps: list[tuple[str, int, str]]) -> None:
    listed = [Client(name, 1000.0 * rank, SIRENS[rank % 4]) for rank, name in enumerate(NAMES)]
    firm = Firm(analyse(portfolio_of(listed), DAY), listed)
    for action, chance, column in steps:
        step(firm, action, chance, {column: something(column, next(firm.numbers))})

        kept = held(firm)
        assert firm.typed <= set(kept)
        assert sorted(each for each in kept if each[0] != SIREN) == sorted(
            each for each in firm.typed if each[0] != SIREN
        )


def step(firm: Firm, action: str, chance: int, typed: dict[str, object]) -> None:
    place = chance % max(len(firm.listed), 1)
    if action.startswith("type"):
        type_in(firm, chance, typed, loose="loose" in action)
    elif action == "reopen":
        reopen(firm)
    elif action == "import with notes":
        notes = [f"du fichier, n° {next(firm.numbers)}" for _ in firm.listed]
        firm.typed |= {(NOTES, note) for note in notes}
        bring_in(firm, **{NOTES: notes})
    elif action in IMPORTS:
        bring_in(firm, **({SIREN: [client.siren for client in firm.listed]} if "SIREN" in action else {}))
    elif action == "reorder":
        firm.listed = firm.listed[place:] + firm.listed[:place]
    elif action == "double":
        firm.listed.append(replace(firm.listed[place], fees=float(chance)))
    elif action == "drop" and len(firm.listed) > 1:
        del firm.listed[place]
    else:
        change = {"name": f"RENOMMÉ {chance}"} if action == "rename" else {"siren": SIRENS[chance % 4]}
        firm.listed[place] = replace(firm.listed[place], **change)


def type_in(firm: Firm, chance: int, typed: dict[str, object], *, loose: bool) -> None:
    """Values typed for a client over what stands there, or below the clients on a row without a name."""
    place = chance % len(firm.book.scored)
    if loose:
        firm.loose.append(typed)
    else:
        shown = firm.book.portfolio.shown_follow_up
        firm.typed -= {(name, text_of(shown[name][place])) for name in typed}
    firm.typed |= {(name, text_of(value)) for name, value in typed.items()}
    reopen(firm, place, {} if loose else typed)


@given(STEPS)
@settings(max_examples=60, deadline=None)
def test_nothing_typed_is_lost_whatever_is_done(steps: list[tuple[str, int, str]]) -> None:
    walk(steps)


_FILLED = carrying._filled
FAULTS: dict[str, tuple[str, object]] = {
    "what stands beside no client": ("_loose", lambda *_: iter(())),
    "what finds no client": ("_aside", lambda *_: iter(())),
    "what waits for its client": ("_again", lambda *_: iter(())),
    "what the file replaces": ("_filled", lambda *given: (_FILLED(*given), {})[1]),
    "the last columns": ("FOLLOW_UP", FOLLOW_UP[:10]),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_walk_sees_what_is_forgotten(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(carrying, *FAULTS[fault])
    looked = settings(max_examples=300, deadline=None, phases=[Phase.generate], derandomize=True)(given(STEPS)(walk))

    with pytest.raises(AssertionError):
        looked()


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


def test_what_stands_beside_no_client_is_put_aside_and_comes_back_by_its_siren() -> None:
    before = [["A", 1.0, "", "", "", ""], [None, 5.0, "732 829 320", "Contacté", "à rappeler", ""]]
    told = "Saisi sur la ligne 3, qui n'est celle d'aucun client, avant l'import du 28/11/2026"

    lost = carried(before, [["NOM"], ["A"]])
    assert [tuple(each) for each in lost.aside[1:]] == [
        ("Ligne 3, sans nom", "732829320", STATUT, "Contacté", told),
        ("Ligne 3, sans nom", "732829320", NOTES, "à rappeler", told),
    ]
    assert lost.left == 3

    found = carried(before, [["NOM", SIREN], ["B", "732829320"]])
    assert found.portfolio.follow_up.loc[0, [STATUT, NOTES]].tolist() == ["Contacté", "à rappeler"]
    assert (found.aside, found.left) == ((), 0)
