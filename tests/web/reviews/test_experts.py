"""What is known of experts is kept by the city's officers."""

import pytest

from tests.web.case import Site
from tidu.web.reviews.errors import ReviewError
from tidu.web.reviews.experts import accounts_of_experts, save_expert
from tidu.web.reviews.models import Expert

pytestmark = pytest.mark.django_db


def test_unit_and_fields_are_kept(site: Site) -> None:
    user = site.people["expert"]
    for unit in ("示例大学", "示例研究院"):
        save_expert(actor=site.officer, user=user, unit=unit, fields="新材料", is_active=True)
    assert Expert.objects.get().unit == "示例研究院"
    assert list(accounts_of_experts(site.officer)) == [user]
    assert list(accounts_of_experts(site.district_officer)) == []


def test_only_experts_of_the_tenant_by_who_may(site: Site) -> None:
    expert = site.people["expert"]
    for actor, user in (
        (site.district_officer, expert),
        (site.stranger, expert),
        (site.officer, site.people["leader"]),
    ):
        with pytest.raises(ReviewError, match="没有维护"):
            save_expert(actor=actor, user=user, unit="甲", fields="", is_active=True)
