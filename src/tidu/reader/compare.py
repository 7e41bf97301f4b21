"""Two versions of one document: targets, tasks with their units and money rules that came, went or changed."""

from __future__ import annotations

from dataclasses import dataclass, fields
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, TypeVar

from tidu.reader.repeats import alike

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tidu.reader.model import Incentive, PolicyDocument, Target, Task

_LIKE: Final = 0.6
"""From this likeness of their words on two items are one item, unless another is more like it."""
_NEAR: Final = 0.05
"""Of two items that are as much alike, the one at the same place in the order goes first by so much."""
_MOST: Final = 500
"""Items without an equal that are looked at on each side: no document has as many."""

_Item = TypeVar("_Item")
_Says = dict[str, "str | tuple[str, ...]"]


class Sort(StrEnum):
    """What became of an item."""

    added = "added"
    dropped = "dropped"
    changed = "changed"

    @property
    def label(self) -> str:
        """Chinese word."""
        return {"added": "新增", "dropped": "取消", "changed": "改动"}[self.value]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that an item said otherwise before; empty where it said nothing."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """An item that came, went or changed. ``kind``: ``task``, ``target`` or ``incentive``; places count characters."""

    sort: Sort
    kind: str
    name: str
    differences: tuple[Difference, ...] = ()
    before: tuple[int, int] | None = None
    after: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs, in the order of the new document, what was dropped after it; and units as a whole."""

    changes: tuple[Change, ...]
    units_added: tuple[str, ...]
    units_dropped: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether nothing differs."""
        return not (self.changes or self.units_added or self.units_dropped)

    def as_dict(self) -> dict[str, Any]:
        """Return plain data for JSON."""
        return {
            "changes": [
                {
                    "sort": change.sort.value,
                    "kind": change.kind,
                    "name": change.name,
                    "differences": [
                        {field.name: getattr(one, field.name) for field in fields(one)}
                        for one in change.differences
                    ],
                    "before": list(change.before) if change.before else None,
                    "after": list(change.after) if change.after else None,
                }
                for change in self.changes
            ],
            "units_added": list(self.units_added),
            "units_dropped": list(self.units_dropped),
        }


def compare(old: PolicyDocument, new: PolicyDocument) -> Comparison:
    """Compare two versions of a document; an item is known again by its words, not by its number or place."""
    changes = (
        *_changes("task", old.tasks, new.tasks, _task_name, _task_says),
        *_changes("target", old.targets, new.targets, _target_name, _target_says),
        *_changes("incentive", old.incentives, new.incentives, _incentive_name, _incentive_says),
    )
    before, after = _units(old), _units(new)
    return Comparison(
        changes,
        tuple(unit for unit in after if unit not in before),
        tuple(unit for unit in before if unit not in after),
    )


def paired(old: Sequence[_Item], new: Sequence[_Item], name: Callable[[_Item], str]) -> dict[int, int]:
    """Return which new item (by place) is which old one: equal names first, then the most alike, each at most once."""
    names, others = [name(one) for one in old], [name(one) for one in new]
    found: dict[int, int] = {}
    waiting: dict[str, list[int]] = {}
    for place, one in enumerate(names):
        waiting.setdefault(one, []).append(place)
    for at, other in enumerate(others):
        if waiting.get(other):
            found[at] = waiting[other].pop(0)
    taken = set(found.values())
    open_old = [place for place in range(len(names)) if place not in taken][:_MOST]
    open_new = [at for at in range(len(others)) if at not in found][:_MOST]
    likeness = sorted(
        (-score - _NEAR / (1 + abs(at - place)), at, place)
        for at in open_new
        for place in open_old
        if (score := alike(names[place], others[at])) >= _LIKE
    )
    for _, at, place in likeness:
        if at not in found and place not in taken:
            found[at] = place
            taken.add(place)
    return found


def _changes(
    kind: str,
    old: Sequence[Any],
    new: Sequence[Any],
    name: Callable[[Any], str],
    says: Callable[[Any], _Says],
) -> Iterator[Change]:
    pairs = paired(old, new, name)
    for at, item in enumerate(new):
        span = (item.start, item.end)
        if at not in pairs:
            yield Change(Sort.added, kind, name(item), _said(says(item)), after=span)
            continue
        before = old[pairs[at]]
        if differences := _differences(says(before), says(item)):
            yield Change(
                Sort.changed, kind, name(item), differences, before=(before.start, before.end), after=span
            )
    kept = set(pairs.values())
    for place, item in enumerate(old):
        if place not in kept:
            yield Change(Sort.dropped, kind, name(item), (), before=(item.start, item.end))


def _said(says: _Says) -> tuple[Difference, ...]:
    return _differences(dict.fromkeys(says, ""), says)


def _differences(before: _Says, after: _Says) -> tuple[Difference, ...]:
    found = []
    for label, now in after.items():
        was = before[label]
        if isinstance(now, tuple):
            # The order of units is the drafter's: only who is named counts.
            came = "、".join(unit for unit in now if unit not in was)
            gone = "、".join(unit for unit in was if unit not in now)
            found.append(Difference(label, gone, came))
        else:
            found.append(Difference(label, str(was), now))
    return tuple(one for one in found if one.before != one.after)


def _task_name(task: Task) -> str:
    return task.title


def _task_says(task: Task) -> _Says:
    return {
        "名称": task.title,
        "责任单位": task.units,
        "牵头": task.lead,
        "配合": task.support,
        "完成时限": task.deadline,
    }


def _target_name(target: Target) -> str:
    return f"{target.scope} {target.metric}".strip()


def _target_says(target: Target) -> _Says:
    return {
        "指标": _target_name(target),
        "目标值": figure_text(target),
        "期限": f"到{target.by}年" if target.by else "",
        "每": {"year": "每年", "quarter": "每季度"}.get(target.per or "", ""),
    }


def _incentive_name(incentive: Incentive) -> str:
    return incentive.what


def _incentive_says(incentive: Incentive) -> _Says:
    return {
        "对象和用途": incentive.what,
        "金额": _yuan(incentive.amount),
        "比例": f"{(incentive.rate * 100).normalize():f}%" if incentive.rate is not None else "",
        "封顶": _yuan(incentive.cap),
        "条件": incentive.threshold,
    }


def figure_text(target: Target) -> str:
    """Return a goal as people read it: ``不少于 10 家``, ``1–2 个``, ``全覆盖``."""
    if target.op in ("full", "zero"):
        return "全覆盖" if target.op == "full" else "清零"
    word = {">=": "不少于 ", ">": "超过 ", "<=": "不超过 ", "<": "少于 ", "~": "约 "}.get(target.op, "")
    if isinstance(target.value, tuple):
        low, high = target.value
        return f"{_number(low)}–{_number(high)} {target.unit}".strip()
    return f"{word}{_number(target.value)} {target.unit}".strip() if target.value is not None else ""


def _number(value: Decimal) -> str:
    return f"{value.normalize():,f}"


def _yuan(value: Decimal | None) -> str:
    if value is None:
        return ""
    for factor, unit in ((Decimal(100_000_000), "亿元"), (Decimal(10_000), "万元")):
        if value >= factor:
            return f"{_number(value / factor)} {unit}"
    return f"{_number(value)} 元"


def _units(document: PolicyDocument) -> tuple[str, ...]:
    return tuple(dict.fromkeys(unit for task in document.tasks for unit in task.units))
