"""The Word report of one client: what it says, chapter by chapter, in words the client may read."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from fae_xlwings.domain.columns import (
    APPETENCE,
    ETOILES,
    NOM,
    NOM_DIRIGEANT,
    OUTIL,
    PRENOM,
    PRIORITE,
    SECTEUR,
    SEGMENT,
)
from fae_xlwings.errors import InputError
from fae_xlwings.texts import content
from fae_xlwings.views.words.analysis import Analysis
from fae_xlwings.views.words.wording import general_words

UNSAFE_IN_FILE_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f\s]+')
LONGEST_STEM = 80

Selection = pd.Series
"""Some of the clients: true or false for each, in the order of the portfolio."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or an item of a list when `bullet`."""

    text: str
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its header row (empty: none), its rows, and the widths of its columns in centimetres."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading and what stands beneath it, on a new page or not."""

    title: str
    content: tuple[Paragraph | Grid, ...]
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report, ready to be written; `file_stem` is a safe file name without its ending."""

    file_stem: str
    title: str
    heading: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    footer: str


def reports(analysis: Analysis, clients: Selection) -> Iterator[Report]:
    """The report of each client that `clients` selects, in the order of the portfolio."""
    facts = _facts(analysis)
    for client in analysis.scored[clients].to_dict("records"):
        yield report({str(key): value for key, value in client.items()}, facts)


def of_priorities(analysis: Analysis, priorities: Collection[str]) -> Selection:
    """The clients of the given priorities."""
    return analysis.scored[PRIORITE].isin(list(priorities))


def of_rows(analysis: Analysis, rows: Collection[int]) -> Selection:
    """The clients on the given rows of their sheet."""
    return pd.Series([row in rows for row in analysis.portfolio.rows], index=analysis.scored.index, dtype=bool)


def of_names(analysis: Analysis, names: Collection[str]) -> Selection:
    """The clients of the given names; raises `InputError` for a name that is not there."""
    known = set(analysis.scored[NOM])
    for name in names:
        if name not in known:
            raise InputError(f"« {name} » n'est pas dans le portefeuille : reprenez le nom tel qu'il y figure.")
    return analysis.scored[NOM].isin(list(names))


def report(client: dict[str, Any], facts: dict[str, str]) -> Report:
    """The report of one scored client, a row as a dictionary."""
    texts = content("report")
    named = {"client": str(client[NOM]), **facts}
    chapters = (_summary(client, texts, named), _context(texts, named), _diagnosis(client, texts), _plan(texts))
    closing = Chapter(texts["conclusion"]["title"], (Paragraph(_support(client, texts)["conclusion"]),))
    return Report(
        file_stem=file_stem(f"Rapport FAE - {client[NOM]}"),
        title=texts["title"],
        heading=tuple(_heading(client, facts)),
        chapters=(*chapters, closing),
        footer=texts["footer"],
    )


def file_stem(text: str) -> str:
    """The text as a file name that Windows accepts, without its ending."""
    return UNSAFE_IN_FILE_NAMES.sub(" ", text)[:LONGEST_STEM].strip(" .")


def _facts(analysis: Analysis) -> dict[str, str]:
    """The words that the texts may use, the same for every client."""
    return {word.key: str(word.value) for word in general_words(analysis)}


def _heading(client: dict[str, Any], facts: dict[str, str]) -> Iterator[str]:
    yield str(client[NOM])
    manager = f"{client[PRENOM]} {client[NOM_DIRIGEANT]}".strip()
    if manager:
        yield f"À l'attention de {manager}"
    yield f"Le {facts['jour']}"


def _summary(client: dict[str, Any], texts: dict[str, Any], named: dict[str, str]) -> Chapter:
    words = texts["summary"]
    values = {
        "size": str(client[SEGMENT]),
        "sector": str(client[SECTEUR]) or words["unknown"],
        "tool": texts["words"]["tool"].get(client[OUTIL], words["unknown"]),
        "ease": texts["words"]["ease"].get(client[APPETENCE], words["unknown"]),
        "support": _support(client, texts)["offer"],
        "stake": str(client[ETOILES]),
    }
    rows = tuple((words[key], value) for key, value in values.items())
    return Chapter(words["title"], (Paragraph(words["intro"].format(**named)), Grid((), rows, (7.0, 9.6))))


def _context(texts: dict[str, Any], named: dict[str, str]) -> Chapter:
    bullets = (Paragraph(text.format(**named), bullet=True) for text in texts["context"]["bullets"])
    return Chapter(texts["context"]["title"], tuple(bullets))


def _diagnosis(client: dict[str, Any], texts: dict[str, Any]) -> Chapter:
    sentences = texts["diagnosis"]
    found = ((sentences["tool"], client[OUTIL]), (sentences["ease"], client[APPETENCE]))
    return Chapter(sentences["title"], tuple(Paragraph(words.get(key, words["inconnu"])) for words, key in found))


def _plan(texts: dict[str, Any]) -> Chapter:
    plan = texts["plan"]
    phases = Grid(tuple(plan["header"]), tuple(map(tuple, plan["phases"])), (3.2, 4.4, 9.0))
    return Chapter(plan["title"], (Paragraph(plan["intro"]), phases), new_page=True)


def _support(client: dict[str, Any], texts: dict[str, Any]) -> dict[str, str]:
    return texts["support"][client[PRIORITE]]
