"""Pages of upkeep for a whole area."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.web.case import Site
from tests.web.upkeep.made import called, title, today, updated
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.titles.course import Kind
from tidu.web.titles.steps import Words, take_step
from tidu.web.upkeep.models import Alert, ChangeReport, Watch

pytestmark = pytest.mark.django_db
UNMET = [{"label": "近两年每年的研发费用", "clause": "附件1·三", "gap": "研发费用再增加 16 万元"}]


def alert(site: Site, key: str = "east") -> Alert:
    return Alert.objects.create(
        title=title(site, key), standard="national.srdi-2026", since=today(), on=today(), unmet=UNMET
    )


class TestHome(PageTests):
    page = "upkeep:home"
    refused = "firm"
    most_queries = 24

    def prepare(self, site: Site) -> None:
        called(site, today().year)
        for days, level in (
            (20, "national.srdi"),
            (100, "national.little-giant"),
            (150, "national.innovative"),
        ):
            title(site, days=days, level=level)
        for key, kind in (("east", Kind.SUSPENDED), ("west", Kind.REVOKED)):
            one = title(site, key, level="national.champion", days=400)
            words = Words("示例原因", "", "fabrication" if kind == Kind.REVOKED else "")
            take_step(actor=None, title=one, kind=kind, on=today() - timedelta(days=9), words=words)


class TestRenewals(PageTests):
    page = "upkeep:renewals"
    refused = "firm"
    most_queries = 14

    def prepare(self, site: Site) -> None:
        called(site, today().year - 1)
        updated(title(site), today().year - 1, due=today(), done=today())
        title(site, "west", days=20)
        alert(site, "west")


class TestAlerts(PageTests):
    page = "upkeep:alerts"
    refused = "firm"
    most_queries = 9

    def prepare(self, site: Site) -> None:
        Watch.objects.create(root=site.root, on=today(), holders=3, unmet=1, undecided=2)
        alert(site)


class TestAlertClose(PageTests):
    page = "upkeep:alert-close"
    allowed = "district_officer"
    refused = "leader"

    def prepare(self, site: Site) -> None:
        alert(site)
        alert(site, "west")

    def arguments(self, site: Site) -> list[object]:
        return [Alert.objects.get(title__enterprise=site.east_firm).pk]

    def foreign(self, site: Site) -> list[object]:
        return [Alert.objects.get(title__enterprise=site.west_firm).pk]


def test_the_first_page_says_what_waits(site: Site, client_of: ClientOf) -> None:
    TestHome().prepare(site)
    ChangeReport.objects.create(
        enterprise=site.east_firm, kind="name", happened_on=today(), text="示例", by_firm=True
    )
    page = client_of(site.officer).get(reverse("upkeep:home")).content.decode()
    for words in ("30 天内到期", "待处理变动", "示例原因", "数据造假", "不得申报"):
        assert words in page
    page = client_of(site.district_officer).get(reverse("upkeep:home")).content.decode()
    assert "示例原因" in page
    assert "不得申报" not in page


def test_the_calendar_file_is_of_what_the_person_sees(site: Site, client_of: ClientOf) -> None:
    title(site, days=20)
    title(site, "west", days=20)
    answer = client_of(site.district_officer).get(reverse("upkeep:ical"))
    text = answer.content.decode()
    assert answer["Content-Type"].startswith("text/calendar")
    assert "SUMMARY:专精特新中小企业到期 1 家" in text
    assert site.west_firm.name not in text.replace("\r\n ", "")
    assert site.east_firm.name in text.replace("\r\n ", "")
    assert client_of(site.people["firm"]).get(reverse("upkeep:ical")).status_code == 404


def test_renewals_are_narrowed_by_level_and_days(site: Site, client_of: ClientOf) -> None:
    title(site, days=20)
    title(site, "west", "national.little-giant", days=100)
    client, address = client_of(site.officer), reverse("upkeep:renewals")
    for query, shown in (
        ("", {"east", "west"}),
        ("?days=30", {"east"}),
        ("?level=national.little-giant", {"west"}),
        ("?level=national.champion", set()),
        ("?days=x&level=y", {"east", "west"}),
        ("?days=99999", {"east", "west"}),
        (f"?month={today() + timedelta(days=100):%Y-%m}", {"west"}),
        ("?month=2026-13", {"east", "west"}),
    ):
        page = client.get(address + query).content.decode()
        assert {key for key in ("east", "west") if site.firms[key].name in page} == shown


def test_monitoring_is_started_by_those_who_lead(site: Site, client_of: ClientOf) -> None:
    address = reverse("upkeep:monitor")
    assert "/jobs/" in client_of(site.officer).post(address)["Location"]
    answer = client_of(site.district_officer).post(address, follow=True)
    assert "由本级主管部门发起" in answer.content.decode()
    assert client_of(site.officer).get(address).status_code == 405


def test_an_alert_is_closed_with_a_note(site: Site, client_of: ClientOf) -> None:
    one = alert(site)
    client, address = client_of(site.officer), reverse("upkeep:alert-close", args=[one.pk])
    assert client.post(address, {"note": ""}).status_code == 422
    assert "预警已处理" in client.post(address, {"note": "已走访，年底补足"}, follow=True).content.decode()
    page = client.get(reverse("upkeep:alerts") + "?closed=1").content.decode()
    assert "已走访，年底补足" in page
    assert client.get(address).status_code == 404
    other = alert(site, "west")
    answer = client_of(site.people["specialist"]).get(reverse("upkeep:alert-close", args=[other.pk]))
    assert answer.status_code == 404
