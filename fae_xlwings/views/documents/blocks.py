"""The vocabulary of a Word document to be written: frozen, free of any library, printable as text."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

Look = Literal["body", "strong", "bullet", "warning", "warning_title", "warning_bullet", "note", "caption"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in one of the looks; `lead` are its first words, set in bold."""

    text: str
    look: Look = "body"
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its header row (empty: none), its rows, the widths of its columns in centimetres, and what it says.

    The first column is a header too when `titled`. A cell may hold several lines. `plain`: without any border.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    alt: str
    titled: bool = True
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of time with its name, both days included."""

    label: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Timeline:
    """The reform as a line of dates: today, named milestones, and the client's own plan."""

    today: date
    here: str
    milestones: tuple[tuple[date, str], ...]
    plan: Bar


@dataclass(frozen=True, slots=True)
class Gauge:
    """A scale of named levels with the one reached, counted from 1; 0 when it is not known, as `unknown` says."""

    title: str
    levels: tuple[str, ...]
    reached: int
    unknown: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """Stretches of time one under the other."""

    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Square:
    """Clients on two axes parted by two thresholds: the four corners are named, some dots bear a number."""

    points: tuple[tuple[float, float], ...]
    numbered: tuple[tuple[float, float], ...]
    thresholds: tuple[float, float]
    axes: tuple[str, str]
    corners: tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Heat:
    """A cross-table whose cells are the darker the higher: row labels, column labels, values row by row."""

    title: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    values: tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class Waterfall:
    """Amounts in euros on top of one another, the last from the ground: label, start, height."""

    title: str
    steps: tuple[tuple[str, float, float], ...]


@dataclass(frozen=True, slots=True)
class Load:
    """Hours by month, one stack a phase, against the hours there are."""

    months: tuple[str, ...]
    phases: tuple[tuple[str, tuple[float, ...]], ...]
    available: tuple[float, ...]
    available_label: str


Drawing = Timeline | Gauge | Schedule | Square | Heat | Waterfall | Load


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing, the size it takes in centimetres, and what a screen reader says of it."""

    drawing: Drawing
    width: float
    height: float
    alt: str


Block = Paragraph | Grid | Picture


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading and what stands beneath it; `place` is the name of its place in a template."""

    place: str
    title: str
    content: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report, ready to be written; `file_stem` is a safe file name without its ending.

    `lines` are the short texts of a template by the name of their place, `chapters` its chapters.
    """

    file_stem: str
    title: str
    subject: str
    lines: tuple[tuple[str, str], ...]
    chapters: tuple[Chapter, ...]

    def as_text(self) -> str:
        """The report as lines that a person can review, for golden tests."""
        lines = [f"# {self.title}", f"({self.file_stem}.docx)"]
        lines += [f"{place} : {text}" for place, text in self.lines]
        return "\n".join([*lines, *(line for chapter in self.chapters for line in _chapter_lines(chapter))]) + "\n"


def pictures(report: Report) -> tuple[Picture, ...]:
    """The pictures of a report in the order they stand in."""
    return tuple(item for chapter in report.chapters for item in chapter.content if isinstance(item, Picture))


def _chapter_lines(chapter: Chapter) -> Iterator[str]:
    yield f"\n## {chapter.title}" if chapter.title else ""
    for item in chapter.content:
        if isinstance(item, Paragraph):
            yield f"[{item.look}] {item.lead}{item.text}"
        elif isinstance(item, Grid):
            yield f"[table] {item.alt}"
            yield from ("  " + " | ".join(row).replace("\n", " / ") for row in (item.header, *item.rows) if row)
        else:
            yield f"[{type(item.drawing).__name__}] {item.alt}"
