"""Forms of titles."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from tidu.web.packs import library


def _day() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class TitleForm(forms.Form):
    """What a certificate or a document of recognition says."""

    level = forms.ChoiceField(label="称号")
    since = forms.DateField(label="有效期自", required=False, widget=_day())
    until = forms.DateField(label="有效期至", widget=_day(), help_text="含当日")
    number = forms.CharField(label="证书或文件编号", required=False, max_length=80)
    batch = forms.CharField(label="批次", required=False, max_length=60)

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's
        """Offer the titles of the packs, the highest first."""
        super().__init__(*args, **kwargs)
        levels = sorted(library().levels.values(), key=lambda level: (-level.rank, level.id))
        offered = [(level.id, level.label) for level in levels if not level.composite]
        field = self.fields["level"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [("", "请选择"), *offered]


class WithdrawForm(forms.Form):
    """When and why a title is withdrawn."""

    on = forms.DateField(
        label="撤销日期", widget=_day(), initial=timezone.localdate, help_text="自当日起失效"
    )
    reason = forms.CharField(label="撤销原因", max_length=200)
