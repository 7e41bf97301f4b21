"""Strategies for rules of any shape: numbers, comparisons, tests and points over a handful of facts."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import Final

from hypothesis import strategies as st

from tests.engine.columnar.kit import reference
from tidu.engine.compiled.points import AddUp, Best, GivenPoints, Greatest, Points, Step
from tidu.engine.expressions.typed import (
    AllOf,
    AnyOf,
    Arithmetic,
    Boolean,
    Branch,
    Compare,
    Constant,
    FirstOf,
    Holds,
    Literal,
    Numeric,
    OneOf,
    Reading,
    Reference,
    Slot,
)
from tidu.engine.units import Unit

FIGURES: Final = (
    reference("revenue"),
    reference("revenue", -1),
    reference("rd_expense"),
    reference("net_profit"),
    reference("net_profit", -1),
    reference("employees"),
    reference("market_share_national"),
    reference("market_rank_national"),
    reference("digital_level"),
    Reference(Slot("equity_financing", 0, Reading.flow), Unit.money, Fraction(0), None),
    Reference(Slot("equity_financing", -1, Reading.flow), Unit.money, Fraction(0), None),
    Reference(Slot("niche_since", 0, Reading.full_years), Unit.years, Fraction(0), None),
)
YES, NO = st.just(value=True), st.just(value=False)
LEVELS: Final = ("none", "below_city", "city", "province", "nation")

literals = st.sampled_from(
    [Fraction(text) for text in ("0", "1", "-1", "2", "1/2", "3/100", "5.01", "1/3", "100")]
).map(lambda value: Literal(value, Unit.money))
figures = st.sampled_from(FIGURES)


def _arithmetic(inner: st.SearchStrategy[Numeric]) -> st.SearchStrategy[Numeric]:
    return st.builds(Arithmetic, st.sampled_from("+-*/"), inner, inner, st.just(Unit.money))


numbers: st.SearchStrategy[Numeric] = st.recursive(
    st.one_of(figures, figures, literals), _arithmetic, max_leaves=4
)
operators = st.sampled_from((">=", ">", "<=", "<"))


def _ratio(top: Numeric, bottom: Numeric) -> Numeric:
    return Arithmetic("/", top, bottom, Unit.share)


def _growth(years: tuple[Numeric, ...], less: Fraction) -> Numeric:
    total: Numeric = _ratio(years[0], years[1])
    for newer, older in pairwise(years[1:]):
        total = Arithmetic("+", total, _ratio(newer, older), Unit.share)
    return Arithmetic("-", total, Literal(less, Unit.share), Unit.share)


usual: st.SearchStrategy[Numeric] = st.one_of(
    figures,
    st.builds(_ratio, figures, figures),
    st.builds(_growth, st.tuples(figures, figures, figures), st.sampled_from((Fraction(2), Fraction(-1, 2)))),
    st.builds(
        lambda parts: _growth(parts, Fraction(0)),
        st.sampled_from(
            (
                (reference("revenue"), reference("revenue", -1), reference("revenue", -2)),
                (reference("net_profit"), reference("net_profit", -1), reference("net_profit", -2)),
            )
        ),
    ),
    st.builds(lambda left, right: Arithmetic("+", left, right, Unit.money), figures, figures),
)
compares = st.one_of(
    st.builds(Compare, operators, usual, literals),
    st.builds(Compare, operators, literals, usual),
    st.builds(Compare, operators, figures, figures),
    st.builds(Compare, operators, numbers, numbers),
)

leaves: st.SearchStrategy[Boolean] = st.one_of(
    st.builds(Constant, st.booleans()),
    st.builds(Compare, operators, usual, literals),
    st.builds(Holds, st.just(Slot("own_brand")), NO, st.booleans()),
    st.builds(Holds, st.just(Slot("six_basics")), YES, st.booleans()),
    st.builds(Holds, st.just(Slot("key_link")), YES, st.booleans()),
    st.builds(Holds, st.just(Slot("srdi_until", 0, Reading.valid)), NO, st.booleans()),
    st.builds(
        Holds,
        st.sampled_from((Reading.passed, Reading.ended)).map(lambda read: Slot("srdi_until", 0, read)),
        NO,
        st.booleans(),
    ),
    st.builds(
        OneOf,
        st.just(Slot("rd_institution_level")),
        st.frozensets(st.sampled_from(LEVELS)),
        st.booleans(),
        st.booleans(),
    ),
)


def _joined(inner: st.SearchStrategy[Boolean]) -> st.SearchStrategy[Boolean]:
    several = st.lists(inner, min_size=1, max_size=3).map(tuple)
    branches = st.lists(st.builds(Branch, inner, inner), min_size=1, max_size=3).map(tuple)
    return st.one_of(st.builds(AllOf, several), st.builds(AnyOf, several), st.builds(FirstOf, branches))


tests: st.SearchStrategy[Boolean] = st.recursive(leaves, _joined, max_leaves=6)


def _best(steps: list[tuple[int, Boolean]], otherwise: int) -> Best:
    ordered = sorted(steps, key=lambda step: step[0], reverse=True)
    return Best(tuple(Step(Fraction(points), test) for points, test in ordered), Fraction(otherwise))


def _tiers(value: Numeric, lines: list[Fraction], operator: str, rise: Fraction) -> Best:
    hardest = sorted(lines, reverse=operator in (">=", ">"))
    steps = (
        Step(rise * (len(hardest) - place), Compare(operator, value, Literal(line, Unit.money)))
        for place, line in enumerate(hardest)
    )
    return Best(tuple(steps), Fraction(0), value)


_lines = st.lists(literals.map(lambda line: line.value), min_size=1, max_size=4, unique=True)
_best_of = st.one_of(
    st.builds(
        _best, st.lists(st.tuples(st.integers(1, 10), tests), min_size=1, max_size=3), st.integers(0, 1)
    ),
    st.builds(_tiers, usual, _lines, operators, st.sampled_from((Fraction(2), Fraction(1, 2)))),
)
points: st.SearchStrategy[Points] = st.one_of(
    _best_of,
    st.builds(
        AddUp,
        st.sampled_from((Fraction(3), Fraction(1, 2))),
        st.sampled_from((Fraction(5), Fraction(6))),
        st.lists(tests, min_size=1, max_size=4).map(tuple),
    ),
    st.builds(Greatest, st.lists(_best_of, min_size=1, max_size=3).map(tuple)),
    st.just(GivenPoints(Slot("provincial_feature_score"), Fraction(15))),
)
