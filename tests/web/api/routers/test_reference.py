from tests.web.api.kit import Caller
from tests.web.case import Site
from tidu.web.api.scopes import Scope
from tidu.web.jobs.models import Job


def test_places_of_the_tenant(site: Site) -> None:
    listed = Caller(site.officer, Scope.FIRMS_READ).get("/jurisdictions").json()
    assert {place["id"] for place in listed} == {site.root.pk, site.east.pk, site.west.pk, site.town.pk}
    assert listed[0] == {"id": site.root.pk, "name": "示例市", "parent": None, "kind": "city"}


def test_catalogues(site: Site) -> None:
    caller = Caller(site.officer, Scope.FIRMS_READ)
    levels = {level["id"]: level["label"] for level in caller.get("/levels").json()}
    assert levels["national.little-giant"] == "专精特新“小巨人”企业"
    facts = {fact["id"]: fact for fact in caller.get("/facts").json()}
    assert facts["revenue"]["by_year"] is True
    assert "nation" in facts["rd_institution_level"]["choices"]
    ledgers = {ledger["id"]: ledger for ledger in caller.get("/ledgers").json()}
    assert "titles" not in ledgers
    assert {field["id"] for field in ledgers["ip"]["fields"]} >= {"number", "kind"}


def test_own_jobs_only(site: Site) -> None:
    mine, other = (
        Job.objects.create(root=site.root, owner=user, kind="x", title="示例任务")
        for user in (site.officer, site.operator)
    )
    caller = Caller(site.officer, Scope.FIRMS_READ)
    assert [job["id"] for job in caller.get("/jobs").json()] == [mine.pk]
    assert caller.get("/jobs", before=mine.pk).json() == []
    assert caller.get(f"/jobs/{mine.pk}").json()["state"] == "waiting"
    assert caller.get(f"/jobs/{other.pk}").status_code == 404
