"""Interleaved timing: every round runs every candidate once, in turned order; medians are what counts."""

import gc
import statistics
import time
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple


class Taken(NamedTuple):
    """Median seconds: by the clock, and of all cores together (which other work on the machine raises less)."""

    wall: float
    cpu: float


Seconds = dict[str, float]
Times = dict[str, Taken]
Job = Callable[[], object]

LONG: Final = 5.0
"""Candidates whose warm-up takes longer than this many seconds are timed in three rounds only."""
FEW: Final = 3


def medians(jobs: Mapping[str, Job], rounds: int) -> Times:
    """The median times of each job over interleaved rounds, after one warm-up that is not counted."""
    slow = {name for name, job in jobs.items() if _once(job).wall > LONG}
    taken: dict[str, list[Taken]] = {name: [] for name in jobs}
    names = list(jobs)
    for turn in range(rounds):
        start = turn % len(names)
        for name in names[start:] + names[:start]:
            if name not in slow or turn < FEW:
                taken[name].append(_once(jobs[name]))
    return {name: Taken(*map(statistics.median, zip(*times, strict=True))) for name, times in taken.items()}


def _once(job: Job) -> Taken:
    gc.collect()
    begun, worked = time.perf_counter(), time.process_time()
    result = job()
    taken = Taken(time.perf_counter() - begun, time.process_time() - worked)
    # Freeing a result of a gigabyte is not the next candidate's affair.
    del result
    return taken
