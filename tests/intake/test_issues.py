import pytest

from fae_xlwings.intake.catalogue import (
    AMOUNT_MISSING,
    CHOICE_TIDIED,
    EMAIL_INVALID,
    KIND_BY_CODE,
    KINDS,
    SEVERITY_LABELS,
    Kind,
)
from fae_xlwings.intake.issues import Issue, grouped, issue_of

FIELDS = {"where": "Données!C5", "value": "abc", "client": "Alpha", "count": 2, "detail": "Données!C4"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_every_kind_is_four_strings_a_user_can_read(kind: Kind) -> None:
    sentence = kind.sentence.format(**FIELDS)

    assert kind.code.isascii()
    assert kind.title[0].isupper()
    assert "{" not in sentence
    assert sentence.endswith(".")
    assert kind.remedy.endswith(".")
    assert kind.severity in SEVERITY_LABELS


def test_codes_are_unique() -> None:
    assert len(KIND_BY_CODE) == len(KINDS)


def issue(code: str, client: str = "", cell: str = "C5", count: int = 1) -> Issue:
    return Issue(code, "Données", cell, "", "Une phrase.", client, count)


def test_an_issue_in_json_has_the_five_french_keys_and_says_what_to_do() -> None:
    found = Issue(AMOUNT_MISSING, "Données", "C5", "", "Données!C5 : les honoraires de « Alpha » manquent.", "Alpha")

    assert found.as_json() == {
        "code": "montant_manquant",
        "feuille": "Données",
        "cellule": "C5",
        "valeur": "",
        "message": "Données!C5 : les honoraires de « Alpha » manquent. Saisissez les honoraires annuels HT.",
    }


def test_an_issue_knows_its_kind_severity_and_remedy() -> None:
    found = issue(EMAIL_INVALID)

    assert (found.kind.code, found.severity) == (EMAIL_INVALID, "warning")
    assert found.remedy == found.kind.remedy


def test_issues_are_grouped_in_the_order_of_the_catalogue_with_counts_examples_and_clients() -> None:
    issues = [
        issue(EMAIL_INVALID, "Alpha"),
        *(issue(AMOUNT_MISSING, name) for name in "ABCDA"),
        issue(CHOICE_TIDIED, count=7),
    ]

    groups = grouped(issues)

    assert [(group.kind.code, group.count) for group in groups] == [
        (AMOUNT_MISSING, 5),
        (CHOICE_TIDIED, 7),
        (EMAIL_INVALID, 1),
    ]
    assert [example.client for example in groups[0].examples] == ["A", "B", "C"]
    assert groups[0].clients == ("A", "B", "C", "D")
    assert groups[1].clients == ()


def test_without_issues_there_are_no_groups() -> None:
    assert grouped([]) == ()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_no_message_is_broken_over_lines_or_quotes_nothing(kind: Kind) -> None:
    for value in ("", "\u200b", "a\nb", "x" * 500):
        found = issue_of(kind.code, "Données", "C5", value, client=value, detail="x")

        assert "\n" not in found.message
        assert "«  »" not in found.message
        assert len(found.message) < 500
