"""What changed from one edition of a plan to the next: targets and tasks added, dropped, changed. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tidu.plans.contract import Row

_TARGET = {
    "metric": "目标",
    "op": "要求",
    "value": "数值",
    "unit": "单位",
    "by": "期限",
    "per": "频次",
    "basis": "口径",
    "scope": "范围",
    "clause": "条款",
}
_TASK = {
    "title": "任务",
    "chapter": "章节",
    "units": "责任单位",
    "lead": "牵头单位",
    "support": "配合单位",
    "does": "主要措施",
    "clause": "条款",
}
_WORDS = {
    "year": "每年",
    "quarter": "每季度",
    "cumulative": "累计",
    "new": "新增",
    "average": "户均",
    "share": "占比",
}
_SIGNS = {">=": "≥", "<=": "≤", "=": "", "~": "约", "range": "", "full": "全覆盖", "zero": "清零"}


@dataclass(frozen=True, slots=True)
class Change:
    """One item that was added, dropped or changed.

    ``what`` is 新增, 取消 or 调整; ``parts`` names what changed of it: label, before, after (texts; empty for none).
    """

    kind: str
    what: str
    name: str
    clause: str
    parts: tuple[tuple[str, str, str], ...] = ()


def changes(before: Row, after: Row) -> tuple[Change, ...]:
    """Compare two plans in the shape of `tidu.plans.contract`: targets first, then tasks, in the order of the later.

    Args:
        before: the earlier edition, or the plan that went before.
        after: the later one. Items are the same where their ids are.
    """
    targets = _compared("目标", "metric", before["targets"], after["targets"], _target_parts)
    tasks = _compared("任务", "title", before["tasks"], after["tasks"], _task_parts)
    return (*targets, *tasks)


def _compared(
    kind: str,
    name: str,
    before: list[Row],
    after: list[Row],
    parts: Any,  # noqa: ANN401 - a function below
) -> Iterator[Change]:
    old, new = {one["id"]: one for one in before}, {one["id"]: one for one in after}
    for key, one in new.items():
        if key not in old:
            yield Change(kind, "新增", one[name], one["clause"], _said(parts({}, one)))
        elif found := parts(old[key], one):
            yield Change(kind, "调整", one[name], one["clause"], tuple(found))
    for key, one in old.items():
        if key not in new:
            yield Change(kind, "取消", one[name], one["clause"])


def _said(parts: list[tuple[str, str, str]]) -> tuple[tuple[str, str, str], ...]:
    """Of a new item, only the goal or the units: its name and clause stand beside it."""
    return tuple(part for part in parts if part[0] in ("要求", "期限", "责任单位"))


def _target_parts(old: Mapping[str, Any], new: Row) -> list[tuple[str, str, str]]:
    goal = ("要求", _goal(old), _goal(new))
    plain = [
        (label, _text(old.get(key)), _text(new[key]))
        for key, label in _TARGET.items()
        if key not in ("op", "value", "unit")
    ]
    return [part for part in (goal, *plain) if part[1] != part[2]]


def _task_parts(old: Mapping[str, Any], new: Row) -> list[tuple[str, str, str]]:
    plain = [(label, _text(old.get(key)), _text(new[key])) for key, label in _TASK.items()]
    return [part for part in plain if part[1] != part[2]]


def _goal(row: Mapping[str, Any]) -> str:
    if not row:
        return ""
    sign, value = _SIGNS.get(row["op"], str(row["op"])), row["value"]
    if row["op"] in ("full", "zero"):
        return sign
    figure = "–".join(map(str, value)) if isinstance(value, list) else str(value)
    return f"{sign} {figure} {row['unit']}".strip()


def _text(value: object) -> str:
    if isinstance(value, list):
        return "、".join(map(str, value))
    if isinstance(value, int):
        return f"{value}年"
    return _WORDS.get(str(value), str(value)) if value is not None else ""
