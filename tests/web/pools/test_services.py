import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.web.assessments.made import fill
from tests.web.case import Site, build_site
from tests.web.pools.made import pool
from tidu.web.audit.models import Entry
from tidu.web.enterprises.models import Status
from tidu.web.jobs.services import run
from tidu.web.pools.models import Membership, Pool
from tidu.web.pools.rules import RuleError
from tidu.web.pools.services import PoolError, let_go, refresh, save_pool, start_refresh, take_in


def inside(made: Pool) -> set[int]:
    return set(made.memberships.filter(until=None).values_list("enterprise_id", flat=True))


def test_a_refresh_follows_the_rule(site: Site) -> None:
    made = pool(site)
    fill(site, site.east_firm)
    assert refresh(made, actor=site.officer) == (1, 0)
    made.refresh_from_db()
    # The west firm has no revenue on record: nobody can say.
    assert (inside(made), made.undecided) == ({site.east_firm.pk}, 1)
    fill(site, site.east_firm, revenue="100万")
    fill(site, site.west_firm)
    assert refresh(made, actor=site.officer) == (1, 1)
    gone = made.memberships.get(enterprise=site.east_firm)
    assert gone.reason_out == "不再符合入库条件"
    assert Entry.objects.filter(action="更新培育库").count() == 2


def test_what_cannot_be_decided_stays_where_it_is(site: Site) -> None:
    made = pool(site)
    fill(site, site.east_firm)
    refresh(made, actor=None)
    fill(site, site.east_firm, revenue="")
    assert refresh(made, actor=None) == (0, 0)
    assert inside(made) == {site.east_firm.pk}


def test_by_hand_in_and_out(site: Site) -> None:
    made = pool(site)
    both = [site.east_firm, site.west_firm]
    assert take_in(actor=site.officer, pool=made, firms=both, reason=" 部门推荐 ") == 2
    assert take_in(actor=site.officer, pool=made, firms=both, reason="部门推荐") == 0
    fill(site, site.east_firm, revenue="1万")
    # The rule does not put out what a person took in.
    assert refresh(made, actor=site.officer) == (0, 0)
    member = made.memberships.get(enterprise=site.east_firm)
    let_go(actor=site.officer, membership=member, reason="迁出本地")
    with pytest.raises(PoolError, match="已经出库"):
        let_go(actor=site.officer, membership=member, reason="再次")
    assert take_in(actor=site.officer, pool=made, firms=[site.east_firm], reason="迁回") == 1
    assert made.memberships.filter(enterprise=site.east_firm).count() == 2


def test_place_and_sector_narrow_a_pool(site: Site) -> None:
    for firm in (site.east_firm, site.west_firm):
        fill(site, firm)
    made = pool(site, person="district_officer", name="东区库")
    refresh(made, actor=None)
    assert inside(made) == {site.east_firm.pk}
    narrow = pool(site, sector="示例领域", name="领域库")
    site.west_firm.sector = "示例领域"
    site.west_firm.save()
    refresh(narrow, actor=None)
    assert inside(narrow) == {site.west_firm.pk}
    site.west_firm.status = Status.CLOSED
    site.west_firm.save()
    assert refresh(narrow, actor=None) == (0, 1)


def test_as_a_job(site: Site) -> None:
    made = pool(site)
    fill(site, site.east_firm)
    job = start_refresh(actor=site.officer, pool=made)
    run(job.pk)
    job.refresh_from_db()
    assert job.message == "示例培育库：入库 1 家，出库 0 家"


def test_what_is_refused(site: Site) -> None:
    made = pool(site)
    manual = pool(site, rule="", name="人工库")
    with pytest.raises(PoolError, match="没有入库条件"):
        start_refresh(actor=site.officer, pool=manual)
    with pytest.raises(PoolError, match="没有维护"):
        take_in(actor=site.district_officer, pool=made, firms=[site.east_firm], reason="推荐")
    with pytest.raises(PoolError, match="原因"):
        take_in(actor=site.officer, pool=made, firms=[site.east_firm], reason=" ")
    with pytest.raises(PoolError, match="已有名为"):
        pool(site)
    with pytest.raises(PoolError, match="没有在这个辖区"):
        save_pool(actor=site.district_officer, pool=None, name="甲", jurisdiction=site.root)
    with pytest.raises(RuleError):
        pool(site, name="乙", rule="revenue >= 2000")
    with pytest.raises(PoolError, match="填写库名"):
        save_pool(actor=site.officer, pool=None, name=" ", jurisdiction=site.root)


def test_firms_beyond_the_scope_are_not_taken_in(site: Site) -> None:
    made = pool(site, person="district_officer", name="东区库")
    firms = [site.east_firm, site.west_firm, site.foreign_firm]
    assert take_in(actor=site.district_officer, pool=made, firms=firms, reason="推荐") == 1


class TestRefreshing(TestCase):
    """However facts change, a refreshed pool holds exactly the firms that meet its rule."""

    def setUp(self) -> None:
        self.site = build_site()
        self.pool = pool(self.site)

    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(st.tuples(st.booleans(), st.integers(0, 4000)), min_size=1, max_size=5))
    def test_it_holds_who_meets_the_rule(self, changes: list[tuple[bool, int]]) -> None:
        latest: dict[int, int] = {}
        for east, revenue in changes:
            firm = self.site.east_firm if east else self.site.west_firm
            fill(self.site, firm, revenue=f"{revenue}万")
            latest[firm.pk] = revenue
            refresh(self.pool, actor=None)
            now = inside(self.pool)
            assert now == {firm for firm, value in latest.items() if value >= 2000}
        closed = Membership.objects.exclude(until=None)
        assert all(one.reason_out for one in closed)
