from datetime import timedelta

import pytest
from django.forms.models import model_to_dict
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.web.api.kit import issued
from tests.web.case import Site
from tidu.web.api.models import ApiToken
from tidu.web.api.scopes import Scope
from tidu.web.api.services import LONGEST, MOST_TOKENS, TokenError, issue_token, revoke_token, token_of
from tidu.web.audit.models import Entry


def test_the_text_opens_and_is_not_kept(site: Site) -> None:
    last = timezone.localdate() + timedelta(days=1)
    token, text = issue_token(
        user=site.officer, name=" 统计系统 ", scopes=["facts:read", "firms:read"], expires_on=last
    )
    assert token_of(text) == token
    assert token.name == "统计系统"
    assert token.scopes == ["firms:read", "facts:read"]
    assert text not in str(ApiToken.objects.filter(pk=token.pk).values().get())
    entry = Entry.objects.get(action="创建接口令牌")
    assert entry.after is not None
    assert entry.after["权限"] == "查询企业、查询企业数据"
    assert text not in str(entry.after)


def test_it_is_found_with_its_person_and_her_place_by_one_query(
    site: Site, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    token, text = issue_token(
        user=site.officer, name="甲", scopes=["firms:read"], expires_on=timezone.localdate()
    )
    token_of(text)
    with django_assert_num_queries(1):
        found = token_of(text)
        assert found is not None
        person, place = found.user, found.user.jurisdiction
    token.refresh_from_db()
    for mine, theirs in ((found, token), (person, site.officer), (place, site.root)):
        theirs.refresh_from_db()
        assert model_to_dict(mine) == model_to_dict(theirs)


def test_a_token_opens_nothing_once_it_should_not(site: Site) -> None:
    token, text = issue_token(
        user=site.officer, name="甲", scopes=["firms:read"], expires_on=timezone.localdate()
    )
    assert token_of(text) is not None
    assert token_of(text + "x") is None
    for changes in ({"is_active": False}, {"must_change_password": True}):
        type(site.officer).objects.filter(pk=site.officer.pk).update(**changes)
        assert token_of(text) is None
        type(site.officer).objects.filter(pk=site.officer.pk).update(
            is_active=True, must_change_password=False
        )
    ApiToken.objects.filter(pk=token.pk).update(expires_on=timezone.localdate() - timedelta(days=1))
    assert token_of(text) is None


def test_a_revoked_token_opens_nothing(site: Site) -> None:
    token, text = issue_token(
        user=site.officer, name="甲", scopes=["firms:read"], expires_on=timezone.localdate()
    )
    revoke_token(actor=site.operator, token=token)
    revoke_token(actor=site.operator, token=token)
    assert token_of(text) is None
    assert Entry.objects.filter(action="停用接口令牌").count() == 1


def test_nobody_revokes_a_strangers_token(site: Site) -> None:
    token = issued(site.officer)
    for other in (site.district_officer, site.stranger):
        with pytest.raises(TokenError, match="没有停用"):
            revoke_token(actor=other, token=token)


def test_use_is_noted_at_most_once_a_minute(site: Site) -> None:
    token, text = issue_token(
        user=site.officer, name="甲", scopes=["firms:read"], expires_on=timezone.localdate()
    )
    token_of(text)
    first = ApiToken.objects.get(pk=token.pk).last_used_at
    assert first is not None
    token_of(text)
    assert ApiToken.objects.get(pk=token.pk).last_used_at == first


@pytest.mark.parametrize(
    ("name", "scopes", "days", "message"),
    [
        ("  ", ["firms:read"], 1, "令牌名称"),
        ("甲", [], 1, "至少选择一项"),
        ("甲", ["firms:write"], 1, "维护企业信息"),
        ("甲", ["everything"], 1, "未知权限"),
        ("甲", ["firms:read"], -1, "有效期应在"),
        ("甲", ["firms:read"], LONGEST.days + 1, "有效期应在"),
    ],
)
def test_what_is_refused(site: Site, name: str, scopes: list[str], days: int, message: str) -> None:
    with pytest.raises(TokenError, match=message):
        issue_token(
            user=site.people["leader"],
            name=name,
            scopes=scopes,
            expires_on=timezone.localdate() + timedelta(days=days),
        )
    assert not ApiToken.objects.exists()


def test_there_is_an_end_to_tokens(site: Site) -> None:
    for _ in range(MOST_TOKENS):
        issued(site.officer, Scope.FIRMS_READ)
    with pytest.raises(TokenError, match="最多"):
        issued(site.officer, Scope.FIRMS_READ)
