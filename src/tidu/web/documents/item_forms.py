"""The typed forms of items, one a kind: what they show of an entry, and the entry that they make."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django import forms

from tidu.plans.printed import UNITS
from tidu.plans.schema.targets import Basis, Operator
from tidu.reader.entries import number
from tidu.web.documents.form_parts import ItemForm, names, split_names, task_field, words
from tidu.web.documents.incentive_form import IncentiveForm
from tidu.web.documents.models import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tidu.web.documents.form_parts import Entry

_LONG = 500
_YEARS = (2000, 2100)
_WITHOUT_FIGURE = (Operator.full, Operator.zero)
_OPERATORS = (
    (">=", "不少于（以上、达到）"),
    (">", "超过"),
    ("=", "等于（只写了数）"),
    ("~", "约（左右）"),
    ("<=", "不超过"),
    ("<", "少于"),
    ("range", "区间（几到几）"),
    ("full", "全覆盖"),
    ("zero", "清零"),
)
_LIBRARY_KINDS = (
    ("pool", "培育库、名录库"),
    ("seeds", "种子库"),
    ("reserve", "后备库"),
    ("source", "来源库"),
    ("catalogue", "目录"),
    ("list", "名单、清单"),
)
REPORTED = ("", "由责任单位上报，不测算")
"""The choice of a target that nothing measures."""


class TaskForm(ItemForm):
    """A task with its units."""

    title = words("任务名称")
    number = words("编号", 30, required=False, help_text="文件上印的，如（一）")
    chapter = words("章", required=False)
    units = names("责任单位", help_text="文件中的全部单位，用顿号隔开")
    lead = names("其中牵头", required=False, help_text="只在文件写明牵头时填")
    support = names("其中配合", required=False, help_text="只在文件写明配合时填")
    note = words("说明", required=False)

    @classmethod
    def shown(cls, entry: Entry) -> Entry:
        """Return what the form shows of an entry."""
        lists = {name: "、".join(entry.get(name) or ()) for name in ("units", "lead", "support")}
        return super().shown(entry) | lists

    def clean(self) -> Entry:
        """Units that lead or support are among the units."""
        said = super().clean() or self.cleaned_data
        units = split_names(said.get("units", ""))
        if said.get("units") and not units:
            self.add_error("units", "请写责任单位")
        for name in ("lead", "support"):
            others = [unit for unit in split_names(said.get(name, "")) if unit not in units]
            if others:
                self.add_error(name, f"{'、'.join(others)}不在责任单位之内，请先加入责任单位")
        return said

    def entry(self) -> Entry:
        """Return the entry that a valid form makes."""
        said = super().entry()
        lists = {name: split_names(said[name]) for name in ("units", "lead", "support")}
        return said | lists | {"number": said["number"] or "·", "chapter": said["chapter"] or "任务"}


class TargetForm(ItemForm):
    """A goal with its figure, period, and how it is measured."""

    metric = words("指标")
    scope = words("范围", required=False, help_text="只对一部分企业说的，如“专精特新企业”")
    op = forms.ChoiceField(label="要求", choices=_OPERATORS)
    value = forms.DecimalField(
        label="目标值",
        required=False,
        max_digits=18,
        decimal_places=6,
        help_text="文件上的数；全覆盖、清零不填",
    )
    high = forms.DecimalField(
        label="到", required=False, max_digits=18, decimal_places=6, help_text="只有区间才填较大的数"
    )
    unit = forms.ChoiceField(label="单位", choices=[("", "请选择"), *((one, one) for one in UNITS)])
    by = forms.IntegerField(
        label="到哪一年",
        required=False,
        min_value=_YEARS[0],
        max_value=_YEARS[1],
        help_text="文件没有写期限的不填",
    )
    per = forms.ChoiceField(
        label="多久一次", required=False, choices=[("", "一次"), ("year", "每年"), ("quarter", "每季度")]
    )
    basis = forms.ChoiceField(
        label="口径", required=False, choices=[("", "文件没有写"), *((one.value, one.label) for one in Basis)]
    )
    task = task_field()
    measure = forms.ChoiceField(
        label="怎样测算",
        required=False,
        widget=forms.RadioSelect,
        help_text="按库里的企业数据测算；责任单位的上报数另外显示，两个数可以对照",
    )
    note = words("说明", required=False)

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 - as Django's forms
        measures: Iterable[tuple[str, str]] = (),
        **kwargs: Any,  # noqa: ANN401 - as above
    ) -> None:
        """Offer measures: their JSON, and what they are."""
        super().__init__(*args, **kwargs)
        self.fields["measure"].choices = [REPORTED, *measures]  # type: ignore[attr-defined] # a choice
        self.fields["unit"].error_messages["invalid_choice"] = (
            f"单位“%(value)s”不能用于计划的目标，可用的有{'、'.join(UNITS).replace('%', '%%')}；改写不了的请剔除这一条"
        )

    @classmethod
    def shown(cls, entry: Entry) -> Entry:
        """Return what the form shows of an entry."""
        value = entry.get("value")
        low, high = value if isinstance(value, list) else (value, None)
        figures = {"value": "" if low is None else low, "high": "" if high is None else high}
        return super().shown(entry) | figures | {"measure": written(entry.get("measure"))}

    def clean(self) -> Entry:
        """A figure that fits its operator."""
        said = super().clean() or self.cleaned_data
        op, value, high = said.get("op"), said.get("value"), said.get("high")
        if op in _WITHOUT_FIGURE:
            if value is not None or high is not None:
                self.add_error("value", "全覆盖、清零不写目标值")
            if op == Operator.full and said.get("unit") not in (None, "%"):
                self.add_error("unit", "全覆盖的单位应为 %")
        elif value is None and "value" not in self.errors:
            self.add_error("value", "请写目标值")
        elif value is not None and value <= 0 and op != Operator.range:
            self.add_error("value", "目标值应大于零；减到零的选“清零”")
        if op == Operator.range and value is not None and (high is None or not 0 <= value < high):
            self.add_error("high", "区间要写两个数，后面的大于前面的")
        return said

    def entry(self) -> Entry:
        """Return the entry that a valid form makes."""
        said = super().entry()
        value, high, op = said["value"], said.pop("high"), said["op"]
        if op in _WITHOUT_FIGURE:
            said["value"] = None
        else:
            said["value"] = [number(value), number(high)] if op == Operator.range else number(value)
        for name in ("per", "basis"):
            said[name] = said[name] or None
        said["undated"] = said["by"] is None and said["per"] is None
        said["measure"] = json.loads(said["measure"]) if said["measure"] else None
        return said


def written(measure: Entry | None) -> str:
    """Return a measure as the value of a choice."""
    return json.dumps(measure, ensure_ascii=False, sort_keys=True) if measure else ""


class NamedForm(ItemForm):
    """A mechanism or criterion that the document names."""

    label = words("名称")
    text = words("说明", _LONG, required=False)
    task = task_field()


class LibraryForm(NamedForm):
    """A library, list or catalogue."""

    kind = forms.ChoiceField(label="哪一种", choices=_LIBRARY_KINDS)


FORMS: dict[str, type[ItemForm]] = {
    Kind.TASK: TaskForm,
    Kind.TARGET: TargetForm,
    Kind.INCENTIVE: IncentiveForm,
    Kind.LIBRARY: LibraryForm,
    Kind.MECHANISM: NamedForm,
    Kind.CRITERION: NamedForm,
}
"""The form of each kind of item."""


def form_of(kind: str, entry: Entry, tasks: Mapping[str, str]) -> ItemForm:
    """Return a form filled in with an entry, as if a person had sent it."""
    data = FORMS[kind].shown(entry)
    measure = data.get("measure")
    if kind == Kind.TARGET:
        return TargetForm(data, tasks=tasks, measures=[(measure, "")] if measure else ())
    return FORMS[kind](data, tasks=tasks)


def problem_of(kind: str, entry: Entry, tasks: Mapping[str, str]) -> str:
    """Return what is wrong with an entry, in a person's words; empty where nothing is."""
    form = form_of(kind, entry, tasks)
    if form.is_valid():
        return ""
    found = [
        f"{form.fields[name].label}：{'；'.join(str(one) for one in errors)}"
        if name in form.fields
        else str(errors)
        for name, errors in form.errors.items()
    ]
    return "；".join(found)
