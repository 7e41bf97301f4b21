from contextlib import suppress
from datetime import date

import pytest

from tests.web.case import Site
from tests.web.plans.made import PACK, plan, title
from tidu.plans import Plan
from tidu.web.audit.models import Entry
from tidu.web.jobs.services import run
from tidu.web.plans import services
from tidu.web.plans.measuring import Survey, survey_of
from tidu.web.plans.models import AdoptedPlan
from tidu.web.plans.services import PlanError, adopt, measure, measure_due, start_measure, take_edition


def test_adopting_is_for_officers_of_the_place_and_once(site: Site) -> None:
    for key in ("leader", "unit", "specialist", "district_officer"):
        with pytest.raises(PlanError, match="没有在这个辖区采用计划的权限"):
            adopt(actor=site.people[key], plan_id=PACK, jurisdiction=site.root)
    with pytest.raises(PlanError, match="没有这个计划"):
        adopt(actor=site.officer, plan_id="nowhere.plan-2020", jurisdiction=site.root)
    with pytest.raises(PlanError, match="权限"):
        adopt(actor=site.officer, plan_id=PACK, jurisdiction=site.elsewhere)
    made = plan(site)
    assert (made.root, made.start, made.end) == (site.root, date(2022, 4, 30), date(2025, 12, 31))
    assert Entry.objects.get(action="采用计划").after["实施范围"] == "示例市"  # type: ignore[index] # there is one
    with pytest.raises(PlanError, match="已采用这个计划"):
        plan(site)
    assert plan(site, person="district_officer").jurisdiction == site.east


def test_a_new_edition_is_taken_once(site: Site) -> None:
    made = plan(site)
    with pytest.raises(PlanError, match="现行版本"):
        take_edition(actor=site.officer, plan=made)
    AdoptedPlan.objects.filter(pk=made.pk).update(pack_hash="0" * 64, version=0)
    made.refresh_from_db()
    with pytest.raises(PlanError, match="权限"):
        take_edition(actor=site.district_officer, plan=made)
    take_edition(actor=site.officer, plan=made)
    made.refresh_from_db()
    assert made.version >= 1
    assert Entry.objects.filter(action="计划改用新版").count() == 1


def test_measuring_as_a_job(site: Site) -> None:
    made = plan(site)
    with pytest.raises(PlanError, match="权限"):
        start_measure(actor=site.people["leader"], plan=made)
    job = start_measure(actor=site.officer, plan=made)
    run(job.pk)
    job.refresh_from_db()
    assert job.state == "done", job.message
    assert job.result["address"] == f"/plans/{made.pk}/"
    assert made.readings.count() == 9


def test_a_plan_gone_from_the_packs_is_told(site: Site) -> None:
    made = plan(site)
    made.pack = "gone.plan-2020"
    made.save()
    with pytest.raises(PlanError, match="规则包中已没有"):
        measure(made)
    assert measure_due(today=date(2025, 7, 1)) == 0


def test_the_tick_measures_once_a_day_and_closes_quarters(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = plan(site)
    title(site, site.east_firm)
    assert measure_due(today=date(2025, 7, 3)) == 2
    assert measure_due(today=date(2025, 7, 3)) == 0
    assert measure_due(today=date(2025, 7, 4)) == 1
    closed = made.readings.filter(closing=True)
    assert {one.on for one in closed} == {date(2025, 6, 30)}
    assert closed.get(target="srdi").low == "1"
    # After its end a plan is still measured, but there is no quarter to close.
    assert measure_due(today=date(2026, 5, 1)) == 1
    assert services.measure(made, on=date(2026, 5, 1)) == 9


def test_a_measurement_that_fails_keeps_neither_other_plans_nor_the_next_day(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = plan(site), plan(site, person="district_officer")

    def broken(adopted: AdoptedPlan, pack: Plan, *, on: date) -> Survey:
        if adopted == first:
            raise OSError("disk full")
        return survey_of(adopted, pack, on=on)

    monkeypatch.setattr(services, "survey_of", broken)
    day = date(2026, 5, 1)
    # The order of two plans that end on the same day is the database's.
    for _ in range(3):
        with suppress(OSError):
            measure_due(today=day)
    second.refresh_from_db()
    assert second.measured_on == day
    assert measure_due(today=day) == 0
    monkeypatch.undo()
    assert measure_due(today=date(2026, 5, 2)) == 2
    first.refresh_from_db()
    assert first.measured_on == date(2026, 5, 2)
