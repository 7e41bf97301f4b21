"""Compare two standards over a roster: who falls out, who comes in, and by which clause."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidu.engine.values import Verdict
from tidu.tables.out.findings import unmet

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tidu.engine.results import ConditionResult, Result
    from tidu.tables.roster.model import Firm


@dataclass(frozen=True, slots=True)
class Pair:
    """One firm under both standards."""

    firm: Firm
    before: Result
    after: Result


@dataclass(frozen=True, slots=True)
class Comparison:
    """Firms by what changes.

    ``out`` met the first and no longer meets the second, ``into`` the other way round; ``open_out`` met the
    first and is open under the second, ``open_in`` was not met and is open now.
    """

    pairs: tuple[Pair, ...]
    out: tuple[Pair, ...]
    into: tuple[Pair, ...]
    open_out: tuple[Pair, ...]
    open_in: tuple[Pair, ...]

    def counts(self) -> Mapping[tuple[Verdict, Verdict], int]:
        """How many firms have each pair of verdicts."""
        found: dict[tuple[Verdict, Verdict], int] = defaultdict(int)
        for pair in self.pairs:
            found[pair.before.verdict, pair.after.verdict] += 1
        return found


def compare(pairs: Iterable[Pair]) -> Comparison:
    """Sort firms by what changes from the first standard to the second."""
    every = tuple(pairs)

    def moved(before: Verdict, after: Verdict | None) -> tuple[Pair, ...]:
        return tuple(
            pair
            for pair in every
            if pair.before.verdict is before
            and (pair.after.verdict.is_open if after is None else pair.after.verdict is after)
        )

    return Comparison(
        pairs=every,
        out=moved(Verdict.met, Verdict.unmet),
        into=moved(Verdict.unmet, Verdict.met),
        open_out=moved(Verdict.met, None),
        open_in=moved(Verdict.unmet, None),
    )


def by_clause(results: Iterable[Result]) -> tuple[tuple[ConditionResult, int], ...]:
    """Count how many firms each condition keeps out, most first.

    Returns:
        A result of the condition (any firm's) and the number of firms.
    """
    counts: dict[str, int] = defaultdict(int)
    shown: dict[str, ConditionResult] = {}
    for result in results:
        for condition in unmet(result):
            counts[condition.id] += 1
            shown.setdefault(condition.id, condition)
    return tuple((shown[name], count) for name, count in sorted(counts.items(), key=lambda item: -item[1]))
