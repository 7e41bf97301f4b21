from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.web.breakdowns.made import parts
from tests.web.bulletins.made import ISSUED_ON, NOW, Head, draft, issued, quarter_over
from tests.web.case import Site
from tests.web.plans.made import plan, title
from tidu.tables.report.pdf import FontError
from tidu.web.audit.models import Entry
from tidu.web.bulletins import services
from tidu.web.bulletins.access import FrozenError
from tidu.web.bulletins.files import content_of
from tidu.web.bulletins.models import Bulletin, State
from tidu.web.bulletins.services import (
    BulletinError,
    begin,
    bring_up_to_date,
    discard,
    full_name,
    issue,
    next_number,
    save_draft,
)
from tidu.web.plans.models import AdoptedPlan, TaskReport
from tidu.web.plans.quarters import Quarter
from tidu.web.plans.reports import send_back
from tidu.web.plans.services import measure

pytestmark = pytest.mark.start(on=quarter_over)

HEAD = {key: value for key, value in Head.fields.items() if key != "number"}


def test_a_draft_is_begun_once_a_quarter(site: Site) -> None:
    made = draft(site)
    assert begin(actor=site.people["operator"], plan=made.plan, quarter=NOW) == made
    assert made.text.issuer == "示例市工业和信息化局"
    assert made.text.is_draft
    assert made.as_of == NOW.last


@pytest.mark.start(on=None)
@pytest.mark.parametrize(
    ("person", "quarter", "sentence"),
    [
        ("district_officer", NOW, "没有管理这个计划的通报的权限"),
        ("leader", NOW, "没有管理这个计划的通报的权限"),
        ("officer", Quarter(2019, 1), "不在计划期内"),
        ("officer", Quarter(2030, 1), "还没有结束"),
    ],
    ids=["district", "leader", "before", "to come"],
)
def test_what_cannot_be_begun(site: Site, person: str, quarter: Quarter, sentence: str) -> None:
    with pytest.raises(BulletinError, match=sentence):
        begin(actor=site.people[person], plan=plan(site), quarter=quarter)


def test_text_is_edited_and_tables_stay(site: Site) -> None:
    made = draft(site)
    tables = made.text.tables
    saved = save_draft(
        actor=site.officer, bulletin=made, number=7, head=HEAD, texts={"next": " 第一段\r\n第二段 "}
    )
    assert saved.text.tables == tables
    assert saved.text.sections[-1].text == "第一段\n第二段"
    assert saved.text.sections[0].text == made.text.sections[0].text
    assert saved.text.title == "关于示例季度的通报"
    assert (saved.number, saved.version) == (7, 2)


def test_of_two_people_the_second_is_told(site: Site) -> None:
    made = draft(site)
    save_draft(actor=site.officer, bulletin=made, number=1, head=HEAD, texts={}, version=1)
    # The same person may go on from an older page of her own.
    save_draft(actor=site.officer, bulletin=made, number=1, head=HEAD, texts={}, version=1)
    with pytest.raises(BulletinError, match="示例主管部门人员刚刚改过这份草稿"):
        save_draft(actor=site.operator, bulletin=made, number=1, head=HEAD, texts={"next": "覆盖"}, version=1)
    assert "覆盖" not in Bulletin.objects.get().text.sections[-1].text


def test_tables_are_brought_up_to_date_and_text_only_when_asked(site: Site) -> None:
    made = draft(site)
    save_draft(actor=site.officer, bulletin=made, number=1, head=HEAD, texts={"overview": "改过的话"})
    title(site, site.west_firm)
    measure(made.plan, on=NOW.last)
    fresh = bring_up_to_date(actor=site.officer, bulletin=made, reword=False)
    assert fresh.text.sections[0].text == "改过的话"
    assert "2 户" in {row[4] for row in fresh.text.tables[0].rows}
    again = bring_up_to_date(actor=site.officer, bulletin=made, reword=True)
    assert again.text.sections[0].text.startswith("截至")
    assert again.text.title == "关于示例季度的通报"


def test_issuing_freezes_and_is_told(site: Site) -> None:
    made = issued(site)
    assert made.state == State.ISSUED
    assert made.text.dated == "2026年1月12日"
    assert made.text.issue == "2026年第1期"
    entry = Entry.objects.get(action="印发通报")
    assert set((entry.after or {})["文件"]) == {"docx", "pdf", "xlsx"}
    for attempt in (
        lambda: issue(actor=site.officer, bulletin=made, on=ISSUED_ON),
        lambda: discard(actor=site.officer, bulletin=made),
        lambda: save_draft(actor=site.officer, bulletin=made, number=1, head=HEAD, texts={}),
        lambda: bring_up_to_date(actor=site.officer, bulletin=made, reword=True),
    ):
        with pytest.raises(FrozenError):
            attempt()


def _more_titles(site: Site, plan: AdoptedPlan) -> None:
    title(site, site.west_firm)
    measure(plan, on=NOW.last)


def _other_parts(site: Site, plan: AdoptedPlan) -> None:
    parts(site, plan, 300, 300)


def _report_sent_back(site: Site, _plan: AdoptedPlan) -> None:
    send_back(actor=site.officer, report=TaskReport.objects.get(), comment="再核")


def _another_name(site: Site, plan: AdoptedPlan) -> None:
    AdoptedPlan.objects.filter(pk=plan.pk).update(label="另一个名称")
    site.bureau.name = "示例市工业局"
    site.bureau.save()


def _nothing_measured(_site: Site, plan: AdoptedPlan) -> None:
    plan.readings.all().delete()
    plan.part_readings.all().delete()


def test_later_changes_of_data_do_not_reach_an_issued_bulletin(site: Site) -> None:
    made = issued(site)
    content = Bulletin.objects.get().content
    files = {one.kind: content_of(one) for one in made.files.all()}
    for change in (_more_titles, _other_parts, _report_sent_back, _another_name, _nothing_measured):
        before = _drafted(site, made.plan)
        change(site, made.plan)
        kept = Bulletin.objects.get()
        assert kept.content == content
        assert {one.kind: content_of(one) for one in kept.files.all()} == files
        # The change is real: a bulletin begun now says something else than one begun before.
        assert _drafted(site, made.plan) != before, change.__name__


def _drafted(site: Site, plan: AdoptedPlan) -> object:
    plan.refresh_from_db()
    found = begin(actor=site.officer, plan=plan, quarter=NOW)
    sections = found.content["sections"]
    discard(actor=site.officer, bulletin=found)
    return sections


def test_numbers_run_through_the_year(site: Site) -> None:
    made = issued(site)
    second = begin(actor=site.officer, plan=made.plan, quarter=Quarter(2025, 3))
    assert next_number(made.plan, 2026) == 2
    assert next_number(made.plan, 2027) == 1
    second.number = 1
    second.save()
    with pytest.raises(BulletinError, match="2026年第1期已经用过，下一个期号是第2期"):
        issue(actor=site.officer, bulletin=second, on=date(2026, 3, 1))
    second.number = 2
    second.save()
    assert issue(actor=site.officer, bulletin=second, on=date(2026, 3, 1)).issue == "2026年第2期"


def test_what_is_not_ready_is_not_issued(site: Site) -> None:
    made = draft(site)
    with pytest.raises(BulletinError, match="不能晚于今天"):
        issue(actor=site.officer, bulletin=made, on=timezone.localdate() + timedelta(days=1))
    with pytest.raises(BulletinError, match="没有管理这个计划的通报的权限"):
        issue(actor=site.people["leader"], bulletin=made, on=ISSUED_ON)
    save_draft(actor=site.officer, bulletin=made, number=1, head=HEAD | {"title": " "}, texts={})
    with pytest.raises(BulletinError, match="请填写标题"):
        issue(actor=site.officer, bulletin=made, on=ISSUED_ON)


def test_without_a_font_nothing_is_issued(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    made = draft(site)

    def broken(_content: object) -> dict[str, bytes]:
        raise FontError("没有找到中文字体")

    monkeypatch.setattr(services, "every_kind", broken)
    with pytest.raises(FontError):
        issue(actor=site.officer, bulletin=made, on=ISSUED_ON)
    kept = Bulletin.objects.get()
    assert kept.state == State.DRAFT
    assert kept.text.is_draft


def test_a_draft_is_thrown_away(site: Site) -> None:
    made = draft(site)
    with pytest.raises(BulletinError):
        discard(actor=site.people["leader"], bulletin=made)
    discard(actor=site.officer, bulletin=made)
    assert not Bulletin.objects.exists()


def test_a_plan_gone_from_the_packs_is_not_drafted(site: Site) -> None:
    adopted = quarter_over(site)
    adopted.pack = "gone.plan-2020"
    adopted.save()
    with pytest.raises(BulletinError, match="规则包中已没有这个计划"):
        begin(actor=site.officer, plan=adopted, quarter=NOW)


def test_a_unit_signs_with_its_full_name(site: Site) -> None:
    assert full_name("市财政局", site.root) == "示例市财政局"
    assert full_name("示例市财政局", site.root) == "示例市财政局"
    assert full_name("国家税务总局示例税务局", site.root) == "国家税务总局示例税务局"
