import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workbooks import workbook

from fae_xlwings.errors import InputError
from fae_xlwings.intake.grid import Grid
from fae_xlwings.intake.reading import from_grids, load

TABLE = "NOM | SECTEUR | CA | OUTIL | APPETENCE\nAlpha | BTP | 1 | OUI | BON\nTotal | | 1 | |"
HEADERS = ("NOM", "SECTEUR", "CA", "OUTIL", "APPETENCE", "Autre")
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


@given(st.permutations(HEADERS), st.lists(st.lists(CELLS, min_size=6, max_size=6), max_size=7))
def test_no_client_is_lost_without_an_anomaly_at_its_row(headers: list[str], rows: list[list[object]]) -> None:
    portfolio = from_grids([Grid("Données", [headers, *rows])])

    told = {int("".join(filter(str.isdigit, issue.cell)) or 0) for issue in portfolio.issues}
    filled = {number for number, row in enumerate(rows, start=2) if any(isinstance(v, str) and v.strip() for v in row)}
    assert filled <= told | set(portfolio.rows)
    assert len(portfolio.clients) == len(portfolio.rows)
