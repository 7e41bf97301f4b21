"""The typed forms of items, one a kind: what they show of an entry, and the entry that they make."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms

from tidu.plans.printed import UNITS
from tidu.plans.schema.targets import Basis, Operator
from tidu.reader.entries import UNSTATED, amount_of, money_of, number
from tidu.web.documents.models import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Entry = dict[str, Any]

_WAN = 10_000
_LONG = 500
_YEARS = (2000, 2100)
_WITHOUT_FIGURE = (Operator.full, Operator.zero)
_BETWEEN_NAMES = re.compile(r"[、，,；;\n]+(?![^（(]*[）)])")
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


class ItemForm(forms.Form):
    """What every item has: its clause, and but for tasks the task it belongs to."""

    clause = forms.CharField(
        label="条款",
        max_length=60,
        help_text="在文件里的位置，如 二（一）3",
        error_messages={"required": "请写条款"},
    )

    def __init__(self, *args: Any, tasks: Mapping[str, str], **kwargs: Any) -> None:  # noqa: ANN401 - as Django's forms
        """Offer the document's tasks by their keys."""
        super().__init__(*args, **kwargs)
        self.tasks = tasks
        self.order_fields([name for name in self.fields if name != "clause"])
        if "task" in self.fields:
            choices = [("", "不属于某一项任务"), *tasks.items()]
            self.fields["task"].choices = choices  # type: ignore[attr-defined] # a choice

    @classmethod
    def shown(cls, entry: Entry) -> Entry:
        """Return what the form shows of an entry."""
        return {name: entry.get(name) or "" for name in cls.base_fields}

    def entry(self) -> Entry:
        """Return the entry that a valid form makes."""
        said = dict(self.cleaned_data)
        if "task" in said:
            said["task"] = said["task"] or None
        return said


def _task() -> forms.ChoiceField:
    return forms.ChoiceField(label="所属任务", required=False)


def _words(label: str, most: int = 200, **options: Any) -> forms.CharField:  # noqa: ANN401 - as Django's fields
    messages = {"required": f"请写{label}", "max_length": f"{label}不超过 {most} 个字"}
    return forms.CharField(label=label, max_length=most, error_messages=messages, **options)


def _names(label: str, **options: Any) -> forms.CharField:  # noqa: ANN401 - as above
    return _words(label, 2_000, widget=forms.Textarea(attrs={"rows": 2}), **options)


def split_names(text: str) -> list[str]:
    """Return the names of a list, each once; a comma inside brackets parts nothing."""
    return list(dict.fromkeys(name for part in _BETWEEN_NAMES.split(text) if (name := part.strip())))


class TaskForm(ItemForm):
    """A task with its units."""

    title = _words("任务名称")
    number = _words("编号", 30, required=False, help_text="文件上印的，如（一）")
    chapter = _words("章", required=False)
    units = _names("责任单位", help_text="文件中的全部单位，用顿号隔开")
    lead = _names("其中牵头", required=False, help_text="只在文件写明牵头时填")
    support = _names("其中配合", required=False, help_text="只在文件写明配合时填")
    note = _words("说明", required=False)

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

    metric = _words("指标")
    scope = _words("范围", required=False, help_text="只对一部分企业说的，如“专精特新企业”")
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
    task = _task()
    measure = forms.ChoiceField(
        label="怎样测算",
        required=False,
        widget=forms.RadioSelect,
        help_text="按库里的企业数据测算；责任单位的上报数另外显示，两个数可以对照",
    )
    note = _words("说明", required=False)

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
            f"单位“%(value)s”不能用于计划的目标，可用的有{'、'.join(UNITS)}；改写不了的请剔除这一条"
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


class IncentiveForm(ItemForm):
    """A money rule as one of the engine's kinds of amount."""

    what = _words("对象和用途", 300)
    form = forms.ChoiceField(
        label="给多少",
        choices=[
            ("fixed", "固定金额"),
            ("ceiling", "只写了上限"),
            ("rate", "按比例"),
            ("pieces", "按数量，每个给多少"),
            ("unstated", "没有写明"),
        ],
    )
    amount = forms.DecimalField(
        label="金额（万元）", required=False, min_value=0, max_digits=14, decimal_places=6,
        help_text="固定金额，或每个给多少",
    )  # fmt: skip
    rate = forms.DecimalField(
        label="比例（%）", required=False, min_value=0, max_value=100, max_digits=7, decimal_places=4
    )
    base = _words("比例所乘的数", required=False, help_text="如“设备投入额”；申请时由申请人填报")
    at_most = forms.BooleanField(label="比例本身也只是上限（最高百分之几）", required=False)
    cap = forms.DecimalField(
        label="最高（万元）", required=False, min_value=0, max_digits=14, decimal_places=6
    )
    threshold = _words("条件", _LONG, required=False)
    payer = _words("由谁出资", required=False)
    frequency = _words("多久给一次", 30, required=False)
    level = _words("级别", 30, required=False)
    task = _task()
    note = _words("说明", required=False)

    @classmethod
    def shown(cls, entry: Entry) -> Entry:
        """Return what the form shows of an entry."""
        found = money_of(entry.get("amount") or {})
        money = {
            "form": found.kind,
            "amount": _in_wan(found.amount),
            "cap": _in_wan(found.cap),
            "rate": "" if found.rate is None else _plain(found.rate * 100),
            "base": found.label if found.kind in ("rate", "pieces") else "",
            "at_most": found.at_most,
        }
        return super().shown(entry) | money

    def clean(self) -> Entry:
        """The figures that the kind of amount needs, and no others."""
        said = super().clean() or self.cleaned_data
        needed = {"fixed": "amount", "ceiling": "cap", "rate": "rate", "pieces": "amount"}.get(
            said.get("form", "")
        )
        if needed is not None and not said.get(needed) and needed not in self.errors:
            self.add_error(needed, f"请写{self.fields[needed].label}")
        if said.get("form") == "pieces" and not said.get("cap") and "cap" not in self.errors:
            self.add_error("cap", "按数量给的要写最高多少；没有上限的选“固定金额”并在说明中写每个")
        return said

    def entry(self) -> Entry:
        """Return the entry that a valid form makes."""
        said = super().entry()
        form, base, at_most = said.pop("form"), said.pop("base"), said.pop("at_most")
        amount, rate, cap = said.pop("amount"), said.pop("rate"), said.pop("cap")
        used = {
            "fixed": {"amount": _yuan(amount)},
            "ceiling": {"cap": _yuan(cap)},
            "rate": {"rate": None if rate is None else rate / 100, "cap": _yuan(cap), "at_most": at_most},
            "pieces": {"amount": _yuan(amount), "cap": _yuan(cap)},
        }.get(form, {})
        made = amount_of(what=base or said["what"], **used)
        return said | {"amount": made if used else {"unstated": UNSTATED}}


def _yuan(wan: Decimal | None) -> Decimal | None:
    return wan * _WAN if wan else None


def _in_wan(yuan: Decimal | None) -> str:
    return "" if yuan is None else _plain(yuan / _WAN)


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


class NamedForm(ItemForm):
    """A mechanism or criterion that the document names."""

    label = _words("名称")
    text = _words("说明", _LONG, required=False)
    task = _task()


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
