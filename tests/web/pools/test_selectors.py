from tests.web.case import Site
from tests.web.pools.made import pool
from tidu.web.enterprises.models import EnterpriseName
from tidu.web.pools.selectors import firms_named, members_of, pools_for
from tidu.web.pools.services import let_go, take_in


def test_members_are_counted_in_scope(site: Site) -> None:
    made = pool(site)
    take_in(actor=site.officer, pool=made, firms=[site.east_firm, site.west_firm], reason="推荐")
    assert [one.inside for one in pools_for(site.officer)] == [2]  # type: ignore[attr-defined] # annotated
    assert [one.inside for one in pools_for(site.district_officer)] == [1]  # type: ignore[attr-defined] # as above
    (east,) = members_of(site.district_officer, made)
    let_go(actor=site.officer, membership=east, reason="迁出")
    assert members_of(site.district_officer, made) == []
    assert members_of(site.district_officer, made, left=True) == [east]
    assert members_of(site.officer, made, before=0) == []


def test_firms_by_code_name_and_former_name(site: Site) -> None:
    EnterpriseName.objects.create(enterprise=site.west_firm, name="示例旧名有限公司")
    text = f"{site.east_firm.uscc.lower()}\n 示例旧名有限公司 \n\n没有这家\n{site.foreign_firm.name}"
    found = firms_named(site.officer, text)
    assert set(found.firms) == {site.east_firm, site.west_firm}
    assert found.unknown == ("没有这家", site.foreign_firm.name)
