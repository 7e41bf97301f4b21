from typing import Any

from tests.web.api.kit import Answer, Caller
from tests.web.case import Site
from tests.web.plans.made import NOW, TASK, plan, report, reporter
from tidu.web.plans.models import AdoptedPlan, TaskReport
from tidu.web.plans.reports import submit


def body(site: Site, **changes: object) -> dict[str, Any]:
    return {
        "task": TASK,
        "unit": site.bureau.pk,
        "quarter": NOW.key,
        "text": "示例进展",
        "figures": [{"target": "srdi", "value": "590", "basis": "示例名单"}],
    } | changes


def write(site: Site, caller: Caller, **changes: object) -> Answer:
    made = AdoptedPlan.objects.get(root=site.root)
    return caller.post(f"/plans/{made.pk}/reports", body(site, **changes))


def test_a_report_from_writing_to_acceptance(site: Site) -> None:
    plan(site)
    unit, officer = Caller(reporter(site)), Caller(site.officer)
    made = write(site, unit).json()
    assert (made["state"], made["figures"]) == (
        "draft",
        [{"target": "srdi", "value": "590", "basis": "示例名单"}],
    )
    path = f"/reports/{made['id']}"
    assert unit.post(f"{path}/submit", {}).json()["state"] == "submitted"
    assert write(site, unit).status_code == 422, "it is handed in"
    without = officer.post(f"{path}/decision", {"action": "return"})
    assert (without.status_code, without.json()["message"]) == (422, "请写明退回的原因")
    back = officer.post(f"{path}/decision", {"action": "return", "comment": "请核对"}).json()
    assert back["state"] == "returned"
    assert write(site, unit, text="已核对").json()["text"] == "已核对"
    unit.post(f"{path}/submit", {})
    assert officer.post(f"{path}/decision", {"action": "accept"}).json()["state"] == "accepted"
    assert TaskReport.objects.get().steps.count() == 4


def test_who_may_not_write_or_decide(site: Site) -> None:
    made = plan(site)
    reporter(site)
    assert write(site, Caller(site.people["leader"])).status_code == 422
    assert Caller(site.people["firm"]).get(f"/plans/{made.pk}/reports").status_code == 403
    stranger = Caller(site.stranger)
    assert stranger.post(f"/plans/{made.pk}/reports", body(site)).status_code == 404
    said = report(site)
    submit(actor=site.people["unit"], report=said)
    assert stranger.post(f"/reports/{said.pk}/submit", {}).status_code == 404
    own = Caller(site.people["unit"]).post(f"/reports/{said.pk}/decision", {"action": "accept"})
    assert (own.status_code, own.json()["code"]) == (422, "refused")


def test_what_is_wrong_is_told(site: Site) -> None:
    plan(site)
    unit = Caller(reporter(site))
    assert write(site, unit, quarter="2025-3").status_code == 422
    assert "不在计划期内" in write(site, unit, quarter="2030q1").json()["message"]
    assert "没有这项任务" in write(site, unit, task="nothing").json()["message"]
    assert write(site, unit, figures=[{"target": "srdi", "value": "-1"}]).status_code == 422
    assert write(site, unit, unit=999).status_code == 404
    assert write(site, unit, quarter="0000q1").status_code == 404
    assert not TaskReport.objects.exists()


def test_a_draft_is_its_units_own_and_lists_are_narrowed(site: Site) -> None:
    reporter(site)
    said = report(site, text="正在写")
    path = f"/plans/{said.plan_id}/reports"
    unit = Caller(site.people["unit"])
    assert unit.get(path).json()["items"][0]["text"] == "正在写"
    leader = Caller(site.people["leader"])
    (seen,) = leader.get(path).json()["items"]
    assert (seen["text"], seen["figures"], seen["state"]) == ("", [], "draft")
    submit(actor=site.people["unit"], report=said)
    assert leader.get(path, quarter=NOW.key).json()["items"][0]["text"] == "正在写"
    assert leader.get(path, quarter="2024q1").json()["items"] == []
    assert leader.get(path, before=said.pk).json() == {"items": [], "next": None}
    other = site.people["unit"]
    other.organisation = None
    other.save()
    assert unit.get(path).json()["items"] == []
