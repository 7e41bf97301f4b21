"""Behind a shortfall stands an ordered list of firms, each with what it lacks."""

from dataclasses import replace
from datetime import date

from tests.plans.kit import PACKS, target_of
from tests.tables.out.made import firm as made
from tidu.engine.facts import Facts, Record
from tidu.engine.values import Verdict
from tidu.plans.candidates import Sight, find_candidates, holds, nearest
from tidu.plans.measures import LibraryCount
from tidu.plans.pool import PoolFirm
from tidu.plans.titles import TitleCount

ON = date(2026, 6, 1)
SRDI = target_of('measure: {titles: {levels: ["national.srdi"], count: valid_on}}')


def pool_firm(name: str, **changes: object) -> PoolFirm:
    return PoolFirm(name, name, made(**changes).facts, "330106")  # type: ignore[arg-type]


def test_ready_then_waiting_then_by_conditions_and_distance() -> None:
    pool = [
        pool_firm("差两条", class1_ip=0, niche_years=2),
        pool_firm("差一条多", evaluation_score=25),
        pool_firm("差一条少", evaluation_score=49),
        pool_firm("缺数据", evaluation_score=None),
        pool_firm("满足"),
        pool_firm("已持有", srdi_until="2027-01-01"),
    ]
    found = find_candidates(SRDI, pool, PACKS, on=ON)
    assert [pool[item.index].name for item in found.ordered] == [
        "满足",
        "缺数据",
        "差一条少",
        "差一条多",
        "差两条",
    ]
    assert found.level is not None
    assert found.level.id == "national.srdi"
    assert (found.ready, found.waiting, found.one_short, found.further, found.total) == (1, 1, 2, 1, 5)
    assert [condition.id for condition in found.ordered[2].lacking] == ["evaluation"]


def test_only_the_nearest_are_judged_in_full_and_all_are_counted() -> None:
    pool = [pool_firm(f"差{short}", evaluation_score=50 - short) for short in (3, 1, 2)]
    pool.append(pool_firm("差两条", class1_ip=0, niche_years=2))
    found = find_candidates(SRDI, pool, PACKS, on=ON, top=2)
    assert [pool[item.index].name for item in found.ordered] == ["差1", "差2"]
    assert (found.one_short, found.further) == (3, 1)


def test_none_that_is_as_near_as_the_last_is_left_out_before_distances_are_known() -> None:
    sights = [Sight(0, Verdict.unmet, 2), Sight(1, Verdict.unmet, 1), Sight(2, Verdict.unmet, 1)]
    sights += [Sight(3, Verdict.met, 0), Sight(4, Verdict.unknown, 0)]
    assert [sight.index for sight in nearest(sights, 3)] == [3, 4, 1, 2]
    assert [sight.index for sight in nearest(sights, 1)] == [3]
    assert [sight.index for sight in nearest(sights, None)] == [3, 4, 1, 2, 0]


def test_of_those_that_wait_the_fewest_open_conditions_come_first() -> None:
    sights = [
        Sight(0, Verdict.unknown, 0, 3),
        Sight(1, Verdict.manual, 0, 1),
        Sight(2, Verdict.unknown, 0, 1),
    ]
    assert [sight.index for sight in nearest(sights, 1)] == [1, 2]
    pool = [
        pool_firm("缺两项", evaluation_score=None, class1_ip=None),
        pool_firm("缺一项", evaluation_score=None),
    ]
    found = find_candidates(SRDI, pool, PACKS, on=ON, top=1)
    assert ([item.index for item in found.ordered], found.waiting) == ([1], 2)


def test_a_firm_with_ledgers_is_seen_as_it_is_judged() -> None:
    facts = made().facts
    rows: dict[str, tuple[Record, ...]] = {"ip": ({"kind": "invention_patent"},)}
    with_ledger = PoolFirm("台账", "台账", Facts(facts.values, rows, frozenset({"ip"})), "330106")
    found = find_candidates(SRDI, [with_ledger, pool_firm("填报")], PACKS, on=ON)
    assert (found.ready, found.waiting) == (1, 1), "the row leaves open whether it counts"


def test_a_firm_that_closed_is_no_candidate() -> None:
    gone = replace(pool_firm("注销"), active=False)
    assert find_candidates(SRDI, [gone], PACKS, on=ON).total == 0


def test_a_lapsed_holder_is_a_candidate_for_a_valid_title_only() -> None:
    lapsed = pool_firm("过期", srdi_from="2022-01-01", srdi_until="2024-12-31")
    assert len(find_candidates(SRDI, [lapsed], PACKS, on=ON).ordered) == 1
    once = target_of('measure: {titles: {levels: ["national.srdi"], count: ever}}')
    assert find_candidates(once, [lapsed], PACKS, on=ON).ordered == ()
    assert isinstance(once.measure, TitleCount)
    assert holds(lapsed, once.measure, ON)


def test_a_level_without_a_standard_says_so() -> None:
    city = target_of('measure: {titles: {levels: ["changchun.srdi-city"], count: valid_on}}')
    found = find_candidates(city, [pool_firm("甲")], PACKS, on=ON)
    assert (found.level, found.ordered) == (None, ())
    assert "标准尚未录入" in found.note


def test_what_is_not_counted_by_titles_has_no_candidates() -> None:
    library = target_of('measure: {library: "pool"}')
    assert isinstance(library.measure, LibraryCount)
    assert "不按称号计数" in find_candidates(library, [pool_firm("甲")], PACKS, on=ON).note


def test_of_several_levels_the_lowest_is_the_nearest_way() -> None:
    both = target_of(
        'measure: {titles: {levels: ["national.champion", "national.little-giant"], count: valid_on}}'
    )
    found = find_candidates(both, [pool_firm("甲")], PACKS, on=ON)
    assert found.level is not None
    assert found.level.id == "national.little-giant"


def test_a_regional_standard_judges_firms_of_its_region_only() -> None:
    hidden = target_of('measure: {titles: {levels: ["zhejiang.hidden-champion"], count: valid_on}}')
    outside = PoolFirm("外省", "外省", made().facts, "320581")
    found = find_candidates(hidden, [pool_firm("浙江"), outside], PACKS, on=ON)
    assert [item.index for item in found.ordered] == [0]
