from datetime import date

from tests.web.case import Site
from tests.web.plans.made import plan, report, reporter
from tidu.plans import Plan
from tidu.web.inbox.models import Message
from tidu.web.plans.duties import duties_of
from tidu.web.plans.models import AdoptedPlan
from tidu.web.plans.notices import call_for_reports
from tidu.web.plans.packs import plans
from tidu.web.plans.quarters import Quarter
from tidu.web.plans.reports import accept, save_report, send_back, submit

OVER, LATE = date(2026, 1, 2), date(2026, 1, 8)


def hand_in_all(site: Site, adopted: AdoptedPlan, pack: Plan) -> None:
    for duty in duties_of(adopted, pack, Quarter(2025, 4), today=OVER):
        if duty.asked and duty.unit == site.bureau:
            made = save_report(
                actor=site.people["unit"], plan=adopted, task=duty.task.id, unit=duty.unit,
                quarter=duty.quarter, text="示例进展",
            )  # fmt: skip
            submit(actor=site.people["unit"], report=made)


def test_units_are_asked_once_and_told_once_that_they_are_late(site: Site) -> None:
    plan(site)
    unit = reporter(site)
    # Its officer is of the same bureau.
    assert call_for_reports(today=OVER) == 2
    assert call_for_reports(today=OVER) == 0
    asked = Message.objects.get(recipient=unit)
    assert (asked.due_on, asked.address) == (date(2026, 1, 7), "/plans/mine/")
    assert asked.subject.startswith("请报送：2025年第4季度任务进展")
    assert call_for_reports(today=LATE) == 2
    assert call_for_reports(today=LATE) == 0
    assert Message.objects.filter(recipient=unit, subject__startswith="已逾期").count() == 1


def test_who_has_handed_in_everything_is_asked_no_more(site: Site) -> None:
    adopted, pack = plan(site), plans().plan("changchun")
    unit = reporter(site)
    call_for_reports(today=OVER)
    hand_in_all(site, adopted, pack)
    assert call_for_reports(today=OVER) == call_for_reports(today=LATE) == 0
    assert Message.objects.get(recipient=unit).due_on is None


def test_a_plan_long_over_calls_for_nothing(site: Site) -> None:
    plan(site)
    reporter(site)
    assert call_for_reports(today=date(2026, 6, 1)) == 0
    assert call_for_reports(today=date(2022, 4, 30)) == 0


def test_keepers_hear_once_a_quarter_and_the_unit_each_time(site: Site) -> None:
    unit = reporter(site)
    made = report(site)
    for comment in ("一", "二"):
        submit(actor=unit, report=made)
        send_back(actor=site.officer, report=made, comment=comment)
    assert Message.objects.filter(recipient=site.officer, subject__contains="待审核").count() == 1
    assert list(Message.objects.filter(recipient=unit).values_list("body", flat=True)) == ["二", "一"]
    assert list(Message.objects.filter(recipient=unit, due_on=None).values_list("body", flat=True)) == ["一"]
    submit(actor=unit, report=made)
    accept(actor=site.officer, report=made)
    assert not Message.objects.filter(recipient=unit).exclude(due_on=None).exists()
