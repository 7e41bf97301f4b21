from datetime import date

from tests.web.case import Site
from tests.web.plans.made import PACK, plan
from tests.web.pools.made import pool
from tidu.web.enterprises.models import LibraryEntry, SourceLibrary
from tidu.web.plans.links import links_of, plain
from tidu.web.plans.packs import plans
from tidu.web.pools.services import take_in


def test_a_library_is_the_one_of_its_name_and_a_pool_goes_first(site: Site) -> None:
    adopted, pack = plan(site), plans().plan(PACK)
    assert links_of(adopted, pack) == {}
    library = SourceLibrary.objects.create(root=site.root, name="种子企业培育库")
    SourceLibrary.objects.create(root=site.elsewhere, name="产业紧缺人才编制池")
    found = links_of(adopted, pack)
    assert set(found) == {"seeds"}
    assert found["seeds"].address == f"/enterprises/?library={library.pk}"
    made = pool(site, rule="", name="示例市“种子企业”培育库")
    assert links_of(adopted, pack)["seeds"].pool == made.pk
    assert plain("示例市“种子 企业”培育库", site.root) == "种子企业培育库"


def test_a_firm_counts_from_its_first_to_its_last_day(site: Site) -> None:
    adopted, pack = plan(site), plans().plan(PACK)
    library = SourceLibrary.objects.create(root=site.root, name="种子企业培育库")
    LibraryEntry.objects.create(
        enterprise=site.east_firm, library=library, since=date(2024, 1, 1), until=date(2024, 3, 31)
    )
    LibraryEntry.objects.create(enterprise=site.west_firm, library=library)
    link = links_of(adopted, pack)["seeds"]
    both = {site.east_firm.pk, site.west_firm.pk}
    assert link.firms(on=date(2023, 12, 31)) == {site.west_firm.pk}
    assert link.firms(on=date(2024, 1, 1)) == link.firms(on=date(2024, 3, 31)) == both
    assert link.firms(on=date(2024, 4, 1)) == {site.west_firm.pk}


def test_members_of_a_pool(site: Site) -> None:
    adopted, pack = plan(site), plans().plan(PACK)
    made = pool(site, rule="", name="种子企业培育库")
    take_in(actor=site.officer, pool=made, firms=[site.east_firm], reason="推荐")
    link = links_of(adopted, pack)["seeds"]
    since = made.memberships.get().since
    assert link.firms(on=since) == {site.east_firm.pk}
    assert link.firms(on=date(2020, 1, 1)) == frozenset()
