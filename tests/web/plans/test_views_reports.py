from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.web.case import Site
from tests.web.plans.made import NOW, PACK, TASK, plan, report, reporter, science
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.organisations.models import OrganisationUnit
from tidu.web.plans.models import AdoptedPlan, State, TaskReport
from tidu.web.plans.notices import report_address
from tidu.web.plans.reports import send_back, submit
from tidu.web.plans.services import adopt


def prepare(site: Site) -> None:
    """A report that was sent back, tasks of two units, and a plan elsewhere."""
    unit = reporter(site)
    science(site)
    made = report(site)
    submit(actor=unit, report=made)
    send_back(actor=site.officer, report=made, comment="请补充数据来源")
    adopt(actor=site.stranger, plan_id=PACK, jurisdiction=site.elsewhere)
    OrganisationUnit.objects.create(root=site.elsewhere, jurisdiction=site.elsewhere, name="别处市工信局")


class TestMine(PageTests):
    page = "plans:mine"
    allowed = "unit"
    refused = "firm"
    most_queries = 16

    def prepare(self, site: Site) -> None:
        prepare(site)


class TestQuarter(PageTests):
    page = "plans:quarter"
    refused = "unit"

    def prepare(self, site: Site) -> None:
        prepare(site)

    def arguments(self, site: Site) -> list[object]:
        return [AdoptedPlan.objects.get(root=site.root).pk, NOW.key]

    def foreign(self, site: Site) -> list[object]:
        return [AdoptedPlan.objects.get(root=site.elsewhere).pk, NOW.key]


class TestQuarterNow(TestQuarter):
    page = "plans:quarter-now"

    def arguments(self, site: Site) -> list[object]:
        return [AdoptedPlan.objects.get(root=site.root).pk]

    def foreign(self, site: Site) -> list[object]:
        return [AdoptedPlan.objects.get(root=site.elsewhere).pk]


class TestReport(PageTests):
    page = "plans:report"
    allowed = "unit"
    refused = "firm"
    most_queries = 16

    def prepare(self, site: Site) -> None:
        prepare(site)

    def arguments(self, site: Site) -> list[object]:
        return [AdoptedPlan.objects.get(root=site.root).pk, TASK, site.bureau.pk, NOW.key]

    def foreign(self, site: Site) -> list[object]:
        unit = OrganisationUnit.objects.get(name="示例市科学技术局")
        return [AdoptedPlan.objects.get(root=site.root).pk, "t4", unit.pk, NOW.key]


class TestReportToDecide(TestReport):
    allowed = "officer"

    def prepare(self, site: Site) -> None:
        super().prepare(site)
        submit(actor=site.people["unit"], report=TaskReport.objects.get())

    def foreign(self, site: Site) -> list[object]:
        unit = OrganisationUnit.objects.get(root=site.elsewhere)
        return [AdoptedPlan.objects.get(root=site.elsewhere).pk, TASK, unit.pk, NOW.key]


def test_a_report_is_written_and_handed_in(site: Site, client_of: ClientOf) -> None:
    client, adopted = client_of(reporter(site)), plan(site)
    address = report_address(adopted.pk, TASK, site.bureau.pk, NOW.key)
    assert client.post(address, {"text": ""}).status_code == 422
    file = SimpleUploadedFile("示例.pdf", b"%PDF-1.4\n%EOF\n")
    data = {"text": "示例进展", "figure-srdi": "590", "file": file}
    assert "还没有报送" in client.post(address, data, follow=True).content.decode()
    made = TaskReport.objects.get()
    assert made.state == State.DRAFT
    done = client.post(address, {"text": "示例进展", "figure-srdi": "590", "action": "submit"}, follow=True)
    assert "已报送，等待审核" in done.content.decode()
    assert client.post(address, {"text": "再改"}).status_code == 404
    got = client.get(reverse("plans:attachment", args=[made.pk, made.attachments.get().pk]))
    assert got.status_code == 200
    assert got.getvalue().startswith(b"%PDF")
    officer = client_of(site.officer)
    decide = reverse("plans:decide", args=[made.pk])
    assert "请写明退回的原因" in officer.post(decide, {"action": "returned"}, follow=True).content.decode()
    assert "已通过" in officer.post(decide, {"action": "accepted"}, follow=True).content.decode()
    page = officer.get(reverse("plans:detail", args=[adopted.pk])).content.decode()
    assert "590 户" in page
    for key in ("district_officer", "leader"):
        assert client_of(site.people[key]).post(decide, {"action": "accepted"}).status_code == 404


def test_a_wrong_file_loses_nothing(site: Site, client_of: ClientOf) -> None:
    client, adopted = client_of(reporter(site)), plan(site)
    address = report_address(adopted.pk, TASK, site.bureau.pk, NOW.key)
    data = {"text": "写了很久的进展", "file": SimpleUploadedFile("示例.exe", b"MZ")}
    answer = client.post(address, data)
    assert answer.status_code == 422
    assert "写了很久的进展" in answer.content.decode()
    assert not TaskReport.objects.exists()


def test_files_and_quarters_that_are_not_ones_own_are_not_there(site: Site, client_of: ClientOf) -> None:
    prepare(site)
    made = TaskReport.objects.get()
    client = client_of(site.officer)
    assert client.get(reverse("plans:attachment", args=[made.pk, 1])).status_code == 404
    assert client.get(reverse("plans:quarter", args=[made.plan_id, "2030q1"])).status_code == 404
    assert client.get(reverse("plans:quarter", args=[made.plan_id, "x"])).status_code == 404
    assert client_of(site.stranger).get(reverse("plans:attachment", args=[made.pk, 1])).status_code == 404


def test_a_person_without_a_unit_is_told_what_to_do(site: Site, client_of: ClientOf) -> None:
    assert (
        "账号还没有关联单位" in client_of(site.people["leader"]).get(reverse("plans:mine")).content.decode()
    )
    reporter(site)
    assert "没有要报送的任务" in client_of(site.people["unit"]).get(reverse("plans:mine")).content.decode()
