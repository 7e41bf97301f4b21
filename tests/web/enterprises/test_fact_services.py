"""Figures are entered in one's own name, and verified by officers."""

import pytest

from tests.web.case import Site
from tests.web.facts.makers import source
from tidu.engine import FactError
from tidu.web.audit.models import Entry
from tidu.web.enterprises import fact_services as services
from tidu.web.enterprises.current import views_of
from tidu.web.enterprises.guards import RegistryError
from tidu.web.enterprises.models import Settlement
from tidu.web.evidence.models import Evidence
from tidu.web.facts.models import FactRow, Strength
from tidu.web.facts.services import record_facts

pytestmark = pytest.mark.django_db


def enter(site: Site, key: str = "officer", year: int = 2025, **values: object) -> services.Entered:
    return services.enter_facts(
        actor=site.people[key], enterprise=site.east_firm, year=year, values=values or {"revenue": "1500万"}
    )


def settle(site: Site, key: str = "officer", **changed: object) -> Settlement:
    values = {"year": 2025, "fact": "revenue", "value": "100万", "basis": "审计报告", **changed}
    return services.settle(actor=site.people[key], enterprise=site.east_firm, **values)  # type: ignore[arg-type]


def current(site: Site) -> object:
    view = views_of(site.east_firm).get(2025)
    return None if view is None else view.values.get("revenue")


@pytest.mark.parametrize(
    ("key", "strength"),
    [
        ("officer", Strength.DEPARTMENT),
        ("operator", Strength.DEPARTMENT),
        ("specialist", Strength.FIRM),
        ("firm", Strength.FIRM),
    ],
)
def test_an_entry_is_as_strong_as_the_person(site: Site, key: str, strength: Strength) -> None:
    assert enter(site, key) == services.Entered(("营业收入",), ())
    row = FactRow.objects.get()
    assert (row.source.strength, row.source.entered_by) == (strength, site.people[key])


def test_what_a_stronger_source_says_stays_and_is_told(site: Site) -> None:
    enter(site, revenue="1500万")
    entered = enter(site, "firm", revenue="1600万", employees="80")
    assert entered == services.Entered(("从业人员",), ("营业收入",))
    assert current(site) == "15000000.00"


def test_an_emptied_field_takes_back_ones_own_word(site: Site) -> None:
    enter(site, revenue="1500万")
    assert enter(site, revenue=None).counting == ("营业收入",)
    assert current(site) is None


@pytest.mark.parametrize("key", ["unit", "expert", "leader", "provider", "stranger"])
def test_others_enter_nothing(site: Site, key: str) -> None:
    with pytest.raises(RegistryError, match="没有维护"):
        enter(site, key)
    assert not FactRow.objects.exists()


def test_a_firm_speaks_for_itself_only(site: Site) -> None:
    person = site.people["firm"]
    with pytest.raises(RegistryError, match="没有维护"):
        services.enter_facts(actor=person, enterprise=site.west_firm, year=2025, values={"revenue": 1})
    with pytest.raises(RegistryError, match="由主管部门认定"):
        services.enter_facts(actor=person, enterprise=site.east_firm, year=0, values={"six_basics": "是"})
    with pytest.raises(RegistryError, match="没有维护"):
        record_facts(
            actor=person, enterprise=site.east_firm, year=2025, source=source(site, Strength.DEPARTMENT),
            values={"revenue": 1},
        )  # fmt: skip


@pytest.mark.parametrize(("year", "word"), [(1999, "2000"), (2999, "2000")])
def test_years_that_cannot_be_are_refused(site: Site, year: int, word: str) -> None:
    with pytest.raises(RegistryError, match=word):
        enter(site, year=year)


def test_nothing_to_record_is_said(site: Site) -> None:
    with pytest.raises(RegistryError, match="没有改动"):
        services.enter_facts(actor=site.officer, enterprise=site.east_firm, year=2025, values={})


def test_a_verified_value_counts_and_the_trail_names_its_basis(site: Site) -> None:
    enter(site, revenue="150万")
    decision = settle(site)
    assert current(site) == "1000000.00"
    assert decision.seen == ["1500000.00"]
    entry = Entry.objects.latest("pk")
    assert entry.action == "核实数据"
    assert entry.before == {"营业收入（2025年）": "150 万元"}
    assert entry.after == {"营业收入（2025年）": "100 万元", "核实依据": "审计报告"}


def test_a_verification_is_taken_back(site: Site) -> None:
    enter(site, revenue="150万")
    settle(site)
    services.unsettle(
        actor=site.officer, enterprise=site.east_firm, year=2025, fact="revenue", reason="依据有误"
    )
    assert current(site) == "1500000.00"
    assert not Settlement.objects.exists()
    with pytest.raises(RegistryError, match="没有核实过"):
        services.unsettle(
            actor=site.officer, enterprise=site.east_firm, year=2025, fact="revenue", reason="再次"
        )
    with pytest.raises(RegistryError, match="原因"):
        services.unsettle(
            actor=site.officer, enterprise=site.east_firm, year=2025, fact="revenue", reason=" "
        )


@pytest.mark.parametrize("key", ["specialist", "firm", "unit", "leader", "stranger"])
def test_only_officers_verify(site: Site, key: str) -> None:
    with pytest.raises(RegistryError):
        settle(site, key)
    assert not Settlement.objects.exists()


def test_a_verification_needs_a_value_a_basis_and_the_firms_own_file(site: Site) -> None:
    with pytest.raises(RegistryError, match="依据"):
        settle(site, basis="  ")
    with pytest.raises(RegistryError, match="核实后的值"):
        settle(site, value=" ")
    with pytest.raises(RegistryError, match="按年度"):
        settle(site, year=0)
    with pytest.raises(RegistryError, match="不分年度"):
        settle(site, fact="class1_ip", value=1)
    with pytest.raises(FactError, match="营业收入"):
        settle(site, value="很多")
    values = {"root": site.root, "content_type": "application/pdf", "size": 1, "uploaded_by": site.officer}
    theirs, own = (
        Evidence.objects.create(enterprise=firm, name=f"{key}.pdf", stored_as=key, sha256=key, **values)
        for key, firm in (("审计一", site.west_firm), ("审计二", site.east_firm))
    )
    with pytest.raises(RegistryError, match="不是这家企业"):
        settle(site, evidence=theirs)
    assert settle(site, evidence=own).evidence == own
    after = Entry.objects.latest("pk").after
    assert after is not None
    assert after["依据材料"] == "审计二.pdf"
