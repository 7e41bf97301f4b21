from datetime import date
from decimal import Decimal

import pytest

from tests.web.breakdowns.made import TARGET, measured, pack, parts
from tests.web.case import Site
from tests.web.plans.made import plan
from tidu.web.breakdowns.models import Kind
from tidu.web.breakdowns.selectors import names_of, ranked, split_of
from tidu.web.breakdowns.services import save_parts
from tidu.web.plans.models import TargetReading

pytestmark = pytest.mark.start(on=measured)


def test_each_part_stands_beside_what_it_has(site: Site) -> None:
    adopted = measured(site)
    parts(site, adopted, 400, 2)
    found = split_of(adopted, pack(), TARGET, Kind.DISTRICT)
    east, west = found.rows
    assert (east.label, east.goal, east.value, east.share_text, east.short, east.rank) == (
        "示例东区",
        "400 户",
        "1 户",
        "0.2%",
        "399 户",
        2,
    )
    assert (west.share_text, west.rank) == ("50.0%", 1)
    assert [row.label for row in found.ranked] == ["示例西区", "示例东区"]
    assert found.check is not None
    assert found.check.text == "各部分合计 402 户，比总目标少 198 户，没有分解完"
    assert found.rest is None
    assert found.entered == 2


def test_equals_share_a_rank_and_what_has_no_part_has_none(site: Site) -> None:
    adopted = measured(site)
    parts(site, adopted, 10, 10)
    rows = split_of(adopted, pack(), TARGET, Kind.DISTRICT).rows
    assert [row.rank for row in rows] == [1, 1]
    bare = split_of(adopted, pack(), "little-giants", Kind.DISTRICT).rows
    assert [(row.rank, row.goal, row.share_text, row.short) for row in bare] == [(None, "—", "—", "")] * 2
    assert ranked([]) == ()


def test_shares_are_ranked_by_the_figure(site: Site) -> None:
    adopted = measured(site)
    parts(site, adopted, 3, 3, target="rd-intensity")
    rows = split_of(adopted, pack(), "rd-intensity", Kind.DISTRICT).rows
    # Nobody has reported research expenses: nothing can be ranked, and nobody stands at 0.
    assert [(row.value, row.rank, row.short) for row in rows] == [("待补数据", None, "")] * 2
    assert split_of(adopted, pack(), "rd-intensity", Kind.DISTRICT).check is not None


def test_sectors_and_years(site: Site) -> None:
    adopted = measured(site)
    assert names_of(adopted, Kind.SECTOR) == {"工业": "工业"}
    assert split_of(adopted, pack(), TARGET, Kind.SECTOR).rows[0].value == "2 户"
    values = {"2024": Decimal(300), "2025": Decimal(600)}
    save_parts(actor=site.officer, plan=adopted, target=TARGET, kind=Kind.YEAR, values=values)
    TargetReading.objects.create(
        plan=adopted, target=TARGET, on=date(2024, 12, 31), closing=True, low="5", high="5"
    )
    found = split_of(adopted, pack(), TARGET, Kind.YEAR)
    # The year that is not over shows its newest figure.
    assert [row.value for row in found.rows] == ["—", "—", "5 户", "2 户"]
    assert found.check is not None
    assert found.check.text == "末年达到 600 户，与总目标相等"


@pytest.mark.start(on=None)
def test_firms_of_no_district_are_shown(site: Site) -> None:
    site.west_firm.jurisdiction = site.root
    site.west_firm.save()
    found = split_of(measured(site), pack(), TARGET, Kind.DISTRICT)
    assert found.rest is not None
    assert found.rest.value == "1 户"


@pytest.mark.start(on=None)
def test_a_plan_without_figures(site: Site) -> None:
    found = split_of(plan(site), pack(), TARGET, Kind.DISTRICT)
    assert [row.value for row in found.rows] == ["—", "—"]
    assert found.check is None


@pytest.mark.parametrize("kind", list(Kind))
def test_a_few_queries_for_any_number_of_targets(
    site: Site, kind: Kind, django_assert_max_num_queries: object
) -> None:
    adopted = measured(site)
    with django_assert_max_num_queries(5):  # type: ignore[operator] # the fixture's context
        split_of(adopted, pack(), TARGET, kind)
