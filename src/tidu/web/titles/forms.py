"""Forms of titles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from tidu.web.packs import library

if TYPE_CHECKING:
    from tidu.engine.schema.upkeep import Revocation

OTHER = "other"


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


class StepForm(forms.Form):
    """What a decision on a title says."""

    on = forms.DateField(label="生效日期", widget=_day(), initial=timezone.localdate)
    document = forms.CharField(label="文号", required=False, max_length=80, help_text="作出决定的文件编号")
    reason = forms.CharField(label="原因", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class RevokeForm(StepForm):
    """A revocation names its ground; the packs say which there are."""

    ground = forms.ChoiceField(label="撤销情形", widget=forms.RadioSelect)
    field_order = ("on", "ground", "document", "reason")

    def __init__(self, *args: Any, revocation: Revocation | None, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's
        """Offer the grounds of the rule in force, and any other reason, which bars from nothing."""
        super().__init__(*args, **kwargs)
        barred = f"（{revocation.bar_years} 年内不得申报）" if revocation and revocation.bar_years else ""
        grounds = [(one.id, f"{one.label}{barred}") for one in revocation.grounds] if revocation else []
        field = self.fields["ground"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared above
        field.choices = [*grounds, (OTHER, "其他情形（不限制再次申报）")]
        self.fields["on"].help_text = "自当日起失效"
        if revocation:
            source = revocation.source
            field.help_text = (
                f"依据：《{source.document}》{source.number}，{source.clause}（{source.confirmation.label}）"
            )

    def clean_ground(self) -> str:
        """Return the id of the packs; empty for another reason."""
        ground: str = self.cleaned_data["ground"]
        return "" if ground == OTHER else ground
