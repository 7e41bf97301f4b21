"""Pages of imports: list, upload, and one import with its rows."""

import io
from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.web.case import Site
from tests.web.imports.makers import applied, firm, staged, table
from tests.web.view_tests import PageTests
from tidu.tables.fillin import Lacking, write_fillin
from tidu.web.accounts.models import User
from tidu.web.imports import services
from tidu.web.imports.models import ImportRun, State
from tidu.web.jobs.models import State as JobState
from tidu.web.jobs.services import start
from tidu.web.packs import library

pytestmark = pytest.mark.django_db

ClientOf = Callable[[User], Client]
BAD = {"2025年营业收入（万元）": "约3000"}
MIXED = [firm(1), firm(2), firm(3, **BAD), firm(4, 统一社会信用代码="")]


def upload(client: Client, data: bytes, name: str = "示例名单.csv", **fields: str) -> ImportRun | None:
    said = {"source_name": "示例局 名单", "strength": "4"} | fields
    client.post(reverse("imports:new"), {"file": SimpleUploadedFile(name, data), **said})
    return ImportRun.objects.first()


def test_a_fill_in_workbook_of_ours_needs_no_mapping(site: Site, client_of: ClientOf) -> None:
    firm, out = site.east_firm, io.BytesIO()
    lacking = Lacking(firm.uscc, firm.name, ("revenue",))
    write_fillin(out, [lacking], catalogue=library().catalogue, standard="示例标准", on=date(2026, 6, 1))
    run = upload(client_of(site.officer), out.getvalue(), "补数表.xlsx")
    assert run is not None
    assert (run.state, run.total) == (State.PREVIEW, 1)
    # A table of others is confirmed column by column as ever.
    other = upload(client_of(site.officer), table(MIXED))
    assert other is not None
    assert other.state == State.UPLOADED


class TestList(PageTests):
    page = "imports:list"
    refused = "expert"

    def prepare(self, site: Site) -> None:
        applied(site, MIXED)
        staged(site, [firm(5)])


class TestEmptyList(PageTests):
    page = "imports:list"


class TestNew(PageTests):
    page = "imports:new"
    refused = "firm"

    def prepare(self, site: Site) -> None:
        applied(site, [firm(1)])


class TestPreview(PageTests):
    page = "imports:detail"
    allowed = "district_officer"
    refused = "leader"
    query = "?tab=changed"

    def prepare(self, site: Site) -> None:
        applied(site, MIXED)
        again = [firm(1, **{"2025年营业收入（万元）": 9000, "2025年从业人员（人）": 30}), *MIXED[1:], firm(9)]
        staged(site, again, actor=site.people["district_officer"])

    def arguments(self, site: Site) -> list[object]:
        return [ImportRun.objects.get(owner=site.people["district_officer"]).pk]

    def foreign(self, site: Site) -> list[object]:
        return [ImportRun.objects.get(owner=site.officer).pk]


class TestRejectedRows(TestPreview):
    query = "?tab=rejected"


class TestApplied(PageTests):
    page = "imports:detail"
    query = "?tab=new"

    def prepare(self, site: Site) -> None:
        applied(site, MIXED)

    def arguments(self, site: Site) -> list[object]:
        return [ImportRun.objects.get().pk]


class TestWorking(PageTests):
    """While a job works the page shows its progress, and asks for it again."""

    page = "imports:detail"

    def prepare(self, site: Site) -> None:
        services.apply(actor=site.officer, run=staged(site, MIXED))

    def arguments(self, site: Site) -> list[object]:
        return [ImportRun.objects.get().pk]


@pytest.mark.parametrize(
    ("state", "words"),
    [(State.APPLYING, "继续导入"), (State.UNDOING, "继续撤销"), (State.APPLIED, "重新提交任务")],
)
def test_what_broke_off_is_said_and_goes_on(
    site: Site, client_of: ClientOf, state: State, words: str
) -> None:
    run = applied(site, MIXED)
    assert run.job is not None
    run.job.state, run.job.message = JobState.FAILED, "示例原因"
    run.job.save()
    run.state = state
    run.save()
    page = client_of(site.officer).get(reverse("imports:detail", args=[run.pk])).content.decode()
    assert words in page


def test_a_reading_that_broke_off_starts_anew_from_the_columns(site: Site, client_of: ClientOf) -> None:
    run = staged(site, MIXED)
    run.job = start(owner=site.officer, kind="imports-stage", title="读取", arguments={"run": run.pk})
    run.state = State.READING
    run.save()
    client, address = client_of(site.officer), reverse("imports:columns", args=[run.pk])
    assert client.get(address)["Location"] == reverse("imports:detail", args=[run.pk])
    assert "读取中" in client.get(reverse("imports:detail", args=[run.pk])).content.decode()
    run.job.state, run.job.message = JobState.FAILED, "示例原因"
    run.job.save()
    assert client.get(reverse("imports:detail", args=[run.pk]))["Location"] == address
    assert "示例原因" in client.get(address).content.decode()
    assert client.post(address).status_code == 302
    run.refresh_from_db()
    assert run.state == State.PREVIEW


def test_an_upload_leads_to_its_columns(site: Site, client_of: ClientOf) -> None:
    run = upload(client_of(site.officer), table(MIXED), source_name=" 示例局 高企名单 ")
    assert run is not None
    assert (run.name, run.state, run.source.name) == ("示例名单.csv", State.UPLOADED, "示例局 高企名单")
    answer = client_of(site.officer).get(reverse("imports:detail", args=[run.pk]))
    assert answer["Location"] == reverse("imports:columns", args=[run.pk])


@pytest.mark.parametrize(
    ("data", "name", "fields", "words"),
    [
        (b"", "a.csv", {}, "文件是空的"),
        (b"x", "a.docx", {}, "不能导入 .docx 文件"),
        (b"%PDF-1.7", "a.csv", {}, "是 PDF 文件，不是表格"),
        (b"x", "a.csv", {"source_name": ""}, "请填写数据来源"),
        (b"x", "a.csv", {"strength": "5"}, "请从列表中选择可信度"),
    ],
)
def test_what_is_wrong_with_an_upload_is_told_on_the_form(
    site: Site, client_of: ClientOf, data: bytes, name: str, fields: dict[str, str], words: str
) -> None:
    said = {"source_name": "示例局 名单", "strength": "4"} | fields
    answer = client_of(site.officer).post(
        reverse("imports:new"), {"file": SimpleUploadedFile(name, data), **said}
    )
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not ImportRun.objects.exists()


def test_the_tabs_count_and_the_first_that_needs_a_person_is_open(site: Site, client_of: ClientOf) -> None:
    run = staged(site, MIXED)
    client = client_of(site.officer)
    page = client.get(reverse("imports:detail", args=[run.pk]))
    assert {tab["id"]: tab["count"] for tab in page.context["tabs"]} == {
        "new": 2, "changed": 0, "unchanged": 0, "rejected": 1, "unmatched": 1,
    }  # fmt: skip
    assert page.context["tab"] == "rejected"
    assert "营业收入应为数字，实为“约3000”" in page.content.decode()
    new = client.get(reverse("imports:detail", args=[run.pk]), {"tab": "new"}).content.decode()
    assert "营业收入（2025 年）" in new
    assert "1,001 万元" in new


def test_rows_page_by_keyset(site: Site, client_of: ClientOf) -> None:
    run = staged(site, [firm(number) for number in range(1, 121)])
    client, address = client_of(site.officer), reverse("imports:detail", args=[run.pk])
    seen, query = [], {"tab": "new"}
    while True:
        page = client.get(address, query)
        seen.append(page.content.decode().count("import-row-number"))
        if page.context["next_after"] is None:
            break
        query["after"] = str(page.context["next_after"])
    assert seen == [50, 50, 20]
    assert client.get(address, {"tab": "nowhere", "after": "x"}).context["tab"] == "new"


def test_the_list_pages_by_keyset(site: Site, client_of: ClientOf) -> None:
    made = [staged(site, [firm(number)]).pk for number in range(1, 33)]
    client, seen = client_of(site.officer), []
    query: dict[str, str] = {}
    while True:
        context = client.get(reverse("imports:list"), query).context
        seen += [run.pk for run in context["runs"]]
        if context["next_before"] is None:
            break
        query = {"before": str(context["next_before"])}
    assert seen == made[::-1]


def test_progress_is_asked_for_until_the_work_is_done(site: Site, client_of: ClientOf) -> None:
    run = staged(site, MIXED)
    job = services.apply(actor=site.officer, run=run)
    client, address = client_of(site.officer), reverse("imports:detail", args=[run.pk])
    asked = {"HX-Request": "true", "HX-Target": "progress"}
    working = client.get(address, headers=asked)
    assert 'hx-trigger="every 500ms"' in working.content.decode()
    assert "HX-Refresh" not in working
    job.state = "failed"
    job.message = "示例原因"
    job.save()
    over = client.get(address, headers=asked)
    assert over["HX-Refresh"] == "true"
    assert "没有完成" in over.content.decode()
    assert "示例原因" in over.content.decode()


def test_an_import_that_was_not_applied_can_be_thrown_away(site: Site, client_of: ClientOf) -> None:
    run, kept = staged(site, MIXED), applied(site, [firm(1)])
    client = client_of(site.officer)
    assert client.post(reverse("imports:discard", args=[run.pk]))["Location"] == reverse("imports:list")
    page = client.post(reverse("imports:discard", args=[kept.pk]), follow=True)
    assert "不能删除" in page.content.decode()
    assert list(ImportRun.objects.values_list("pk", flat=True)) == [kept.pk]
    assert client_of(site.stranger).post(reverse("imports:discard", args=[kept.pk])).status_code == 404
