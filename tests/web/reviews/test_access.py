"""Who leads a review, keeps experts, and whose sheets a person sees."""

import pytest

from tests.web.case import Site
from tests.web.reviews.kit import draw, experts, review
from tidu.web.reviews.access import may_keep_experts, may_lead
from tidu.web.reviews.models import Expert, Sheet

pytestmark = [pytest.mark.django_db, pytest.mark.start(on=review)]


def test_who_leads(site: Site) -> None:
    batch = review(site)
    people = {key for key, user in site.people.items() if may_lead(user, batch)}
    assert people == {"operator", "officer"}


def test_who_keeps_experts(site: Site) -> None:
    known = experts(site, 1)
    assert {key for key, user in site.people.items() if may_keep_experts(user)} == {
        "operator",
        "officer",
        "stranger",
    }
    assert list(Expert.objects.visible_to(site.officer).values_list("user", flat=True)) == [known[0].pk]
    assert not Expert.objects.visible_to(site.stranger).exists()
    assert Expert.objects.active().count() == 1
    known[0].is_active = False
    known[0].save()
    assert not Expert.objects.active().exists()


def test_a_person_sees_her_own_sheets_only(site: Site) -> None:
    people = experts(site)
    draw(site, review(site), people)
    for user in people:
        assert {one.expert_id for one in Sheet.objects.visible_to(user)} <= {user.pk}
    assert not Sheet.objects.visible_to(site.officer).exists()
