"""``tidu plan measure --site`` and ``forecast --site``."""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.db import OperationalError

from tests.cli.typed import tidu
from tests.web.case import Site
from tests.web.plans.ahead_made import ahead
from tests.web.plans.made import plan, report, reporter
from tidu.cli.errors import UsageError
from tidu.cli.site import plans as site_plans
from tidu.cli.site.errors import SiteError
from tidu.cli.site.plans import measured_site, site_plan
from tidu.web.plans.models import AdoptedPlan, TargetReading
from tidu.web.plans.reports import Figure, accept, submit

ON = date(2025, 6, 30)
DAY = ("--on", "2025-06-30")


def test_the_site_is_measured_as_on_its_pages_and_nothing_is_written(site: Site) -> None:
    adopted = ahead(site)
    TargetReading.objects.all().delete()
    done = tidu("plan", "measure", "--site", *DAY, "--format", "json")
    assert done.exit_code == 0, done.stderr
    data = json.loads(done.stdout)
    assert (data["plan"], data["firms"]) == (adopted.pack, 2)
    srdi = next(one for one in data["targets"] if one["target"] == "srdi")
    assert (srdi["measured"]["counted"], srdi["short"]) == (1, 599)
    assert not TargetReading.objects.exists()


def test_what_units_reported_counts(site: Site) -> None:
    reporter(site)
    made = report(site, figures=[Figure("little-giants", Decimal(7))])
    submit(actor=site.people["unit"], report=made)
    accept(actor=site.officer, report=made)
    _, found = measured_site("changchun", None, date(2026, 1, 10))
    said = {one.target.id: one.reported for one in found if one.reported is not None}
    assert {key: one.value for key, one in said.items()} == {"little-giants": 7}


def test_the_forecast_names_the_nearest_firm_and_what_it_lacks(site: Site) -> None:
    ahead(site)
    done = tidu("plan", "forecast", "--site", "--plan", "changchun", *DAY, "--format", "json")
    assert done.exit_code == 0, done.stderr
    srdi = next(one for one in json.loads(done.stdout)["forecasts"] if one["target"] == "srdi")
    assert (srdi["certain"], srdi["candidates"]) == (1, 1)
    (near,) = srdi["nearest"]["firms"]
    assert near["key"] == site.east_firm.uscc
    assert all(one["clause"] for one in near["lacks"])
    table = tidu("plan", "forecast", "--site", *DAY)
    assert site.east_firm.name in table.stdout


def test_of_several_plans_one_is_named(site: Site) -> None:
    with pytest.raises(UsageError, match="还没有采用计划"):
        site_plan(None, None, ON)
    plan(site)
    plan(site, person="district_officer")
    with pytest.raises(UsageError, match=r"--place 写明一个：.*示例东区：changchun"):
        site_plan("changchun", None, ON)
    assert len(site_plan("changchun.plan-2022", "示例东区", ON).pool) == 1
    with pytest.raises(UsageError, match="没有采用这个计划，已采用"):
        site_plan("changshu", None, ON)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "二者选一"),
        (("--site", "名单.xlsx"), "二者选一"),
        (("--site", "--sheet", "甲"), "--sheet 只用于企业名单"),
        (("名单.xlsx", "--place", "甲"), "--place 只用于 --site"),
    ],
)
def test_options_that_do_not_fit_are_refused(arguments: tuple[str, ...], message: str) -> None:
    for command in ("measure", "forecast"):
        done = tidu("plan", command, *arguments)
        assert done.exit_code == 2
        assert message in done.stderr


def test_a_database_that_cannot_be_read_says_what_to_check(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        def select_related(self, *_names: str) -> None:
            raise OperationalError("no such table")

    monkeypatch.setattr(AdoptedPlan, "objects", Broken())
    monkeypatch.setattr(site_plans, "start_django", lambda: None)
    with pytest.raises(SiteError, match="DATABASE_URL"):
        site_plan(None, None, ON)
