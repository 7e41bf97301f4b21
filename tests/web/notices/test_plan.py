"""Which workflows go through a notice here, and by which steps."""

import pytest

from tests.web.notices.kit import CITY
from tidu.web.notices.plan import notice_plan
from tidu.web.workflows import workflow_library
from tidu.workflows import Rank


def test_a_city_that_recognises_itself() -> None:
    plan = notice_plan(workflow_library().workflow(CITY), Rank.CITY)
    assert plan is not None
    assert (plan.states, plan.announcing.id) == (("reviewed", "published"), "recognise")
    assert plan.listing is not None
    assert plan.refusing is not None
    assert (plan.listing.id, plan.refusing.id) == ("publish", "objection-upheld")


@pytest.mark.parametrize(
    ("workflow", "site", "announcing"),
    [
        ("national.innovative-announcement", Rank.CITY, None),
        ("national.innovative-announcement", Rank.PROVINCE, "announce"),
        ("national.srdi-recognition", Rank.CITY, None),
        ("national.srdi-recognition", Rank.PROVINCE, "recognise"),
        ("national.pool-entry", Rank.CITY, None),
        (CITY, Rank.DISTRICT, None),
    ],
)
def test_who_announces(workflow: str, site: Rank, announcing: str | None) -> None:
    plan = notice_plan(workflow_library().workflow(workflow), site)
    assert (plan.announcing.id if plan is not None else None) == announcing


def test_where_being_listed_moves_nothing() -> None:
    plan = notice_plan(workflow_library().workflow("national.innovative-announcement"), Rank.PROVINCE)
    assert plan is not None
    assert (plan.listing, plan.states) == (None, ("recommended",))
    assert plan.refusing is not None
    assert plan.refusing.id == "province-refuse"
