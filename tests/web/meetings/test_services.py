from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.web.case import Site
from tests.web.meetings.made import LATE, MET, item, soon
from tests.web.plans.made import plan, science
from tidu.web.audit.models import Entry
from tidu.web.inbox.models import Message
from tidu.web.meetings.models import Act, MeetingItem, State
from tidu.web.meetings.services import ItemError, finish, move, reopen, report, save_item


def test_an_item_goes_its_way_and_every_step_is_kept(site: Site) -> None:
    made, unit = item(site), site.people["unit"]
    report(actor=unit, item=made, text="示例进展")
    move(actor=site.officer, item=made, due_on=soon() + timedelta(days=5), why="等待数据")
    finish(actor=unit, item=made, outcome=" 示例结果 ")
    made.refresh_from_db()
    assert (made.state, made.outcome, made.done_on) == (State.DONE, "示例结果", timezone.localdate())
    reopen(actor=site.officer, item=made, due_on=soon(), why="结果不全")
    made.refresh_from_db()
    assert (made.state, made.done_on, made.due_on) == (State.OPEN, None, soon())
    steps = list(made.steps.order_by("pk").values_list("act", flat=True))
    assert steps == [Act.RAISED, Act.PROGRESS, Act.MOVED, Act.DONE, Act.REOPENED]
    assert Entry.objects.filter(object_type="meetings.meetingitem").count() == 5


def test_what_changed_is_told_from_what_was(site: Site) -> None:
    made, other = item(site), science(site)
    changed = save_item(
        actor=site.officer,
        plan=made.plan,
        item=made,
        meeting=made.meeting,
        raised_on=MET,
        title="改过的议题",
        owner=other,
        due_on=made.due_on,
        detail=made.detail,
        helpers=[other, site.bureau],
    )
    step = changed.steps.first()
    assert step is not None
    assert step.text == (
        "议题：示例议题 → 改过的议题；责任单位：示例市工业和信息化局 → 示例市科学技术局；"
        "配合单位：（空） → 示例市工业和信息化局"
    )
    same = save_item(
        actor=site.officer,
        plan=made.plan,
        item=changed,
        meeting=made.meeting,
        raised_on=MET,
        title="改过的议题",
        owner=other,
        due_on=made.due_on,
        detail=made.detail,
        helpers=[site.bureau],
    )
    assert same.steps.count() == 2


@pytest.mark.parametrize(
    ("raised", "due", "sentence"),
    [
        (date(2999, 1, 1), date(2999, 2, 1), "会议日期不能晚于今天"),
        (MET, MET - timedelta(days=1), "办理时限不能早于会议日期"),
    ],
    ids=["to come", "before"],
)
def test_days_must_make_sense(site: Site, raised: date, due: date, sentence: str) -> None:
    with pytest.raises(ItemError, match=sentence):
        save_item(
            actor=site.officer,
            plan=plan(site),
            item=None,
            meeting="示例",
            raised_on=raised,
            title="示例",
            owner=site.bureau,
            due_on=due,
        )
    assert not MeetingItem.objects.exists()


def test_what_is_refused(site: Site) -> None:
    made, unit = item(site), site.people["unit"]
    with pytest.raises(ItemError, match="请写明进展"):
        report(actor=unit, item=made, text=" ")
    with pytest.raises(ItemError, match="请写明办理结果"):
        finish(actor=unit, item=made, outcome="")
    with pytest.raises(ItemError, match="没有办理这个事项的权限"):
        finish(actor=site.people["leader"], item=made, outcome="示例")
    with pytest.raises(ItemError, match="没有管理这个计划"):
        move(actor=unit, item=made, due_on=soon(), why="示例")
    with pytest.raises(ItemError, match="请写明改期的原因"):
        move(actor=site.officer, item=made, due_on=soon(), why="")
    with pytest.raises(ItemError, match="不能早于会议日期"):
        move(actor=site.officer, item=made, due_on=MET - timedelta(days=1), why="示例")
    with pytest.raises(ItemError, match="不必重新交办"):
        reopen(actor=site.officer, item=made, due_on=soon(), why="示例")
    finish(actor=unit, item=made, outcome="示例")
    with pytest.raises(ItemError, match="事项已办结"):
        report(actor=unit, item=made, text="示例")
    with pytest.raises(ItemError, match="事项已办结，不能改期"):
        move(actor=site.officer, item=made, due_on=soon(), why="示例")
    with pytest.raises(ItemError, match="不能早于今天"):
        reopen(actor=site.officer, item=made, due_on=LATE, why="示例")
    with pytest.raises(ItemError, match="请写明重新交办的原因"):
        reopen(actor=site.officer, item=made, due_on=soon(), why=" ")


def test_the_owner_is_asked_and_reminded_until_it_is_done(site: Site) -> None:
    made, unit = item(site), site.people["unit"]
    asked = Message.objects.get(recipient=unit)
    assert (asked.subject, asked.due_on) == ("联席会议事项：示例议题", made.due_on)
    later = made.due_on + timedelta(days=5)
    move(actor=site.officer, item=made, due_on=later, why="等待数据")
    # The first message reminds no more: the second has the new day.
    assert list(Message.objects.filter(recipient=unit).order_by("pk").values_list("due_on", flat=True)) == [
        None,
        later,
    ]
    finish(actor=unit, item=made, outcome="示例")
    assert not Message.objects.filter(recipient=unit, due_on__isnull=False).exists()
    assert (
        Message.objects.filter(recipient=site.officer, subject__startswith="联席会议事项已办结").count() == 1
    )
