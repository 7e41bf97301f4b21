from datetime import date
from decimal import Decimal

from tests.web.case import Site
from tests.web.plans.made import NOW, TASK, plan, report, reporter, science
from tidu.plans.progress import Reported
from tidu.web.organisations.models import OrganisationUnit
from tidu.web.plans.duties import Duty, duties_of, duties_of_unit, last_report, reported_figures, summary
from tidu.web.plans.models import State
from tidu.web.plans.packs import plans
from tidu.web.plans.quarters import Quarter
from tidu.web.plans.reports import Figure, accept, send_back, submit

BEFORE, LATE = date(2026, 1, 7), date(2026, 1, 8)


def duty_of(found: tuple[Duty, ...], task: str, unit: OrganisationUnit) -> Duty:
    return next(one for one in found if one.task.id == task and one.unit == unit)


def test_what_is_asked_and_how_far_it_is(site: Site) -> None:
    bureau = science(site)
    reporter(site)
    adopted, pack = plan(site), plans().plan("changchun")
    duty = duty_of(duties_of(adopted, pack, NOW, today=BEFORE), "t4", bureau)
    assert (duty.label, duty.overdue, duty.asked, duty.due) == ("未报", "", True, BEFORE)
    assert duty_of(duties_of(adopted, pack, NOW, today=LATE), "t4", bureau).overdue == "已逾期"
    made = report(site)
    mine = duty_of(duties_of(adopted, pack, NOW, today=LATE), TASK, site.bureau)
    assert (mine.label, mine.overdue, mine.is_open) == ("草稿", "已逾期", True)
    submit(actor=site.people["unit"], report=made)
    mine = duty_of(duties_of(adopted, pack, NOW, today=LATE), TASK, site.bureau)
    # It came long after the plan's last quarter.
    assert (mine.label, mine.overdue, mine.is_open) == ("待审核", "逾期报送", False)
    counts = dict(summary(duties_of(adopted, pack, NOW, today=LATE)))
    assert counts["已报"] == counts["待审核"] == 1
    assert counts["应报"] == counts["已报"] + counts["逾期未报"]


def test_a_unit_sees_its_tasks_and_what_was_sent_back(site: Site) -> None:
    unit = reporter(site)
    assert duties_of_unit(unit, today=LATE) == ()
    older = report(site, quarter=Quarter(2025, 2))
    submit(actor=unit, report=older)
    mine = duties_of_unit(unit, today=LATE)
    assert {one.unit for one in mine} == {site.bureau}
    assert {one.quarter for one in mine} == {NOW}
    send_back(actor=site.officer, report=older, comment="请补充")
    assert [one.task.id for one in duties_of_unit(unit, today=LATE) if one.quarter != NOW] == [TASK]
    assert duties_of_unit(site.people["leader"], today=LATE) == ()


def test_only_accepted_figures_count(site: Site) -> None:
    unit = reporter(site)
    made = report(site, figures=[Figure("srdi", Decimal("590.50"), "示例文")])
    submit(actor=unit, report=made)
    assert reported_figures(made.plan) == ()
    accept(actor=site.officer, report=made)
    said = Reported("srdi", Decimal("590.5"), date(2025, 12, 31), site.bureau.name, "示例文")
    assert reported_figures(made.plan) == (said,)
    send_back(actor=site.officer, report=made, comment="数有误")
    assert reported_figures(made.plan) == ()


def test_a_report_carries_over_from_the_last_one_handed_in(site: Site) -> None:
    unit = reporter(site)
    older = report(site, quarter=Quarter(2025, 2))
    args = (older.plan, TASK, site.bureau.pk)
    assert last_report(*args, NOW) is None
    submit(actor=unit, report=older)
    report(site, quarter=Quarter(2025, 3))
    assert last_report(*args, NOW) == older
    assert last_report(*args, Quarter(2025, 2)) is None
    assert older.__class__.objects.get(pk=older.pk).state == State.SUBMITTED
