"""The demo's review: experts drawn for what waits for them, all sheets in but one."""

import pytest

from tests.web.applications.kit import apply, open_batch, person
from tests.web.case import Site
from tests.web.reviews.kit import screened
from tidu.web.accounts.roles import Role
from tidu.web.demo.reviews import review_calls
from tidu.web.reviews.drawing import agrees
from tidu.web.reviews.models import Draw, Sheet

pytestmark = pytest.mark.django_db


def test_experts_are_drawn_and_all_sheets_but_one_are_in(site: Site) -> None:
    batch = open_batch(site)
    screened(site, batch)
    apply(batch, site.west_firm, state="screened")
    review_calls([batch], seed=7)
    assert not Draw.objects.exists(), "one expert is too few"
    for key in ("专家乙", "专家丙"):
        person(site, key, Role.EXPERT)
    review_calls([batch], seed=7)
    assert agrees(Draw.objects.get())
    assert (Sheet.objects.count(), Sheet.objects.filter(submitted_at=None).count()) == (6, 1)


def test_without_anything_to_review_nobody_is_drawn(site: Site) -> None:
    for key in ("专家乙", "专家丙"):
        person(site, key, Role.EXPERT)
    review_calls([open_batch(site)], seed=7)
    assert not Draw.objects.exists()
