"""Forms of items."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms

from tidu.web.meetings.models import MeetingItem
from tidu.web.organisations.models import OrganisationUnit

if TYPE_CHECKING:
    from tidu.web.plans.models import AdoptedPlan

_LONG = 2_000


def _date() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ItemForm(forms.ModelForm[MeetingItem]):
    """Meeting, issue, units, due date."""

    class Meta:
        """What a person may set."""

        model = MeetingItem
        fields = ("meeting", "raised_on", "title", "detail", "owner", "helpers", "due_on")
        help_texts: ClassVar = {"meeting": "如 2026年第1次联席会议"}
        widgets: ClassVar = {
            "raised_on": _date(),
            "due_on": _date(),
            "detail": forms.Textarea(attrs={"rows": 3}),
            "helpers": forms.CheckboxSelectMultiple,
        }

    def __init__(self, *args: Any, plan: AdoptedPlan, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's forms
        """Offer the tenant's units."""
        super().__init__(*args, **kwargs)
        units = OrganisationUnit.objects.filter(root=plan.root_id, is_active=True)
        for name in ("owner", "helpers"):
            self.fields[name].queryset = units  # type: ignore[attr-defined] # a choice of objects


class ReportForm(forms.Form):
    """What was done, or what came of it."""

    text = forms.CharField(
        label="进展或办理结果",
        max_length=_LONG,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "请写明进展或办理结果"},
    )


class MoveForm(forms.Form):
    """Another due date, and why."""

    due_on = forms.DateField(
        label="新的办理时限", widget=_date(), error_messages={"required": "请填写新的时限"}
    )
    why = forms.CharField(label="原因", max_length=200, error_messages={"required": "请写明原因"})
