"""An officer of one district tries every way to another district's firm: address, list, export, job, interface."""

from pathlib import Path

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.web.api.kit import V1, Caller
from tests.web.browser.conftest import PageOf
from tests.web.case import Site
from tidu.web.exports.models import Export
from tidu.web.jobs import services as jobs

pytestmark = pytest.mark.django_db

PAGES = (
    "enterprises:detail",
    "enterprises:facts",
    "enterprises:ledgers",
    "enterprises:record",
    "enterprises:history",
    "enterprises:edit",
    "assessments:firm",
    "evidence:firm",
    "mergers:firm",
    "titles:new",
    "upkeep:firm",
    "upkeep:change-new",
)


def test_no_address_leads_to_another_districts_firm(site: Site, page_of: PageOf) -> None:
    page = page_of(site.district_officer)
    for name in PAGES:
        own = page.goto(reverse(name, args=[site.east_firm.pk]))
        other = page.goto(reverse(name, args=[site.west_firm.pk]))
        assert own is not None
        assert other is not None
        assert (own.status, other.status) == (200, 404), name
        expect(page.get_by_text(site.west_firm.name)).to_have_count(0)


def test_neither_does_the_list_nor_the_interface(site: Site, page_of: PageOf) -> None:
    page = page_of(site.district_officer)
    for query in (site.west_firm.name, site.west_firm.uscc, "shilixiqu"):
        page.goto(f"/enterprises/?q={query}")
        expect(page.get_by_text("示例西区")).to_have_count(0)
    page.goto(f"/enterprises/?place={site.west.pk}")
    expect(page.get_by_role("link", name=site.west_firm.name)).to_have_count(0)
    caller = Caller(site.district_officer)
    for path in ("", "/facts", "/titles", "/ledgers/ip"):
        answer = page.request.get(f"{V1}/firms/{site.west_firm.pk}{path}", headers=caller.headers)
        assert answer.status == 404, path


def test_nor_an_export_whose_scope_shrank_before_its_job_ran(
    site: Site, page_of: PageOf, tmp_path: Path
) -> None:
    page = page_of(site.officer)
    page.goto("/enterprises/")
    page.get_by_role("link", name="导出 Excel").click()
    page.get_by_role("button", name="开始导出").click()
    expect(page.get_by_role("heading", name="导出企业名单：", level=1)).to_be_visible()
    # She is moved to one district before the worker comes to it.
    type(site.officer).objects.filter(pk=site.officer.pk).update(jurisdiction=site.east)
    export = Export.objects.get()
    assert export.job is not None
    jobs.run(export.job.pk)
    page.reload()
    with page.expect_download() as download:
        page.get_by_role("link", name="下载 企业名单_").click()
    download.value.save_as(tmp_path / "名单.xlsx")
    sheet = load_workbook(tmp_path / "名单.xlsx")["企业名单"]
    names = [row[0] for row in sheet.iter_rows(min_row=3, values_only=True)]
    assert names == [site.east_firm.name]


def test_nor_another_persons_job(site: Site, page_of: PageOf) -> None:
    job = jobs.start(owner=site.officer, kind="export-firms", title="示例导出", arguments={})
    page = page_of(site.district_officer)
    answer = page.goto(reverse("jobs:detail", args=[job.pk]))
    assert answer is not None
    assert answer.status == 404
