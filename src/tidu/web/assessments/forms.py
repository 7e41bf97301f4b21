"""Forms of diagnoses: a judgement by a person, a screening."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from tidu.web.assessments.models import ArchiveKind, Case
from tidu.web.packs import library, standard_order

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tidu.engine.packs.library import Standard


def standard_choices(standards: Iterable[Standard] | None = None) -> list[tuple[str, str]]:
    """Return recognition standards by name: lowest level first, of a level the newest, a place's own last."""
    found = (
        [one for one in library().standards.values() if not one.classifies]
        if standards is None
        else standards
    )
    newest_first = sorted(found, key=lambda one: one.id, reverse=True)
    return [(one.id, one.label) for one in sorted(newest_first, key=standard_order)]


class AttestationForm(forms.Form):
    """Yes or no, the ground, the proof."""

    value = forms.TypedChoiceField(
        label="认定",
        choices=[("yes", "是"), ("no", "否")],
        widget=forms.RadioSelect,
        coerce=lambda text: text == "yes",
    )
    note = forms.CharField(
        label="依据",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="写明凭什么认定，将随诊断一并保存",
    )
    file = forms.FileField(
        label="证明材料", required=False, help_text="PDF、图片或 Office 文件，不超过 50 MB"
    )


class ScreeningForm(forms.Form):
    """What to judge by, as of when."""

    title = forms.CharField(label="名称", max_length=100, required=False, help_text="不填则以判定日期命名")
    on = forms.DateField(label="判定日期", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    case = forms.ChoiceField(label="情形", choices=Case.choices)
    standards = forms.MultipleChoiceField(
        label="标准",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="不选则用判定日期有效的全部标准；要比较新旧标准，请同时选上两项",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's forms
        """Offer every recognition standard of the packs."""
        super().__init__(*args, **kwargs)
        self.fields["standards"].choices = standard_choices()  # type: ignore[attr-defined] # a choice field
        self.fields["on"].initial = timezone.localdate()


class ArchiveForm(forms.Form):
    """What goes into the zip, by which standard and as of when."""

    kind = forms.ChoiceField(label="内容", choices=ArchiveKind.choices, widget=forms.RadioSelect)
    on = forms.DateField(label="判定日期", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    case = forms.ChoiceField(label="情形", choices=Case.choices)
    standard = forms.ChoiceField(
        label="补数表对照的标准",
        required=False,
        help_text="补数表只列还能影响这项标准结论的空缺；诊断报告用判定日期有效的全部标准，不用选",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's forms
        """Offer every recognition standard of the packs."""
        super().__init__(*args, **kwargs)
        self.fields["standard"].choices = [("", "请选择"), *standard_choices()]  # type: ignore[attr-defined] # a choice field

    def clean(self) -> dict[str, Any]:
        """Ask for the standard where the content needs one."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("kind", "").startswith("fill-") and not given.get("standard"):
            self.add_error("standard", "请选择补数表要对照的标准")
        return given


class ReplacementForm(forms.Form):
    """Which standard takes which one's place."""

    on = forms.DateField(label="判定日期", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    case = forms.ChoiceField(label="情形", choices=Case.choices)
    first = forms.ChoiceField(label="原标准")
    second = forms.ChoiceField(label="新标准")

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's forms
        """Offer every recognition standard of the packs."""
        super().__init__(*args, **kwargs)
        for name in ("first", "second"):
            self.fields[name].choices = standard_choices()  # type: ignore[attr-defined] # a choice field

    def clean(self) -> dict[str, Any]:
        """Refuse a standard that takes its own place, and two of different titles."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        first, second = given.get("first"), given.get("second")
        if first and first == second:
            self.add_error("second", "新旧标准相同，请选择两项不同的标准")
        elif first and second and library().standard(first).level != library().standard(second).level:
            self.add_error("second", "两项标准判定的不是同一个称号，不能换用")
        return given
