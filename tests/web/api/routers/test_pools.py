import pytest

from tests.web.api.kit import Caller
from tests.web.case import Site
from tests.web.pools.made import pool
from tidu.web.enterprises.models import Enterprise
from tidu.web.pools.models import Membership, Pool
from tidu.web.pools.services import take_in


def filled(site: Site) -> Pool:
    kept = pool(site, rule="")
    take_in(actor=site.officer, pool=kept, firms=[site.east_firm, site.west_firm], reason="示例原因")
    return kept


@pytest.mark.parametrize(
    "person", ["operator", "officer", "district_officer", "specialist", "firm", "leader", "stranger"]
)
def test_nobody_is_shown_more_than_the_scope(site: Site, person: str) -> None:
    kept, user = filled(site), site.people[person]
    caller = Caller(user)
    visible = Pool.objects.visible_to(user).exists()
    firms = set(Enterprise.objects.visible_to(user).values_list("pk", flat=True))
    listed = caller.get("/pools").json()
    assert [one["id"] for one in listed] == [kept.pk] * visible
    assert caller.get(f"/pools/{kept.pk}").status_code == (200 if visible else 404)
    members = caller.get(f"/pools/{kept.pk}/members")
    assert members.status_code == (200 if visible else 404)
    if visible:
        inside = {one["firm"] for one in members.json()["items"]}
        assert inside == {site.east_firm.pk, site.west_firm.pk} & firms
        assert listed[0]["members"] == len(inside)


def test_in_and_out(site: Site) -> None:
    kept, caller = pool(site, rule=""), Caller(site.officer)
    path = f"/pools/{kept.pk}/members"
    body = {"firms": [site.east_firm.pk, site.foreign_firm.pk], "reason": "示例原因"}
    assert caller.post(path, body).json() == {"new": 1}
    assert caller.post(path, body).json() == {"new": 0}
    (member,) = caller.get(path).json()["items"]
    assert (member["firm"], member["reason_in"], member["until"]) == (site.east_firm.pk, "示例原因", None)
    gone = caller.post(f"{path}/{member['id']}/remove", {"reason": "示例搬迁"}).json()
    assert (gone["reason_out"], gone["until"] is None) == ("示例搬迁", False)
    assert caller.get(path).json()["items"] == []
    assert [one["id"] for one in caller.get(path, left="true").json()["items"]] == [member["id"]]
    assert caller.post(f"{path}/{member['id']}/remove", {"reason": "示例搬迁"}).status_code == 422


def test_a_member_out_of_scope_is_not_there(site: Site) -> None:
    kept = pool(site, rule="", person="district_officer")
    take_in(actor=site.officer, pool=kept, firms=[site.west_firm], reason="示例原因")
    west = Membership.objects.get()
    path = f"/pools/{kept.pk}/members/{west.pk}/remove"
    assert Caller(site.district_officer).post(path, {"reason": "示例"}).status_code == 404
    assert Membership.objects.get().until is None


def test_who_may_not_keep_a_pool(site: Site) -> None:
    kept = filled(site)  # of the whole city
    body = {"firms": [site.east_firm.pk], "reason": "示例原因"}
    answer = Caller(site.district_officer).post(f"/pools/{kept.pk}/members", body)
    assert answer.status_code == 422
    assert "没有维护这个库的权限" in answer.json()["message"]
    assert Caller(site.people["leader"]).post(f"/pools/{kept.pk}/members", body).status_code == 403


def test_a_refresh_is_a_job(site: Site) -> None:
    caller = Caller(site.officer)
    answer = caller.post(f"/pools/{pool(site).pk}/refresh", {})
    assert answer.status_code == 202
    assert caller.get(f"/jobs/{answer.json()['id']}").json()["state"] == "waiting"
    by_hand = pool(site, rule="", name="示例名录库")
    assert "由人工增减" in caller.post(f"/pools/{by_hand.pk}/refresh", {}).json()["message"]
