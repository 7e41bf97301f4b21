from django.urls import reverse

from tests.web.case import Site
from tests.web.documents.made import checked_document, document, settle
from tests.web.documents.test_views import OfADocument
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.audit.models import Entry
from tidu.web.documents.models import Document, State
from tidu.web.organisations.models import OrganisationUnit
from tidu.web.plans.models import AdoptedPlan


class TestUnits(OfADocument, PageTests):
    page = "documents:units"


class TestPublish(OfADocument):
    page = "documents:publish"


class TestReadyToPublish(OfADocument):
    page = "documents:publish"

    def prepare(self, site: Site) -> None:
        super().prepare(site)
        settle(Document.objects.get(root=site.root), site.officer)


def test_from_publishing_to_a_plan_whose_items_lead_to_their_passages(
    site: Site, client_of: ClientOf
) -> None:
    made, client = checked_document(site), client_of(site.officer)
    answer = client.post(reverse("documents:publish", args=[made.pk]))
    plan = AdoptedPlan.objects.get()
    assert answer.headers["Location"] == reverse("plans:detail", args=[plan.pk])
    source = reverse("documents:source", args=[made.pk])
    assert f"{source}#s-t1" in client.get(reverse("plans:tasks", args=[plan.pk])).content.decode()
    assert f"{source}#s-g1" in client.get(reverse("plans:target", args=[plan.pk, "g1"])).content.decode()
    assert f"{source}#s-l1" in client.get(reverse("plans:document", args=[plan.pk])).content.decode()
    again = client.post(reverse("documents:publish", args=[made.pk]), follow=True).content.decode()
    assert "没有要发布的改动" in again


def test_what_is_in_the_way_is_listed_with_a_way_to_it(site: Site, client_of: ClientOf) -> None:
    made, client = document(site), client_of(site.officer)
    address = reverse("documents:publish", args=[made.pk])
    page = client.get(address).content.decode()
    assert reverse("documents:item", args=[made.pk, "m2"]) in page
    assert "发布为计划" not in page
    assert "还有 1 处要改" in client.post(address, follow=True).content.decode()
    Document.objects.update(state=State.READING)
    assert client.get(address).status_code == 404


def test_the_pack_is_handed_out_as_a_file_and_told(site: Site, client_of: ClientOf) -> None:
    made, client = checked_document(site), client_of(site.officer)
    address = reverse("documents:pack", args=[made.pk])
    assert client.get(address).status_code == 404, "not published yet"
    client.post(reverse("documents:publish", args=[made.pk]))
    answer = client.get(address)
    assert 'id: "shili.plan-2025"' in answer.content.decode()
    assert "plan.yaml" in answer.headers["Content-Disposition"]
    assert Entry.objects.filter(action="下载规则包").exists()
    assert client_of(site.stranger).get(address).status_code == 404


def test_units_are_added_and_matched_by_one_click(site: Site, client_of: ClientOf) -> None:
    made, client = document(site), client_of(site.officer)
    address = reverse("documents:units", args=[made.pk])

    def say(**data: object) -> str:
        return client.post(address, data, follow=True).content.decode()

    assert "已新增单位“市样本局”" in say(name="市样本局", kind="department")
    assert "已作为“示例市工业和信息化局”的别名" in say(name="市示例局", unit=site.bureau.pk)
    assert OrganisationUnit.objects.filter(name="市样本局").exists()
    assert "请选择单位" in say(name="市另局", kind="no-such")
    assert "请选择单位" in say(name="市另局", unit=10_000)
    assert "已是另一个单位的名称" in say(name="市样本局", unit=site.bureau.pk)
    assert client.get(address).context["unknown"] == []


def test_who_may_not_name_units_is_told_whom_to_ask(site: Site, client_of: ClientOf) -> None:
    made, client = document(site, person="district_officer"), client_of(site.district_officer)
    page = client.get(reverse("documents:units", args=[made.pk])).content.decode()
    assert "请系统管理员在“单位”中新增" in page
