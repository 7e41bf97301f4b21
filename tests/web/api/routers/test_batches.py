from tests.web.api.kit import Caller
from tests.web.applications.kit import TODAY, open_batch
from tests.web.case import Site
from tidu.web.api.scopes import Scope
from tidu.web.batches.models import Batch


def test_batches_are_listed_and_told_in_full(site: Site) -> None:
    batch = open_batch(site, standard="national.srdi-2026")
    batch.materials.create(label="审计报告")
    caller = Caller(site.officer)
    (line,) = caller.get("/batches").json()["items"]
    assert (line["title"], line["accepts"], line["closes_on"]) == ("示例批次", True, str(batch.closes_on))
    told = caller.get(f"/batches/{batch.pk}").json()
    assert told["materials"][0]["label"] == "审计报告"
    assert {"submit", "recommend"} <= {step["id"] for step in told["transitions"]}
    assert told["level_name"]


def test_pages_follow_one_another(site: Site) -> None:
    for number in range(51):
        open_batch(site, title=f"批次 {number}")
    caller = Caller(site.officer)
    first = caller.get("/batches").json()
    rest = caller.get("/batches", before=first["next"]).json()
    assert (len(first["items"]), len(rest["items"]), rest["next"]) == (50, 1, None)


def test_what_is_not_open_is_not_there_for_a_firm_nor_another_tenants(site: Site) -> None:
    batch = open_batch(site)
    Batch.objects.update(opened_at=None)
    assert Caller(site.people["firm"]).get(f"/batches/{batch.pk}").status_code == 404
    assert Caller(site.stranger).get(f"/batches/{batch.pk}").status_code == 404
    assert Caller(site.officer).get(f"/batches/{batch.pk}").json()["accepts"] is False
    assert Caller(site.district_officer, Scope.FIRMS_READ).get("/batches").status_code == 403
    assert batch.opens_on < TODAY
