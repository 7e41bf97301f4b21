"""Interleaved timing: every round runs every candidate once, in turned order; medians are what counts."""

import gc
import statistics
import time
from collections.abc import Callable, Mapping
from typing import Final

Seconds = dict[str, float]
Job = Callable[[], object]

LONG: Final = 20.0
"""Candidates whose warm-up takes longer than this many seconds are timed in three rounds only."""
FEW: Final = 3


def medians(jobs: Mapping[str, Job], rounds: int) -> Seconds:
    """The median seconds of each job over interleaved rounds, after one warm-up that is not counted."""
    slow = {name for name, job in jobs.items() if _once(job) > LONG}
    taken: dict[str, list[float]] = {name: [] for name in jobs}
    names = list(jobs)
    for turn in range(rounds):
        start = turn % len(names)
        for name in names[start:] + names[:start]:
            if name not in slow or turn < FEW:
                taken[name].append(_once(jobs[name]))
    return {name: statistics.median(times) for name, times in taken.items()}


def _once(job: Job) -> float:
    gc.collect()
    begun = time.perf_counter()
    result = job()
    taken = time.perf_counter() - begun
    # Freeing a result of a gigabyte is not the next candidate's affair.
    del result
    return taken
