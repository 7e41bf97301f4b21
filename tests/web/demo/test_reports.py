from django.db.models import F

from tests.web.demo.kit import ON
from tidu.web.demo.services import Demo
from tidu.web.plans.duties import duties_of, summary
from tidu.web.plans.models import AdoptedPlan, State, TaskReport
from tidu.web.plans.packs import pack
from tidu.web.plans.quarters import Quarter


def test_each_plan_has_two_reported_quarters_some_late(demo: Demo) -> None:
    for adopted in AdoptedPlan.objects.all():
        assert adopted.reports.values("quarter").distinct().count() == 2
    assert TaskReport.objects.filter(first_submitted_on__gt=F("due_on")).exists()
    assert set(TaskReport.objects.values_list("state", flat=True)) == {"submitted", "returned", "accepted"}


def test_what_the_pages_count_fits_the_steps(demo: Demo) -> None:
    adopted = AdoptedPlan.objects.get(pack="changshu.plan-2023")
    plan = pack(adopted.pack)
    assert plan is not None
    counts = dict(summary(duties_of(adopted, plan, Quarter(2025, 4), today=ON)))
    assert counts["逾期未报"] >= 1
    assert counts["应报"] == counts["已报"] + counts["已退回"] + counts["逾期未报"]
    for report in TaskReport.objects.prefetch_related("steps"):
        steps = list(report.steps.all())
        assert steps[0].state == report.state
        assert steps[-1].state == State.SUBMITTED
        assert all(
            text.startswith("示例") for text in (report.text, *(one["basis"] for one in report.figures))
        )
