"""Batches are made with good defaults, opened, and show where their applications stand."""

from datetime import timedelta

import pytest
from django.urls import reverse

from tests.web.applications.kit import SRDI, TODAY, apply, open_batch
from tests.web.case import Site
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.batches.models import Batch
from tidu.workflows import Duty

pytestmark = pytest.mark.django_db


class TestList(PageTests):
    page = "batches:list"
    refused = "provider"
    most_queries = 8

    def prepare(self, site: Site) -> None:
        apply(open_batch(site), site.east_firm)


class TestDetail(PageTests):
    page = "batches:detail"
    refused = "provider"
    most_queries = 16

    def prepare(self, site: Site) -> None:
        apply(open_batch(site), site.east_firm)
        Batch.objects.create(
            root=site.elsewhere,
            organiser=site.elsewhere,
            title="别处批次",
            opens_on=TODAY,
            closes_on=TODAY,
        )

    def arguments(self, site: Site) -> list[object]:
        return [Batch.objects.get(root=site.root).pk]

    def foreign(self, site: Site) -> list[object]:
        return [Batch.objects.get(root=site.elsewhere).pk]


class TestNew(PageTests):
    page = "batches:new"
    refused = "specialist"
    most_queries = 9


class _OfOneBatch(PageTests):
    allowed = "district_officer"
    refused = "leader"
    most_queries = 12

    def prepare(self, site: Site) -> None:
        batch = open_batch(site, title="东区批次")
        batch.organiser, batch.opened_at = site.east, None
        batch.save()
        open_batch(site, title="市级批次")

    def arguments(self, site: Site) -> list[object]:
        return [Batch.objects.get(organiser=site.east).pk]

    def foreign(self, site: Site) -> list[object]:
        """The city's batch is there for a district officer to see, not to change."""
        return [Batch.objects.get(organiser=site.root).pk]


class TestEdit(_OfOneBatch):
    page = "batches:edit"


class TestMaterials(_OfOneBatch):
    page = "batches:materials"


class TestHandlers(_OfOneBatch):
    page = "batches:handlers"
    most_queries = 16


def test_a_batch_from_the_form_to_open(site: Site, client_of: ClientOf) -> None:
    client = client_of(site.officer)
    values = {
        "call": f"{SRDI}|national.srdi|new",
        "title": "示例年度批次",
        "opens_on": str(TODAY),
        "closes_on": str(TODAY + timedelta(days=20)),
        "quota": "5",
        "areas": [str(site.east.pk)],
    }
    answer = client.post(reverse("batches:new"), values)
    batch = Batch.objects.get()
    assert answer["Location"] == reverse("batches:materials", args=[batch.pk])
    assert (batch.level, batch.quota, list(batch.areas.all())) == ("national.srdi", 5, [site.east])
    page = client.get(answer["Location"]).content.decode()
    assert "申报书（签字盖章扫描件）" in page
    assert client.post(reverse("batches:open", args=[batch.pk])).status_code == 302
    page = client.get(reverse("batches:detail", args=[batch.pk])).content.decode()
    assert "受理中，还有 20 天" in page
    assert "提前截止" in page


def test_materials_are_changed_line_by_line(site: Site, client_of: ClientOf) -> None:
    batch = open_batch(site)
    Batch.objects.update(opened_at=None)
    values = {
        "form-TOTAL_FORMS": "3",
        "form-INITIAL_FORMS": "0",
        "form-0-label": "审计报告",
        "form-0-is_mandatory": "on",
        "form-1-label": "",
        "form-2-label": "情况说明",
        "form-2-note": "不超过两页",
    }
    client_of(site.officer).post(reverse("batches:materials", args=[batch.pk]), values)
    assert list(batch.materials.values_list("label", "note", "is_mandatory")) == [
        ("审计报告", "", True),
        ("情况说明", "不超过两页", False),
    ]


def test_wrong_dates_are_told_at_their_field(site: Site, client_of: ClientOf) -> None:
    values = {
        "call": f"{SRDI}|national.srdi|new",
        "title": "倒着",
        "opens_on": "2026-05-02",
        "closes_on": "2026-05-01",
    }
    answer = client_of(site.officer).post(reverse("batches:new"), values)
    assert answer.status_code == 422
    assert "截止日期早于开始日期" in answer.content.decode()
    assert not Batch.objects.exists()


def test_handlers_are_named(site: Site, client_of: ClientOf) -> None:
    batch = open_batch(site)
    values = {"units-review": [str(site.bureau.pk)], "users-screen": [str(site.district_officer.pk)]}
    client_of(site.officer).post(reverse("batches:handlers", args=[batch.pk]), values)
    named = {(one.duty, one.unit, one.user) for one in batch.handlers.all()}
    assert named == {
        (Duty.REVIEW, site.bureau, None),
        (Duty.SCREEN, None, site.district_officer),
    }


def test_a_firm_sees_open_batches_of_its_area_and_applies_itself(site: Site, client_of: ClientOf) -> None:
    batch = open_batch(site)
    hidden = open_batch(site, title="西区批次")
    hidden.areas.set([site.west])
    client = client_of(site.people["firm"])
    page = client.get(reverse("batches:list")).content.decode()
    assert "示例批次" in page
    assert "西区批次" not in page
    assert client.get(reverse("batches:detail", args=[hidden.pk])).status_code == 404
    page = client.get(reverse("batches:detail", args=[batch.pk])).content.decode()
    assert "开始申报" in page
    assert "办理步骤" not in page


def test_numbers_are_of_the_firms_that_a_person_sees(site: Site, client_of: ClientOf) -> None:
    batch = open_batch(site)
    apply(batch, site.east_firm, state="submitted")
    apply(batch, site.west_firm, state="screened")
    city = client_of(site.officer).get(reverse("batches:detail", args=[batch.pk])).context["table"]
    assert [(row[0].name, row[1], row[2]) for row in city.rows] == [
        ("示例东区", (1, 0), 1),
        ("示例西区", (0, 1), 1),
    ]
    assert (city.totals, city.total) == ((1, 1), 2)
    district = (
        client_of(site.district_officer).get(reverse("batches:detail", args=[batch.pk])).context["table"]
    )
    assert [(row[0].name, row[2]) for row in district.rows] == [("示例东区", 1)]


def test_only_its_keepers_open_and_close(site: Site, client_of: ClientOf) -> None:
    batch = open_batch(site)
    address = reverse("batches:close", args=[batch.pk])
    assert client_of(site.district_officer).post(address).status_code == 404
    client_of(site.officer).post(address)
    batch.refresh_from_db()
    assert batch.closed_at is not None


def test_a_batch_leads_to_its_notice_where_it_is_announced_here(site: Site, client_of: ClientOf) -> None:
    client = client_of(site.operator)
    for workflow, shown in (("changchun.srdi-city-recognition", True), (SRDI, False)):
        batch = open_batch(site, workflow, title=workflow)
        page = client.get(reverse("batches:detail", args=[batch.pk])).content.decode()
        assert (f"{reverse('notices:new')}?batch={batch.pk}" in page) is shown
