"""Pages of the yearly update, and a firm's own upkeep."""

from datetime import date

import pytest
from django.urls import reverse

from tests.web.applications.kit import apply, open_batch
from tests.web.case import Site
from tests.web.upkeep.made import called, complete, title, today
from tests.web.upkeep.test_views import alert
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.upkeep.models import UpdateCall, YearlyUpdate

pytestmark = pytest.mark.django_db


class TestList(PageTests):
    page = "upkeep:updates"
    refused = "firm"
    most_queries = 18

    def prepare(self, site: Site) -> None:
        called(site, today().year)
        for key in ("east", "west"):
            title(site, key, days=500)


class TestFirm(PageTests):
    page = "upkeep:firm"
    allowed = "district_officer"
    refused = "provider"
    most_queries = 16

    def prepare(self, site: Site) -> None:
        alert(site)
        title(site, level="national.innovative", days=500)
        complete(site, site.east_firm, today().year - 1, rd_staff=None)
        complete(site, site.east_firm, today().year - 2, revenue="5000万")

    def arguments(self, site: Site) -> list[object]:
        return [site.east_firm.pk]

    def foreign(self, site: Site) -> list[object]:
        return [site.west_firm.pk]


class TestConfirm(PageTests):
    page = "upkeep:confirm"
    allowed = "district_officer"
    refused = "provider"

    def prepare(self, site: Site) -> None:
        for key in ("east", "west"):
            title(site, key, days=500)

    def arguments(self, site: Site) -> list[object]:
        return [site.east_firm.pk, today().year]

    def foreign(self, site: Site) -> list[object]:
        return [site.west_firm.pk, today().year]


def test_a_year_is_opened_once_by_those_who_lead(site: Site, client_of: ClientOf) -> None:
    year = today().year
    address = reverse("upkeep:update-open", args=[year])
    assert (
        "由本级主管部门发起" in client_of(site.district_officer).post(address, follow=True).content.decode()
    )
    client = client_of(site.officer)
    assert "发起并通知企业" in client.get(reverse("upkeep:updates")).content.decode()
    assert "已发起" in client.post(address, follow=True).content.decode()
    assert "已经发起" in client.post(address, follow=True).content.decode()
    assert UpdateCall.objects.count() == 1
    assert "发起并通知企业" not in client.get(reverse("upkeep:updates")).content.decode()


def test_the_list_is_narrowed_by_how_things_stand(site: Site, client_of: ClientOf) -> None:
    title(site, days=500)
    title(site, "west", days=500)
    called(site, today().year)
    YearlyUpdate.objects.create(
        title=site.west_firm.titles.get(), year=today().year, due_on=date(today().year, 12, 31), rule="r",
        way="platform", done_on=today(),
    )  # fmt: skip
    client, address = client_of(site.officer), reverse("upkeep:updates")
    for query, shown in (("", {"east", "west"}), ("?standing=done", {"west"}), ("?standing=late", set())):
        page = client.get(address + query).content.decode()
        assert {key for key in ("east", "west") if site.firms[key].name in page} == shown
    for query in ("?year=x", "?year=1900", "?standing=x", "?page=99"):
        assert client.get(address + query).status_code == 200


def test_a_firm_confirms_once_its_data_are_there(site: Site, client_of: ClientOf) -> None:
    title(site, days=500)
    year = today().year
    complete(site, site.east_firm, year - 1, rd_staff=None)
    client = client_of(site.people["firm"])
    page = client.get(reverse("upkeep:firm", args=[site.east_firm.pk])).content.decode()
    assert "确认信息更新" in page
    assert "缺：研发人员" in page
    address = reverse("upkeep:confirm", args=[site.east_firm.pk, year])
    assert "更新方式" not in client.get(address).content.decode()
    assert "请先补齐：研发人员" in client.post(address, {"note": ""}).content.decode()
    complete(site, site.east_firm, year - 1)
    # A firm that posts what only officers choose does not get its way.
    done = client.post(address, {"note": "", "way": "platform", "done_on": f"{year}-01-02"}, follow=True)
    assert "信息更新已确认" in done.content.decode()
    update = YearlyUpdate.objects.get()
    assert (update.way, update.done_on) == ("here", today())
    assert client.get(address).status_code == 404


def test_an_officer_records_what_was_done_on_the_platform(site: Site, client_of: ClientOf) -> None:
    title(site, days=500)
    address = reverse("upkeep:confirm", args=[site.east_firm.pk, today().year])
    client = client_of(site.officer)
    values = {"way": "platform", "done_on": f"{today().year}-01-01", "note": "平台截图"}
    assert client.post(address, values | {"done_on": f"{today().year - 1}-01-10"}).status_code == 422
    assert client.post(address, values).status_code == 302
    assert YearlyUpdate.objects.get().note == "平台截图"
    assert client_of(site.people["leader"]).get(address).status_code == 404


def test_a_firm_leads_to_its_applications(site: Site, client_of: ClientOf) -> None:
    for firm in (site.east_firm, site.west_firm):
        apply(open_batch(site, title=firm.name), firm)
    client = client_of(site.officer)
    address = f"{reverse('applications:list')}?q={site.east_firm.uscc}"
    assert address in client.get(reverse("upkeep:firm", args=[site.east_firm.pk])).content.decode()
    table = client.get(address).content.decode()
    assert (site.east_firm.uscc in table, site.west_firm.uscc in table) == (True, False)
