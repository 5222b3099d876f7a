"""The list of what only the engine's own tests run is in step with the engine."""

import re

from unrun import ENGINE, LEAST, LIST, functions, listed


def test_the_list_names_functions_that_there_are() -> None:
    known = listed()
    sizes = {
        (path.relative_to(ENGINE).as_posix(), name): len(lines)
        for path in ENGINE.rglob("*.py")
        for name, lines in functions(path)
    }
    assert known
    assert {place: number for place, number in known.items() if number > sizes.get(place, 0)} == {}


def test_the_list_adds_up_to_what_it_says() -> None:
    told = re.search(r"(\d+) des (\d) (\d{3}) instructions", LIST.read_text(encoding="utf-8"))
    assert told is not None
    missing, every = int(told[1]), int(told[2] + told[3])
    assert missing == listed().total()
    assert missing <= every * (100 - LEAST) / 100
