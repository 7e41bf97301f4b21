"""One job in a process of its own, so that its peak memory is its own: `python -m benchmarks.worker JOB RIVAL FILE`.

Jobs: `batches` reads a parquet file a million firms at a time and judges them; `whole` reads all of it first;
`files` also writes the outputs, a file a batch, and with the rival `copy` the facts instead.
Prints one line of JSON: seconds of judging alone, seconds in all, peak resident memory in bytes.
"""

import json
import resource
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import polars as pl

from benchmarks.data import BATCH
from benchmarks.rivals import Rival, rivals

KIB: Final = 1024
COPY: Final = "copy"
FIRST: Final = 10_000
"""Firms that each rival judges before it is timed."""


def judge(rival: Rival, parts: Iterator[pl.DataFrame]) -> float:
    """Judge frame after frame; return the seconds that took."""
    seconds = 0.0
    for part in parts:
        seconds += timed(rival, part)
    return seconds


def timed(rival: Rival, part: pl.DataFrame) -> float:
    """Judge a frame; return the seconds that took."""
    prepared = rival.prepare(part)
    begun = time.perf_counter()
    result = rival.run(prepared)
    seconds = time.perf_counter() - begun
    del result, prepared
    return seconds


def batches(file: Path, size: int) -> Iterator[pl.DataFrame]:
    """Frames of `size` firms."""
    scan = pl.scan_parquet(file)
    count = scan.select(pl.len()).collect().item()
    for start in range(0, count, size):
        yield scan.slice(start, size).collect()


def to_files(rival: Rival | None, file: Path) -> float:
    """Read, judge (or not) and write a million firms at a time; return the seconds in all."""
    folder = file.with_suffix(".out")
    folder.mkdir(exist_ok=True)
    begun = time.perf_counter()
    for number, part in enumerate(batches(file, BATCH)):
        result = rival.outputs(rival.run(rival.prepare(part))) if rival else part
        result.write_parquet(folder / f"{number}.parquet")
        del result
    seconds = time.perf_counter() - begun
    shutil.rmtree(folder)
    return seconds


def peak_memory() -> int:
    """Peak resident memory in bytes; `getrusage` alone would count what the parent held before `exec`."""
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * KIB
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * KIB


def main() -> None:
    """Do the job, print the figures."""
    job, name, file = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    found = [] if name == COPY else rivals([name])
    if job == "files":
        total = seconds = to_files(found[0] if found else None, file)
    else:
        (rival,) = found
        # What is paid once a process (compiling, planning) is stated apart: see `benchmarks.first_call`.
        timed(rival, next(batches(file, FIRST)))
        begun = time.perf_counter()
        seconds = judge(rival, batches(file, BATCH if job == "batches" else 10**9))
        total = time.perf_counter() - begun
    print(json.dumps({"seconds": seconds, "total": total, "peak": peak_memory()}))


if __name__ == "__main__":
    main()
