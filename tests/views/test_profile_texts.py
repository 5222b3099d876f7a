"""The legal profile typed or pasted as texts, with stray blanks and any case: formulas read it as the rules do."""

from pathlib import Path
from random import Random

import analyses
import live
import pytest

from fae_xlwings import workflow
from fae_xlwings.domain.follow_up_columns import FACTURES, REGIME_TVA, REGIMES, TAILLE, TAILLES
from fae_xlwings.intake.follow_up import clean_follow_up
from fae_xlwings.views.pages import donnees, ma_semaine, risques

BLANKS = (" ", "  ", "\u00a0", "\u202f", "\t", "\n")
COUNTS = ("1 200", "12 000 000", "40", "0", "1200", "12 00", "1 2000", "007", "1,5", "1.500", "1e3", "-5", "+5", "5%",
          "12 factures", "1/2", "abc", "12:30", "1 200 000 000", "*")  # fmt: skip
CLIENTS = 12


def typed(random: Random) -> list[object]:
    """What a person may type or paste for a client: size, regime, invoices."""
    size, regime = (random.choice((*words, "grande", "*", "")) for words in (TAILLES, REGIMES))
    return [_strewn(random, size), _strewn(random, regime), _strewn(random, random.choice(COUNTS))]


def _strewn(random: Random, text: str) -> str:
    """The text in any case, parted and surrounded by blanks of one kind."""
    case, blank = random.choice((str.upper, str.lower, str.title, str)), random.choice(BLANKS)
    inside = blank.join(case(text).split(" "))
    unaccented = inside.replace("é", "e") if random.random() < 0.5 else inside
    return random.choice(("", blank)) + unaccented + random.choice(("", blank))


@pytest.mark.parametrize(
    ("text", "number"),
    [("1\u202f200", 1200), ("1 200", 1200), (" 40\n", 40), ("12 00", None), ("1.500", None), ("007", None), (3.5, 3.5)],
)
def test_a_number_of_invoices_is_digits_parted_by_three(text: object, number: float | None) -> None:
    assert clean_follow_up(FACTURES, [text]) == [number]


@pytest.mark.office
@pytest.mark.parametrize("seed", range(4))
def test_formulas_read_the_profile_as_the_rules_do(seed: int, tmp_path: Path) -> None:
    random = Random(seed)  # noqa: S311 - the same texts every time
    rows: list[list[object]] = [[f"C{n}", "x", 9000.0 + n, "NON", "TRES BON", ""] for n in range(CLIENTS)]
    profiles = [typed(random) for _ in rows]
    path = workflow.write_workbook(analyses.of_rows([[*row, "", "", ""] for row in rows]), tmp_path / "analyse.xlsx")
    edits = {
        f"Données!{donnees.address(header, donnees.FIRST_ROW + number)}": str(text)
        for number, profile in enumerate(profiles)
        for header, text in zip((TAILLE, REGIME_TVA, FACTURES), profile, strict=True)
    }
    after = analyses.of_rows([[*row, *profile] for row, profile in zip(rows, profiles, strict=True)])

    assert live.differences(path, edits, [risques.build(after), ma_semaine.build(after)]) == []
