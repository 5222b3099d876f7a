import pytest
from frames import clients

from fae_xlwings.domain.columns import SEGMENT_WORDS
from fae_xlwings.domain.parameters import DEFAULTS
from fae_xlwings.domain.segments import segments


@pytest.mark.parametrize(
    ("amount", "segment"),
    [
        (0, "Très Petit"),
        (999.99, "Très Petit"),
        (1000, "Petit"),
        (2499.99, "Petit"),
        (2500, "Moyen"),
        (4999.99, "Moyen"),
        (5000, "Grand"),
        (10000, "Grand"),
        (10000.01, "Très Grand"),
        ("?", "À compléter"),
    ],
)
def test_the_segment_follows_the_fees_and_exactly_ten_thousand_is_still_grand(amount: float, segment: str) -> None:
    assert list(segments(clients(f"ca\n{amount}"), DEFAULTS)) == [segment]


@pytest.mark.parametrize(
    ("tool", "ease", "segment"),
    [("NON", "BON", "Très Petit"), ("NON", "?", "À compléter"), ("?", "BON", "À compléter")],
)
def test_unknown_fees_are_small_only_of_a_client_whose_answers_are_known(tool: str, ease: str, segment: str) -> None:
    assert list(segments(clients(f"ca | outil | appetence\n? | {tool} | {ease}"), DEFAULTS)) == [segment]


def test_segments_are_ordered_from_the_smallest() -> None:
    found = segments(clients("ca\n1"), DEFAULTS)

    assert found.ordered
    assert found.categories.tolist() == list(SEGMENT_WORDS)


def test_a_changed_limit_moves_clients_between_segments() -> None:
    changed = DEFAULTS.replace(segment_petit=500.0, segment_tres_grand=6000.0)

    assert list(segments(clients("ca\n600\n7000"), changed)) == ["Petit", "Très Grand"]
