"""What a piece of work takes: ours and the reference in turns, so that both meet the same machine."""

import gc
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from statistics import median
from time import perf_counter, process_time
from typing import NamedTuple

KILOBYTES = 1024 if sys.platform == "linux" else 1024 * 1024


class Sample(NamedTuple):
    """One run: seconds by the clock, seconds of the processor, the most memory held in MB (none for a call)."""

    clock: float
    processor: float
    megabytes: float | None = None


Work = Callable[[], Sample]


class Measure(NamedTuple):
    """The median of some runs."""

    clock: float
    processor: float
    megabytes: float | None


def call(function: Callable[[], object], times: int = 1, *, frozen: bool = True) -> Work:
    """A function called in this process so many times; the sample is for one.

    The collector walks through nothing that was there before, as in the command; cell functions have no such luck.
    """

    def work() -> Sample:
        gc.unfreeze()
        gc.collect()
        if frozen:
            gc.freeze()
        clock, processor = perf_counter(), process_time()
        for _ in range(times):
            function()
        return Sample((perf_counter() - clock) / times, (process_time() - processor) / times)

    return work


def scaled(work: Work, factor: int) -> Work:
    """A part of some work whose time grows with its size, as if all of it had been done."""

    def whole() -> Sample:
        part = work()
        return Sample(part.clock * factor, part.processor * factor, part.megabytes)

    return whole


def process(*command: str, before: Callable[[], object] = lambda: None) -> Work:
    """A command from its start to its end, `before` being done outside the measure.

    It keeps what Python compiles, as on the machine of a user: the round that warms up writes it.
    """
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

    def work() -> Sample:
        before()
        clock = perf_counter()
        started = subprocess.Popen(command, stdout=subprocess.DEVNULL, env=surroundings)  # noqa: S603 - our own commands
        _, status, used = os.wait4(started.pid, 0)
        started.returncode = os.waitstatus_to_exitcode(status)
        if started.returncode:
            raise subprocess.CalledProcessError(started.returncode, command)
        return Sample(perf_counter() - clock, used.ru_utime + used.ru_stime, used.ru_maxrss / KILOBYTES)

    return work


def in_turns(works: Sequence[Work], rounds: int) -> list[Measure]:
    """The works run one after the other, round after round; the first of several rounds only warms up."""
    runs = [[work() for work in works] for _ in range(rounds + 1)]
    return [_middle(samples) for samples in zip(*runs[1:], strict=True)]


def _middle(samples: Sequence[Sample]) -> Measure:
    memory = [sample.megabytes for sample in samples if sample.megabytes is not None]
    return Measure(
        median(sample.clock for sample in samples),
        median(sample.processor for sample in samples),
        median(memory) if memory else None,
    )
