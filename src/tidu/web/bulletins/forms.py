"""Forms of bulletins: which quarter, what it says, when it is issued."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from tidu.web.bulletins.services import HEAD
from tidu.web.plans.quarters import quarters_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tidu.web.bulletins.models import Bulletin
    from tidu.web.plans.models import AdoptedPlan
    from tidu.web.plans.quarters import Quarter

_LONG = 8_000
_MOST_NUMBER = 999
_LINE = 34
_LABELS = {
    "masthead": ("报头", True, ""),
    "title": ("标题", True, ""),
    "issuer": ("发文单位", True, "落款也用这个名称"),
    "recipients": ("主送", False, "如 各区县人民政府，市有关部门"),
    "copies": ("抄送", False, ""),
    "signer": ("签发人", False, "不填则不印"),
}


def quarters_over(plan: AdoptedPlan) -> Sequence[Quarter]:
    """Return the quarters on which a bulletin can be written, newest first."""
    today = timezone.localdate()
    return [one for one in quarters_of(plan.start, plan.end, today) if one.last < today]


class BeginForm(forms.Form):
    """On which quarter."""

    quarter = forms.ChoiceField(label="季度")

    def __init__(self, *args: Any, plan: AdoptedPlan, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's forms
        """Offer the quarters that are over."""
        super().__init__(*args, **kwargs)
        choices = [(one.key, one.label) for one in quarters_over(plan)]
        self.fields["quarter"].choices = choices  # type: ignore[attr-defined] # a choice


class DraftForm(forms.Form):
    """Head, number and the text of each section."""

    def __init__(self, *args: Any, bulletin: Bulletin, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's forms
        """Begin with what the draft says."""
        super().__init__(*args, **kwargs)
        content = bulletin.text
        self.fields["number"] = forms.IntegerField(
            label="期号",
            min_value=1,
            max_value=_MOST_NUMBER,
            initial=bulletin.number,
            help_text=f"{bulletin.year}年第几期；按印发日期的年份计",
            error_messages={"required": "请填写期号"},
        )
        for name, (label, required, note) in _LABELS.items():
            self.fields[name] = forms.CharField(
                label=label,
                required=required,
                max_length=200,
                initial=getattr(content, name),
                help_text=note,
                error_messages={"required": f"请填写{label}"},
            )
        self.sections = [(one, f"text-{one.key}") for one in content.sections]
        for section, name in self.sections:
            rows = sum(1 + len(line) // _LINE for line in section.text.splitlines())
            self.fields[name] = forms.CharField(
                label=section.heading,
                required=False,
                max_length=_LONG,
                initial=section.text,
                widget=forms.Textarea(attrs={"rows": min(14, max(3, rows + 1))}),
                help_text="每行一段" + ("，表格附在文字之后" if section.tables else ""),
            )

    @property
    def head(self) -> dict[str, str]:
        """Head and foot as filled in."""
        return {name: self.cleaned_data[name] for name in HEAD}

    @property
    def texts(self) -> dict[str, str]:
        """Text by section."""
        return {section.key: self.cleaned_data[name] for section, name in self.sections}


class IssueForm(forms.Form):
    """The day of issue."""

    on = forms.DateField(
        label="印发日期",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "请填写印发日期", "invalid": "日期写作 2026-01-12"},
    )
