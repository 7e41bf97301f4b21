"""From parquet to parquet: end to end at one size, and ten million firms in bounded memory."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from benchmarks import data
from benchmarks.rivals import BUILD, Rival
from benchmarks.rules import OUTPUTS
from benchmarks.timing import Times, medians

ROOT = Path(__file__).resolve().parent.parent
BARE = "read and write, no rules"


@dataclass(frozen=True)
class Big:
    """A run in a process of its own: seconds of judging, seconds in all, peak memory in bytes."""

    label: str
    seconds: float
    total: float
    peak: int


def end_to_end(candidates: list[Rival], rows: int, rounds: int) -> Times:
    """Read the facts, judge, write the outputs; beside it reading and writing the same columns alone."""
    source = data.parquet(BUILD, rows)
    target = BUILD / "outputs.parquet"
    ready = candidates[0].outputs(candidates[0].run(candidates[0].prepare(pl.read_parquet(source))))

    def bare() -> None:
        pl.read_parquet(source)
        ready.write_parquet(target)

    def judging(rival: Rival) -> Callable[[], None]:
        def job() -> None:
            firms = pl.read_parquet(source)
            rival.outputs(rival.run(rival.prepare(firms))).select(OUTPUTS).write_parquet(target)

        return job

    jobs: dict[str, Callable[[], None]] = {BARE: bare}
    jobs.update({one.label: judging(one) for one in candidates})
    return medians(jobs, rounds)


def big(jobs: list[tuple[str, str, str]], rows: int) -> list[Big]:
    """Run jobs of `worker` (label, job, rival) on so many firms, one after another."""
    source = data.parquet(BUILD, rows)
    found = []
    for label, job, rival in jobs:
        print(f"  {rows:,} firms: {label} …", flush=True)
        command = [sys.executable, "-m", "benchmarks.worker", job, rival, str(source)]
        done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
        if done.returncode:
            print(f"    failed: {done.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
            continue
        found.append(Big(label, **json.loads(done.stdout.splitlines()[-1])))
    return found
