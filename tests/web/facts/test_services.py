"""Recording facts and taking them back."""

import pytest

from tests.web.case import Site
from tests.web.facts.makers import source
from tidu.web.audit.models import Entry
from tidu.web.enterprises.guards import RegistryError
from tidu.web.enterprises.models import Enterprise
from tidu.web.facts import services
from tidu.web.facts.models import CurrentFacts, FactRow, Strength

pytestmark = pytest.mark.django_db


def current(site: Site, year: int = 2025) -> CurrentFacts:
    return CurrentFacts.objects.get(enterprise=site.east_firm, year=year)


def test_facts_are_recorded_with_their_source_and_trailed(site: Site) -> None:
    row = services.record_facts(
        actor=site.officer, enterprise=site.east_firm, year=2025, source=source(site),
        values={"revenue": "1500万"}, place="表1 第3行",
    )  # fmt: skip
    assert current(site).values == {"revenue": "15000000.00"}
    assert current(site).origins == {"revenue": row.pk}
    entry = Entry.objects.latest("pk")
    assert entry.after == {"营业收入（2025年）": "1,500 万元"}
    assert entry.object_id == str(site.east_firm.pk)


def test_a_weaker_source_shows_as_a_conflict(site: Site) -> None:
    firm = site.east_firm
    services.record_facts(
        actor=site.officer,
        enterprise=firm,
        year=2025,
        source=source(site, Strength.VERIFIED),
        values={"revenue": 100},
    )
    weak = services.record_facts(
        actor=site.officer,
        enterprise=firm,
        year=2025,
        source=source(site, Strength.FIRM),
        values={"revenue": 120},
    )
    assert current(site).values["revenue"] == "100.00"
    assert current(site).conflicts == {"revenue": [{"row": weak.pk, "value": "120.00"}]}


def test_a_later_row_of_the_same_source_supersedes_and_keeps_the_rest(site: Site) -> None:
    same = source(site)
    for values in ({"revenue": 100, "employees": 5, "rd_staff": 2}, {"revenue": 90, "rd_staff": None}):
        services.record_facts(
            actor=site.officer, enterprise=site.east_firm, year=2025, source=same, values=values
        )
    assert current(site).values == {"revenue": "90.00", "employees": "5"}
    assert current(site).conflicts == {}
    assert FactRow.objects.filter(superseded_at=None).count() == 1


def test_withdrawing_a_row_brings_back_what_others_say(site: Site) -> None:
    firm = site.east_firm
    services.record_facts(
        actor=site.officer,
        enterprise=firm,
        year=2025,
        source=source(site, Strength.FIRM),
        values={"revenue": 120},
    )
    strong = services.record_facts(
        actor=site.officer,
        enterprise=firm,
        year=2025,
        source=source(site, Strength.VERIFIED),
        values={"revenue": 100},
    )
    services.withdraw_row(actor=site.officer, row=strong, reason="核实有误")
    assert current(site).values == {"revenue": "120.00"}
    assert current(site).conflicts == {}
    with pytest.raises(RegistryError, match="已经失效"):
        services.withdraw_row(actor=site.officer, row=strong, reason="再撤一次")
    services.withdraw_row(actor=site.officer, row=FactRow.objects.get(superseded_at=None), reason="撤下")
    assert not CurrentFacts.objects.filter(enterprise=firm).exists()


def test_a_year_belongs_to_yearly_facts_only(site: Site) -> None:
    with pytest.raises(RegistryError, match="营业收入按年度登记"):
        services.record_facts(
            actor=site.officer, enterprise=site.east_firm, year=0, source=source(site), values={"revenue": 1}
        )
    with pytest.raises(RegistryError, match="不分年度"):
        services.record_facts(
            actor=site.officer,
            enterprise=site.east_firm,
            year=2025,
            source=source(site),
            values={"class1_ip": 1},
        )


@pytest.mark.parametrize("key", ["leader", "stranger", "firm", "provider"])
def test_who_may_not_edit_is_refused(site: Site, key: str) -> None:
    with pytest.raises(RegistryError, match="没有维护"):
        services.record_facts(
            actor=site.people[key],
            enterprise=site.east_firm,
            year=2025,
            source=source(site),
            values={"revenue": 1},
        )
    assert not FactRow.objects.exists()


def test_a_district_officer_cannot_write_to_the_other_district(site: Site) -> None:
    with pytest.raises(RegistryError, match="没有维护"):
        services.record_facts(
            actor=site.district_officer,
            enterprise=site.west_firm,
            year=2025,
            source=source(site),
            values={"revenue": 1},
        )


def test_a_foreign_source_is_refused(site: Site) -> None:
    with pytest.raises(RegistryError, match="来源"):
        services.record_facts(
            actor=None, enterprise=site.foreign_firm, year=2025, source=source(site), values={"revenue": 1}
        )


def test_a_persons_own_source_is_made_once(site: Site) -> None:
    first = services.source_of_person(site.officer, strength=Strength.DEPARTMENT)
    assert first == services.source_of_person(site.officer, strength=Strength.DEPARTMENT)
    assert first.organisation == site.bureau


def test_the_summary_follows(site: Site) -> None:
    services.record_facts(
        actor=site.officer,
        enterprise=site.east_firm,
        year=0,
        source=source(site),
        values={"srdi_until": "2099-12-31"},
    )
    firm = Enterprise.objects.get(pk=site.east_firm.pk)
    assert (firm.level, firm.level_rank) == ("national.srdi", 30)
