from django.urls import reverse

from tests.web.assessments.test_archives import SRDI, asked, stored
from tests.web.case import Site
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.assessments.models import ReportArchive


class TestList(PageTests):
    page = "assessments:archives"
    refused = "firm"

    def prepare(self, site: Site) -> None:
        asked(site, kind="fill-place", standard=SRDI)
        stored(site, site.east_firm.pk)


class TestNew(PageTests):
    page = "assessments:archive-new"
    refused = "firm"
    query = "?sector=示例领域&by=national.srdi-2026&verdict=unknown&kind=fill-place"
    most_queries = 16


def test_asked_for_from_a_list(site: Site, client_of: ClientOf) -> None:
    client = client_of(site.officer)
    address = reverse("assessments:archive-new")
    page = client.get(address, {"place": site.east.pk}).content.decode()
    assert "示例东区" in page
    assert "<strong>1</strong> 家" in page
    body = {"kind": "docx", "on": "2026-06-01", "case": "new", "place": site.east.pk}
    answer = client.post(address, body)
    made = ReportArchive.objects.get()
    assert answer.headers["Location"] == reverse("jobs:detail", args=[made.job_id])
    assert made.scope == {"place": str(site.east.pk)}


def test_a_workbook_needs_a_standard(site: Site, client_of: ClientOf) -> None:
    body = {"kind": "fill-firm", "on": "2026-06-01", "case": "new"}
    answer = client_of(site.officer).post(reverse("assessments:archive-new"), body)
    assert answer.status_code == 422
    assert "请选择补数表要对照的标准" in answer.content.decode()


def test_an_empty_scope_is_told(site: Site, client_of: ClientOf) -> None:
    body = {"kind": "pdf", "on": "2026-06-01", "case": "new", "q": "没有这家"}
    answer = client_of(site.officer).post(reverse("assessments:archive-new"), body)
    assert answer.status_code == 422
    assert "没有企业" in answer.content.decode()


def test_only_its_owner_takes_it(site: Site, client_of: ClientOf) -> None:
    made = stored(site, site.east_firm.pk)
    address = reverse("assessments:archive-file", args=[made.pk])
    answer = client_of(site.officer).get(address)
    assert b"".join(answer.streaming_content) == b"zip"  # type: ignore[attr-defined] # a file's answer
    assert answer.headers["Content-Type"] == "application/zip"
    assert "no-store" in answer.headers["Cache-Control"]
    for person in (site.operator, site.district_officer, site.stranger, site.people["firm"]):
        assert client_of(person).get(address).status_code == 404


def test_an_archive_that_is_not_ready_leads_back_with_the_reason(site: Site, client_of: ClientOf) -> None:
    address = reverse("assessments:archive-file", args=[asked(site).pk])
    page = client_of(site.officer).get(address, follow=True).content.decode()
    assert "请重新打包" in page
