"""How a target is measured: compiled once, checked against the target's unit, read over a pool."""

from datetime import date
from fractions import Fraction

import pytest

from tests.plans.kit import errors_of, firm, plan_text, target_of, target_text
from tidu.engine.measures import Measure
from tidu.plans.measures import LibraryCount, is_yearly, read_measure, slots_of_measure
from tidu.plans.schema.targets import Counted
from tidu.plans.titles import TitleCount

ON, LAST = date(2024, 6, 30), date(2025, 12, 31)


@pytest.mark.parametrize(
    ("measure", "unit", "expected"),
    [
        ("{}", "家", "measure：测算方法不明"),
        ('{library: "pool", expression: "count(firms)"}', "家", "measure：测算方法不明"),
        ('{library: "other"}', "家", "measure.library：计划中没有这个库"),
        ('{library: "pool"}', "%", "measure：家数不能用来测算这个单位的目标"),
        ('{expression: "sum(revenue of firms)"}', "家", "measure.expression：测算结果与目标单位不符"),
        ('{expression: "count(firms)"}', "%", "measure.expression：测算结果与目标单位不符"),
        ('{expression: "revenue"}', "亿元", "measure.expression：没有这个事实"),
        ("{titles: {levels: [], count: ever}}", "家", "measure.titles：没有写梯度"),
        ('{titles: {levels: ["national.x"], count: ever}}', "家", "measure.titles.levels[0]：没有这个梯度"),
        (
            '{titles: {levels: ["national.srdi"], count: ever, since: 2023-01-01}}',
            "家",
            "measure.titles.since：since 只用于 newly_in",
        ),
    ],
)
def test_measures_that_do_not_fit(measure: str, unit: str, expected: str) -> None:
    assert errors_of(plan_text(target_text(f"measure: {measure}", unit=unit))) == [f"targets[0].{expected}"]


def test_a_composite_level_stands_for_its_members() -> None:
    measure = target_of('measure: {titles: {levels: ["national.tech-innovative"], count: ever}}').measure
    assert isinstance(measure, TitleCount)
    assert [level.id for level in measure.levels] == ["national.tech-sme", "national.innovative"]


def test_at_or_above_takes_in_every_higher_rank() -> None:
    text = 'measure: {titles: {levels: ["national.little-giant"], count: valid_on, match: at_or_above}}'
    measure = target_of(text).measure
    assert isinstance(measure, TitleCount)
    found = {level.id for level in measure.levels}
    assert {"national.little-giant", "zhejiang.hidden-champion", "national.champion"} <= found
    assert "national.srdi" not in found
    exactly = target_of(text.replace("at_or_above", "exactly")).measure
    assert isinstance(exactly, TitleCount)
    assert [level.id for level in exactly.levels] == ["national.little-giant"]


def test_a_level_whose_standard_is_not_entered_counts_like_any_other() -> None:
    measure = target_of('measure: {titles: {levels: ["suzhou.srdi-demo"], count: valid_on}}').measure
    assert measure is not None
    reading = read_measure(measure, [firm("甲", {"srdi_demo_until": "2024-06-30"})], on=ON, last=LAST)
    assert reading.value == 1


def test_new_titles_count_from_the_plans_first_day_or_the_day_named() -> None:
    plain = target_of('measure: {titles: {levels: ["national.srdi"], count: newly_in}}').measure
    named = target_of(
        'measure: {titles: {levels: ["national.srdi"], count: newly_in, since: 2024-01-01}}'
    ).measure
    assert isinstance(plain, TitleCount)
    assert isinstance(named, TitleCount)
    assert (plain.first, named.first) == (date(2023, 1, 1), date(2024, 1, 1))
    assert plain.count is Counted.newly_in


def test_a_library_is_counted_where_somebody_has_said_who_is_in_it() -> None:
    measure = target_of('measure: {library: "pool"}').measure
    assert measure == LibraryCount("test.pool")
    pool = [
        firm("在库", libraries=frozenset({"test.pool"})),
        firm("不在", libraries=frozenset()),
        firm("别处", libraries=frozenset({"other.pool"})),
        firm("未知"),
    ]
    reading = read_measure(LibraryCount("test.pool"), pool, on=ON, last=LAST)
    assert (reading.low, reading.high, reading.members, reading.unknown) == (
        Fraction(1),
        Fraction(2),
        (0,),
        (3,),
    )


def test_whether_a_measure_reads_yearly_figures() -> None:
    yearly = target_of('measure: {expression: "sum(revenue of firms)"}', unit="亿元").measure
    stock = target_of('measure: {expression: "count(firms where listed)"}').measure
    assert isinstance(yearly, Measure)
    assert is_yearly(yearly)
    assert stock is not None
    assert not is_yearly(stock)
    assert not is_yearly(LibraryCount("test.pool"))
    assert [slot.fact for slot in slots_of_measure(yearly)] == ["revenue"]
