"""Candidates within a person's scope."""

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.web.case import Site
from tests.web.mergers.twins import twin_of
from tidu.web.enterprises.models import Enterprise
from tidu.web.mergers.selectors import candidates, mergers_of
from tidu.web.mergers.services import keep_apart, merge, split

pytestmark = [pytest.mark.django_db, pytest.mark.start(on=twin_of)]


def test_a_twin_is_found_for_the_tenant_and_for_one_firm(
    site: Site, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    twin = twin_of(site)
    with django_assert_max_num_queries(6):
        (pair,) = candidates(site.officer)
    assert (pair.first, pair.second) == (site.east_firm, twin)
    assert "曾用名与另一份档案的名称相同" in pair.reasons
    assert "联系电话相同" in pair.reasons
    (of_twin,) = candidates(site.officer, firm=twin)
    assert (of_twin.first, of_twin.second) == (twin, site.east_firm)
    assert candidates(site.officer, firm=site.west_firm) == ()


def test_scope_holds(site: Site) -> None:
    twin_of(site)
    for person in (site.district_officer, site.stranger, site.people["provider"]):
        assert candidates(person) == ()
        assert candidates(person, firm=site.west_firm) == ()


def test_judged_and_merged_pairs_are_not_offered(site: Site) -> None:
    twin = twin_of(site)
    keep_apart(actor=site.officer, first=site.east_firm, second=twin)
    assert candidates(site.officer) == ()


def test_mergers_stand_until_they_are_split(site: Site) -> None:
    twin = twin_of(site)
    merger = merge(actor=site.officer, kept=site.east_firm, gone=twin)
    assert candidates(site.officer) == ()
    assert list(mergers_of(site.officer)) == [merger]
    assert list(mergers_of(site.officer, firm=site.west_firm)) == []
    assert list(mergers_of(site.district_officer)) == []  # the twin lies in the other district
    assert list(mergers_of(site.stranger)) == []
    split(actor=site.officer, merger=merger)
    assert list(mergers_of(site.officer)) == []
    assert Enterprise.objects.get(pk=twin.pk).merged_into is None
