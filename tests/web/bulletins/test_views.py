import io

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from docx import Document

from tests.web.bulletins.made import NOW, Head, draft, issued, quarter_over
from tests.web.case import Site
from tests.web.plans.made import PACK
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.bulletins.models import Bulletin, State
from tidu.web.bulletins.services import begin
from tidu.web.plans.models import AdoptedPlan
from tidu.web.plans.services import adopt

pytestmark = pytest.mark.start(on=quarter_over)


def elsewhere(site: Site) -> AdoptedPlan:
    return adopt(actor=site.stranger, plan_id=PACK, jurisdiction=site.elsewhere)


class TestList(PageTests):
    page = "bulletins:list"
    refused = "firm"

    def prepare(self, site: Site) -> None:
        issued(site)
        elsewhere(site)

    def arguments(self, site: Site) -> list[object]:
        return [AdoptedPlan.objects.get(root=site.root).pk]

    def foreign(self, site: Site) -> list[object]:
        return [AdoptedPlan.objects.get(root=site.elsewhere).pk]


class TestListForAUnit(TestList):
    allowed = "unit"


class TestDetail(PageTests):
    page = "bulletins:detail"
    allowed = "unit"
    refused = "firm"

    def prepare(self, site: Site) -> None:
        issued(site)
        begin(actor=site.stranger, plan=elsewhere(site), quarter=NOW)

    def arguments(self, site: Site) -> list[object]:
        return [Bulletin.objects.get(plan__root=site.root).pk]

    def foreign(self, site: Site) -> list[object]:
        return [Bulletin.objects.get(plan__root=site.elsewhere).pk]


class TestEdit(TestDetail):
    page = "bulletins:edit"
    allowed = "officer"
    refused = "leader"

    def prepare(self, site: Site) -> None:
        draft(site)
        begin(actor=site.stranger, plan=elsewhere(site), quarter=NOW)


def test_a_bulletin_is_begun_edited_issued_and_read(site: Site, client_of: ClientOf) -> None:
    adopted = quarter_over(site)
    officer = client_of(site.officer)
    begun = officer.post(reverse("bulletins:begin", args=[adopted.pk]), {"quarter": NOW.key})
    made = Bulletin.objects.get()
    edit = reverse("bulletins:edit", args=[made.pk])
    assert begun["Location"] == edit
    data = {**Head.fields, "text-next": "请抓紧。", "version": "1"}
    assert "草稿已保存" in officer.post(edit, data, follow=True).content.decode()
    wrong = officer.post(edit, data | {"title": "", "text-next": "写了很久"})
    assert wrong.status_code == 422
    assert "写了很久" in wrong.content.decode()
    preview = officer.get(reverse("bulletins:file", args=[made.pk, "docx"]))
    assert "（草稿）" in Document(io.BytesIO(preview.content)).paragraphs[1].text
    issue = reverse("bulletins:issue", args=[made.pk])
    assert "请填写印发日期" in officer.post(issue, {"on": ""}, follow=True).content.decode()
    done = officer.post(issue, {"on": "2026-01-12"}, follow=True).content.decode()
    assert "通报已印发，已通知各责任单位" in done
    unit = client_of(site.people["unit"])
    assert "请抓紧。" in unit.get(reverse("bulletins:detail", args=[made.pk])).content.decode()
    got = unit.get(reverse("bulletins:file", args=[made.pk, "docx"]))
    assert "2026年第7期" in [one.text for one in Document(io.BytesIO(got.content)).paragraphs]
    assert officer.get(edit)["Location"] == reverse("bulletins:detail", args=[made.pk])
    assert "不能修改或删除" in officer.post(issue, {"on": "2026-01-12"}, follow=True).content.decode()


def test_what_is_typed_is_kept_without_a_button(site: Site, client_of: ClientOf) -> None:
    made = draft(site)
    edit = reverse("bulletins:edit", args=[made.pk])
    data = {**Head.fields, "text-next": "还没写完", "version": "1"}
    officer = client_of(site.officer)
    answer = officer.post(edit, data, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert 'name="version" value="2"' in " ".join(answer.content.decode().split())
    assert "<html" not in answer.content.decode()
    # The browser is closed; another one finds it.
    assert "还没写完" in client_of(site.officer).get(edit).content.decode()
    lost = client_of(site.operator).post(edit, data, headers={"HX-Request": "true"}).content.decode()
    assert "还没有保存" in lost
    assert "刚刚改过这份草稿" in lost


def test_a_draft_is_brought_up_to_date_or_thrown_away(site: Site, client_of: ClientOf) -> None:
    made = draft(site)
    officer = client_of(site.officer)
    update = reverse("bulletins:update", args=[made.pk])
    assert "文字未动" in officer.post(update, follow=True).content.decode()
    assert "表格和文字已按最新数据重写" in officer.post(update, {"reword": "1"}, follow=True).content.decode()
    for name in ("update", "discard", "issue", "edit"):
        there = reverse(f"bulletins:{name}", args=[made.pk])
        for key in ("leader", "unit", "district_officer", "stranger"):
            assert client_of(site.people[key]).post(there).status_code == 404
    gone = officer.post(reverse("bulletins:discard", args=[made.pk]), follow=True)
    assert "草稿已删除" in gone.content.decode()


def test_who_may_not_begin_finds_nothing(site: Site, client_of: ClientOf) -> None:
    adopted = quarter_over(site)
    there = reverse("bulletins:begin", args=[adopted.pk])
    assert client_of(site.district_officer).post(there, {"quarter": NOW.key}).status_code == 404
    assert client_of(site.officer).post(there, {"quarter": "x"}).status_code == 404
    answer = client_of(site.officer).post(there, {"quarter": "2030q1"}, follow=True)
    assert "还没有结束" in answer.content.decode()
    assert not Bulletin.objects.filter(state=State.DRAFT).exists()


def test_a_file_that_is_gone_says_so(site: Site, client_of: ClientOf) -> None:
    made = issued(site)
    default_storage.delete(made.files.get(kind="pdf").stored_as)
    unit = client_of(site.people["unit"])
    answer = unit.get(reverse("bulletins:file", args=[made.pk, "pdf"]), follow=True)
    assert "请系统管理员从备份恢复" in answer.content.decode()
    assert unit.get(reverse("bulletins:file", args=[made.pk, "exe"])).status_code == 404
    assert client_of(site.stranger).get(reverse("bulletins:file", args=[made.pk, "pdf"])).status_code == 404
