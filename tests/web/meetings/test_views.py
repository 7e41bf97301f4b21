from django.urls import reverse

from tests.web.case import Site
from tests.web.meetings.made import LATE, item, soon
from tests.web.plans.made import PACK, science
from tests.web.view_tests import ClientOf, PageTests
from tidu.web.meetings.models import MeetingItem
from tidu.web.plans.models import AdoptedPlan
from tidu.web.plans.services import adopt


class TestList(PageTests):
    page = "meetings:list"
    refused = "firm"

    def prepare(self, site: Site) -> None:
        item(site, due_on=LATE)
        item(site, title="别的", owner=science(site))
        adopt(actor=site.stranger, plan_id=PACK, jurisdiction=site.elsewhere)

    def arguments(self, site: Site) -> list[object]:
        return [AdoptedPlan.objects.get(root=site.root).pk]

    def foreign(self, site: Site) -> list[object]:
        return [AdoptedPlan.objects.get(root=site.elsewhere).pk]


class TestNew(TestList):
    page = "meetings:new"
    refused = "unit"


class TestDetail(TestList):
    page = "meetings:detail"
    allowed = "unit"
    most_queries = 14

    def arguments(self, site: Site) -> list[object]:
        return [*super().arguments(site), MeetingItem.objects.get(owner=site.bureau).pk]

    def foreign(self, site: Site) -> list[object]:
        return [*super().arguments(site), MeetingItem.objects.exclude(owner=site.bureau).get().pk]


class TestDetailToKeep(TestDetail):
    allowed = "officer"

    def foreign(self, site: Site) -> list[object]:
        return [AdoptedPlan.objects.get(root=site.elsewhere).pk, super().arguments(site)[1]]


class TestEdit(TestDetailToKeep):
    page = "meetings:edit"
    refused = "leader"


def test_an_item_is_raised_worked_on_and_done(site: Site, client_of: ClientOf) -> None:
    made = item(site)
    adopted = made.plan
    officer, unit = client_of(site.officer), client_of(site.people["unit"])
    new = reverse("meetings:new", args=[adopted.pk])
    data = {
        "meeting": "2026年第2次联席会议",
        "raised_on": "2026-01-05",
        "title": "另一议题",
        "owner": site.bureau.pk,
        "due_on": "2026-01-04",
    }
    wrong = officer.post(new, data)
    assert wrong.status_code == 422
    assert "办理时限不能早于会议日期" in wrong.content.decode()
    assert (
        "已通知责任单位" in officer.post(new, data | {"due_on": "2026-03-01"}, follow=True).content.decode()
    )
    there = reverse("meetings:detail", args=[adopted.pk, made.pk])
    assert unit.post(there, {"text": ""}).status_code == 422
    assert (
        "进展已记录"
        in unit.post(there, {"text": "示例进展", "action": "report"}, follow=True).content.decode()
    )
    assert (
        "已办结" in unit.post(there, {"text": "示例结果", "action": "finish"}, follow=True).content.decode()
    )
    again = unit.post(there, {"text": "再写", "action": "report"})
    assert again.status_code == 422
    page = officer.get(reverse("meetings:list", args=[adopted.pk]) + "?state=done").content.decode()
    assert "示例结果" in page
    assert "另一议题" not in page


def test_a_date_is_moved_and_a_done_item_handed_out_again(site: Site, client_of: ClientOf) -> None:
    made = item(site)
    officer = client_of(site.officer)
    move = reverse("meetings:move", args=[made.plan_id, made.pk])
    assert "请写明原因" in officer.post(move, {"due_on": soon()}, follow=True).content.decode()
    assert "时限已改" in officer.post(move, {"due_on": soon(), "why": "示例"}, follow=True).content.decode()
    officer.post(reverse("meetings:detail", args=[made.plan_id, made.pk]), {"text": "好", "action": "finish"})
    assert "不能早于今天" in officer.post(move, {"due_on": LATE, "why": "示例"}, follow=True).content.decode()
    assert "时限已改" in officer.post(move, {"due_on": soon(), "why": "示例"}, follow=True).content.decode()
    for key in ("unit", "leader", "district_officer", "stranger"):
        answer = client_of(site.people[key]).post(move, {"due_on": soon(), "why": "示例"})
        assert answer.status_code == 404


def test_who_may_not_act_changes_nothing(site: Site, client_of: ClientOf) -> None:
    made = item(site)
    there = reverse("meetings:detail", args=[made.plan_id, made.pk])
    for key in ("leader", "district_officer"):
        assert client_of(site.people[key]).post(there, {"text": "x", "action": "finish"}).status_code == 404
    edit = reverse("meetings:edit", args=[made.plan_id, made.pk])
    assert client_of(site.district_officer).get(edit).status_code == 404
    book = reverse("meetings:workbook", args=[made.plan_id])
    assert client_of(site.people["unit"]).get(book).content.startswith(b"PK")
    assert client_of(site.stranger).get(book).status_code == 404
