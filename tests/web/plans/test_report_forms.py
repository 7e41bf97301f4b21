from decimal import Decimal

from tidu.web.plans.models import TaskReport
from tidu.web.plans.packs import plans
from tidu.web.plans.report_forms import DecisionForm, ReportForm, initial_of
from tidu.web.plans.report_page import targets_of
from tidu.web.plans.reports import Figure

PLAN = plans().plan("changchun")
TARGETS = targets_of(PLAN, PLAN.tasks[1])


def test_a_figure_is_a_number_or_left_out() -> None:
    form = ReportForm({"text": "进展", "figure-srdi": "590.5", "basis-srdi": "示例文"}, targets=TARGETS)
    assert form.is_valid()
    assert form.figures == (Figure("srdi", Decimal("590.5"), "示例文"),)
    for text in ("590家", "-1", "1e99", "NaN"):
        wrong = ReportForm({"text": "进展", "figure-srdi": text}, targets=TARGETS)
        assert not wrong.is_valid()
        assert list(wrong.errors) == ["figure-srdi"]
    assert ReportForm({}, targets=TARGETS).errors["text"] == ["请填写工作进展"]


def test_a_form_begins_with_what_was_said_before() -> None:
    said = TaskReport(text="进展", problems="", figures=[{"target": "srdi", "value": "3", "basis": "示例文"}])
    assert initial_of(said) == {"text": "进展", "problems": "", "figure-srdi": "3", "basis-srdi": "示例文"}
    assert initial_of(None) == {}
    assert DecisionForm({"comment": ""}).is_valid()
