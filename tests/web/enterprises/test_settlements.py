"""A decision stands until a source says something that was not on the table."""

import pytest

from tests.web.case import Site
from tests.web.facts.makers import source
from tidu.web.enterprises.current import views_of
from tidu.web.enterprises.fact_services import settle
from tidu.web.enterprises.models import Settlement
from tidu.web.enterprises.settlements import is_settled, settlements_of
from tidu.web.facts.models import FactSource, Strength
from tidu.web.facts.services import record_facts

pytestmark = pytest.mark.django_db


def say(site: Site, came_from: FactSource, value: str) -> None:
    record_facts(
        actor=site.officer, enterprise=site.east_firm, year=2025, source=came_from, values={"revenue": value}
    )


def stands(site: Site) -> bool:
    view = views_of(site.east_firm)[2025]
    decision = settlements_of(site.east_firm).get((2025, "revenue"))
    return is_settled(decision, view.values["revenue"], view.conflicts.get("revenue", ()))


def test_a_new_value_opens_it_again_an_old_one_does_not(site: Site) -> None:
    one, other = source(site), source(site, Strength.FIRM)
    say(site, one, "100万")
    say(site, other, "120万")
    assert not stands(site)
    settle(
        actor=site.officer,
        enterprise=site.east_firm,
        year=2025,
        fact="revenue",
        value="100万",
        basis="税务数据",
    )
    assert stands(site)
    say(site, other, "120万")
    assert stands(site)
    say(site, other, "130万")
    assert not stands(site)


def test_the_newest_decision_counts(site: Site) -> None:
    for value in ("100.00", "200.00"):
        Settlement.objects.create(
            enterprise=site.east_firm, year=2025, fact="revenue", value=value, basis="示例"
        )
    assert settlements_of(site.east_firm)[2025, "revenue"].value == "200.00"
    assert not is_settled(None, "200.00", ())
