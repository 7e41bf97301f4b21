import re

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings

from tests.web.api.kit import V1, Caller
from tests.web.case import Site
from tidu.web.api.scopes import Scope
from tidu.web.api.services import revoke_token
from tidu.web.audit.models import Entry


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer wrong", "Basic eDp5"])
def test_without_a_token_nothing_opens(site: Site, header: str) -> None:
    answer = Client().get(f"{V1}/firms", headers={"Authorization": header} if header else {})
    assert answer.status_code == 401
    assert answer.json()["code"] == "unauthorized"
    assert "Bearer" in answer.json()["message"]


def test_a_signed_in_browser_is_no_token(site: Site) -> None:
    browser = Client()
    browser.force_login(site.officer, backend="django.contrib.auth.backends.ModelBackend")
    assert browser.get(f"{V1}/firms").status_code == 401


def test_the_scope_must_be_there(site: Site) -> None:
    caller = Caller(site.officer, Scope.FACTS_READ)
    answer = caller.get("/firms")
    assert answer.status_code == 403
    assert "firms:read" in answer.json()["message"]


def test_a_role_that_shrank_takes_the_scope_along(site: Site) -> None:
    caller = Caller(site.people["leader"], Scope.FIRMS_WRITE)
    answer = caller.post("/firms", {"uscc": "x", "name": "示例", "jurisdiction": site.root.pk})
    assert answer.status_code == 403
    assert "角色" in answer.json()["message"]


def test_a_revoked_token_stops_at_once(site: Site) -> None:
    caller = Caller(site.officer)
    assert caller.get("/firms").status_code == 200
    revoke_token(actor=site.officer, token=caller.token)
    assert caller.get("/firms").status_code == 401


def test_the_trail_names_the_token(site: Site) -> None:
    caller = Caller(site.officer)
    body = {"main_product": "示例轴承"}
    assert caller.patch(f"/firms/{site.east_firm.pk}", body).status_code == 200
    entry = Entry.objects.get(action="修改企业信息")
    assert entry.actor == site.officer
    assert entry.actor_name == f"{site.officer.name}（令牌 统计系统）"


def test_too_many_requests_are_told_to_wait(site: Site, settings: Settings) -> None:
    cache.clear()
    settings.API_RATE = 2
    caller, other = Caller(site.officer), Caller(site.operator)
    answers = {caller.get("/levels").status_code for _ in range(6)}
    # Six requests in at most two minutes' allowances.
    assert answers == {200, 429}
    assert other.get("/levels").status_code == 200
    told = next(one for one in (caller.get("/levels") for _ in range(6)) if one.status_code == 429)
    assert re.search(r"请 \d+ 秒后再试", told.json()["message"])
