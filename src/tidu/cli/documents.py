"""Tables of what was read from a policy document, what is doubtful first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.table import Table
from rich.text import Text

from tidu.reader.draft import SURE, doubtful

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal

    from tidu.reader import Incentive, PolicyDocument, Target, Task
    from tidu.reader.compare import Comparison

_OPS: Final = {">=": "不少于 ", ">": "超过 ", "<=": "不超过 ", "<": "少于 ", "~": "约 "}
_PER: Final = {"year": "每年", "quarter": "每季度"}
_WAN: Final = 10_000
_YI: Final = 100_000_000


def document_tables(document: PolicyDocument) -> Iterator[Table | Text]:
    """Yield the head of the document, then a table each of tasks, targets and money rules."""
    yield Text(document.title or document.name or "（未读出标题）", style="bold")
    yield Text(_about(document))
    if document.tasks:
        yield _title(f"任务（{len(document.tasks)} 项）")
        yield _tasks(document.tasks)
    if document.targets:
        yield _title(f"目标（{len(document.targets)} 项）")
        yield _targets(document.targets)
    if document.incentives:
        yield _title(f"奖补（{len(document.incentives)} 项）")
        yield _incentives(document.incentives)
    for label, mentions in (("名录库", document.libraries), ("工作机制", document.mechanisms)):
        if mentions:
            yield Text(f"{label}：{'；'.join(mention.name for mention in mentions)}")
    open_items = doubtful(document)
    yield Text(
        f"把握不足 {SURE:.0%} 的有 {open_items} 项，排在各表前面，请对照原文核对。"
        if open_items
        else "各项把握都在 90% 以上，使用前仍请对照原文核对。"
    )


_KINDS: Final = {"task": "任务", "target": "目标", "incentive": "奖补"}


def comparison_tables(found: Comparison) -> Iterator[Table | Text]:
    """Yield what differs between two versions of a document: items, then units."""
    if found.same:
        yield Text("两个版本的任务、目标、奖补和单位相同。")
        return
    if found.changes:
        table = _table("类别", "变化", "名称", "原来", "现在")
        for change in found.changes:
            before = "\n".join(f"{one.label}：{one.before or '（无）'}" for one in change.differences)
            after = "\n".join(f"{one.label}：{one.after or '（无）'}" for one in change.differences)
            shown = before if change.sort == "changed" else ""
            table.add_row(_KINDS[change.kind], change.sort.label, change.name, shown, after)
        yield table
    for label, units in (("新增单位", found.units_added), ("不再出现的单位", found.units_dropped)):
        if units:
            yield Text(f"{label}：{'、'.join(units)}")


def target_text(target: Target) -> str:
    """The figure of a target for people: 每年不少于 10 家, 全覆盖, 1–2 个."""
    if target.op in ("full", "zero"):
        return "全覆盖" if target.op == "full" else "清零"
    if isinstance(target.value, tuple):
        figure = f"{target.value[0]:,f}–{target.value[1]:,f}"
    else:
        figure = f"{target.value.normalize():,f}" if target.value is not None else "？"
    return f"{_PER.get(target.per or '', '')}{_OPS.get(target.op, '')}{figure} {target.unit}".strip()


def money_text(incentive: Incentive) -> str:
    """Amount, rate and cap of a rule for people: 20%，最高 300 万元."""
    parts = []
    if incentive.amount is not None:
        parts.append(_money(incentive.amount))
    if incentive.rate is not None:
        parts.append(f"{(incentive.rate * 100).normalize():f}%")
    if incentive.cap is not None:
        parts.append(f"最高 {_money(incentive.cap)}")
    return "，".join(parts) or "未写明"


def _about(document: PolicyDocument) -> str:
    first, last = document.period
    years = f"{first or '？'}–{last or '？'} 年" if first or last else ""
    issued = str(document.issued) if document.issued else ""
    return "　".join(part for part in (document.issuer, document.number, issued, years) if part)


def _tasks(tasks: Sequence[Task]) -> Table:
    table = _table("#", "任务", "责任单位", "牵头", "把握", "疑点")
    for task in sorted(tasks, key=_doubtful_first):
        table.add_row(
            str(task.number),
            Text(task.title),
            "、".join(task.units),
            "、".join(task.lead) or "—",
            *_confidence(task),
        )
    return table


def _targets(targets: Sequence[Target]) -> Table:
    table = _table("指标", "目标", "年份", "任务", "把握", "疑点")
    for target in sorted(targets, key=_doubtful_first):
        table.add_row(
            Text(target.metric),
            target_text(target),
            str(target.by or "—"),
            str(target.task or "—"),
            *_confidence(target),
        )
    return table


def _incentives(incentives: Sequence[Incentive]) -> Table:
    table = _table("给什么", "多少", "给谁", "条件", "把握", "疑点")
    for incentive in sorted(incentives, key=_doubtful_first):
        table.add_row(
            Text(incentive.what),
            money_text(incentive),
            Text(incentive.who or "—"),
            incentive.threshold or "—",
            *_confidence(incentive),
        )
    return table


def _doubtful_first(item: Task | Target | Incentive) -> tuple[bool, int]:
    return item.confidence >= SURE, item.start


def _confidence(item: Task | Target | Incentive) -> tuple[str, str]:
    return f"{item.confidence:.0%}", "；".join(item.doubts) or "—"


def _money(yuan: Decimal) -> str:
    for scale, unit in ((_YI, "亿元"), (_WAN, "万元")):
        if yuan >= scale:
            return f"{(yuan / scale).normalize():,f} {unit}"
    return f"{yuan.normalize():,f} 元"


def _table(*labels: str) -> Table:
    table = Table(show_lines=True)
    for label in labels:
        table.add_column(label, overflow="fold")
    return table


def _title(text: str) -> Text:
    """A heading of its own: a table's title would be broken at the table's width."""
    return Text(text, style="bold")
