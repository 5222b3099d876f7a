import gc

import pytest

from fae_xlwings.intake.memory import uncollected


@uncollected()
def collecting() -> bool:
    return gc.isenabled()


def test_nothing_is_collected_during_the_stretch_and_everything_after_it() -> None:
    assert not collecting()
    assert gc.isenabled()


def test_collection_is_restored_after_an_error() -> None:
    with pytest.raises(ValueError, match="raté"), uncollected():
        raise ValueError("raté")

    assert gc.isenabled()


def test_a_program_that_does_not_collect_is_left_so() -> None:
    gc.disable()
    try:
        collecting()

        assert not gc.isenabled()
    finally:
        gc.enable()
