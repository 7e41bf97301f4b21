"""Pages of assignments."""

import pytest
from django.urls import reverse

from tests.web.case import Site
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.accounts.models import Assignment
from tidu.web.enterprises.models import Enterprise

pytestmark = pytest.mark.django_db


class TestAssignments(PageTests):
    page = "enterprises:assignments"
    refused = "provider"
    most_queries = 7

    def prepare(self, site: Site) -> None:
        for firm in site.firms.values():
            Assignment.objects.create(user=site.people["specialist"], enterprise=firm, since="2026-01-01")


class TestOfOneFirm(TestAssignments):
    allowed = "specialist"

    def address(self, arguments: list[object]) -> str:
        return f"{super().address([])}?firm={arguments[0]}"

    def arguments(self, site: Site) -> list[object]:
        return [site.east_firm.pk]

    def foreign(self, site: Site) -> list[object]:
        return [site.foreign_firm.pk]


class TestEnd(PageTests):
    page = "enterprises:assignment-end"
    allowed = "district_officer"
    refused = "specialist"
    most_queries = 7

    def prepare(self, site: Site) -> None:
        Assignment.objects.create(
            user=site.people["specialist"], enterprise=site.west_firm, since="2026-01-01"
        )

    def arguments(self, site: Site) -> list[object]:
        return [Assignment.objects.get(user=site.people["specialist"], enterprise=site.east_firm).pk]

    def foreign(self, site: Site) -> list[object]:
        return [Assignment.objects.get(enterprise=site.west_firm).pk]


def test_an_end_is_asked_for_and_stays_on_the_list(site: Site, client_of: ClientOf) -> None:
    client, specialist = client_of(site.officer), site.people["specialist"]
    assignment = Assignment.objects.get(user=specialist)
    address = reverse("enterprises:assignment-end", args=[assignment.pk])
    assert client.post(address, {"last_day": ""}).status_code == 422
    wrong = client.post(address, {"last_day": "2024-01-01"})
    assert wrong.status_code == 422
    assert "最后一天不能早于开始前一日" in wrong.content.decode()
    page = client.post(address, {"last_day": "2026-02-01"}, follow=True).content.decode()
    assert "已结束示例服务专员对示例东镇精密机械有限公司的分派" in page
    assert "2026-02-01" in page
    assert not Enterprise.objects.visible_to(specialist).exists()


def test_paging_and_filters(site: Site, client_of: ClientOf) -> None:
    Enterprise.objects.bulk_create(
        Enterprise(
            root=site.root, jurisdiction=site.town, uscc=f"X{number:017}", name=f"示例批量{number}",
            sort_key="slpl", initials="slpl",
        )
        for number in range(60)
    )  # fmt: skip
    specialist = site.people["specialist"]
    Assignment.objects.bulk_create(
        Assignment(user=specialist, enterprise=firm, since="2026-01-01")
        for firm in Enterprise.objects.filter(initials="slpl")
    )
    client, address = client_of(site.officer), reverse("enterprises:assignments")
    first = client.get(address, {"user": str(specialist.pk), "state": "now"})
    assert len(first.context["rows"]) == 50
    rest = client.get(address, {"user": str(specialist.pk), "before": str(first.context["next_before"])})
    assert len(rest.context["rows"]) == 11
    assert "示例服务专员（现有 61 家）" in first.content.decode()
    part = client.get(address, headers={"HX-Request": "true", "HX-Target": "assignments"}).content.decode()
    assert "<html" not in part
    nobody = client.get(address, {"user": "0"}).content.decode()
    assert "用批量操作“分派服务专员”" in nobody
