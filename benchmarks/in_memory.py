"""Judging firms that are in memory already: all rivals, several sizes, agreement first."""

from dataclasses import dataclass, field
from functools import partial

import polars as pl

from benchmarks import check, data
from benchmarks.rivals import POLARS, Rival, rivals
from benchmarks.timing import Times, medians

SAMPLE = 20_000
ORACLE_SAMPLE = 2_000


@dataclass
class Agreement:
    """What the check found on a sample of firms.

    `oracle` counts disagreements of the hand-written Polars rules with the oracle, `exact` those of each rival
    with them, by output; `inexact` is the share of firms with any other output, and with another verdict.
    """

    firms: int
    oracle_firms: int
    oracle: check.Differences
    exact: dict[str, check.Differences] = field(default_factory=dict)
    inexact: dict[str, tuple[float, float]] = field(default_factory=dict)

    @property
    def holds(self) -> bool:
        """Whether all that must be exact is."""
        return not self.oracle and not any(self.exact.values())


def agree(candidates: list[Rival]) -> Agreement:
    """Compare all rivals on a sample with the hand-written Polars rules, and those with the oracle."""
    sample = data.frame(SAMPLE)
    (measure,) = rivals([POLARS])
    truth = measure.outputs(measure.run(sample))
    found = check.against_oracle(sample.head(ORACLE_SAMPLE), truth.head(ORACLE_SAMPLE))
    result = Agreement(SAMPLE, ORACLE_SAMPLE, found)
    for one in candidates:
        count = min(SAMPLE, one.most)
        theirs = one.outputs(one.run(one.prepare(sample.head(count))))
        if one.exact:
            result.exact[one.label] = check.differing(truth.head(count), theirs)
        else:
            result.inexact[one.label] = check.shares_of_firms(truth.head(count), theirs)
    return result


def time_all(candidates: list[Rival], rows: int, rounds: int) -> Times:
    """Median times of each rival that takes so many firms."""
    firms: pl.DataFrame = data.frame(rows)
    jobs = {one.name: partial(one.run, one.prepare(firms)) for one in candidates if rows <= one.most}
    return medians(jobs, rounds)
