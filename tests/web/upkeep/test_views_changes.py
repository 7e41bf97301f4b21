"""Pages of major changes."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.web.case import Site
from tests.web.upkeep.made import title, today
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.upkeep.models import ChangeReport

pytestmark = pytest.mark.django_db


def report(site: Site, key: str = "east") -> ChangeReport:
    return ChangeReport.objects.create(
        enterprise=site.firms[key], kind="controller", happened_on=today(), text="实际控制人变更", by_firm=True,
        reported_by=site.people["firm"],
    )  # fmt: skip


class TestList(PageTests):
    page = "upkeep:changes"
    refused = "firm"
    most_queries = 7

    def prepare(self, site: Site) -> None:
        report(site)
        report(site, "west")


class TestNew(PageTests):
    page = "upkeep:change-new"
    allowed = "firm"
    refused = "leader"

    def arguments(self, site: Site) -> list[object]:
        return [site.east_firm.pk]

    def foreign(self, site: Site) -> list[object]:
        return [site.west_firm.pk]


class TestDetail(PageTests):
    page = "upkeep:change"
    allowed = "district_officer"
    refused = "provider"

    def prepare(self, site: Site) -> None:
        report(site)
        report(site, "west")

    def arguments(self, site: Site) -> list[object]:
        return [ChangeReport.objects.get(enterprise=site.east_firm).pk]

    def foreign(self, site: Site) -> list[object]:
        return [ChangeReport.objects.get(enterprise=site.west_firm).pk]


def test_a_firm_reports_with_proof_and_an_officer_decides(site: Site, client_of: ClientOf) -> None:
    title(site)
    firm, address = client_of(site.people["firm"]), reverse("upkeep:change-new", args=[site.east_firm.pk])
    values = {"kind": "name", "happened_on": today().isoformat(), "text": "更名为示例二公司"}
    files = [SimpleUploadedFile(f"通知{n}.pdf", b"%PDF-1.4 x") for n in (1, 2)]
    assert firm.post(address, values | {"kind": ""}).status_code == 422
    bad = firm.post(address, values | {"proof": SimpleUploadedFile("通知.exe", b"MZ")})
    assert "不能上传 .exe" in bad.content.decode()
    assert ChangeReport.objects.count() == 0
    page = firm.post(address, values | {"proof": files}, follow=True).content.decode()
    for words in ("等待主管部门处理", "通知1.pdf", "通知2.pdf", "报告期限"):
        assert words in page
    one = ChangeReport.objects.get()
    detail = reverse("upkeep:change", args=[one.pk])
    assert firm.post(detail, {"outcome": "kept", "text": "自己同意"}).status_code == 404
    officer = client_of(site.officer)
    assert officer.post(detail, {"outcome": "kept", "text": ""}).status_code == 422
    assert (
        "称号保留"
        in officer.post(detail, {"outcome": "kept", "text": "主营未变"}, follow=True).content.decode()
    )
    assert "主营未变" in firm.get(detail).content.decode()
    assert officer.post(detail, {"outcome": "revoke", "text": "再来"}).status_code == 404
    assert site.east_firm.name in officer.get(reverse("upkeep:changes") + "?handled=1").content.decode()
    assert site.east_firm.name not in officer.get(reverse("upkeep:changes")).content.decode()
