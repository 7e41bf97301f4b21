from tests.web.api.kit import issued
from tests.web.case import Site
from tidu.web.api.models import ApiToken


def test_people_see_their_own_and_operators_their_tenants(site: Site) -> None:
    mine, other, foreign = issued(site.officer), issued(site.district_officer), issued(site.stranger)
    assert list(ApiToken.objects.visible_to(site.officer)) == [mine]
    assert set(ApiToken.objects.visible_to(site.operator)) == {mine, other}
    assert list(ApiToken.objects.visible_to(site.stranger)) == [foreign]
