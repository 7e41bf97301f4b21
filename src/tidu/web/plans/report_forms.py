"""The form of a quarterly report: text, a figure for each target that the task reports, files; and the decision."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms

from tidu.web.evidence.contents import ALLOWED, KINDS
from tidu.web.evidence.services import MOST_BYTES
from tidu.web.plans.reports import Figure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tidu.plans import PlanTarget
    from tidu.web.plans.models import TaskReport

_LONG = 4_000


class ReportForm(forms.Form):
    """What a unit did in the quarter. Figures are those of the whole place as of the quarter's last day."""

    text = forms.CharField(
        label="工作进展",
        max_length=_LONG,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="本季度做了什么、到什么程度",
        error_messages={"required": "请填写工作进展"},
    )
    problems = forms.CharField(
        label="问题和建议", max_length=_LONG, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, targets: Sequence[PlanTarget], **kwargs: Any) -> None:  # noqa: ANN401 - as Django's forms
        """Add a figure and what it rests on for each target, and a file."""
        super().__init__(*args, **kwargs)
        self.targets = targets
        for target in targets:
            spec = target.spec
            self.fields[f"figure-{spec.id}"] = forms.DecimalField(
                label=f"{spec.metric}（{spec.unit}）",
                required=False,
                min_value=Decimal(0),
                max_digits=18,
                decimal_places=4,
                help_text=f"要求 {target.goal_text}，{target.period_text}；填截至季度末的数，没有新数可不填",
                error_messages={"invalid": "请填写数字，不带单位", "min_value": "不能小于零"},
            )
            self.fields[f"basis-{spec.id}"] = forms.CharField(
                label=f"{spec.metric}：依据",
                required=False,
                max_length=200,
                help_text="文件文号、统计口径或名单来源",
            )
        self.fields["file"] = forms.FileField(
            label="附件",
            required=False,
            help_text=f"{ALLOWED}，不超过 {MOST_BYTES // 2**20} MB；要传多个，可多次保存",
            widget=forms.FileInput(attrs={"accept": ",".join(f".{ending}" for ending in KINDS)}),
        )

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that were filled in."""
        said = ((one.id, self.cleaned_data.get(f"figure-{one.id}")) for one in self.targets)
        return tuple(
            Figure(key, value, self.cleaned_data.get(f"basis-{key}", ""))
            for key, value in said
            if value is not None
        )


def initial_of(report: TaskReport | None) -> Mapping[str, str]:
    """Return what a form begins with: a report's own words and figures, or those it carries over."""
    if report is None:
        return {}
    values = {"text": report.text, "problems": report.problems}
    for figure in report.figures:
        values[f"figure-{figure['target']}"] = figure["value"]
        values[f"basis-{figure['target']}"] = figure["basis"]
    return values


class DecisionForm(forms.Form):
    """What a keeper says of a report."""

    comment = forms.CharField(
        label="审核意见",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="退回时必填：写明哪里要改、怎样改",
    )
