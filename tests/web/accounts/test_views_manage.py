"""Operators manage accounts; nobody else finds the pages."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.web.case import Site
from tests.web.view_tests import PageTests
from tidu.web.accounts.models import User
from tidu.web.accounts.roles import Role
from tidu.web.audit.models import Entry

pytestmark = pytest.mark.django_db


class TestList(PageTests):
    page = "accounts:list"
    allowed = "operator"
    refused = "officer"
    most_queries = 8


class TestNew(PageTests):
    page = "accounts:new"
    allowed = "operator"
    refused = "leader"
    most_queries = 8


class TestEdit(PageTests):
    page = "accounts:edit"
    allowed = "operator"
    refused = "officer"
    most_queries = 9

    def arguments(self, site: Site) -> list[object]:
        return [site.officer.pk]

    def foreign(self, site: Site) -> list[object]:
        return [site.stranger.pk]


def _form(site: Site, **fields: object) -> dict[str, object]:
    return {
        "username": "demo-new",
        "name": "示例新人",
        "role": Role.OFFICER,
        "jurisdiction": site.east.pk,
        **fields,
    }


def test_a_new_account_gets_a_password_shown_once_and_must_change_it(
    site: Site, client_of: Callable[[User], Client]
) -> None:
    answer = client_of(site.operator).post(reverse("accounts:new"), _form(site))
    user = User.objects.get(username="demo-new")
    password = answer.context["password"]
    assert user.check_password(password)
    assert user.must_change_password
    assert user.root == site.root
    assert answer["Cache-Control"] == "no-store"
    entry = Entry.objects.filter(action="开通账号").latest("pk")
    assert entry.actor == site.operator
    assert password not in str(entry.after)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"username": "demo-officer"}, "具有 账号 的 账号 已存在"),
        ({"role": Role.FIRM}, "企业用户必须指定所属企业"),
        ({"role": Role.FIRM, "enterprise_code": "91990200MA0099035U"}, "企业库里没有这个代码"),
        ({"role": Role.UNIT}, "责任单位人员必须指定所属单位"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_reason(
    site: Site, client_of: Callable[[User], Client], fields: dict[str, object], message: str
) -> None:
    answer = client_of(site.operator).post(reverse("accounts:new"), _form(site, **fields))
    assert answer.status_code == 422
    assert message in answer.content.decode()
    assert not User.objects.filter(username="demo-new").exists()


def test_a_jurisdiction_of_another_tenant_cannot_be_chosen(
    site: Site, client_of: Callable[[User], Client]
) -> None:
    answer = client_of(site.operator).post(
        reverse("accounts:new"), _form(site, jurisdiction=site.elsewhere.pk)
    )
    assert answer.status_code == 422
    assert not User.objects.filter(username="demo-new").exists()


def test_an_operator_cannot_lock_herself_out(site: Site, client_of: Callable[[User], Client]) -> None:
    address = reverse("accounts:edit", args=[site.operator.pk])
    answer = client_of(site.operator).post(
        address, {"name": "示例管理员", "role": Role.OFFICER, "jurisdiction": site.root.pk, "is_active": "on"}
    )
    assert answer.status_code == 422
    assert "不能停用自己的账号" in answer.content.decode()
    site.operator.refresh_from_db()
    assert site.operator.role == Role.OPERATOR


def test_a_change_is_in_the_trail_with_before_and_after(
    site: Site, client_of: Callable[[User], Client]
) -> None:
    client_of(site.operator).post(
        reverse("accounts:edit", args=[site.officer.pk]),
        {
            "name": "示例改名",
            "role": Role.OFFICER,
            "jurisdiction": site.root.pk,
            "is_active": "on",
            "sectors_text": "汽车、光电",
        },
    )
    site.officer.refresh_from_db()
    assert site.officer.sectors == ["汽车", "光电"]
    entry = Entry.objects.filter(action="修改账号").latest("pk")
    assert entry.before is not None
    assert entry.after is not None
    assert entry.after["name"] == "示例改名"
    assert entry.after["sectors"] == ["汽车", "光电"]


def test_a_reset_password_works_once_and_must_be_changed(
    site: Site, client_of: Callable[[User], Client]
) -> None:
    answer = client_of(site.operator).post(reverse("accounts:reset", args=[site.officer.pk]))
    site.officer.refresh_from_db()
    assert site.officer.check_password(answer.context["password"])
    assert site.officer.must_change_password


def test_an_account_of_another_tenant_cannot_be_reset(
    site: Site, client_of: Callable[[User], Client]
) -> None:
    before = site.stranger.password
    answer = client_of(site.operator).post(reverse("accounts:reset", args=[site.stranger.pk]))
    site.stranger.refresh_from_db()
    assert answer.status_code == 404
    assert site.stranger.password == before


def test_the_list_is_narrowed_by_word_and_role(site: Site, client_of: Callable[[User], Client]) -> None:
    client = client_of(site.operator)
    found = client.get(reverse("accounts:list"), {"q": "示例东区"}).context["page"].object_list
    assert [user.username for user in found] == ["demo-district_officer"]
    roles = {
        user.role for user in client.get(reverse("accounts:list"), {"role": Role.EXPERT}).context["page"]
    }
    assert roles == {Role.EXPERT}
