from typing import Any

from tests.web.case import Site
from tests.web.plans.ahead_made import ahead
from tests.web.plans.made import PACK, plan
from tidu.web.plans.ahead import Ahead, forecast_of, forecasts_of
from tidu.web.plans.models import TargetForecast
from tidu.web.plans.packs import plans

FIGURES: dict[str, Any] = {
    "certain": 40,
    "unclear": 2,
    "expiring": 5,
    "candidates": 300,
    "renewed": [3, 5],
    "gained": [10, 22],
    "total": [53, 69],
    "short": [531, 547],
    "rise_rate": {"seen": 12, "tried": 1440, "low": 0.0051, "high": 0.0132},
    "renewal_rate": None,
    "cohorts": [{"year": 2023, "tried": 700, "seen": 5}],
    "renewal_cohorts": [],
    "notes": [],
}


def shown(**changes: object) -> Ahead:
    return Ahead(plans().plan(PACK).target("srdi"), TargetForecast(figures=FIGURES | changes))


def test_no_projected_figure_without_its_range() -> None:
    one = shown()
    assert (one.certain, one.expiring, one.renewed) == ("40–42 户", "5 户", "3–5 户")
    assert (one.risers, one.gained, one.total) == ("300 户", "10–22 户", "53–69 户")
    assert one.short == "还差 531–547 户"
    assert one.rates == (("晋升", "1,440 家·年中 12 次，年比例 0.5%–1.3%"),)
    assert one.cohorts == (("晋升", 2023, 700, 5),)


def test_without_a_rate_the_certain_count_alone_says_what_is_missing() -> None:
    one = shown(total=None, gained=None, rise_rate=None, short=[37, 37])
    assert (one.short, one.total, one.gained, one.rates) == ("按确定数还差 37 户", "不推算", "不推算", ())


def test_where_nothing_is_missing_nothing_is_said() -> None:
    one = shown(short=[0, 0], expiring=0, renewed=[0, 0])
    assert (one.short, one.renewed) == ("", "—")
    assert shown(short=[0, 5]).short == "还差 0–5 户"


def test_forecasts_come_in_the_order_of_the_document(site: Site) -> None:
    pack = plans().plan(PACK)
    fresh = plan(site, person="district_officer")
    assert forecasts_of(fresh, pack) == ()
    assert forecast_of(fresh, pack, "srdi") is None
    adopted = ahead(site)
    found = [one.target.id for one in forecasts_of(adopted, pack)]
    assert found == ["srdi-city", "srdi", "little-giants", "champions"]
    one = forecast_of(adopted, pack, "srdi")
    assert one is not None
    assert one.stored.nearest == [site.east_firm.pk]
    assert "专精特新" in one.standard
    assert forecast_of(adopted, pack, "pool") is None
