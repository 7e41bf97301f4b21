"""From parquet to parquet: end to end at one size, and ten million firms in bounded memory."""

import json
import statistics
import subprocess
import sys
from collections.abc import Callable, Sequence
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
class Job:
    """A job of `worker` on so many firms; a short one is repeated, for a neighbour disturbs it more."""

    label: str
    job: str
    rival: str
    rows: int
    rounds: int = 1


@dataclass(frozen=True)
class Big:
    """Runs in processes of their own: median seconds of judging and in all, highest peak memory in bytes."""

    label: str
    rows: int
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


def big(jobs: Sequence[Job]) -> list[Big]:
    """Run the jobs one after another, round after round; what fails is told and left out."""
    taken: dict[Job, list[dict[str, float]]] = {job: [] for job in jobs}
    for turn in range(max(job.rounds for job in jobs)):
        for job in jobs:
            if turn < job.rounds and (found := _worked(job)):
                taken[job].append(found)
    return [_middle(job, times) for job, times in taken.items() if times]


def _middle(job: Job, times: list[dict[str, float]]) -> Big:
    seconds, total = (statistics.median(one[key] for one in times) for key in ("seconds", "total"))
    return Big(job.label, job.rows, seconds, total, round(max(one["peak"] for one in times)))


def _worked(job: Job) -> dict[str, float] | None:
    print(f"  {job.rows:,} firms: {job.label} …", flush=True)
    command = [sys.executable, "-m", "benchmarks.worker", job.job, job.rival]
    command.append(str(data.parquet(BUILD, job.rows)))
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    if done.returncode:
        print(f"    failed: {done.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
        return None
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found
