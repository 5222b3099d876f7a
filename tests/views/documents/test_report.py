"""The report of one client: five chapters, in words the client may read."""

import re
from dataclasses import replace
from datetime import date

import analyses
import pytest

from fae_xlwings.domain.columns import A_COMPLETER, PRIORITES
from fae_xlwings.errors import InputError
from fae_xlwings.views.documents.report import Grid, Paragraph, Report, file_stem, of_names, of_priorities, reports

INTERNAL_WORDS = re.compile(r"\bP[1-4]\b|score|priorité|opportunité|segment|appétence", re.IGNORECASE)


def everyone(today: date = analyses.DAY) -> list[Report]:
    """The reports of five clients and of one whose card is incomplete."""
    table = (
        analyses.FOUR + "SARL MILIEU | Conseil | 1500 | PARTIELLEMENT | BON | \nSAS FLOUE | Conseil | abc | ? | ? | \n"
    )
    analysis = analyses.analysis(table, today=today)
    return list(reports(analysis, of_priorities(analysis, (*PRIORITES, A_COMPLETER))))


def words(report: Report) -> str:
    """Everything the client reads."""
    lines = [report.title, *report.heading, report.footer]
    for chapter in report.chapters:
        lines.append(chapter.title)
        for item in chapter.content:
            lines += [item.text] if isinstance(item, Paragraph) else [cell for row in item.rows for cell in row]
    return "\n".join(lines)


def test_a_report_has_its_five_chapters() -> None:
    titles = [chapter.title for chapter in everyone()[0].chapters]

    assert titles == [
        "Synthèse",
        "Contexte réglementaire",
        "Diagnostic de l'existant",
        "Recommandations et plan sur 8 semaines",
        "Conclusion",
    ]


def test_the_summary_is_a_table_of_six_lines() -> None:
    *_, summary = everyone()[0].chapters[0].content

    assert isinstance(summary, Grid)
    assert len(summary.rows) == 6
    assert summary.rows[0] == ("Taille du dossier", "Grand")


def test_no_internal_word_reaches_a_client() -> None:
    for report in everyone():
        assert not INTERNAL_WORDS.search(words(report)), report.heading


def test_no_placeholder_is_left() -> None:
    for report in everyone():
        assert not re.search(r"[{}]", words(report))


def test_every_amount_of_a_penalty_carries_its_source() -> None:
    sanctions = next(line for line in words(everyone()[0]).splitlines() if "sanctions" in line)

    assert "50\u00a0€" in sanctions
    assert "service-public.gouv.fr" in sanctions
    assert "23 novembre 2026" in sanctions


@pytest.mark.parametrize(
    ("today", "reception", "emission"),
    [
        (date(2026, 8, 31), "dans 1 jour", "dans 366 jours"),
        (date(2026, 11, 23), "en vigueur depuis 83 jours", "dans 282 jours"),
        (date(2027, 9, 1), "en vigueur depuis 365 jours", "en vigueur aujourd'hui"),
    ],
)
def test_milestones_are_told_as_they_stand_on_the_day(today: date, reception: str, emission: str) -> None:
    text = words(everyone(today)[0])

    assert reception in text
    assert emission in text


def test_each_priority_has_its_own_conclusion() -> None:
    conclusions = {report.chapters[-1].content for report in everyone()}

    assert len(conclusions) == len(PRIORITES) + 1


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("SAS Data/Conseil", "SAS Data Conseil"),
        ('Librairie "La Page"', "Librairie La Page"),
        ("Fleurs: Rose & Thym?", "Fleurs Rose & Thym"),
        ("Fin.", "Fin"),
        ("A" * 200, "A" * 80),
    ],
)
def test_a_file_name_is_one_that_windows_accepts(name: str, stem: str) -> None:
    assert file_stem(name) == stem


def test_a_name_that_is_not_there_is_refused() -> None:
    with pytest.raises(InputError, match="« Personne » n'est pas dans le portefeuille"):
        of_names(analyses.analysis(), ["Personne"])


def test_a_client_without_manager_gets_no_empty_line() -> None:
    analysis = analyses.analysis()
    report = next(iter(reports(replace(analysis), of_names(analysis, ["SARL TEST"]))))

    assert report.heading == ("SARL TEST", "Le 23 novembre 2026")
