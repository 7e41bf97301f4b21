"""Whose titles a person sees, and who decides on them."""

from datetime import date

import pytest

from tests.web.case import Site
from tests.web.facts.makers import source
from tidu.web.titles.access import may_decide_on
from tidu.web.titles.models import Title

pytestmark = pytest.mark.django_db


def test_titles_follow_their_firms(site: Site) -> None:
    for key in ("east", "west"):
        Title.objects.create(
            enterprise=site.firms[key], level="national.srdi", until=date(2027, 1, 1), source=source(site)
        )
    seen = {
        who: Title.objects.visible_to(site.people[who]).count()
        for who in ("officer", "district_officer", "firm", "provider", "stranger")
    }
    assert seen == {"officer": 2, "district_officer": 1, "firm": 1, "provider": 0, "stranger": 0}


def test_officers_and_operators_in_scope_decide(site: Site) -> None:
    deciding = {who for who, user in site.people.items() if may_decide_on(user, site.west_firm)}
    assert deciding == {"officer", "operator"}
