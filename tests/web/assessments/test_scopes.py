from tests.web.assessments.test_screening import SRDI, screened
from tests.web.case import Site
from tests.web.pools.made import pool
from tidu.web.assessments.scopes import Scope, latest_by
from tidu.web.enterprises.filters import FirmFilter
from tidu.web.pools.services import let_go, take_in


def test_what_is_kept_reads_back_and_empty_values_are_left_out() -> None:
    scope = Scope(FirmFilter(sector="示例领域"), pool="3", by=SRDI, by_case="new", verdict="unmet")
    assert Scope.read(scope.stored()) == scope
    assert Scope().stored() == {}
    assert Scope(FirmFilter(q="示例 一")).query == "q=%E7%A4%BA%E4%BE%8B+%E4%B8%80"


def test_the_members_of_a_pool_while_they_are_in(site: Site) -> None:
    kept = pool(site, rule="")
    take_in(actor=site.officer, pool=kept, firms=[site.east_firm, site.west_firm], reason="示例原因")
    scope = Scope(pool=str(kept.pk))
    assert set(scope.firms(site.officer)) == {site.east_firm, site.west_firm}
    assert list(scope.firms(site.district_officer)) == [site.east_firm]
    for person in (site.stranger, site.people["firm"], site.people["specialist"]):
        assert not scope.firms(person).exists()
    let_go(actor=site.officer, membership=kept.memberships.get(enterprise=site.west_firm), reason="示例原因")
    assert list(scope.firms(site.officer)) == [site.east_firm]
    assert scope.told(site.officer) == "示例培育库的在库企业"


def test_a_pool_that_is_not_there_holds_nobody(site: Site) -> None:
    for number in ("0", "999999", "x", "²"):
        assert not Scope(pool=number).firms(site.officer).exists()


def test_firms_by_their_latest_verdict(site: Site) -> None:
    screened(site)
    found = {
        verdict: Scope(by=SRDI, by_case="new", verdict=verdict).firms(site.officer).count()
        for verdict in ("met", "unmet", "unknown", "manual")
    }
    assert sum(found.values()) == Scope(by=SRDI).firms(site.officer).count() == 2
    assert Scope(by=SRDI, by_case="renewal").firms(site.officer).count() == 0
    line = latest_by(site.officer, SRDI, "new").get(enterprise=site.east_firm)
    lacking = Scope(by=SRDI, lacking=str(line.unmet)).firms(site.officer)
    assert site.east_firm in lacking
    assert not Scope(by=SRDI, lacking="99").firms(site.officer).exists()


def test_in_words(site: Site) -> None:
    assert Scope().told(site.officer) == "范围内的全部企业"
    scope = Scope(
        FirmFilter(place=str(site.east.pk), level="none", q="精密", expiry="90", sector="示例领域"),
        by=SRDI,
        verdict="unmet",
        lacking="2",
    )
    told = scope.told(site.officer)
    for part in (
        "新申请",
        "不满足",
        "差 2 项",
        "含“精密”",
        "示例东区",
        "无有效称号",
        "90 天内到期",
        "示例领域",
    ):
        assert part in told


def test_who_looks_after_them_and_what_is_to_follow_is_said_too(site: Site) -> None:
    specialist = site.people["specialist"]
    told = Scope(FirmFilter(specialist=str(specialist.pk), follow="overdue")).told(site.officer)
    assert told == f"跟进已逾期，服务专员{specialist.name}"
    assert Scope(FirmFilter(specialist="none", follow="open")).told(site.officer) == "待跟进，没有专员"
    # A person of another tenant has no name here.
    assert Scope(FirmFilter(specialist=str(site.stranger.pk))).told(site.officer) == "不存在的服务专员"


def test_every_filter_is_said(site: Site) -> None:
    for name in FirmFilter.__dataclass_fields__:
        if name != "sort":
            assert Scope(FirmFilter.read({name: "1"})).told(site.officer) != "范围内的全部企业", name
