from datetime import date
from decimal import Decimal

import pytest

from tests.web.api.kit import Caller
from tests.web.assessments.made import fill
from tests.web.case import Site
from tests.web.plans.made import ON, plan, report, reporter, title
from tidu.web.api.scopes import Scope
from tidu.web.plans.models import AdoptedPlan
from tidu.web.plans.reports import Figure, accept, submit
from tidu.web.plans.services import measure


def measured(site: Site) -> AdoptedPlan:
    for firm in (site.east_firm, site.west_firm):
        title(site, firm)
    made = plan(site)
    measure(made, on=ON)
    return made


@pytest.mark.parametrize(
    ("person", "status"),
    [
        ("officer", 200),
        ("district_officer", 200),
        ("unit", 200),
        ("leader", 200),
        ("firm", 403),
        ("stranger", 404),
    ],
)
def test_plans_are_for_those_who_carry_them_out(site: Site, person: str, status: int) -> None:
    made, caller = measured(site), Caller(site.people[person])
    for path in ("", "/targets", "/tasks", "/targets/srdi/firms"):
        assert caller.get(f"/plans/{made.pk}{path}").status_code == status
    listed = caller.get("/plans")
    if status != 403:
        assert [one["id"] for one in listed.json()] == ([made.pk] if status == 200 else [])


def test_a_token_without_the_scope_is_refused(site: Site) -> None:
    assert Caller(site.officer, Scope.FIRMS_READ).get("/plans").status_code == 403


def test_targets_say_where_they_stand(site: Site) -> None:
    reporter(site)
    made = measured(site)
    said = report(site, figures=[Figure("srdi", Decimal(590))])
    submit(actor=site.people["unit"], report=said)
    accept(actor=site.officer, report=said)
    AdoptedPlan.objects.update(measured_on=None)
    caller = Caller(site.people["leader"])
    found = {one["id"]: one for one in caller.get(f"/plans/{made.pk}/targets").json()}
    assert len(found) == 12
    srdi = found["srdi"]
    assert (srdi["goal"], srdi["unit"], srdi["by"], srdi["clause"]) == ("600 户", "户", 2025, "一（三）")
    assert (srdi["reported"], srdi["status"], srdi["short"]) == ("590", "behind", "10")
    measure(made, on=ON)
    found = {one["id"]: one for one in caller.get(f"/plans/{made.pk}/targets").json()}
    srdi = found["srdi"]
    assert (srdi["measured_low"], srdi["measured_high"], srdi["counted"], srdi["short"]) == (
        "2",
        "2",
        2,
        "598",
    )
    assert srdi["on"] == "2025-06-30"
    assert found["green-factories"]["measured_low"] is None
    assert found["pool"]["measured_high"] == "2"


def test_a_share_is_a_text_in_its_unit(site: Site) -> None:
    fill(site, site.east_firm)
    title(site, site.east_firm)
    made = plan(site)
    measure(made, on=date(2026, 6, 1))
    found = Caller(site.officer).get(f"/plans/{made.pk}/targets").json()
    rate = next(one for one in found if one["id"] == "rd-intensity")
    # 110 of 4,200: no decimal is exactly that, and it is cut only far behind the point.
    assert (rate["goal"], rate["unit"], rate["measured_low"]) == ("≥ 3.0%", "%", "2.619047619048")
    assert rate["short"].startswith("0.38095")


def test_firms_behind_a_figure_are_those_in_scope(site: Site) -> None:
    made = measured(site)
    path = f"/plans/{made.pk}/targets/srdi/firms"
    officer = Caller(site.officer)
    whole = officer.get(path).json()
    assert {one["id"] for one in whole["items"]} == {site.east_firm.pk, site.west_firm.pk}
    assert whole["next"] == 0
    own = Caller(site.district_officer).get(path).json()
    assert [one["uscc"] for one in own["items"]] == [site.east_firm.uscc]
    assert officer.get(path, after=site.west_firm.pk).json()["items"] == []
    assert officer.get(f"/plans/{made.pk}/targets/nothing/firms").status_code == 404
    waiting = officer.get(f"/plans/{made.pk}/targets/pool/firms", waiting="true").json()
    assert len(waiting["items"]) == 2


def test_tasks_name_their_units(site: Site) -> None:
    made = plan(site)
    tasks = Caller(site.people["unit"]).get(f"/plans/{made.pk}/tasks").json()
    task = next(one for one in tasks if one["id"] == "t2")
    assert (task["number"], task["others"]) == ("2", [site.bureau.pk])
    assert "市商务局" in task["unknown"]
    assert len(tasks) == 29


def test_a_plan_that_is_gone_from_the_packs_has_no_targets(site: Site) -> None:
    made, caller = plan(site), Caller(site.officer)
    AdoptedPlan.objects.update(pack="gone.plan-2020")
    assert caller.get(f"/plans/{made.pk}").status_code == 200
    assert caller.get(f"/plans/{made.pk}/targets").status_code == 404
