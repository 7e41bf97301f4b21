"""Forms of upkeep."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from tidu.web.evidence.contents import ALLOWED, KINDS
from tidu.web.evidence.services import MOST_BYTES
from tidu.web.upkeep.models import ChangeKind, Outcome, Way


def _day() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class ConfirmForm(forms.Form):
    """That a firm's information was updated: when and how; a firm itself does it here, today."""

    way = forms.ChoiceField(label="更新方式", choices=Way.choices, widget=forms.RadioSelect, initial=Way.HERE)
    done_on = forms.DateField(label="更新日期", widget=_day(), initial=timezone.localdate)
    note = forms.CharField(label="说明", required=False, max_length=200)

    def __init__(self, *args: Any, by_firm: bool, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's
        """Leave out what a firm has no choice in."""
        super().__init__(*args, **kwargs)
        if by_firm:
            del self.fields["way"]
            del self.fields["done_on"]


class ManyFiles(forms.ClearableFileInput):
    """Takes several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files; what each may be is checked when it is taken in."""

    def clean(self, data: Any, initial: Any = None) -> Any:  # noqa: ANN401 - as Django's
        """Return a list of files."""
        files = data if isinstance(data, (list, tuple)) else [data]
        return [super(FilesField, self).clean(one, initial) for one in files if one]


class ChangeForm(forms.Form):
    """A major change."""

    kind = forms.ChoiceField(label="变动类别", choices=[("", "请选择"), *ChangeKind.choices])
    happened_on = forms.DateField(label="发生日期", widget=_day(), help_text="三个月内报告")
    text = forms.CharField(
        label="情况说明",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="变动前后各是什么，对主营业务和称号条件有什么影响",
    )
    proof = FilesField(
        label="材料",
        required=False,
        widget=ManyFiles(attrs={"accept": ",".join(f".{ending}" for ending in KINDS)}),
        help_text=f"可多选；{ALLOWED}，每个不超过 {MOST_BYTES // 2**20} MB",
    )


class HandleForm(forms.Form):
    """What an officer decides on a change."""

    outcome = forms.ChoiceField(label="处理结果", choices=Outcome.choices, widget=forms.RadioSelect)
    text = forms.CharField(label="理由", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class CloseForm(forms.Form):
    """How an alert was dealt with."""

    note = forms.CharField(label="处理情况", max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
