"""Forms of reviews."""

from __future__ import annotations

from secrets import token_hex
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms import formset_factory
from django.utils import timezone

from tidu.web.accounts.models import User
from tidu.web.accounts.roles import Role
from tidu.web.reviews.criteria import Proposed
from tidu.web.reviews.drawing import Order, unit_of
from tidu.web.reviews.models import Kind, Mark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tidu.web.batches.models import Batch
    from tidu.web.reviews.checks import Item
    from tidu.web.reviews.models import Check, Criterion, Minutes, Sheet

_TEXT = 2_000


class ExpertForm(forms.Form):
    """What is known of an expert."""

    unit = forms.CharField(label="工作单位", max_length=120, help_text="用单位全称，据此回避本单位的申报")
    fields_known = forms.CharField(
        label="专业领域", max_length=120, required=False, help_text="多个领域用顿号分开"
    )
    is_active = forms.BooleanField(label="可以抽取", required=False, initial=True)


class CriterionForm(forms.Form):
    """A line of the criteria; without a label it is left out."""

    label = forms.CharField(label="评分项", max_length=120, required=False)
    note = forms.CharField(label="评分要点", max_length=200, required=False)
    most = forms.IntegerField(label="满分", min_value=1, max_value=1000, required=False)
    condition = forms.CharField(max_length=60, required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Ask for full points where there is a label."""
        cleaned = super().clean() or {}
        if cleaned.get("label") and not cleaned.get("most") and "most" not in self.errors:
            self.add_error("most", "请填写满分")
        return cleaned

    @property
    def proposed(self) -> Proposed | None:
        """The line; None where it is empty."""
        said = self.cleaned_data
        if not said.get("label"):
            return None
        return Proposed(said["label"], said["most"], said.get("note", ""), said.get("condition", ""))


CriterionLines = formset_factory(CriterionForm, extra=3, max_num=60)


class DrawForm(forms.Form):
    """What is drawn, how many, from whom, by which seed."""

    kind = forms.ChoiceField(
        label="抽取内容", choices=Kind.choices, widget=forms.RadioSelect, initial=Kind.EXPERTS
    )
    each = forms.IntegerField(label="每份申报的人数", min_value=1, max_value=15, initial=3)
    sample = forms.IntegerField(
        label="抽取企业数", min_value=1, required=False, help_text="只用于现场核查；不填为全部待评审的申报"
    )
    seed = forms.CharField(
        label="种子",
        max_length=64,
        help_text="可改为现场摇出的数字。同一种子、同一名单，抽取结果相同，可以复核",
    )
    experts = forms.MultipleChoiceField(label="候选专家", required=False, widget=forms.CheckboxSelectMultiple)
    inspectors = forms.MultipleChoiceField(
        label="候选核查人员", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, batch: Batch) -> None:
        """Offer the tenant's experts and officers, all of them chosen."""
        super().__init__(data)
        people = User.objects.filter(root=batch.root_id, is_active=True).select_related(
            "organisation", "enterprise", "expert"
        )
        known = people.filter(role=Role.EXPERT, expert__is_active=True)
        self.people = {
            "experts": {str(one.pk): one for one in known},
            "inspectors": {str(one.pk): one for one in people.filter(role=Role.OFFICER)},
        }
        for name, found in self.people.items():
            field = self.fields[name]
            field.choices = [(key, _told(one)) for key, one in found.items()]  # type: ignore[attr-defined] # a choice
            field.initial = list(found)
        self.fields["seed"].initial = token_hex(8)

    def clean(self) -> dict[str, Any]:
        """Ask for candidates of what is drawn."""
        cleaned = super().clean() or {}
        name = self._named(cleaned)
        if not cleaned.get(name):
            self.add_error(name, "请选择候选人")
        return cleaned

    @staticmethod
    def _named(cleaned: Mapping[str, Any]) -> str:
        return "inspectors" if cleaned.get("kind") == Kind.INSPECTION else "experts"

    @property
    def order(self) -> Order:
        """What was asked for."""
        said = self.cleaned_data
        sample = said["sample"] if said["kind"] == Kind.INSPECTION else None
        return Order(said["kind"], said["each"], said["seed"], sample)

    @property
    def chosen(self) -> list[User]:
        """The candidates."""
        name = self._named(self.cleaned_data)
        return [self.people[name][key] for key in self.cleaned_data[name]]


def _told(user: User) -> str:
    fields = user.expert.fields if user.role == Role.EXPERT else ""
    known = "，".join(part for part in (unit_of(user), fields) if part)
    return f"{user.name}（{known}）" if known else user.name


class StepDownForm(forms.Form):
    """Why an expert steps down."""

    reason = forms.CharField(label="回避原因", max_length=150, error_messages={"required": "请写明回避原因"})


class SheetForm(forms.Form):
    """Points for each criterion, and a comment."""

    comment = forms.CharField(
        label="意见", max_length=_TEXT, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, sheet: Sheet, criteria: list[Criterion]
    ) -> None:
        """Build a field a criterion, in front of the comment."""
        given = {one.criterion_id: one.points for one in sheet.scores.all()}
        initial: dict[str, Any] = {f"c{one.pk}": given.get(one.pk) for one in criteria}
        super().__init__(data, initial=initial | {"comment": sheet.comment})
        self.criteria = criteria
        for one in criteria:
            self.fields[f"c{one.pk}"] = forms.IntegerField(
                label=f"{one.label}（0—{one.most} 分）",
                min_value=0,
                max_value=one.most,
                required=False,
                help_text=one.note,
            )
        self.order_fields([*(f"c{one.pk}" for one in criteria), "comment"])
        if not criteria:
            self.fields["comment"].label = "核查情况"

    @property
    def points(self) -> dict[Criterion, int | None]:
        """Points by criterion."""
        return {one: self.cleaned_data[f"c{one.pk}"] for one in self.criteria}


class CheckForm(forms.Form):
    """A mark and a remark for each item of a check list."""

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, items: tuple[Item, ...], checks: list[Check]
    ) -> None:
        """Begin with what was found before."""
        super().__init__(data)
        self.items = items
        known = {one.item: one for one in checks}
        for place, item in enumerate(items):
            found = known.get(item.key)
            self.fields[f"mark{place}"] = forms.ChoiceField(
                label=f"{item.label}：结果",
                required=False,
                choices=[("", "未核对"), *Mark.choices],
                initial=found.mark if found else "",
            )
            self.fields[f"remark{place}"] = forms.CharField(
                label=f"{item.label}：说明",
                required=False,
                max_length=300,
                initial=found.remark if found else "",
            )

    @property
    def lines(self) -> list[tuple[Item, forms.BoundField, forms.BoundField]]:
        """Each item with its two fields."""
        return [(item, self[f"mark{place}"], self[f"remark{place}"]) for place, item in enumerate(self.items)]

    @property
    def found(self) -> dict[str, tuple[str, str]]:
        """Mark and remark of each item."""
        said = self.cleaned_data
        return {
            item.key: (said[f"mark{place}"], said[f"remark{place}"]) for place, item in enumerate(self.items)
        }


class DecideForm(forms.Form):
    """A step for several applications."""

    transition = forms.CharField(max_length=40)
    key = forms.CharField(max_length=40)
    reason = forms.CharField(label="理由", max_length=800, required=False)
    document = forms.CharField(label="文号", max_length=120, required=False)


class MeetingForm(forms.Form):
    """When and where the meeting was, who led it, who came."""

    held_on = forms.DateField(
        label="会议日期", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    place = forms.CharField(label="地点", max_length=120, required=False)
    chair = forms.CharField(label="主持人", max_length=60)
    attendance = forms.CharField(label="参加人员", max_length=_TEXT, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - as Django's forms
        """Begin with today."""
        super().__init__(*args, **kwargs)
        self.fields["held_on"].initial = timezone.localdate


class MinutesForm(forms.Form):
    """The title and the text of each section."""

    title = forms.CharField(label="标题", max_length=120)

    def __init__(self, data: Mapping[str, Any] | None = None, *, minutes: Minutes) -> None:
        """Build a field a section."""
        text = minutes.text
        super().__init__(data, initial={"title": text.title} | {one.key: one.text for one in text.sections})
        self.keys = [one.key for one in text.sections]
        for one in text.sections:
            self.fields[one.key] = forms.CharField(
                label=one.heading, max_length=_TEXT, required=False, widget=forms.Textarea(attrs={"rows": 5})
            )

    @property
    def texts(self) -> dict[str, str]:
        """The text of each section."""
        return {key: self.cleaned_data[key] for key in self.keys}
