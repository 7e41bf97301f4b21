import json
from typing import Any

from tests.web.api.kit import V1, Caller
from tests.web.applications.kit import apply, barred, open_batch
from tests.web.case import Site
from tidu.web.api.scopes import Scope
from tidu.web.applications.models import Application, Step

KEY = "a-key-of-the-caller"


def step(caller: Caller, pk: int, body: dict[str, Any], key: str = KEY) -> Any:  # noqa: ANN401 - a response
    return caller._client.post(  # noqa: SLF001 - a header that the other operations do not know
        f"{V1}/applications/{pk}/steps", json.dumps(body), content_type="application/json",
        headers=caller.headers | ({"Idempotency-Key": key} if key else {}),
    )  # fmt: skip


def test_begun_submitted_once_and_handled(site: Site) -> None:
    batch = open_batch(site)
    firm, officer = Caller(site.people["firm"]), Caller(site.district_officer)
    path = f"/batches/{batch.pk}/applications"
    answers = [firm.post(path, {"firm": site.east_firm.pk}) for _ in range(2)]
    assert [one.status_code for one in answers] == [201, 201]
    made = Application.objects.get()
    told = answers[0].json()
    assert (told["id"], told["state"], told["seen"]) == (made.pk, "draft", 0)
    assert "submit" in [one["id"] for one in told["allowed"]]

    done = [step(firm, made.pk, {"transition": "submit", "seen": 0}) for _ in range(2)]
    assert [one.status_code for one in done] == [200, 200]
    assert done[0].json() == done[1].json()
    assert Step.objects.count() == 1

    late = step(officer, made.pk, {"transition": "screen-pass", "seen": 0}, "another-key")
    assert late.status_code == 422
    assert "请刷新页面后再办理" in late.json()["message"]
    assert step(officer, made.pk, {"transition": "screen-pass", "seen": 1}, "another-key").status_code == 200
    steps = firm.get(f"/applications/{made.pk}/steps").json()
    assert [one["actor"] for one in steps] == [site.people["firm"].name, "主管部门"]
    assert officer.get(f"/applications/{made.pk}/steps").json()[1]["actor"] == site.district_officer.name


def test_lists_are_narrowed_to_what_the_caller_sees(site: Site) -> None:
    batch = open_batch(site)
    apply(batch, site.east_firm)
    apply(batch, site.west_firm, state="submitted")
    assert len(Caller(site.officer).get("/applications", batch=batch.pk).json()["items"]) == 2
    (line,) = (
        Caller(site.officer, Scope.APPLICATIONS_READ).get("/applications", state="submitted").json()["items"]
    )
    assert (line["firm"], line["active"]) == (site.west_firm.pk, True)
    (own,) = Caller(site.people["firm"]).get("/applications").json()["items"]
    assert own["firm"] == site.east_firm.pk
    assert Caller(site.district_officer).get(f"/applications/{line['id']}").status_code == 404


def test_a_step_needs_a_key_a_known_step_and_its_actor(site: Site) -> None:
    made = apply(open_batch(site), site.east_firm)
    firm = Caller(site.people["firm"])
    for key in ("", "short", "with a space in it"):
        assert step(firm, made.pk, {"transition": "submit"}, key).status_code == 422
    unknown = step(firm, made.pk, {"transition": "fly"})
    assert (unknown.status_code, unknown.json()["code"]) == (422, "refused")
    assert "没有步骤“fly”" in unknown.json()["message"]
    assert step(Caller(site.people["leader"]), made.pk, {"transition": "submit"}).status_code == 422
    assert (
        step(
            Caller(site.people["firm"], Scope.APPLICATIONS_READ), made.pk, {"transition": "submit"}
        ).status_code
        == 403
    )
    made.refresh_from_db()
    assert made.state == "draft"


def test_a_barred_firm_is_told_until_when(site: Site) -> None:
    until = barred(site)
    batch = open_batch(site, level="national.srdi")
    answer = Caller(site.people["firm"]).post(
        f"/batches/{batch.pk}/applications", {"firm": site.east_firm.pk}
    )
    assert answer.status_code == 422
    assert f"至 {until} 止" in answer.json()["message"]
