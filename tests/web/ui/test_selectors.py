from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.web.case import Site
from tidu.web.enterprises.filters import FirmFilter, firms_for
from tidu.web.enterprises.models import Enterprise
from tidu.web.ui.selectors import figures_of


@pytest.fixture
def city(site: Site) -> Site:
    """One firm whose title ends soon, one whose data are complete."""
    soon = timezone.localdate() + timedelta(days=90)
    Enterprise.objects.filter(pk=site.east_firm.pk).update(title_until=soon, completeness=79)
    Enterprise.objects.filter(pk=site.west_firm.pk).update(
        title_until=soon + timedelta(days=1), completeness=80
    )
    return site


def test_figures_count_what_the_person_may_see(city: Site) -> None:
    assert [figure.count for figure in figures_of(city.officer)] == [2, 1, 1]
    assert [figure.count for figure in figures_of(city.people["district_officer"])] == [1, 1, 1]
    assert [figure.count for figure in figures_of(city.people["specialist"])] == [1, 1, 1]


@pytest.mark.parametrize("person", ["officer", "district_officer", "specialist", "leader"])
def test_each_figure_is_the_length_of_the_list_it_opens(city: Site, person: str) -> None:
    for figure in figures_of(city.people[person]):
        query = dict(parse_qsl(urlsplit(figure.address).query))
        assert firms_for(city.people[person], FirmFilter.read(query)).count() == figure.count, figure.label


def test_all_figures_are_one_query(city: Site, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        figures_of(city.officer)
