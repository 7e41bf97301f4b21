import pytest
from pytest_django import DjangoAssertNumQueries

from tests.web.api.kit import Caller
from tests.web.case import Site
from tidu.engine.uscc import make
from tidu.web.api.scopes import Scope
from tidu.web.enterprises.models import Enterprise


def test_the_list_is_what_the_person_sees(site: Site) -> None:
    listed = Caller(site.district_officer).get("/firms").json()
    assert [firm["id"] for firm in listed["items"]] == [site.east_firm.pk]
    assert listed["next"] == ""


@pytest.mark.parametrize(
    "person", ["operator", "officer", "district_officer", "specialist", "firm", "leader", "stranger"]
)
def test_nobody_is_shown_more_than_the_scope(site: Site, person: str) -> None:
    user = site.people[person]
    caller = Caller(user)
    visible = set(Enterprise.objects.visible_to(user).values_list("pk", flat=True))
    assert {firm["id"] for firm in caller.get("/firms").json()["items"]} == visible
    for firm in Enterprise.objects.all():
        for path in ("", "/facts", "/titles", "/ledgers/ip"):
            status = caller.get(f"/firms/{firm.pk}{path}").status_code
            assert status == (200 if firm.pk in visible else 404), (firm, path)


def test_pages_by_cursor(site: Site) -> None:
    caller = Caller(site.officer)
    first = caller.get("/firms", limit=1).json()
    second = caller.get("/firms", limit=1, after=first["next"]).json()
    assert first["next"]
    assert second["next"] == ""
    assert {first["items"][0]["id"], second["items"][0]["id"]} == {site.east_firm.pk, site.west_firm.pk}


def test_filters_are_the_pages(site: Site) -> None:
    caller = Caller(site.officer)
    assert [f["id"] for f in caller.get("/firms", place=site.east.pk).json()["items"]] == [site.east_firm.pk]
    assert caller.get("/firms", q="没有这家").json()["items"] == []
    assert len(caller.get("/firms", level="none").json()["items"]) == 2


def test_queries_do_not_grow_with_the_list(
    site: Site, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    caller = Caller(site.officer, Scope.FIRMS_READ)
    caller.get("/firms")
    with django_assert_max_num_queries(4):
        assert caller.get("/firms").status_code == 200


def test_on_record_and_changed(site: Site) -> None:
    caller = Caller(site.officer)
    code = make("990102", "MA000000")
    given = {"uscc": code, "name": "示例新建有限公司", "jurisdiction": site.east.pk, "sector": "示例领域"}
    answer = caller.post("/firms", given)
    assert answer.status_code == 201, answer.json()
    firm = answer.json()
    assert (firm["uscc"], firm["sector"], firm["jurisdiction_name"]) == (code, "示例领域", site.east.name)
    changed = caller.patch(f"/firms/{firm['id']}", {"name": "示例改名有限公司"}).json()
    assert (changed["name"], changed["sector"]) == ("示例改名有限公司", "示例领域")
    assert caller.post("/firms", given).status_code == 422


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"uscc": "91"}, "统一社会信用代码"),
        ({"name": ""}, "名称"),
        ({"size_industry": "baking"}, "划型行业"),
    ],
)
def test_what_is_refused(site: Site, change: dict[str, str], message: str) -> None:
    answer = Caller(site.officer).patch(f"/firms/{site.east_firm.pk}", change)
    assert answer.status_code == 422
    assert message in answer.json()["message"]


def test_a_place_out_of_reach(site: Site) -> None:
    caller = Caller(site.district_officer)
    path = f"/firms/{site.east_firm.pk}"
    assert caller.patch(path, {"jurisdiction": site.elsewhere.pk}).status_code == 404
    assert caller.patch(path, {"jurisdiction": site.west.pk}).status_code == 422
