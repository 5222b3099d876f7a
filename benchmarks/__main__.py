"""`python -m benchmarks`: every row of the table measured, the results written beside it."""

import argparse
import os
import platform
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.rows import TABLE, Must, Row
from benchmarks.timing import Measure, in_turns

SHORTEST = 1e-9
RESULTS = Path(__file__).with_name("RESULTS.md")
HEADER = ("Work", "Clients", "Reference", "Ours", "Reference's", "Ratio", "MB", "By the clock", "Ratio", "Must")
INTRODUCTION = """# Benchmarks

Written by `make bench`: ours and the reference in turns in one run, the median of {rounds} rounds after one to warm up.
Seconds are those of the processor, which a machine that does other things tells too; those by the clock come after.
Python {python}, {machine}, {cores} cores, load {load:.1f} at the end.
"""


def main() -> None:
    """The rows asked for, measured and written."""
    asked = _arguments()
    with TemporaryDirectory() as temporary:
        lines = list(_lines(asked, asked.folder or Path(temporary)))
    introduction = INTRODUCTION.format(
        rounds=asked.rounds,
        python=platform.python_version(),
        machine=platform.machine(),
        cores=os.cpu_count(),
        load=os.getloadavg()[0],
    )
    table = [_line(HEADER), _line(["---"] * len(HEADER)), *lines]
    asked.results.write_text("\n".join([introduction, *table, ""]), encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often each row is measured")
    parser.add_argument("--only", default="", help="the row of that name alone, such as « drawn »")
    parser.add_argument("--largest", type=int, default=50_000, help="the most clients to measure with")
    parser.add_argument("--folder", type=Path, help="where the portfolios are made, and kept for the next time")
    parser.add_argument("--results", type=Path, default=RESULTS, help="the file to write")
    return parser.parse_args()


def _lines(asked: argparse.Namespace, folder: Path) -> Iterator[str]:
    for build, sizes in TABLE:
        for size in (size for size in sizes if size <= asked.largest and asked.only in build.__name__):
            row = build(folder, size)
            line = _line(_told(row, size, *in_turns((row.ours, row.reference), asked.rounds)))
            print(line, flush=True)  # noqa: T201 - a person waits
            yield line


def _told(row: Row, size: int, ours: Measure, reference: Measure) -> list[str]:
    ratio = ours.processor / max(reference.processor, SHORTEST)
    held = [f"{each.megabytes:.0f}" for each in (ours, reference) if each.megabytes is not None]
    return [
        row.title,
        f"{size:,}".replace(",", " "),
        row.against,
        _seconds(ours.processor),
        _seconds(reference.processor),
        f"{ratio:.2f}",
        " / ".join(held),
        _seconds(ours.clock),
        f"{ours.clock / reference.clock:.2f}",
        _verdict(row.must, ours, ratio),
    ]


def _seconds(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 0.1 else f"{seconds * 1000:.3g} ms"


def _verdict(must: Must, ours: Measure, ratio: float) -> str:
    limits = (
        (must.ratio, ratio, f"ratio ≤ {must.ratio:g}"),
        (must.seconds, ours.processor, f"≤ {_seconds(must.seconds)}"),
        (must.megabytes, ours.megabytes or 0.0, f"≤ {must.megabytes:g} MB"),
    )
    return ", ".join(f"{told} {'✔' if found <= limit else '✖'}" for limit, found, told in limits if limit)


def _line(cells: list[str] | tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
