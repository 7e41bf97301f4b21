"""Points of both scored standards as OpenFisca formulas."""

from collections.abc import Callable
from functools import reduce
from operator import add

import numpy as np

from benchmarks.openfisca_kit import DEFINED, NEVER, OPEN, known, old
from benchmarks.openfisca_system import Array, Firms, Formula, Period, rule
from benchmarks.rules import (
    AT_LEAST,
    AT_MOST,
    DIGITAL,
    FEATURES_MAX,
    GROUPS,
    INSTITUTION,
    MEAN_GROWTH,
    NICHE_YEARS,
    QUALITY,
    RD_AMOUNT,
    RD_SHARE,
    RIGHTS,
    RIGHTS_POINTS,
    SRDI_GROUPS,
    Tiers,
)

IN, S = "innovative-2022", "srdi-2022"


Found = list[tuple[Array, Array, int]]
"""Masks of what holds and of what may hold, with points."""
Tests = Callable[[Firms, Period], Found]


def climb(value: Array, tiers: Tiers, *, falling: bool = False) -> Array:
    """Points of the first tier reached."""
    return best([(value <= bound if falling else value >= bound, worth) for bound, worth in tiers])


def best(choices: list[tuple[Array, int]], otherwise: int = 0) -> Array:
    """Points of the first mask that holds; `numpy.select` takes three times as long."""
    total: Array = np.int32(otherwise)
    for mask, worth in reversed(choices):
        total = np.where(mask, np.int32(worth), total)
    return total


def _by_ratio(name: str, ratio: str, tiers: Tiers, *, falling: bool = False) -> None:
    def low(firm: Firms, period: Period) -> Array:
        return climb(firm(ratio, period), tiers, falling=falling) * (
            firm(f"{ratio} state", period) == DEFINED
        )

    def high(firm: Firms, period: Period) -> Array:
        unknown = firm(f"{ratio} state", period) == OPEN
        return np.where(unknown, np.int32(tiers[0][1]), firm(f"{name}.low", period))

    rule(f"{name}.low")(low)
    rule(f"{name}.high")(high)


for _name, (_ratio_name, _tiers) in AT_LEAST.items():
    _by_ratio(_name, _ratio_name, _tiers)
for _name, (_ratio_name, _tiers) in AT_MOST.items():
    _by_ratio(_name, _ratio_name, _tiers, falling=True)
_by_ratio("rd-share", "rd", RD_SHARE)


def _by_fact(name: str, fact: str, tiers: Tiers, *, yearly: bool = False) -> None:
    def low(firm: Firms, period: Period) -> Array:
        points = climb(firm(fact, period), tiers) * known(firm, fact, period)
        return points * old(firm, period) if yearly else points

    def high(firm: Firms, period: Period) -> Array:
        unknown = ~known(firm, fact, period)
        unknown = unknown & old(firm, period) if yearly else unknown
        return np.where(unknown, np.int32(tiers[0][1]), firm(f"{name}.low", period))

    rule(f"{name}.low")(low)
    rule(f"{name}.high")(high)


_by_fact(f"{S}/niche-years", "niche_years", NICHE_YEARS, yearly=True)
_by_fact(f"{S}/digital-level", "digital_level", DIGITAL)
_by_fact(f"{S}/rd-institution", "rd_institution_level", INSTITUTION)
_by_fact("rd-amount", "rd_expense", RD_AMOUNT, yearly=True)


def _best(name: str, tests: Tests, otherwise: int = 0) -> None:
    """Points of the best test that holds (low) or may hold (high); `tests` gives (met, unknown, points)."""

    def low(firm: Firms, period: Period) -> Array:
        found = tests(firm, period)
        return best([(met, worth) for met, _, worth in found], otherwise)

    def high(firm: Firms, period: Period) -> Array:
        found = tests(firm, period)
        return best([(met | maybe, worth) for met, maybe, worth in found], otherwise)

    rule(f"{name}.low")(low)
    rule(f"{name}.high")(high)


def _rights(worths: tuple[int, ...]) -> Tests:
    def tests(firm: Firms, period: Period) -> Found:
        return [
            (firm(fact, period) >= 1, ~known(firm, fact, period), worth)
            for fact, worth in zip(RIGHTS, worths, strict=True)
        ]

    return tests


for _name, _worths in RIGHTS_POINTS.items():
    _best(_name, _rights(_worths))


def _emerging(firm: Firms, period: Period) -> Found:
    return [(firm("strategic_emerging", period), ~known(firm, "strategic_emerging", period), 10)]


def other_fields(firm: Firms, period: Period) -> tuple[Array, Array, Array]:
    """Six basics, old brand or chain supplier: whether it holds, may hold, and whether facts lack for it."""
    facts = ("six_basics", "time_honoured_brand", "supplies_chain_leader")
    met = reduce(np.logical_or, (firm(fact, period) for fact in facts))
    lacking = [~known(firm, fact, period) for fact in facts]
    return met, ~met & reduce(np.logical_or, lacking), ~met & (lacking[1] | lacking[2])


def _fields(firm: Firms, period: Period) -> Found:
    met, maybe, _ = other_fields(firm, period)
    results = (firm("key_link_results", period), ~known(firm, "key_link_results", period), 5)
    return [results, (met, maybe, 3)]


_best(f"{IN}/field", _emerging, otherwise=5)
_best(f"{S}/field", _fields)


@rule(f"{S}/mean-growth.low")
def _mean_growth_low(firm: Firms, period: Period) -> Array:
    return climb(firm("mean growth", period), MEAN_GROWTH) * (firm("mean growth state", period) != NEVER)


@rule(f"{S}/mean-growth.high")
def _mean_growth_high(firm: Firms, period: Period) -> Array:
    unknown = firm("mean growth state", period) == OPEN
    return np.where(unknown, np.int32(MEAN_GROWTH[0][1]), firm(f"{S}/mean-growth.low", period))


def _quality(*, hopeful: bool) -> Formula:
    def formula(firm: Firms, period: Period) -> Array:
        signs = [firm(name, period) for name in QUALITY]
        signs.append(firm("standards_participated", period) >= 1)
        if hopeful:
            lacking = [~known(firm, name, period) for name in (*QUALITY, "standards_participated")]
            signs = [sign | lack for sign, lack in zip(signs, lacking, strict=True)]
        return np.minimum(3 * reduce(add, (sign.astype(np.int32) for sign in signs)), 5)

    return formula


rule(f"{S}/quality.low")(_quality(hopeful=False))
rule(f"{S}/quality.high")(_quality(hopeful=True))


@rule(f"{S}/provincial-features.low")
def _features_low(firm: Firms, period: Period) -> Array:
    return firm("provincial_feature_score", period)


@rule(f"{S}/provincial-features.high")
def _features_high(firm: Firms, period: Period) -> Array:
    given = firm("provincial_feature_score", period)
    return np.where(known(firm, "provincial_feature_score", period), given, FEATURES_MAX)


def _sum(name: str, parts: tuple[str, ...], end: str) -> None:
    def total(firm: Firms, period: Period) -> Array:
        return reduce(add, (firm(f"{part}.{end}", period) for part in parts))

    rule(f"{name}.{end}")(total)


@rule(f"{S}/rd-input.low")
def _rd_input_low(firm: Firms, period: Period) -> Array:
    return np.maximum(firm("rd-amount.low", period), firm("rd-share.low", period))


@rule(f"{S}/rd-input.high")
def _rd_input_high(firm: Firms, period: Period) -> Array:
    return np.maximum(firm("rd-amount.high", period), firm("rd-share.high", period))


for _end in ("low", "high"):
    for _name, _parts in (*GROUPS.items(), *SRDI_GROUPS.items()):
        _sum(_name, _parts, _end)
    _sum(f"{IN}/score", tuple(GROUPS), _end)
    _sum(f"{S}/score", tuple(SRDI_GROUPS), _end)
