"""What is scored: proposed from the standard, as the organiser says, fixed once experts are drawn."""

import pytest

from tests.web.applications.kit import open_batch
from tests.web.case import Site
from tests.web.reviews.kit import CRITERIA, draw, experts, review
from tidu.web.reviews.criteria import Proposed, is_in_use, proposed_for, set_criteria
from tidu.web.reviews.errors import ReviewError

pytestmark = pytest.mark.django_db


def test_a_standard_proposes_what_it_leaves_to_judgement(site: Site) -> None:
    found = proposed_for(open_batch(site, standard="national.little-giant-2026"))
    assert found
    assert all(one.most > 0 and one.condition for one in found)
    free = proposed_for(open_batch(site, title="另一批次"))
    assert sum(one.most for one in free) == 100


def test_they_are_kept_in_order_until_experts_are_drawn(site: Site) -> None:
    batch = review(site)
    assert [(one.label, one.most) for one in batch.criteria.all()] == [("创新能力", 60), ("市场前景", 40)]
    assert not is_in_use(batch)
    draw(site, batch, experts(site))
    with pytest.raises(ReviewError, match="不能再改"):
        set_criteria(actor=site.officer, batch=batch, wanted=CRITERIA)


def test_what_cannot_be_scored_is_refused(site: Site) -> None:
    batch = open_batch(site)
    for wanted, text in (((), "至少写一个"), ((Proposed("甲", 1), Proposed("甲", 2)), "评分项重复：甲")):
        with pytest.raises(ReviewError, match=text):
            set_criteria(actor=site.officer, batch=batch, wanted=wanted)
    with pytest.raises(ReviewError, match="没有组织"):
        set_criteria(actor=site.district_officer, batch=batch, wanted=CRITERIA)
