"""Who is the same client in two portfolios."""

from hypothesis import given
from hypothesis import strategies as st

from fae_xlwings.domain.matching import Identities, Matching, match


def identities(*clients: tuple[str, str]) -> Identities:
    return Identities([name for name, _ in clients], [siren for _, siren in clients])


def test_the_siren_is_followed_through_a_change_of_name() -> None:
    found = match(identities(("ANCIEN NOM", "732829320")), identities(("NOUVEAU NOM", "732829320")))

    assert found == Matching(((0, 0),), (), (), (), ())


def test_a_client_whose_siren_was_added_later_is_found_by_name() -> None:
    found = match(identities(("DUPONT", ""), ("MARTIN", "")), identities(("MARTIN", "732829320"), ("DURAND", "")))

    assert found == Matching(((1, 0),), (0,), (1,), (), ())


def test_one_name_with_two_sirens_is_two_clients() -> None:
    found = match(identities(("DUPONT", "732829320")), identities(("DUPONT", "552100554")))

    assert found == Matching((), (0,), (0,), (), ())


def test_a_name_that_several_clients_have_is_never_matched_by_guess() -> None:
    found = match(identities(("DUPONT", ""), ("DUPONT", "")), identities(("DUPONT", ""), ("MARTIN", "")))

    assert found == Matching((), (), (1,), (0, 1), (0,))


def test_several_clients_of_one_name_who_all_left_are_lost() -> None:
    assert match(identities(("DUPONT", ""), ("DUPONT", "")), identities()) == Matching((), (0, 1), (), (), ())


def test_namesakes_are_told_apart_by_their_sirens() -> None:
    both = identities(("DUPONT", "732829320"), ("DUPONT", "552100554"))

    assert match(both, identities(("DUPONT", "552100554"), ("DUPONT", "732829320"))).pairs == ((0, 1), (1, 0))


sides = st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from(["", "", "1", "2"])), max_size=8)


@given(sides, sides)
def test_every_client_is_somewhere_and_only_once(old: list[tuple[str, str]], new: list[tuple[str, str]]) -> None:
    found = match(identities(*old), identities(*new))

    assert sorted([pair[0] for pair in found.pairs] + [*found.lost, *found.doubtful_before]) == list(range(len(old)))
    assert sorted([pair[1] for pair in found.pairs] + [*found.gained, *found.doubtful_after]) == list(range(len(new)))


@given(sides, sides)
def test_looking_back_gains_what_was_lost(old: list[tuple[str, str]], new: list[tuple[str, str]]) -> None:
    there, back = match(identities(*old), identities(*new)), match(identities(*new), identities(*old))

    assert (there.lost, there.gained) == (back.gained, back.lost)
    assert sorted(there.pairs) == sorted((old, new) for new, old in back.pairs)
