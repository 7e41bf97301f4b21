"""Units are found by name, alias and common abbreviation, inside the tenant only."""

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.web.case import Site
from tidu.web.organisations.models import OrganisationAlias, OrganisationUnit
from tidu.web.organisations.selectors import UnitNames, find_unit, units_for

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "name", ["示例市工业和信息化局", "市工信局", "市工业和信息化局", " 示例市工信局 ", "示例市 工信局"]
)
def test_every_name_of_a_unit_finds_it(site: Site, name: str) -> None:
    assert find_unit(site.root, name) == site.bureau


@pytest.mark.parametrize("name", ["市科技局", "工信", "", "示例东区工信局"])
def test_what_is_no_unit_is_none(site: Site, name: str) -> None:
    assert find_unit(site.root, name) is None


def test_another_tenants_units_are_not_found(site: Site) -> None:
    assert find_unit(site.elsewhere, "市工信局") is None


def test_a_short_form_of_several_units_finds_none_but_their_names_do(site: Site) -> None:
    one = OrganisationUnit.objects.create(root=site.root, jurisdiction=site.root, name="市发展改革委员会")
    other = OrganisationUnit.objects.create(root=site.root, jurisdiction=site.root, name="市发展和改革委员会")
    assert find_unit(site.root, "市发改委") is None
    assert find_unit(site.root, "市发展改革委员会") == one
    OrganisationAlias.objects.create(root=site.root, unit=other, name="市发改委")
    assert find_unit(site.root, "市发改委") == other


def test_thousands_of_names_cost_two_queries(
    site: Site, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(2):
        names = UnitNames(site.root)
        assert all(names.find("市工信局") == site.bureau for _ in range(1_000))


def test_the_list_is_narrowed_by_name_or_alias(site: Site) -> None:
    assert list(units_for(site.operator, search="工信")) == [site.bureau]
    assert units_for(site.operator).count() == 2
    assert not units_for(site.stranger).exists()
