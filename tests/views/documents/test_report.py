"""The report of one client: five chapters for his own situation, in words he may read.

To accept a change of words, delete the files of `tests/golden/rapports/` and run this test twice.
"""

import re
from datetime import date
from pathlib import Path

import analyses
import pytest
import situations

from fae_xlwings.domain.obligations import Profile, obligations
from fae_xlwings.domain.parameters import DEFAULTS
from fae_xlwings.texts import content
from fae_xlwings.views.documents.blocks import Gauge, Grid, Report, Schedule, Timeline, pictures
from fae_xlwings.views.documents.report import Author, reports
from fae_xlwings.views.documents.selection import everyone, of_names
from fae_xlwings.views.documents.situations import EASE_GROUPS

INTERNAL_WORDS = re.compile(r"\bP[1-4]\b|score|priorité|opportunité|segment|appétence|[★☆]|dossier :", re.IGNORECASE)
GOLDEN = Path(__file__).parents[2] / "golden" / "rapports"
REPORTS = situations.all_reports()
BEFORE, AFTER = date(2026, 8, 31), date(2027, 9, 1)


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_reads_as_it_was_reviewed(name: str) -> None:
    path, text = GOLDEN / f"{name}.txt", REPORTS[name].as_text()
    missing = not path.exists()
    if missing:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    assert not missing, f"{path} was missing: it is written, review it"
    assert text == path.read_text(encoding="utf-8")


def test_no_report_of_another_time_is_left() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == set(REPORTS)


def test_a_report_has_its_five_chapters_and_a_signature() -> None:
    assert [chapter.title for chapter in REPORTS["P1 en retard"].chapters] == [
        "Synthèse",
        "Contexte réglementaire",
        "Diagnostic de l'existant",
        "Recommandations et plan d'action",
        "Conclusion",
        "",
    ]


def test_the_summary_has_eight_lines_or_nine_the_context_three_bullets_the_plan_four_phases() -> None:
    for name, report in REPORTS.items():
        summary, context, _, plan, *_ = report.chapters
        tables = [item for item in (*summary.content, *plan.content) if isinstance(item, Grid)]

        assert [len(table.rows) for table in tables[:2]] == [8 if name == "Profil connu" else 9, 4]
        assert len(context.content) == 3


def test_every_tool_and_ease_has_a_plan_of_its_own() -> None:
    told = [found["goal"] + str(found["phases"]) for found in content("report")["situation"]]

    assert len(told) == len(set(told)) == 3 * len(set(EASE_GROUPS.values())) + 1


def test_each_report_has_its_gauge_its_timeline_and_its_schedule_with_their_alternative_texts() -> None:
    for report in REPORTS.values():
        assert [type(picture.drawing) for picture in pictures(report)] == [Gauge, Timeline, Schedule]
        assert all(picture.alt for picture in pictures(report))


@pytest.mark.parametrize("today", [BEFORE, analyses.DAY, AFTER])
def test_no_internal_word_and_no_placeholder_reaches_a_client(today: date) -> None:
    for report in situations.all_reports(today).values():
        text = report.as_text()

        assert not INTERNAL_WORDS.search(text), INTERNAL_WORDS.search(text)
        assert not re.search(r"[{}]|\bnan\b|None", text)


def test_a_client_who_cannot_receive_is_told_he_is_late_and_what_to_do_this_week() -> None:
    for name in ("P1 en retard", "P4 en retard", "À compléter en retard"):
        text = REPORTS[name].as_text()

        assert "Votre entreprise est en retard sur la réception des factures" in text
        assert "soit depuis 83 jours" in text
        assert "À faire cette semaine" in text
        assert "avant le 30 novembre 2026" in text
        assert "suffi" not in text
        assert "à votre rythme" not in text


def test_nobody_is_late_before_the_day_of_the_law() -> None:
    assert "en retard" not in situations.all_reports(BEFORE)["P1 en retard"].as_text()


def test_a_client_whose_tool_is_ready_is_not_sent_to_choose_a_platform() -> None:
    for name in ("P3 outil prêt", "P4 outil prêt", "P4 prêt mais faible"):
        text = REPORTS[name].as_text()

        assert "Votre outil est prêt" in text
        assert "Choi" not in text
        assert "à changer" not in text


@pytest.mark.parametrize(
    ("today", "reception", "emission"),
    [
        (BEFORE, "dans 1 jour", "dans 366 jours"),
        (analyses.DAY, "en vigueur depuis 83 jours", "dans 282 jours"),
        (AFTER, "en vigueur depuis 365 jours", "en vigueur aujourd'hui"),
    ],
)
def test_milestones_are_told_as_they_stand_on_the_day(today: date, reception: str, emission: str) -> None:
    text = situations.all_reports(today)["P1 en retard"].as_text()

    assert reception in text
    assert emission in text


def test_every_amount_of_a_penalty_carries_its_source_and_its_date() -> None:
    sanctions = next(line for line in REPORTS["P1 en retard"].as_text().splitlines() if "manquement" in line)

    assert "50\u00a0€" in sanctions
    assert "service-public.gouv.fr" in sanctions
    assert "vérifiée le 23 novembre 2026" in sanctions


def test_dates_of_the_plan_are_counted_from_the_day_of_the_report() -> None:
    schedule = pictures(REPORTS["P1 en retard"])[-1].drawing

    assert isinstance(schedule, Schedule)
    assert (schedule.bars[0].start, schedule.bars[-1].end) == (date(2026, 11, 23), date(2027, 1, 17))


def test_time_and_fee_come_from_the_parameters_and_the_fee_may_be_kept_silent() -> None:
    shown = of_parameters(heures_p1=1.5, tarif_p1_max=1600.0)
    silent = next(
        reports(
            analyses.analysis(parameters=DEFAULTS.with_texts({"rapport_honoraires": "Non"})),
            everyone(analyses.analysis()),
        )
    ).as_text()

    assert "Temps prévu avec vous\u00a0: 1\u00a0h\u00a030." in shown
    assert "de 1\u202f200\u00a0€ à 1\u202f600\u00a0€ HT" in shown
    assert "8\u00a0heures" in silent
    assert "Honoraires" not in silent


def of_parameters(**changes: float) -> str:
    analysis = analyses.analysis(parameters=DEFAULTS.replace(**changes))
    return next(reports(analysis, everyone(analysis))).as_text()


@pytest.mark.parametrize(
    ("first", "last", "attention"),
    [
        ("Camille", "Durand", "À l'attention de Camille Durand"),
        ("", "Durand", "À l'attention de M. ou Mme Durand"),
        ("Camille", "", "À l'attention de Camille"),
        ("", "", "À l'attention de la direction"),
    ],
)
def test_a_report_is_addressed_by_what_is_known(first: str, last: str, attention: str) -> None:
    table = situations.table(f"SARL X | Conseil | 100 | OUI | BON | {first} | {last}")
    analysis = analyses.analysis(table)

    assert dict(next(reports(analysis, everyone(analysis))).lines)["destinataire"] == attention


def test_a_report_holds_the_data_of_its_own_client_only() -> None:
    names = [line.split(" | ")[0] for line in situations.CLIENTS.values()]
    for own, report in zip(names, REPORTS.values(), strict=True):
        assert not [name for name in names if name != own and name in report.as_text()]


def test_what_clients_share_is_worded_once() -> None:
    table = analyses.FOUR + "SARL AUTRE | Conseil | 9000 | NON | BON | \n"
    author = Author(analyses.analysis(table))
    rows = [{**dict.fromkeys(("DIRIGEANT_PRENOM", "DIRIGEANT_NOM"), ""), **row} for row in clients(table)]
    first, other = (author.report(row, obligations(Profile(None, None, None))) for row in (rows[0], rows[-1]))

    assert first.chapters[2] is other.chapters[2]


def clients(table: str) -> list[dict[str, object]]:
    return analyses.analysis(table).scored.to_dict("records")


def test_the_signature_is_that_of_the_firm() -> None:
    text = REPORTS["P4 outil prêt"].as_text()

    assert "Dominique Martin / Cabinet Exemple & Associés" in text


def test_some_clients_only() -> None:
    analysis = situations.analysis()

    assert [report.file_stem for report in reports(analysis, of_names(analysis, ["SARL TEST"]))] == [
        "Rapport FAE - SARL TEST"
    ]


def is_short(report: Report) -> bool:
    return len(report.file_stem) <= 80


def test_names_of_files_are_short_enough() -> None:
    assert all(map(is_short, REPORTS.values()))


@pytest.mark.parametrize(("tool", "platform", "told"), [
    ("NON", "", "en retard, à régulariser"),
    ("NON", "Ma plateforme", "plateforme choisie, mise en service à confirmer"),
    ("PARTIELLEMENT", "Ma plateforme", "plateforme choisie, mise en service à confirmer"),
    ("OUI", "Ma plateforme", "en place d'après votre dossier"),
])  # fmt: skip
def test_a_client_whose_platform_is_recorded_is_not_told_late(tool: str, platform: str, told: str) -> None:
    table = f"NOM | SECTEUR | CA | OUTIL | APPETENCE | PLATEFORME\nX | x | 8500 | {tool} | BON | {platform}"
    (report,) = reports(found := analyses.analysis(table), everyone(found))
    text = report.as_text()

    assert told in text
    assert ("en retard" in text) == (told == "en retard, à régulariser")
    assert ("rien ne" in text) == (not platform)
