"""Accounts are read within the tenant of who asks."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.utils import timezone

from tests.web.case import Site
from tidu.web.accounts.models import User
from tidu.web.accounts.roles import Role
from tidu.web.accounts.selectors import FAILED, LOCKED, accounts_for

pytestmark = pytest.mark.django_db


def test_an_operator_sees_her_tenant_and_no_other(site: Site) -> None:
    found = set(accounts_for(site.operator))
    assert found == set(User.objects.filter(root=site.root))
    assert site.stranger not in found


def test_others_see_themselves(site: Site) -> None:
    assert list(accounts_for(site.officer)) == [site.officer]


@pytest.mark.parametrize(("search", "count"), [("demo-district", 1), ("示例东区人员", 1), ("没有这个人", 0)])
def test_a_word_narrows_by_account_and_name(site: Site, search: str, count: int) -> None:
    assert accounts_for(site.operator, search=search).count() == count


def test_a_role_narrows(site: Site) -> None:
    assert {user.role for user in accounts_for(site.operator, role=Role.OFFICER)} == {Role.OFFICER}


def test_how_signing_in_went_lately_narrows(site: Site) -> None:
    now = timezone.now()
    for user, failures, at in (
        (site.officer, 5, now),
        (site.people["leader"], 1, now),
        (site.stranger, 5, now),
        (site.district_officer, 5, now - timedelta(hours=25)),
    ):
        attempt = AccessAttempt.objects.create(
            username=user.username, failures_since_start=failures, ip_address="127.0.0.1"
        )
        AccessAttempt.objects.filter(pk=attempt.pk).update(attempt_time=at)
    assert set(accounts_for(site.operator, sign_in=FAILED)) == {site.officer, site.people["leader"]}
    assert list(accounts_for(site.operator, sign_in=LOCKED)) == [site.officer]
    assert accounts_for(site.operator, sign_in="odd").count() == accounts_for(site.operator).count()
