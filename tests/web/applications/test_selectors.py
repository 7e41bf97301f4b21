import pytest

from tests.web.applications.kit import apply, open_batch
from tests.web.case import Site
from tidu.web.applications.selectors import (
    Filter,
    applications_for,
    state_text,
    states_of,
    states_waiting_for,
)
from tidu.workflows import Rank

pytestmark = pytest.mark.django_db


def test_a_query_string_is_read_with_care() -> None:
    assert Filter.read({"batch": "7", "area": "x", "mine": "1", "q": " 精密 ", "before": "²"}) == Filter(
        batch=7, mine=True, search="精密"
    )


def test_what_waits_for_whom(site: Site) -> None:
    workflow = open_batch(site).workflow
    assert states_waiting_for(site.district_officer, workflow, Rank.CITY) == ["submitted"]
    assert states_waiting_for(site.officer, workflow, Rank.CITY) == ["screened", "reviewed"]
    assert states_waiting_for(site.people["firm"], workflow, Rank.CITY) == ["draft", "returned"]
    assert states_waiting_for(site.people["unit"], workflow, Rank.CITY) == []


def test_names_for_each(site: Site) -> None:
    state = open_batch(site).workflow.state("submitted")
    assert state_text(site.people["firm"], state) == "已提交，等待初审"
    assert state_text(site.officer, state) == "待区县初审"


def test_states_as_choices(site: Site) -> None:
    assert ("submitted", "待区县初审") in states_of(open_batch(site))


def test_pages_of_a_long_list(site: Site) -> None:
    batch = open_batch(site)
    first, second = apply(batch, site.east_firm), apply(batch, site.west_firm)
    assert list(applications_for(site.officer, Filter())) == [second, first]
    assert list(applications_for(site.officer, Filter(before=second.pk))) == [first]


def test_firms_in_no_part_of_the_tenant(site: Site) -> None:
    site.west_firm.jurisdiction = site.root
    site.west_firm.save()
    batch = open_batch(site)
    apply(batch, site.east_firm)
    own = apply(batch, site.west_firm)
    assert list(applications_for(site.officer, Filter(area=site.root.pk))) == [own]
