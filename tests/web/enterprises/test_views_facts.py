"""Pages of a firm's figures."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.web.case import Site
from tests.web.enterprises.made import fill
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.enterprises.current import views_of
from tidu.web.enterprises.fact_services import settle
from tidu.web.facts.models import FactRow, Strength

pytestmark = pytest.mark.django_db


class FactPageTests(PageTests):
    refused = "provider"

    def prepare(self, site: Site) -> None:
        fill(site)

    def tail(self) -> list[object]:
        return []

    def arguments(self, site: Site) -> list[object]:
        return [site.east_firm.pk, *self.tail()]

    def foreign(self, site: Site) -> list[object]:
        return [site.foreign_firm.pk, *self.tail()]


class TestFacts(FactPageTests):
    page = "enterprises:facts"


class TestKnown(FactPageTests):
    page = "enterprises:facts"
    query = "?known=2026-01-01"


class TestYear(FactPageTests):
    page = "enterprises:facts-edit"
    allowed = "firm"
    refused = "leader"

    def tail(self) -> list[object]:
        return [2025]


class TestWithoutYear(FactPageTests):
    page = "enterprises:facts-edit"

    def tail(self) -> list[object]:
        return [0]


class TestValue(FactPageTests):
    page = "enterprises:fact"

    def tail(self) -> list[object]:
        return [2025, "revenue"]


class TestUnsettle(TestValue):
    page = "enterprises:fact-unsettle"
    refused = "firm"


def address(site: Site, page: str, *tail: object) -> str:
    return reverse(f"enterprises:{page}", args=[site.east_firm.pk, *tail])


def test_facts_show_growth_source_and_conflicts(site: Site, client_of: ClientOf) -> None:
    fill(site)
    page = client_of(site.officer).get(address(site, "facts")).content.decode()
    for word in (
        "1.25 亿元",
        "+25.0%",
        "平台导出",
        "示例平台导出.xlsx，表1 第3行",
        "1 处不一致",
        "示例企业填报：1.3 亿元",
        "各来源的记录",
    ):
        assert word in page
    assert "各来源说法不一" in page
    assert ">revenue<" not in page


def test_yesterday_nothing_was_known(site: Site, client_of: ClientOf) -> None:
    fill(site)
    client, today = client_of(site.officer), timezone.localdate()
    yesterday = client.get(address(site, "facts"), {"known": str(today - timedelta(days=1))}).content.decode()
    assert "还没有数据" in yesterday
    assert "终时系统所知" in yesterday
    for day in (str(today), "nonsense"):
        assert "1.25 亿元" in client.get(address(site, "facts"), {"known": day}).content.decode()
    FactRow.objects.update(recorded_at=timezone.now() - timedelta(days=10))
    FactRow.objects.filter(source__strength=Strength.FIRM).update(
        recorded_at=timezone.now() - timedelta(days=1)
    )
    earlier = client.get(address(site, "facts"), {"known": str(today - timedelta(days=5))}).content.decode()
    assert "1.25 亿元" in earlier
    assert "处不一致" not in earlier


def test_a_firm_enters_its_figures_and_an_officer_outweighs_them(site: Site, client_of: ClientOf) -> None:
    firm, officer = client_of(site.people["firm"]), client_of(site.officer)
    edit = address(site, "facts-edit", 2025)
    assert "营业收入（万元）" in firm.get(edit).content.decode()
    answer = firm.post(edit, {"revenue": "1500", "employees": "80"})
    assert answer["Location"] == address(site, "facts")
    assert views_of(site.east_firm)[2025].values == {"revenue": "15000000.00", "employees": "80"}
    assert FactRow.objects.get().source.strength == Strength.FIRM
    officer.post(edit, {"revenue": "1600", "employees": "80"})
    firm.post(edit, {"revenue": "1700", "employees": "80"})
    page = firm.get(address(site, "facts")).content.decode()
    assert "营业收入已登记，但另有更可信的来源" in page
    assert views_of(site.east_firm)[2025].values["revenue"] == "16000000.00"


def test_a_wrong_figure_is_told_at_its_field_and_nothing_is_lost(site: Site, client_of: ClientOf) -> None:
    client, edit = client_of(site.officer), address(site, "facts-edit", 2025)
    answer = client.post(edit, {"revenue": "很多", "employees": "80"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "营业收入应为数字，实为“很多”" in page
    assert 'value="80"' in page
    same = client.post(edit, {"revenue": ""})
    assert same.status_code == 422
    assert "没有改动" in same.content.decode()
    assert not FactRow.objects.exists()


@pytest.mark.parametrize("year", [1999, 2999])
def test_years_that_cannot_be_are_no_page(site: Site, client_of: ClientOf, year: int) -> None:
    assert client_of(site.officer).get(address(site, "facts-edit", year)).status_code == 404


def test_a_conflict_is_settled_by_choosing(site: Site, client_of: ClientOf) -> None:
    fill(site)
    client, value = client_of(site.officer), address(site, "fact", 2025, "revenue")
    page = client.get(value).content.decode()
    assert "1.25 亿元" in page
    assert "1.3 亿元" in page
    assert client.post(value, {"chosen": "=130000000.00"}).status_code == 422
    answer = client.post(value, {"chosen": "=130000000.00", "basis": "示例审计报告"})
    assert answer["Location"] == address(site, "facts")
    assert views_of(site.east_firm)[2025].values["revenue"] == "130000000.00"
    after = client.get(address(site, "facts")).content.decode()
    assert "1 处不同，已核实" in after
    assert "各来源说法不一" not in after
    assert "依据：示例审计报告" in client.get(value).content.decode()
    unsettle = address(site, "fact-unsettle", 2025, "revenue")
    assert client.post(unsettle, {"reason": "示例"}).status_code == 302
    assert views_of(site.east_firm)[2025].values["revenue"] == "125000000.00"
    assert client.post(unsettle, {"reason": "示例"}).status_code == 422


@pytest.mark.parametrize("key", ["firm", "specialist", "leader"])
def test_others_see_the_sources_and_decide_nothing(site: Site, client_of: ClientOf, key: str) -> None:
    fill(site)
    client, value = client_of(site.people[key]), address(site, "fact", 2025, "revenue")
    assert "核实并采用" not in client.get(value).content.decode()
    assert client.post(value, {"chosen": "=130000000.00", "basis": "x"}).status_code == 404


def test_a_value_of_ones_own_may_be_wrong_too(site: Site, client_of: ClientOf) -> None:
    value = address(site, "fact", 2025, "revenue")
    answer = client_of(site.officer).post(value, {"chosen": "other", "own": "-5", "basis": "示例"})
    assert answer.status_code == 422
    assert "不能小于 0" in answer.content.decode()


@pytest.mark.parametrize("tail", [(2025, "class1_ip"), (0, "revenue"), (2025, "nonsense")])
def test_facts_that_do_not_exist_are_no_page(
    site: Site, client_of: ClientOf, tail: tuple[object, ...]
) -> None:
    assert client_of(site.officer).get(address(site, "fact", *tail)).status_code == 404


def test_what_was_verified_and_contradicted_since_says_so(site: Site, client_of: ClientOf) -> None:
    fill(site)
    settle(
        actor=site.officer, enterprise=site.east_firm, year=2025, fact="revenue", value="1亿", basis="示例"
    )
    client_of(site.people["firm"]).post(address(site, "facts-edit", 2025), {"revenue": "9999"})
    page = client_of(site.officer).get(address(site, "fact", 2025, "revenue")).content.decode()
    assert "核实之后又有来源给出不同的值" in page
