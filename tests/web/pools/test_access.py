from tests.web.case import Site
from tests.web.pools.made import pool
from tidu.web.pools.access import may_keep
from tidu.web.pools.models import Pool


def test_who_sees_and_who_keeps(site: Site) -> None:
    city, east = pool(site), pool(site, person="district_officer", name="东区库")
    assert set(Pool.objects.visible_to(site.district_officer)) == {city, east}
    for person in ("firm", "specialist", "provider", "stranger"):
        assert not Pool.objects.visible_to(site.people[person]), person
    assert may_keep(site.officer, east)
    assert not may_keep(site.district_officer, city)
    assert not may_keep(site.people["leader"], city)
    assert not may_keep(site.stranger, city)
