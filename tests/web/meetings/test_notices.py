from datetime import timedelta

from tests.web.case import Site
from tests.web.meetings.made import LATE, item
from tidu.web.inbox.models import Message
from tidu.web.meetings.notices import address_of, tell_late
from tidu.web.meetings.services import finish, move, report


def test_what_is_late_is_said_once_a_date(site: Site) -> None:
    made = item(site, due_on=LATE)
    assert tell_late(today=LATE) == 0
    day = LATE + timedelta(days=1)
    # The unit's person and the officer who keeps the plan, who is of the same bureau here.
    assert tell_late(today=day) == 2
    assert tell_late(today=day) == 0
    said = Message.objects.filter(subject="联席会议事项已逾期：示例议题")
    assert {one.recipient for one in said} == {site.officer, site.people["unit"]}
    assert said[0].address == address_of(made)
    move(actor=site.officer, item=made, due_on=day, why="改期")
    assert tell_late(today=day) == 0
    assert tell_late(today=day + timedelta(days=1)) == 2
    finish(actor=site.people["unit"], item=made, outcome="示例")
    assert tell_late(today=day + timedelta(days=99)) == 0


def test_those_who_keep_the_plan_hear_of_progress(site: Site) -> None:
    made = item(site)
    report(actor=site.people["unit"], item=made, text="示例进展")
    subjects = list(site.officer.inbox.values_list("subject", flat=True))
    assert "联席会议事项有新进展：示例议题" in subjects
    # Who writes herself is not told of it.
    report(actor=site.officer, item=made, text="示例进展二")
    assert site.officer.inbox.filter(subject__contains="新进展").count() == 1
