"""The few ideas all oracle modules share: five-valued truth, points as intervals, the result.

Written straight from the criteria and knowing nothing of `tidu.engine`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from tests.oracle.figures import NOTHING, Number, Span

MET: Final = "met"
UNMET: Final = "unmet"
UNKNOWN: Final = "unknown"
MANUAL: Final = "manual"
NOT_APPLICABLE: Final = "not_applicable"


@dataclass(frozen=True)
class Truth:
    """A verdict with the absent facts that can still change it."""

    verdict: str
    missing: frozenset[str] = NOTHING


YES: Final = Truth(MET)
NO: Final = Truth(UNMET)
NEUTRAL: Final = Truth(NOT_APPLICABLE)


def known(holds: bool) -> Truth:  # noqa: FBT001 — a truth value is what it is about
    """A decided truth."""
    return YES if holds else NO


def at_least(span: Span, bound: Number) -> Truth:
    """`span ≥ bound`, the bound included (national-criteria §8: 以上 includes)."""
    if not span.defined or (span.high is not None and span.high < bound):
        return NO
    if not span.undefined and span.low is not None and span.low >= bound:
        return YES
    return Truth(UNKNOWN, span.missing)


def at_most(span: Span, bound: Number) -> Truth:
    """`span ≤ bound`, the bound included (§8: 以下 includes under 63号 and 2号)."""
    if not span.defined or (span.low is not None and span.low > bound):
        return NO
    if not span.undefined and span.high is not None and span.high <= bound:
        return YES
    return Truth(UNKNOWN, span.missing)


def exceeds(left: Span, right: Span) -> Truth:
    """`left > right`, the two being different facts: 超过 excludes the bound (§8)."""
    missing = left.missing | right.missing
    if not (left.defined and right.defined) or (
        left.high is not None and right.low is not None and left.high <= right.low
    ):
        return NO
    surely = left.low is not None and right.high is not None and left.low > right.high
    return YES if surely and not (left.undefined or right.undefined) else Truth(UNKNOWN, missing)


def all_of(*parts: Truth) -> Truth:
    """Kleene's strong AND; one unmet settles it, unknown outweighs manual, not applicable is neutral."""
    return _join(parts, settling=UNMET, other=MET)


def any_of(*parts: Truth) -> Truth:
    """Kleene's strong OR; one met settles it."""
    return _join(parts, settling=MET, other=UNMET)


def _join(parts: Iterable[Truth], *, settling: str, other: str) -> Truth:
    verdicts = {part.verdict for part in parts} - {NOT_APPLICABLE}
    if not verdicts:
        return NEUTRAL
    if settling in verdicts:
        return Truth(settling)
    if UNKNOWN in verdicts:
        return Truth(UNKNOWN, union(part.missing for part in parts if part.verdict == UNKNOWN))
    return Truth(MANUAL if MANUAL in verdicts else other)


def union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    """All members of all sets."""
    return frozenset().union(*sets)


@dataclass(frozen=True)
class Points:
    """What an indicator can still score, with the absent facts that keep it open."""

    low: Fraction
    high: Fraction
    missing: frozenset[str] = NOTHING


def points(low: Number, high: Number, missing: frozenset[str] = NOTHING) -> Points:
    """An interval of points; a closed one has no missing facts."""
    return Points(Fraction(low), Fraction(high), missing if low < high else NOTHING)


def rising(span: Span, tiers: Iterable[tuple[Number, int]], otherwise: int = 0) -> Points:
    """More is better: points of the first tier whose lower bound is reached. `tiers` from best to worst."""
    if not span.defined:
        return points(otherwise, otherwise)
    ladder = tuple(tiers)
    worst = otherwise if span.low is None or span.undefined else _first_reached(span.low, ladder, otherwise)
    best = ladder[0][1] if span.high is None else _first_reached(span.high, ladder, otherwise)
    return points(worst, best, span.missing)


def _first_reached(value: Fraction, ladder: tuple[tuple[Number, int], ...], otherwise: int) -> int:
    for bound, worth in ladder:
        if value >= bound:
            return worth
    return otherwise


def falling(span: Span, tiers: Iterable[tuple[Number, int]], otherwise: int = 0) -> Points:
    """Less is better: points of the first tier whose upper bound is not passed (debt ratio)."""
    mirrored = Span(
        None if span.high is None else -span.high,
        None if span.low is None else -span.low,
        span.missing,
        span.defined,
        span.undefined,
    )
    return rising(mirrored, [(-bound, worth) for bound, worth in tiers], otherwise)


def best_tier(tiers: Iterable[tuple[int, Truth]], otherwise: int = 0) -> Points:
    """Points of the best tier that holds; a tier above it that may yet hold keeps the indicator open."""
    open_above: list[tuple[int, Truth]] = []
    low = otherwise
    for worth, truth in tiers:
        if truth.verdict == MET:
            low = worth
            break
        if truth.verdict in (UNKNOWN, MANUAL):
            open_above.append((worth, truth))
    high = max([low, *(worth for worth, _ in open_above)])
    return points(low, high, union(truth.missing for _, truth in open_above))


def each_adds(worth: int, cap: int, truths: Iterable[Truth]) -> Points:
    """`worth` for each that holds, up to `cap`."""
    listed = tuple(truths)
    sure = sum(truth.verdict == MET for truth in listed)
    perhaps = [truth for truth in listed if truth.verdict in (UNKNOWN, MANUAL)]
    return points(
        min(cap, worth * sure),
        min(cap, worth * (sure + len(perhaps))),
        union(truth.missing for truth in perhaps),
    )


def better_of(first: Points, second: Points) -> Points:
    """The better of two scorings of one thing."""
    low = max(first.low, second.low)
    reaching = [one for one in (first, second) if one.high > low]
    return points(low, max(first.high, second.high), union(one.missing for one in reaching))


def added(parts: Iterable[Points]) -> Points:
    """The sum of indicators as an interval."""
    listed = tuple(parts)
    return points(
        sum((part.low for part in listed), Fraction(0)),
        sum((part.high for part in listed), Fraction(0)),
        union(part.missing for part in listed),
    )


def reaches(score: Points, line: int) -> Truth:
    """Score line on an interval: open through human judgements alone → manual, otherwise unknown (§4)."""
    if score.low >= line:
        return YES
    if score.high < line:
        return NO
    return Truth(UNKNOWN, score.missing) if score.missing else Truth(MANUAL)


@dataclass(frozen=True)
class OracleResult:
    """What a standard says of one firm, as the oracle reads the criteria."""

    verdict: str
    conditions: dict[str, str]
    score: tuple[Fraction, Fraction] | None = None
    indicators: dict[str, tuple[Fraction, Fraction]] = field(default_factory=dict)
    missing: frozenset[str] = NOTHING
    missing_by_condition: dict[str, frozenset[str]] = field(default_factory=dict)


def result(conditions: Mapping[str, Truth], indicators: Mapping[str, Points] | None = None) -> OracleResult:
    """All conditions must hold; the firm's missing facts are those that can still change the verdict."""
    whole = all_of(*conditions.values())
    score = added(indicators.values()) if indicators else None
    return OracleResult(
        verdict=whole.verdict,
        conditions={name: truth.verdict for name, truth in conditions.items()},
        score=(score.low, score.high) if score else None,
        indicators={name: (one.low, one.high) for name, one in (indicators or {}).items()},
        missing=whole.missing,
        missing_by_condition={name: truth.missing for name, truth in conditions.items()},
    )
