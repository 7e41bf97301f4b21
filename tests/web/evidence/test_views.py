"""Files are listed, added and handed out by permission, always as a download."""

from collections.abc import Callable

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.web.case import Site
from tests.web.evidence.files import PDF
from tests.web.view_tests import PageTests
from tidu.web.accounts.models import User
from tidu.web.audit.models import Entry
from tidu.web.evidence import services
from tidu.web.evidence.models import Evidence

pytestmark = pytest.mark.django_db

ClientOf = Callable[[User], Client]


def _upload(site: Site, actor: User, firm: str) -> Evidence:
    file = SimpleUploadedFile("审计报告.pdf", PDF)
    return services.upload(actor=actor, file=file, enterprise=site.firms[firm])


class TestFirm(PageTests):
    page = "evidence:firm"
    allowed = "district_officer"
    refused = "provider"
    most_queries = 8

    def prepare(self, site: Site) -> None:
        for _ in range(3):
            _upload(site, site.officer, "east")

    def arguments(self, site: Site) -> list[object]:
        return [site.east_firm.pk]

    def foreign(self, site: Site) -> list[object]:
        return [site.west_firm.pk]


def test_a_download_is_never_shown_inside_the_site(site: Site, client_of: ClientOf) -> None:
    evidence = _upload(site, site.officer, "east")
    answer = client_of(site.people["firm"]).get(reverse("evidence:download", args=[evidence.pk]))
    assert answer.getvalue() == PDF
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''%E5%AE%A1")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "private, no-store"
    assert Entry.objects.filter(action="下载材料", actor=site.people["firm"]).count() == 1


@pytest.mark.parametrize("who", ["district_officer", "firm", "specialist", "provider", "stranger"])
def test_a_foreign_file_is_not_there(site: Site, client_of: ClientOf, who: str) -> None:
    evidence = _upload(site, site.officer, "west")
    assert (
        client_of(site.people[who]).get(reverse("evidence:download", args=[evidence.pk])).status_code == 404
    )
    assert not Entry.objects.filter(action="下载材料").exists()


def test_a_visitor_gets_no_file(site: Site, client: Client) -> None:
    evidence = _upload(site, site.officer, "east")
    assert client.get(reverse("evidence:download", args=[evidence.pk])).status_code == 302


def test_a_file_that_is_gone_from_the_disk_is_not_there(site: Site, client_of: ClientOf) -> None:
    evidence = _upload(site, site.officer, "east")
    default_storage.delete(evidence.stored_as)
    address = reverse("evidence:download", args=[evidence.pk])
    assert client_of(site.officer).get(address).status_code == 404


def test_a_firm_adds_a_file_to_itself(site: Site, client_of: ClientOf) -> None:
    client, address = client_of(site.people["firm"]), reverse("evidence:firm", args=[site.east_firm.pk])
    refused = client.post(address, {"file": SimpleUploadedFile("a.exe", b"MZ")})
    assert refused.status_code == 422
    assert "不能上传 .exe" in refused.content.decode()
    page = client.post(address, {"file": SimpleUploadedFile("证书.pdf", PDF)}, follow=True).content.decode()
    assert "证书.pdf" in page
    assert "已上传" in page


def test_who_only_reads_cannot_add(site: Site, client_of: ClientOf) -> None:
    client, address = client_of(site.people["leader"]), reverse("evidence:firm", args=[site.east_firm.pk])
    assert 'type="file"' not in client.get(address).content.decode()
    assert client.post(address, {"file": SimpleUploadedFile("a.pdf", PDF)}).status_code == 404
