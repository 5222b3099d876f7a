"""Pictures of a portfolio kept as texts and read back."""

from datetime import date

import pandas as pd
from frames import clients, large_portfolio, portfolios
from hypothesis import given
from hypothesis import strategies as st

from fae_xlwings.domain.columns import NOM
from fae_xlwings.domain.evolution import Picture, compare
from fae_xlwings.domain.follow_up_columns import PLATEFORME
from fae_xlwings.domain.lateness import RECORDED
from fae_xlwings.domain.matching import Identities
from fae_xlwings.domain.parameters import DEFAULTS, Parameters
from fae_xlwings.intake.words import one_line, plain_column
from fae_xlwings.views.words.snapshots import LONGEST, let_go, packed, settings_of, unpacked

DAY = date(2026, 11, 23)
OTHERS = DEFAULTS.replace(seuil_p1=31.25, jalon_emission=date(2027, 10, 1))


def picture(portfolio: pd.DataFrame, parameters: Parameters = OTHERS) -> Picture:
    names = portfolio[NOM].tolist()
    platforms = pd.Series([RECORDED * (row % 2) for row in range(len(names))], dtype="str")
    portfolio = portfolio.assign(**{PLATEFORME: platforms})
    return Picture(DAY, portfolio, Identities(plain_column(names), [""] * len(names)), parameters, date(2027, 1, 1))


def again(seen: Picture) -> Picture:
    return unpacked(seen.day, settings_of(seen), packed(seen))


def test_a_client_is_plain_to_read() -> None:
    table = "nom | ca | outil | appetence\nSARL « A ; B » | 8500,5 | NON | TRES BON\nX | ? | ? | FAIBLE"

    assert packed(picture(clients(table.replace("8500,5", "8500.5")))) == (
        "8500,5;NON;TRES BON;;SARL « A ; B » ¦ ?;?+;FAIBLE;;X",
    )


@given(portfolios())
def test_a_picture_is_read_back_whole(portfolio: pd.DataFrame) -> None:
    seen = picture(portfolio)

    read = again(seen)

    assert read.scored.equals(seen.scored.reindex(columns=read.scored.columns))
    assert (read.parameters, read.deadline, read.indicators) == (seen.parameters, seen.deadline, seen.indicators)
    assert compare(seen, read).moved.empty


@given(st.lists(st.text(max_size=12) | st.text(" ¦;aé\n", max_size=8), max_size=8))
def test_any_name_is_found_again(names: list[str]) -> None:
    table = "nom | ca | outil | appetence\n" + "\n".join("X | 1 | OUI | BON" for _ in names)
    portfolio = clients(table).assign(NOM=pd.Series(names, dtype="str"))

    assert again(picture(portfolio)).clients[NOM].tolist() == list(map(one_line, names))


def test_no_cell_holds_more_than_excel_takes() -> None:
    cells = packed(picture(large_portfolio(2000)))

    assert max(map(len, cells)) <= LONGEST
    assert len(again(picture(large_portfolio(2000))).clients) == 2000


def test_a_parameter_that_did_not_exist_has_the_value_it_is_delivered_with() -> None:
    seen = unpacked(DAY, "seuil_p1 = 40 ¦ disparu = 3", ())

    assert seen.parameters == DEFAULTS.replace(seuil_p1=40.0)


def test_of_each_month_the_first_picture_stays_and_of_all_the_latest() -> None:
    days = [date(2026, 9, 2), date(2026, 10, 5), date(2026, 10, 30)]

    assert let_go(days, date(2026, 11, 3)) == {date(2026, 10, 30)}
    assert let_go([*days[:2], date(2026, 11, 3)], date(2026, 11, 4)) == frozenset()
    assert let_go([*days[:2], date(2026, 11, 3)], date(2026, 11, 3)) == {date(2026, 11, 3)}


@given(st.lists(st.dates(date(2026, 1, 1), date(2028, 12, 31)), min_size=1, max_size=60))
def test_never_more_than_twelve_months_and_the_latest(days: list[date]) -> None:
    kept: list[date] = []
    for day in sorted(days):
        kept = [*(each for each in kept if each not in let_go(kept, day)), day]

    assert kept[-1] == max(days)
    assert len(kept) == len(set(kept)) <= 13
    assert len({(day.year, day.month) for day in kept}) == min(len({(day.year, day.month) for day in days}), 12)
