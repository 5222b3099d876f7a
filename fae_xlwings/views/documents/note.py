"""The partners' note: the situation, who is exposed and worth it, what it earns, what it takes, what to decide."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from fae_xlwings.domain.action_plan import MONTHS, loads, month_start, phases
from fae_xlwings.domain.columns import (
    APPETENCE,
    CA,
    NIVEAU,
    NOM,
    PRIORITE,
    RISQUE,
    SCORE,
    SEGMENT,
)
from fae_xlwings.domain.matrix import matrix
from fae_xlwings.domain.ranking import ranked_clients
from fae_xlwings.domain.scoring import french, reasons
from fae_xlwings.domain.simulator import default_settings, simulate, waterfall
from fae_xlwings.texts import content
from fae_xlwings.views.documents.blocks import (
    Block,
    Chapter,
    Grid,
    Heat,
    Load,
    Paragraph,
    Picture,
    Report,
    Square,
    Waterfall,
)
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.lateness import figures as late_figures
from fae_xlwings.views.words.wording import MONTHS as MONTH_NAMES
from fae_xlwings.views.words.wording import french_day, general_words

TOP = 10
WIDTH = 17.0
BODY = "corps"


def note(analysis: Analysis) -> Report:
    """The note of an analysis."""
    texts = content("note")
    facts = _facts(analysis)
    chapters = (_figures, _square, _heats, _money, _load, _top, _decisions)
    return Report(
        file_stem=texts["file"],
        title=texts["title"],
        subject=texts["subject"],
        lines=(
            ("titre", texts["title"]),
            ("client", texts["client"]),
            ("destinataire", texts["scope"].format(**facts)),
            ("date", f"Le {french_day(analysis.today)}"),
        ),
        chapters=tuple(chapter(analysis, texts, facts) for chapter in chapters),
    )


def _facts(analysis: Analysis) -> dict[str, str]:
    """The words of the note."""
    figures, scored = analysis.indicators, analysis.scored
    late = late_figures(analysis)
    simulation = simulate(scored, default_settings(analysis.parameters))
    return {
        **{word.key: str(word.value) for word in general_words(analysis)},
        "clients": _clients(figures.total_clients),
        "honoraires": _euros(figures.ca_total),
        "en_retard": _clients(late.clients),
        "penalite": _euros(late.penalty),
        "a_risque": _euros(figures.ca_total_a_risque),
        "part_a_risque": french(figures.pct_ca_a_risque),
        "prioritaires": _clients(figures.tier1_count + figures.tier2_count),
        "p1": french(figures.tier1_count),
        "p2": french(figures.tier2_count),
        "heures": french(figures.total_heures_mission),
        "etp": french(figures.etp_necessaires),
        "potentiel": _euros(figures.ca_additionnel_max),
        "a_completer": _clients(figures.a_completer_count),
        "total": _euros(round(simulation.total)),
        "part": french(round(simulation.share_of_fees * 100, 1)),
    }


def _clients(count: int) -> str:
    return f"{french(count)} client{'s' if count > 1 else ''}"


def _euros(amount: float) -> str:
    return f"{french(amount)}\u00a0€"


def _figures(analysis: Analysis, texts: dict[str, Any], facts: Mapping[str, str]) -> Chapter:
    words = texts["figures"]
    rows = tuple(tuple(cell.format(**facts) for cell in row) for row in words["rows"])
    table = Grid(tuple(words["header"]), rows, (5.6, 3.2, 8.2), words["alt"])
    missing = Paragraph(words["incomplete"].format(**facts), "note")
    some = (missing,) if analysis.indicators.a_completer_count else ()
    return Chapter(BODY, words["title"], (table, *some))


def _square(analysis: Analysis, texts: dict[str, Any], facts: Mapping[str, str]) -> Chapter:
    """The square and, under it, the names of its numbered clients."""
    del facts
    words, scored = texts["square"], analysis.scored[analysis.scored[SCORE].notna()]
    largest = scored.sort_values(CA, ascending=False, kind="stable").head(TOP)
    thresholds = (analysis.parameters["seuil_p2"], analysis.parameters["seuil_risque_eleve"])
    drawing = Square(
        _points(scored.drop(largest.index)), _points(largest), thresholds, tuple(words["axes"]), tuple(words["corners"])
    )
    picture = Picture(drawing, WIDTH, 8.6, words["alt"].format(**_corners(scored, thresholds)))
    return Chapter(BODY, words["title"], (Paragraph(words["text"]), picture, *_largest(largest, texts["largest"])))


def _points(clients: pd.DataFrame) -> tuple[tuple[float, float], ...]:
    return tuple(zip(clients[SCORE].astype(float), clients[RISQUE].astype(float), strict=True))


def _corners(scored: pd.DataFrame, thresholds: tuple[float, float]) -> dict[str, str]:
    right, top = scored[SCORE] >= thresholds[0], scored[RISQUE] >= thresholds[1]
    counts = {
        "haut_droite": right & top,
        "haut_gauche": ~right & top,
        "bas_droite": right & ~top,
        "bas_gauche": ~right & ~top,
    }
    return {corner: _clients(int(inside.sum())) for corner, inside in counts.items()}


def _largest(largest: pd.DataFrame, words: dict[str, Any]) -> Iterator[Block]:
    rows = tuple(
        (str(rank), str(client[NOM]), _euros(client[CA]), str(client[PRIORITE]), str(client[NIVEAU]))
        for rank, client in enumerate(largest.to_dict("records"), start=1)
    )
    if rows:
        yield Grid(tuple(words["header"]), rows, (1.2, 7.4, 3.4, 2.4, 2.6), words["alt"], titled=False)


def _heats(analysis: Analysis, texts: dict[str, Any], facts: Mapping[str, str]) -> Chapter:
    del facts
    words = texts["heats"]
    pictures = tuple(
        Picture(_heat(analysis, column, words[key], words), WIDTH, height, words[f"{key}_alt"])
        for key, column, height in (("ease", APPETENCE, 3.6), ("size", SEGMENT, 4.2))
    )
    return Chapter(BODY, words["title"], pictures)


def _heat(analysis: Analysis, column: str, title: str, words: dict[str, Any]) -> Heat:
    table = matrix(analysis.scored, column, "clients").fillna(0)
    values, labels = tuple(tuple(float(value) for value in row) for row in table.to_numpy()), words["labels"]
    return Heat(title, tuple(labels.get(str(row), str(row)) for row in table.index), tuple(words["tools"]), values)


def _money(analysis: Analysis, texts: dict[str, Any], facts: Mapping[str, str]) -> Chapter:
    words = texts["money"]
    simulation = simulate(analysis.scored, default_settings(analysis.parameters))
    steps = tuple((step.label, step.start, step.height) for step in waterfall(simulation))
    picture = Picture(Waterfall(words["chart"], steps), WIDTH, 4.4, words["alt"].format(**facts))
    return Chapter(BODY, words["title"], (Paragraph(words["text"].format(**facts)), picture))


def _load(analysis: Analysis, texts: dict[str, Any], facts: Mapping[str, str]) -> Chapter:
    del facts
    words, start = texts["load"], analysis.today
    planned = phases(analysis.scored, start, analysis.parameters)
    months = [month_start(start, month) for month in range(1, MONTHS + 1)]
    drawing = Load(
        months=tuple(f"{day:%m/%Y}" for day in months),
        phases=tuple((phase.rule.label, tuple(phase.by_month)) for phase in planned),
        available=tuple(month.available for month in loads(planned, start, analysis.parameters)),
        available_label=words["available"],
    )
    told = _verdict(analysis, texts)
    return Chapter(
        BODY, words["title"], (Paragraph(told), Picture(drawing, WIDTH, 5.6, words["alt"].format(charge=told)))
    )


def _verdict(analysis: Analysis, texts: dict[str, Any]) -> str:
    """Whether the team's hours do in the month that strains them most, months being of unequal length."""
    start, parameters = analysis.today, analysis.parameters
    months = enumerate(loads(phases(analysis.scored, start, parameters), start, parameters), start=1)
    number, month = max(months, key=lambda each: each[1].planned - each[1].available)
    asked, available, day = round(month.planned), round(month.available), month_start(start, number)
    return texts["load"]["short" if asked > available else "enough"].format(
        mois=f"{MONTH_NAMES[day.month - 1]} {day.year}",
        pointe=french(asked),
        disponible=french(available),
        manque=french(asked - available),
    )


def _top(analysis: Analysis, texts: dict[str, Any], facts: Mapping[str, str]) -> Chapter:
    del facts
    words = texts["top"]
    ranked = ranked_clients(analysis.scored, SCORE, TOP)
    why = reasons(ranked)
    rows = tuple(
        (str(rank), str(client[NOM]), str(client[PRIORITE]), str(client[NIVEAU]), reason)
        for rank, (client, reason) in enumerate(zip(ranked.to_dict("records"), why, strict=True), start=1)
    )
    table = Grid(tuple(words["header"]), rows, (1.1, 4.9, 1.9, 2.2, 6.9), words["alt"], titled=False)
    return Chapter(BODY, words["title"], (table if rows else Paragraph(words["nobody"]),))


def _decisions(analysis: Analysis, texts: dict[str, Any], facts: Mapping[str, str]) -> Chapter:
    words = texts["decisions"]
    first = words["nobody_late" if facts["en_retard"].startswith("0") else "late"]
    told = (first, words["team"], words["price"])
    charge = _verdict(analysis, texts)
    parts = (text.format(**facts, charge=charge).partition(". ") for text in told)
    return Chapter(BODY, words["title"], tuple(Paragraph(text, "bullet", f"{lead}. ") for lead, _, text in parts))
