"""Pages that keep ledgers."""

from datetime import date

import pytest
from django.urls import reverse

from tests.web.case import Site
from tests.web.facts.makers import source
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.ledgers.models import LedgerCompleteness, LedgerRow

pytestmark = pytest.mark.django_db


def row_of(site: Site, key: str) -> LedgerRow:
    return LedgerRow.objects.get_or_create(
        enterprise=site.firms[key], ledger="ip", number="ZL1",
        defaults={"values": {"number": "ZL1", "name": "示例专利"}, "source": source(site)},
    )[0]  # fmt: skip


class TestNew(PageTests):
    page = "ledgers:new"
    allowed = "district_officer"
    refused = "firm"

    def arguments(self, site: Site) -> list[object]:
        return [site.east_firm.pk, "ip"]

    def foreign(self, site: Site) -> list[object]:
        return [site.west_firm.pk, "ip"]


class TestComplete(TestNew):
    page = "ledgers:complete"


class TestEdit(PageTests):
    page = "ledgers:edit"
    allowed = "district_officer"
    refused = "leader"

    def arguments(self, site: Site) -> list[object]:
        return [row_of(site, "east").pk]

    def foreign(self, site: Site) -> list[object]:
        return [row_of(site, "west").pk]


class TestRemove(TestEdit):
    page = "ledgers:remove"


def test_a_row_is_added_corrected_and_removed(site: Site, client_of: ClientOf) -> None:
    client, back = client_of(site.officer), reverse("enterprises:ledgers", args=[site.east_firm.pk])
    new = reverse("ledgers:new", args=[site.east_firm.pk, "designations"])
    values = {"kind": "绿色工厂", "level": "省级", "number": "示例1号", "from": "2025-01-01", "until": ""}
    assert client.post(new, values)["Location"] == back
    page = client.get(back).content.decode()
    for word in ("其他称号与荣誉台账", "绿色工厂", "示例1号"):
        assert word in page
    again = client.post(new, values)
    assert again.status_code == 422
    assert "已有编号 示例1号" in again.content.decode()
    edit = reverse("ledgers:edit", args=[LedgerRow.objects.get().pk])
    assert client.post(edit, {**values, "from": "不知"}).status_code == 422
    assert client.post(edit, {**values, "level": "国家级"})["Location"] == back
    assert client.get(edit).status_code == 404
    row = LedgerRow.objects.get(removed_at=None)
    assert row.values["level"] == "国家级"
    remove = reverse("ledgers:remove", args=[row.pk])
    assert client.post(remove, {"reason": ""}).status_code == 422
    assert client.post(remove, {"reason": "登记有误"})["Location"] == back
    assert not LedgerRow.objects.filter(removed_at=None).exists()


def test_a_ledger_is_declared_complete_and_open_again(site: Site, client_of: ClientOf) -> None:
    client, address = client_of(site.officer), reverse("ledgers:complete", args=[site.east_firm.pk, "awards"])
    assert client.post(address, {"as_of": "2999-01-01"}).status_code == 422
    assert client.post(address, {"as_of": "2026-01-01"}).status_code == 302
    assert LedgerCompleteness.objects.get().as_of == date(2026, 1, 1)
    page = client.get(reverse("enterprises:ledgers", args=[site.east_firm.pk])).content.decode()
    assert "2026-01-01 起台账完整" in page
    assert client.post(address, {"as_of": ""}).status_code == 302
    assert not LedgerCompleteness.objects.exists()


@pytest.mark.parametrize("ledger", ["titles", "nonsense"])
def test_other_ledgers_are_no_page(site: Site, client_of: ClientOf, ledger: str) -> None:
    address = reverse("ledgers:new", args=[site.east_firm.pk, ledger])
    assert client_of(site.officer).get(address).status_code == 404
