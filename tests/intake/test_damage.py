import random
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbooks import workbook

from fae_xlwings.domain.columns import A_COMPLETER, NOM, PRIORITE
from fae_xlwings.domain.scoring import score
from fae_xlwings.errors import InputError
from fae_xlwings.intake import catalogue as kinds
from fae_xlwings.intake.grid import Grid
from fae_xlwings.intake.issues import Issue
from fae_xlwings.intake.reading import from_grids, load
from fae_xlwings.intake.words import is_blank, text_of

TABLE = "NOM | SECTEUR | CA | OUTIL | APPETENCE\nAlpha | BTP | 1 | OUI | BON\nTotal | | 1 | |"
HEADERS = ("NOM", "SECTEUR", "CA", "OUTIL", "APPETENCE", "Autre")
ASIDE = {kinds.NO_NAME, kinds.TOTAL_ROW, kinds.HEADER_ROW, kinds.TITLE_ROW}

CELLS = st.one_of(
    st.none(),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.times(),
    st.timedeltas(),
    st.text(max_size=6),
    st.sampled_from(["Total", "Sous-total BTP", "NOM", "Page 2/3", "(€ HT)", "\u200b", "1.500", "12 %", "NON", "BON"]),
)


def damaged(data: bytes, source: random.Random) -> bytes:
    """The file with a few bytes changed, cut short, or with another's end."""
    how, place = source.randrange(3), source.randrange(len(data))
    if how == 0:
        return data[:place]
    if how == 1:
        return data[:place] + data[source.randrange(len(data)) :]
    changed = bytearray(data)
    for _ in range(10):
        changed[source.randrange(len(changed))] = source.randrange(256)
    return bytes(changed)


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_a_damaged_file_gives_a_portfolio_or_one_sentence(tmp_path: Path, suffix: str) -> None:
    path = workbook(tmp_path / "p.xlsx", Données=TABLE)
    data = path.read_bytes() if suffix == ".xlsx" else TABLE.replace("|", ";").encode()
    for number in range(60):
        file = tmp_path / f"abime{suffix}"
        file.write_bytes(damaged(data, random.Random(number)))  # noqa: S311 - the same damage every time
        assert "\n" not in outcome(file)


def outcome(file: Path) -> str:
    """What a refusal says; nothing for a file that is read."""
    try:
        load(file)
    except InputError as error:
        return str(error)
    return ""


ROW = re.compile(r"[A-Z]+(\d+)")


@given(st.permutations(HEADERS), st.lists(st.lists(CELLS, min_size=6, max_size=6), max_size=7))
def test_every_row_is_a_client_or_told_at_its_row_and_no_client_is_invented(
    headers: list[str], rows: list[list[object]]
) -> None:
    portfolio = from_grids([Grid("Données", [headers, *rows])])

    names = {number: text_of(row[headers.index("NOM")]) for number, row in enumerate(rows, start=2)}
    aside = {row_of(issue) for issue in portfolio.issues if issue.code in ASIDE}
    filled = {number for number, row in enumerate(rows, start=2) if not all(map(is_blank, row))}
    assert portfolio.clients[NOM].tolist() == [names[row] for row in portfolio.rows]
    assert aside.isdisjoint(portfolio.rows)
    assert aside | set(portfolio.rows) == filled


@given(st.permutations(HEADERS), st.lists(st.lists(CELLS, min_size=6, max_size=6), max_size=7))
def test_a_client_that_cannot_be_scored_is_named_by_an_anomaly_at_its_row(
    headers: list[str], rows: list[list[object]]
) -> None:
    portfolio = from_grids([Grid("Données", [headers, *rows])])

    told = {(row_of(issue), issue.client) for issue in portfolio.issues if issue.client}
    unscored = [client for client, word in enumerate(score(portfolio.clients)[PRIORITE]) if word == A_COMPLETER]
    names = portfolio.clients[NOM].tolist()
    assert {(portfolio.rows[client], names[client]) for client in unscored} <= told


def row_of(issue: Issue) -> int:
    """The row of the cell that an anomaly speaks of, 0 where it speaks of none."""
    place = ROW.fullmatch(issue.cell)
    return int(place[1]) if place else 0
