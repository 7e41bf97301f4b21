"""Counts of a run: how many firms each standard finds met, unmet or open, and who is one condition short."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tidu.engine.values import Verdict
from tidu.tables.out.findings import undecided, unmet

if TYPE_CHECKING:
    from tidu.tables.out.diagnosis import Chosen, Diagnosis, Judged

SHOWN = (Verdict.met, Verdict.unmet, Verdict.unknown, Verdict.manual)
"""Verdicts a firm can have, in the order they are shown."""


@dataclass(slots=True)
class Tally:
    """Counts of one standard; ``one_short`` are firms that miss one condition and have none open."""

    chosen: Chosen
    verdicts: Counter[Verdict] = field(default_factory=Counter)
    sizes: Counter[str] = field(default_factory=Counter)
    one_short: int = 0

    @property
    def firms(self) -> int:
        """How many firms the standard was applied to."""
        return len(self.chosen.firms)

    def add(self, judged: Judged) -> None:
        """Count one firm."""
        if judged.size is not None:
            self.sizes[judged.size.size] += 1
        if judged.result is not None:
            self.verdicts[judged.result.verdict] += 1
            self.one_short += len(unmet(judged.result)) == 1 and not undecided(judged.result)


def tally(diagnosis: Diagnosis, chosen: Chosen) -> Tally:
    """Judge all firms of one standard and keep only the counts."""
    counts = Tally(chosen)
    for judged in diagnosis.judged(chosen):
        counts.add(judged)
    return counts
