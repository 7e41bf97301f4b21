import pytest

from tests.web.api.kit import Caller
from tests.web.case import Site
from tests.web.plans.ahead_made import ahead

pytestmark = pytest.mark.start(on=ahead)


def test_forecasts_give_ranges_and_nothing_that_is_not_known(site: Site) -> None:
    made = ahead(site)
    found = Caller(site.people["leader"]).get(f"/plans/{made.pk}/forecasts").json()
    srdi = next(one for one in found if one["target"] == "srdi")
    assert (srdi["certain"], srdi["candidates"], srdi["short"]) == (1, 1, [599, 599])
    assert (srdi["total"], srdi["gained"], srdi["by"]) == (None, None, "2025-12-31")
    assert srdi["standard"] == "national.srdi-2022"
    assert Caller(site.stranger).get(f"/plans/{made.pk}/forecasts").status_code == 404
    assert Caller(site.people["firm"]).get(f"/plans/{made.pk}/forecasts").status_code == 403


def test_the_nearest_are_those_in_scope_with_what_they_lack(site: Site) -> None:
    made = ahead(site)
    path = f"/plans/{made.pk}/forecasts/srdi/nearest"
    district = Caller(site.district_officer)
    (near,) = district.get(path).json()["items"]
    assert (near["place"], near["id"], near["specialists"]) == (1, site.east_firm.pk, "示例服务专员")
    assert all("〔" in line for line in near["lacks"])
    site.district_officer.jurisdiction = site.west
    site.district_officer.save()
    assert district.get(path).json() == {"items": [], "next": 0}
    assert Caller(site.officer).get(f"/plans/{made.pk}/forecasts/pool/nearest").status_code == 404
