from fae_xlwings.domain.columns import COLUMNS
from fae_xlwings.domain.follow_up_columns import FOLLOW_UP, FOLLOW_UP_COLUMNS, STATUTS, TAILLES
from fae_xlwings.intake.aliases import meaning
from fae_xlwings.intake.words import header_key, plain


def test_fifteen_columns_of_their_own_names() -> None:
    names = [*FOLLOW_UP, *(column.name for column in COLUMNS)]

    assert len(FOLLOW_UP) == 15
    assert len({header_key(name) for name in names}) == len(names)


def test_no_column_of_the_follow_up_can_be_taken_for_one_that_is_scored() -> None:
    assert [name for name in FOLLOW_UP if meaning(name)] == []


def test_the_words_of_a_list_are_told_apart_whatever_their_accents() -> None:
    for column in FOLLOW_UP_COLUMNS:
        assert len({plain(word) for word in column.words}) == len(column.words)
        assert bool(column.words) == (column.kind == "choice")
    assert (len(STATUTS), len(TAILLES)) == (8, 4)
