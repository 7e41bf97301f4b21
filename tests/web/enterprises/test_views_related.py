"""Pages of the records beside master data."""

import pytest
from django.urls import reverse

from tests.web.case import Site
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.enterprises.models import Contact, LibraryEntry

pytestmark = pytest.mark.django_db


def contact_of(site: Site, key: str) -> Contact:
    return Contact.objects.get_or_create(enterprise=site.firms[key], name="示例联系人")[0]


class TestNew(PageTests):
    page = "enterprises:record-new"
    allowed = "district_officer"
    refused = "firm"

    def arguments(self, site: Site) -> list[object]:
        return [site.east_firm.pk, "libraries"]

    def foreign(self, site: Site) -> list[object]:
        return [site.west_firm.pk, "libraries"]


class TestEdit(PageTests):
    page = "enterprises:record-edit"
    allowed = "specialist"
    refused = "leader"

    def arguments(self, site: Site) -> list[object]:
        return [site.east_firm.pk, "contacts", contact_of(site, "east").pk]

    def foreign(self, site: Site) -> list[object]:
        # The right firm, another firm's record.
        return [site.east_firm.pk, "contacts", contact_of(site, "west").pk]


class TestRemove(TestEdit):
    page = "enterprises:record-remove"


def test_a_record_is_added_changed_and_removed(site: Site, client_of: ClientOf) -> None:
    client, back = client_of(site.officer), reverse("enterprises:record", args=[site.east_firm.pk])
    new = reverse("enterprises:record-new", args=[site.east_firm.pk, "contacts"])
    assert client.post(new, {"name": ""}).status_code == 422
    assert client.post(new, {"name": "示例联系人", "phone": "000-0000"})["Location"] == back
    contact = Contact.objects.get()
    edit = reverse("enterprises:record-edit", args=[site.east_firm.pk, "contacts", contact.pk])
    assert 'value="000-0000"' in client.get(edit).content.decode()
    assert client.post(edit, {"name": "示例联系人", "phone": "000-0001"})["Location"] == back
    contact.refresh_from_db()
    assert contact.phone == "000-0001"
    remove = reverse("enterprises:record-remove", args=[site.east_firm.pk, "contacts", contact.pk])
    assert client.post(remove, {"reason": ""}).status_code == 422
    assert client.post(remove, {"reason": "已离职"})["Location"] == back
    assert not Contact.objects.exists()


def test_what_the_service_refuses_is_told_and_nothing_is_lost(site: Site, client_of: ClientOf) -> None:
    client = client_of(site.officer)
    new = reverse("enterprises:record-new", args=[site.east_firm.pk, "libraries"])
    values = {"new_library": "独角兽库", "since": "2026-01-01", "reason": "示例依据"}
    assert client.post(new, values).status_code == 302
    answer = client.post(new, values)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "先登记出库日期" in page
    assert 'value="示例依据"' in page
    assert LibraryEntry.objects.count() == 1


def test_an_unknown_kind_is_no_page(site: Site, client_of: ClientOf) -> None:
    address = reverse("enterprises:record-new", args=[site.east_firm.pk, "nonsense"])
    assert client_of(site.officer).get(address).status_code == 404
