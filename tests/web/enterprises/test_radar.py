"""Five axes by stated formulas; what is missing is not drawn, least of all as zero."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache

from tests.web.case import Site
from tidu.web.enterprises.models import Enterprise
from tidu.web.enterprises.radar import AXES, LEAST_PEERS, Radar, peer_medians, radar
from tidu.web.facts.models import CurrentFacts

pytestmark = pytest.mark.django_db
NOW = {
    "revenue": "121000000.00", "main_revenue": "90750000.00", "rd_expense": "6050000.00",
    "total_assets": "100.00", "total_liabilities": "60.00",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    """Medians are kept for hours; the next test's firms may have the same ids."""
    cache.clear()
    yield
    cache.clear()


def drawn(site: Site, now: dict[str, str] | None = None, then: str = "100000000.00") -> Radar:
    values = NOW if now is None else now
    return radar(({"revenue": then}, values), year=2025, root_id=site.root.pk, industry="industry")


def add_peers(site: Site, count: int, *, skipped: str = "") -> None:
    for number in range(count):
        firm = Enterprise.objects.create(
            root=site.root, jurisdiction=site.east, uscc=f"P{number:017}", name=f"示例同行{number}",
            sort_key="p", initials="p", size_industry="industry",
        )  # fmt: skip
        values = {fact: value for fact, value in NOW.items() if fact != skipped}
        CurrentFacts.objects.create(enterprise=firm, year=2025, values=values)
        CurrentFacts.objects.create(enterprise=firm, year=2023, values={"revenue": "100000000.00"})


def test_points_follow_the_formulas(site: Site) -> None:
    found = {axis.label: axis for axis in drawn(site).axes}
    assert found["规模"].points == pytest.approx(69.4, abs=0.1)
    assert (found["成长"].points, found["成长"].text) == (50.0, "10.0%")
    assert (found["创新"].points, found["创新"].text) == (50.0, "5.0%")
    assert (found["专业化"].points, found["专业化"].text) == (50.0, "75.0%")
    assert (found["稳健"].points, found["稳健"].text) == (50.0, "60.0%")


def test_points_stay_between_0_and_100() -> None:
    for axis in AXES:
        assert (axis.points(axis.low), axis.points(axis.high)) == (0.0, 100.0)
        for value in (-1e12, 1e12):
            assert axis.points(value) in (0.0, 100.0)


def test_a_missing_axis_is_named_and_not_drawn(site: Site) -> None:
    found = drawn(site, {fact: value for fact, value in NOW.items() if fact != "main_revenue"})
    assert [(axis.label, axis.missing) for axis in found.missing] == [("专业化", "缺主营业务收入")]
    assert [axis["name"] for axis in found.chart["axes"]] == ["规模", "成长", "创新", "稳健"]  # type: ignore[attr-defined]
    assert found.chart["series"] == [
        {"name": "本企业", "values": [axis.points for axis in found.axes if axis.points is not None]}
    ]


def test_below_three_axes_there_is_no_chart(site: Site) -> None:
    found = drawn(site, {"revenue": "1.00"}, then="0.00")
    assert found.chart == {}
    assert [axis.missing for axis in found.missing][:2] == ["缺前年数据或分母不为正", "缺研发费用"]


def test_the_median_needs_five_firms_and_every_axis_that_is_drawn(site: Site) -> None:
    add_peers(site, LEAST_PEERS - 1)
    assert peer_medians(site.root.pk, "industry", 2025) == {}
    cache.clear()
    add_peers_to_five = Enterprise.objects.filter(pk=site.west_firm.pk)
    add_peers_to_five.update(size_industry="industry")
    CurrentFacts.objects.create(enterprise=site.west_firm, year=2025, values=NOW)
    found = drawn(site)
    medians = {axis.label: (axis.median, axis.peers) for axis in found.axes}
    assert medians["创新"] == (50.0, 5)
    assert medians["成长"] == (None, 0)  # the fifth has no figures of the year before last
    assert len(found.chart["series"]) == 1  # type: ignore[arg-type]
    CurrentFacts.objects.create(enterprise=site.west_firm, year=2023, values={"revenue": "100000000.00"})
    cache.clear()
    assert [one["name"] for one in drawn(site).chart["series"]] == ["本企业", "同行业中位数"]  # type: ignore[attr-defined]


def test_without_an_industry_nobody_is_compared(site: Site) -> None:
    add_peers(site, LEAST_PEERS)
    found = radar(({}, NOW), year=2025, root_id=site.root.pk, industry="")
    assert all(axis.median is None for axis in found.axes)
