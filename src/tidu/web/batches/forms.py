"""Forms of batches: what it says, what it asks for, who handles it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from tidu.web.accounts.models import User
from tidu.web.accounts.roles import Role
from tidu.web.assessments.models import Case
from tidu.web.batches.proposals import Proposed, calls_for
from tidu.web.batches.services import AHEAD_DAYS, Terms
from tidu.web.jurisdictions.models import Jurisdiction
from tidu.web.organisations.models import OrganisationUnit
from tidu.web.pools.models import Pool

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tidu.web.batches.models import Batch
    from tidu.web.batches.proposals import Call
    from tidu.workflows import Duty

_LONG = 4_000
_DAYS, _YEAR = 30, 366
SPARE = 3
"""Empty lines at the end of the list of materials."""


class BatchForm(forms.Form):
    """Everything a batch says. What it calls for is chosen once, when it is made."""

    call = forms.ChoiceField(label="申报什么", help_text="决定办理步骤、认定标准和建议的材料清单")
    title = forms.CharField(label="批次名称", max_length=80)
    opens_on = forms.DateField(
        label="开始受理", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    closes_on = forms.DateField(
        label="截止受理", widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    quota = forms.IntegerField(label="名额", min_value=1, required=False, help_text="不限的不填")
    areas: forms.ModelMultipleChoiceField[Jurisdiction] = forms.ModelMultipleChoiceField(
        label="面向辖区",
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="不选为全部",
    )
    sector = forms.CharField(
        label="产业领域",
        max_length=60,
        required=False,
        help_text="只面向一个产业领域的填写，须与企业档案一致",
    )
    pool: forms.ModelChoiceField[Pool] = forms.ModelChoiceField(
        label="通过后纳入的库",
        queryset=None,
        required=False,
        empty_label="不纳入",
        help_text="入库类流程必选",
    )
    ahead_days = forms.IntegerField(
        label="复核称号到期范围（天）",
        min_value=1,
        max_value=_YEAR,
        initial=AHEAD_DAYS,
        help_text="截止受理后多少天内到期的称号列入应复核企业",
    )
    notes = forms.CharField(
        label="申报须知", max_length=_LONG, required=False, widget=forms.Textarea(attrs={"rows": 5})
    )

    def __init__(
        self, data: Mapping[str, Any] | None = None, *, person: User, batch: Batch | None = None
    ) -> None:
        """Offer what can be called for here, with today and a month as dates."""
        today = timezone.localdate()
        defaults = {"opens_on": today, "closes_on": today + timedelta(days=_DAYS)}
        super().__init__(data, initial=_said(batch) if batch is not None else defaults)
        self.calls = calls_for(person.root.code_on(today))
        call, areas, pool = self.fields["call"], self.fields["areas"], self.fields["pool"]
        assert isinstance(call, forms.ChoiceField)  # noqa: S101 - declared above
        assert isinstance(areas, forms.ModelMultipleChoiceField)  # noqa: S101 - the same
        assert isinstance(pool, forms.ModelChoiceField)  # noqa: S101 - the same
        call.choices = [("", "请选择"), *((key, one.label) for key, one in self.calls.items())]
        areas.queryset = Jurisdiction.objects.filter(parent=person.jurisdiction).order_by("position")
        pool.queryset = Pool.objects.visible_to(person)
        if batch is not None:
            del self.fields["call"]
        if batch is None or batch.case != Case.RENEWAL:
            del self.fields["ahead_days"]

    @property
    def chosen(self) -> Call:
        """What the new batch calls for."""
        return self.calls[self.cleaned_data["call"]]

    @property
    def terms(self) -> Terms:
        """What was filled in."""
        said = self.cleaned_data
        return Terms(
            title=said["title"],
            opens_on=said["opens_on"],
            closes_on=said["closes_on"],
            quota=said["quota"],
            areas=tuple(said["areas"]),
            sector=said["sector"],
            pool=said["pool"],
            notes=said["notes"],
            ahead_days=said.get("ahead_days") or AHEAD_DAYS,
        )

    def clean(self) -> dict[str, Any]:
        """See that the dates are in order, at the field that is wrong."""
        cleaned = super().clean() or {}
        opens, closes = cleaned.get("opens_on"), cleaned.get("closes_on")
        if opens and closes and closes < opens:
            self.add_error("closes_on", "截止日期早于开始日期")
        return cleaned


def _said(batch: Batch) -> dict[str, object]:
    return {
        "title": batch.title,
        "opens_on": batch.opens_on,
        "closes_on": batch.closes_on,
        "quota": batch.quota,
        "areas": list(batch.areas.all()),
        "sector": batch.sector,
        "pool": batch.pool,
        "notes": batch.notes,
        "ahead_days": batch.ahead_days,
    }


class MaterialLine(forms.Form):
    """One material; an emptied name takes it out."""

    label = forms.CharField(label="材料", max_length=120, required=False)
    note = forms.CharField(label="要求", max_length=200, required=False)
    is_mandatory = forms.BooleanField(label="必备", required=False)
    condition = forms.CharField(max_length=60, required=False, widget=forms.HiddenInput)

    @property
    def proposed(self) -> Proposed | None:
        """The material; None where the line is empty."""
        said = self.cleaned_data
        label = said.get("label", "").strip()
        return (
            Proposed(label, said.get("condition", ""), said.get("note", ""), said.get("is_mandatory", False))
            if label
            else None
        )


MaterialLines = forms.formset_factory(MaterialLine, extra=SPARE, max_num=60)


class HandlersForm(forms.Form):
    """Who alone does each kind of work."""

    def __init__(self, *args: Any, batch: Batch, duties: list[Duty], **kwargs: Any) -> None:  # noqa: ANN401 - as Django's forms
        """Add units and persons for each kind of work that is done here."""
        super().__init__(*args, **kwargs)
        self.duties = duties
        named = list(batch.handlers.select_related("unit", "user"))
        units = OrganisationUnit.objects.filter(root=batch.root_id, is_active=True)
        people = User.objects.filter(
            root=batch.root_id, is_active=True, role__in=(Role.OFFICER, Role.UNIT)
        ).order_by("name")
        for duty in duties:
            own = [one for one in named if one.duty == duty.value]
            self.fields[f"units-{duty}"] = forms.ModelMultipleChoiceField(
                label=f"{duty.label}：单位",
                queryset=units,
                required=False,
                initial=[one.unit for one in own if one.unit is not None],
                help_text="按住 Ctrl 可多选；单位和人员都不选的，由这一级的全部人员办理",
            )
            self.fields[f"users-{duty}"] = forms.ModelMultipleChoiceField(
                label=f"{duty.label}：人员",
                queryset=people,
                required=False,
                initial=[one.user for one in own if one.user is not None],
            )
