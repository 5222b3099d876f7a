"""The answers of a real Excel, noted by « fae verifier --excel », played by the double."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from french_excel.excel import ARRAYS, FORMATS, RULES, FrenchExcel
from french_excel.grammar import BARE, IN_QUOTES, TAGGED

ENGLISH, LOCAL, DONE, REFUSED = "english", "local", "done", "refused"
SPILL_CODE = FrenchExcel.spill_code
COMMAS = {1: "stay", 2: "part"}
"""What a comma does in a list of two words, by how many words come of it."""


class Switch(NamedTuple):
    """A question that was asked, and the switch that its answer sets."""

    question: str
    name: str
    read: Callable[[Any], Any]


# fmt: off
SWITCHES = (
    Switch("array_formula", "array_formulas", lambda answer: ENGLISH if answer == ENGLISH else "local"),
    Switch("rule_decimal",  "local_rules",    lambda answer: answer != ENGLISH),
    Switch("number_format", "vba_on_stack",   lambda answer: answer == ENGLISH),
    Switch("table_extends", "tables_extend",  bool),
    Switch("hidden_activate", "activates_hidden", lambda answer: answer == DONE),
    Switch("spill_error",     "dynamic_arrays",   lambda answer: answer != REFUSED),
    Switch("protected_chart", "frees_charts",     lambda answer: answer == DONE),
    Switch("spill_error",     "spill_code",       lambda answer: SPILL_CODE if answer == REFUSED else answer),
    Switch("list_comma",      "list_commas",      lambda answer: COMMAS.get(len(answer), REFUSED)),
    Switch("protected_sort",  "sorts_protected",  lambda answer: answer == DONE),
)
# fmt: on
EUROS = (("euro_value", IN_QUOTES), ("euro_bare", BARE), ("euro_tagged", TAGGED))
"""The spelling that each question about euros tries."""
READ_LOCALLY = (("array_formula", ARRAYS), ("rule_decimal", RULES), ("number_format", FORMATS))
"""Where English was taken, but in the user's language, when the answer to a question is « local »."""


def played(path: Path) -> FrenchExcel:
    """The Excel whose answers a file notes; what was not asked keeps the stricter side."""
    told = json.loads(path.read_text(encoding="utf-8"))
    about, answers = told["excel"], told["answers"]
    given = {key: about[key] for key in ("decimal", "list_separator", "currency") if key in about}
    money = frozenset(spelling for question, spelling in EUROS if answers.get(question, "Decimal") == "Decimal")
    set_by_answers = {each.name: each.read(answers[each.question]) for each in SWITCHES if each.question in answers}
    takes = frozenset(place for question, place in READ_LOCALLY if answers.get(question) == LOCAL)
    return FrenchExcel(**given, money=money, takes_english=takes, **set_by_answers)
