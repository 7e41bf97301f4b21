from datetime import date

import polars as pl

from tests.web.assessments.made import fill
from tests.web.case import Site
from tests.web.plans.ahead_made import ahead
from tests.web.plans.made import ON, PACK, plan, title
from tidu.engine.values import Verdict
from tidu.web.enterprises.models import Enterprise, Status
from tidu.web.plans.forecasting import in_order, keep_forecasts, read_forecasts
from tidu.web.plans.measuring import pool_of
from tidu.web.plans.models import AdoptedPlan, TargetForecast
from tidu.web.plans.packs import plans
from tidu.web.plans.services import measure


def read(adopted: AdoptedPlan, on: date = ON) -> dict[str, TargetForecast]:
    pack = plans().plan(adopted.pack)
    return {one.target: one for one in read_forecasts(adopted, pack, pool_of(adopted, pack, on=on), on=on)}


def test_who_counts_who_may_rise_and_who_is_nearest(site: Site) -> None:
    adopted = ahead(site)
    srdi = adopted.forecasts.get(target="srdi")
    assert (srdi.holders, srdi.expiring, srdi.risers) == ([site.west_firm.pk], [], [site.east_firm.pk])
    assert srdi.nearest == [site.east_firm.pk], "who holds the title is no candidate"
    assert srdi.standard == "national.srdi-2022"
    figures = srdi.figures
    assert (figures["certain"], figures["candidates"], figures["short"]) == (1, 1, [599, 599])
    # One cohort is no history: nothing is projected.
    assert (figures["total"], figures["gained"], figures["rise_rate"]) == (None, None, None)
    assert sum(figures["nearest"][key] for key in ("ready", "waiting", "one_short", "further")) == 1
    assert "firms" not in figures["nearest"]


def test_only_titles_and_periods_that_are_not_over_are_forecast(site: Site) -> None:
    adopted = plan(site)
    assert set(read(adopted)) == {"srdi-city", "srdi", "little-giants", "champions"}
    assert read(adopted, date(2026, 1, 1)) == {}
    city = read(adopted)["srdi-city"]
    assert (city.standard, city.nearest) == ("", [])
    assert "标准尚未录入" in city.figures["notes"][-1]


def test_a_title_that_ends_before_the_day_runs_out(site: Site) -> None:
    title(site, site.east_firm)
    site.east_firm.titles.update(until=date(2025, 12, 30))
    srdi = read(plan(site))["srdi"]
    assert (srdi.holders, srdi.expiring) == ([], [site.east_firm.pk])
    assert (srdi.figures["expiring"], srdi.figures["renewed"]) == (1, [0, 1])


def test_a_closed_firm_neither_rises_nor_is_near(site: Site) -> None:
    fill(site, site.east_firm)
    Enterprise.objects.filter(pk=site.east_firm.pk).update(status=Status.CLOSED)
    srdi = read(plan(site))["srdi"]
    assert srdi.risers == []
    assert srdi.nearest == [site.west_firm.pk]


def test_a_district_is_forecast_by_its_own_firms(site: Site) -> None:
    title(site, site.west_firm)
    srdi = read(plan(site, person="district_officer"))["srdi"]
    assert (srdi.holders, srdi.nearest) == ([], [site.east_firm.pk])


def test_the_newest_forecast_replaces_the_last(site: Site) -> None:
    adopted = ahead(site)
    measure(adopted, on=date(2025, 7, 1), ahead=True)
    assert set(adopted.forecasts.values_list("on", flat=True)) == {date(2025, 7, 1)}
    keep_forecasts(adopted, [])
    assert not adopted.forecasts.exists()
    assert plans().plan(PACK).id == adopted.pack


def test_ready_before_waiting_before_lacking() -> None:
    met, open_, unmet = int(Verdict.met), int(Verdict.manual), int(Verdict.unmet)
    lines = pl.DataFrame(
        [
            {"firm": 1, "verdict": unmet, "unmet": 2, "open": 0, "distance": 0.1},
            {"firm": 2, "verdict": unmet, "unmet": 1, "open": 5, "distance": 0.9},
            {"firm": 3, "verdict": unmet, "unmet": 1, "open": 0, "distance": 0.2},
            {"firm": 4, "verdict": open_, "unmet": 0, "open": 3, "distance": 0.0},
            {"firm": 5, "verdict": int(Verdict.unknown), "unmet": 0, "open": 1, "distance": 0.0},
            {"firm": 7, "verdict": met, "unmet": 0, "open": 0, "distance": 0.0},
            {"firm": 6, "verdict": met, "unmet": 0, "open": 0, "distance": 0.0},
        ]
    )
    assert in_order(lines)["firm"].to_list() == [6, 7, 5, 4, 3, 2, 1]
