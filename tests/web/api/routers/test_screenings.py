import pytest

from tests.web.api.kit import Caller
from tests.web.assessments.test_screening import SRDI, screened
from tests.web.case import Site
from tests.web.pools.made import pool
from tidu.web.assessments.models import Screening
from tidu.web.jobs.services import run
from tidu.web.pools.services import take_in

BODY = {"on": "2026-06-01", "standards": [SRDI]}


@pytest.mark.parametrize(
    "person", ["operator", "officer", "district_officer", "specialist", "firm", "stranger"]
)
def test_nobody_is_shown_more_than_the_scope(site: Site, person: str) -> None:
    made = screened(site)
    user = site.people[person]
    caller = Caller(user)
    visible = Screening.objects.visible_to(user).filter(pk=made.pk).exists()
    assert [one["id"] for one in caller.get("/screenings").json()["items"]] == [made.pk] * visible
    assert caller.get(f"/screenings/{made.pk}").status_code == (200 if visible else 404)


def test_asked_for_and_done(site: Site) -> None:
    kept = pool(site, rule="")
    take_in(actor=site.officer, pool=kept, firms=[site.east_firm], reason="示例原因")
    caller = Caller(site.officer)
    answer = caller.post("/screenings", BODY | {"pool": kept.pk})
    assert answer.status_code == 202, answer.json()
    asked = answer.json()
    assert (asked["finished_at"], asked["standards"]) == (None, [SRDI])
    run(asked["job"])
    done = caller.get(f"/screenings/{asked['id']}").json()
    assert done["firms"] == 1
    assert sum(done["counts"][SRDI].values()) == 1


def test_pages_newest_first(site: Site) -> None:
    caller = Caller(site.officer)
    ids = [caller.post("/screenings", BODY | {"title": f"示例 {number}"}).json()["id"] for number in range(3)]
    first = caller.get("/screenings", limit=2).json()
    second = caller.get("/screenings", limit=2, before=first["next"]).json()
    assert [one["id"] for one in (*first["items"], *second["items"])] == ids[::-1]
    assert second["next"] is None


def test_what_is_refused(site: Site) -> None:
    caller = Caller(site.officer)
    assert "没有适用的标准" in caller.post("/screenings", {"on": "2001-01-01"}).json()["message"]
    assert caller.post("/screenings", BODY | {"standards": ["national.best"]}).status_code == 422
    assert Caller(site.people["firm"]).post("/screenings", BODY).status_code == 403
