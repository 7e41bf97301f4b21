"""Applications as their firm sees them."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.web.applications.kit import MONTH, TODAY, apply, open_batch, step, submitted
from tests.web.case import Site
from tidu.web.desk.standing import MOST, next_step, stands_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("draft", "核对填报内容和材料，然后提交"),
        ("submitted", "初审，由区县主管部门办理，您不用操作"),
        ("recommended", "决定，由省主管部门办理，您不用操作"),
        ("refused", ""),
    ],
)
def test_the_next_step_in_plain_words(site: Site, state: str, told: str) -> None:
    assert next_step(apply(open_batch(site), site.east_firm, state=state), TODAY) == told


def test_a_draft_of_a_batch_that_is_over_cannot_be_filled_in(site: Site) -> None:
    apply(open_batch(site, closes_on=TODAY - timedelta(days=1)), site.east_firm)
    (one,) = stands_of(site.people["firm"], TODAY)
    assert (one.can_fill, one.left) == (False, None)
    assert one.next_step == "批次已不受理，请联系主管部门"


def test_what_came_back_says_why_and_names_nobody(
    site: Site, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    made = submitted(site, open_batch(site))
    step(site.district_officer, made, "screen-return", reason="请补充审计报告")
    firm = site.people["firm"]
    with django_assert_num_queries(2):
        (one,) = stands_of(firm, TODAY)
    assert (one.returned, one.left, one.can_fill) == ("请补充审计报告", MONTH.days, True)
    assert [event["title"] for event in one.events] == ["退回补正", "提交"]
    assert site.district_officer.name not in str(one.events)


def test_those_in_progress_come_first_and_no_one_elses(site: Site) -> None:
    running = apply(open_batch(site), site.east_firm)
    for number in range(MOST):
        apply(open_batch(site, title=f"往年批次 {number}"), site.east_firm, state="refused")
    apply(open_batch(site, title="别家批次"), site.west_firm)
    stands = stands_of(site.people["firm"], TODAY)
    assert stands[0].application == running
    assert len(stands) == MOST
    assert {one.application.enterprise_id for one in stands} == {site.east_firm.pk}
