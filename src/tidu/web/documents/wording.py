"""What an item says, in a few labelled lines for people."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tidu.plans.schema.targets import Basis
from tidu.reader.compare import figure_text
from tidu.reader.entries import money_of
from tidu.reader.model import Incentive, PolicyDocument, Target, Task
from tidu.web.documents.models import Decision, Kind
from tidu.web.packs import level_label
from tidu.web.ui import formats

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tidu.reader.model import Figure
    from tidu.web.audit.selectors import Change
    from tidu.web.documents.models import Document, Item

Entry = dict[str, Any]


def lines_of(
    item: Item, tasks: Mapping[str, str], libraries: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    """Return what an item says beside its name: label and text, what is empty left out.

    Args:
        item: the item.
        tasks: titles of the document's tasks by their keys.
        libraries: names of its libraries by their keys.
    """
    says = {Kind.TASK: _task, Kind.INCENTIVE: _incentive}.get(Kind(item.kind), _named)
    found = _target(item.value, libraries) if item.kind == Kind.TARGET else says(item.value)
    of = ("所属任务", tasks.get(item.value.get("task") or "", ""))
    return tuple(line for line in (*found, of, ("条款", item.value.get("clause", ""))) if line[1])


def _task(value: Entry) -> Iterator[tuple[str, str]]:
    yield "责任单位", "、".join(value["units"])
    yield "牵头", "、".join(value.get("lead") or ())
    yield "配合", "、".join(value.get("support") or ())
    yield "说明", value.get("note") or ""


def _target(value: Entry, libraries: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield "目标", figure_text(_as_target(value, 0, 0))
    yield "范围", value.get("scope") or ""
    each = {"year": "每年", "quarter": "每季度"}.get(value.get("per") or "", "")
    by = f"到{value['by']}年" if value.get("by") else ""
    yield "期限", "，".join(part for part in (each, by) if part) or "文件没有写期限"
    yield "口径", Basis(value["basis"]).label if value.get("basis") else ""
    yield "测算", measure_text(value.get("measure"), libraries)


def measure_text(measure: Entry | None, libraries: Mapping[str, str]) -> str:
    """Return how a target is measured, in words."""
    if not measure:
        return "由责任单位上报"
    if titles := measure.get("titles"):
        count = {"newly_in": "期内首次获得", "ever": "曾经获得"}.get(titles["count"], "当日有效")
        return f"数称号：{'、'.join(level_label(one) for one in titles['levels'])}（{count}）"
    if library := measure.get("library"):
        return f"数“{libraries.get(library, '已剔除的库')}”里的企业"
    return "按规则包的公式测算"


def _incentive(value: Entry) -> Iterator[tuple[str, str]]:
    found = money_of(value.get("amount") or {})
    most = f"最高 {formats.money(found.cap)}" if found.cap is not None else ""
    if found.kind == "pieces":
        said = f"每个 {formats.money(found.amount)}"
    elif found.rate is not None:
        share = f"{'最高 ' if found.at_most else ''}{(found.rate * 100).normalize():f}%"
        said = f"{found.label}的 {share}"
    else:
        said = formats.money(found.amount) if found.amount is not None else ""
    yield "金额", "，".join(part for part in (said, most) if part) or "没有写明"
    yield "条件", value.get("threshold") or ""
    yield "出资", value.get("payer") or ""
    yield "频次", value.get("frequency") or ""
    yield "级别", value.get("level") or ""
    yield "说明", value.get("note") or ""


def _named(value: Entry) -> Iterator[tuple[str, str]]:
    yield "说明", value.get("text") or ""


_FIELDS = {
    "核对": "核对",
    "title": "名称",
    "metric": "指标",
    "what": "对象和用途",
    "label": "名称",
    "number": "编号",
    "chapter": "章",
    "units": "责任单位",
    "lead": "牵头",
    "support": "配合",
    "note": "说明",
    "text": "说明",
    "scope": "范围",
    "op": "要求",
    "value": "目标值",
    "unit": "单位",
    "by": "到哪一年",
    "per": "多久一次",
    "basis": "口径",
    "task": "所属任务",
    "measure": "怎样测算",
    "clause": "条款",
    "amount": "金额",
    "threshold": "条件",
    "payer": "出资",
    "frequency": "频次",
    "level": "级别",
    "kind": "种类",
}
_PLAIN = (str, int, float, type(None))


def history_lines(changes: Iterable[Change]) -> Iterator[str]:
    """Yield what a decision changed, in words: the label, before and after where both are short."""
    for one in changes:
        label = _FIELDS.get(one.label)
        if label is None or one.before == one.after:
            continue
        sides = [_shown(side) for side in (one.before, one.after)]
        yield f"{label}：{sides[0]} → {sides[1]}" if None not in sides else f"改了{label}"


def _shown(value: object) -> str | None:
    """A value as people read it; None where it is no plain one."""
    if isinstance(value, list) and all(isinstance(one, _PLAIN) for one in value):
        return "、".join(str(one) for one in value) or "无"
    if isinstance(value, _PLAIN):
        return "无" if value in (None, "") else str(value)
    return None


def as_read(document: Document, items: Iterable[Item]) -> PolicyDocument:
    """Return the items that stand, in the shape of the reader, so that two documents can be compared."""
    kept = [item for item in items if item.state != Decision.REJECTED]
    tasks = [item for item in kept if item.kind == Kind.TASK]
    return PolicyDocument(
        text="",
        name=document.title,
        tasks=[_as_task(number, item) for number, item in enumerate(tasks, 1)],
        targets=[_as_target(item.value, item.start, item.end) for item in kept if item.kind == Kind.TARGET],
        incentives=[_as_incentive(item) for item in kept if item.kind == Kind.INCENTIVE],
    )


def _as_task(number: int, item: Item) -> Task:
    value = item.value
    return Task(
        number=number,
        printed=value["number"],
        title=value["title"],
        units=tuple(value["units"]),
        lead=tuple(value.get("lead") or ()),
        support=tuple(value.get("support") or ()),
        chapter=value["chapter"],
        start=item.start,
        end=item.end,
        confidence=1.0,
        deadline=value.get("note") or "",
    )


def _as_target(value: Entry, start: int, end: int) -> Target:
    said = value.get("value")
    figure: Figure = None if said is None or isinstance(said, list) else Decimal(str(said))
    if isinstance(said, list):
        figure = (Decimal(str(said[0])), Decimal(str(said[1])))
    return Target(
        metric=value["metric"],
        op=value["op"],
        value=figure,
        unit=value["unit"],
        by=value.get("by"),
        per=value.get("per"),
        basis=value.get("basis"),
        scope=value.get("scope") or "",
        task=None,
        start=start,
        end=end,
        quote="",
        confidence=1.0,
    )


def _as_incentive(item: Item) -> Incentive:
    value, found = item.value, money_of(item.value.get("amount") or {})
    return Incentive(
        what=value["what"],
        amount=found.amount,
        rate=found.rate,
        cap=found.cap,
        threshold=value.get("threshold") or "",
        payer=value.get("payer") or "",
        frequency=value.get("frequency") or "",
        level=value.get("level") or "",
        start=item.start,
        end=item.end,
        quote="",
        confidence=1.0,
    )
