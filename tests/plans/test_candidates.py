"""Behind a shortfall stands an ordered list of firms, each with what it lacks."""

from datetime import date

from tests.plans.kit import PACKS, target_of
from tests.tables.out.made import firm as made
from tidu.plans.candidates import find_candidates, holds
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
    assert (found.level.id, found.one_short) == ("national.srdi", 2)
    assert [condition.id for condition in found.near[0].lacking] == ["evaluation"]


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
