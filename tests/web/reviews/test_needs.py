"""The step that needs scores waits for all of them; who screens does not decide, nobody judges her own."""

import pytest

from tests.web.applications.kit import open_batch, step
from tests.web.case import Site
from tests.web.reviews.kit import draw, experts, hand_in, review, screened
from tidu.web.applications.errors import TransitionError
from tidu.web.applications.models import Application
from tidu.web.applications.needs import CHECKS
from tidu.web.reviews.models import Kind, Sheet
from tidu.web.reviews.needs import scores_in
from tidu.web.reviews.sheets import step_down
from tidu.workflows import Need

pytestmark = [pytest.mark.django_db, pytest.mark.start(on=review)]


def test_the_site_asks_reviews() -> None:
    assert CHECKS[Need.SCORES_IN] is scores_in


@pytest.mark.start(on=None)
def test_without_experts_the_office_decides_alone(site: Site) -> None:
    made = screened(site, open_batch(site))
    assert step(site.officer, made, "review-pass").to_state == "reviewed"


def test_every_sheet_must_be_in(site: Site) -> None:
    draw(site, review(site), experts(site))
    made = Application.objects.get(enterprise=site.east_firm)
    first, second = Sheet.objects.filter(application=made)
    with pytest.raises(TransitionError, match="还有 2 份评审表没有提交"):
        step(site.officer, made, "review-pass")
    hand_in(first, 50, 30)
    with pytest.raises(TransitionError, match=f"还有 1 份评审表没有提交：{second.expert.name}（专家评审）"):
        step(site.officer, made, "review-pass")
    hand_in(second, 40, 20)
    assert step(site.officer, made, "review-pass").to_state == "reviewed"


def test_an_empty_place_is_waited_for(site: Site) -> None:
    draw(site, review(site), experts(site, 2))
    made = Application.objects.get(enterprise=site.east_firm)
    first, second = Sheet.objects.filter(application=made)
    hand_in(first, 50, 30)
    step_down(actor=second.expert, sheet=second, reason="亲属任职")
    with pytest.raises(TransitionError, match="还缺 1 名评审专家"):
        step(site.officer, made, "review-pass")


def test_who_was_not_drawn_for_waits_once_others_were(site: Site) -> None:
    batch = open_batch(site, title="另一批次")
    late = screened(site, batch)
    other = review(site)
    made = draw(site, other, experts(site))
    assert made.batch == other
    assert step(site.officer, late, "review-pass").to_state == "reviewed"
    fresh = Application.objects.get(batch=other, enterprise=site.west_firm)
    Sheet.objects.filter(application=fresh).update(kind=Kind.INSPECTION)
    with pytest.raises(TransitionError, match="还缺 2 名评审专家"):
        step(site.officer, fresh, "review-pass")


@pytest.mark.start(on=None)
def test_nobody_decides_what_she_screened_filed_or_owns(site: Site) -> None:
    made = screened(site, open_batch(site))
    step(site.officer, made, "review-pass")
    site.district_officer.jurisdiction = site.root
    site.district_officer.save()
    with pytest.raises(TransitionError, match="您初审过这份申报"):
        step(site.district_officer, made, "recommend")
    site.officer.enterprise = site.east_firm
    with pytest.raises(TransitionError, match="不能办理本企业的申报"):
        step(site.officer, made, "recommend")
