import pytest
from django.http import Http404

from tests.web.case import Site
from tidu.web.api.lookups import firm_for, place_for, source_named
from tidu.web.enterprises.guards import RegistryError
from tidu.web.facts.models import Strength


def test_only_what_the_person_may_see(site: Site) -> None:
    assert firm_for(site.district_officer, site.east_firm.pk) == site.east_firm
    for other in (site.west_firm, site.foreign_firm):
        with pytest.raises(Http404):
            firm_for(site.district_officer, other.pk)


def test_a_merged_record_is_gone(site: Site) -> None:
    site.east_firm.status = "merged"
    site.east_firm.save()
    with pytest.raises(Http404):
        firm_for(site.officer, site.east_firm.pk)


def test_places_of_the_tenant_only(site: Site) -> None:
    assert place_for(site.officer, site.town.pk) == site.town
    with pytest.raises(Http404):
        place_for(site.officer, site.elsewhere.pk)


def test_a_source_is_made_once_a_person_and_strength(site: Site) -> None:
    first = source_named(site.officer, "统计系统", Strength.PLATFORM)
    assert source_named(site.officer, "统计系统", Strength.PLATFORM) == first
    assert source_named(site.officer, "统计系统", Strength.VERIFIED) != first
    assert source_named(site.district_officer, "统计系统", Strength.PLATFORM) != first


def test_a_firm_vouches_for_no_more_than_itself(site: Site) -> None:
    assert source_named(site.people["firm"], "本企业", Strength.FIRM).strength == Strength.FIRM
    with pytest.raises(RegistryError, match="企业填报"):
        source_named(site.people["firm"], "本企业", Strength.DEPARTMENT)
