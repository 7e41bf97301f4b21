"""Short texts of our own wording, read, and what came out as plain tuples."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tidu.reader import read

if TYPE_CHECKING:
    from tidu.reader import Incentive, PolicyDocument, Target

Plain = float | tuple[float, ...] | None


def item(body: str, *, heading: str = "一、重点任务") -> PolicyDocument:
    """A document with one item."""
    return read(f"{heading}\n1.示例工作。{body}")


def goals(body: str) -> PolicyDocument:
    """A document whose text stands under 主要目标."""
    return read(f"一、主要目标\n{body}\n二、重点任务\n1.示例工作。做好示例。")


def plain(value: Decimal | tuple[Decimal, Decimal] | None) -> Plain:
    """A number that tests can write."""
    if isinstance(value, tuple):
        return tuple(float(end) for end in value)
    return None if value is None else float(value)


def figures(document: PolicyDocument) -> list[tuple[str, str, Plain, str]]:
    """Metric, operator, value and unit of each target."""
    return [figure(target) for target in document.targets]


def figure(target: Target) -> tuple[str, str, Plain, str]:
    return target.metric, target.op, plain(target.value), target.unit


def money(document: PolicyDocument) -> list[tuple[str, Plain, Plain, Plain]]:
    """What, amount, rate and cap of each money rule."""
    return [amounts(rule) for rule in document.incentives]


def amounts(rule: Incentive) -> tuple[str, Plain, Plain, Plain]:
    return rule.what, plain(rule.amount), plain(rule.rate), plain(rule.cap)


def duties(document: PolicyDocument) -> list[tuple[str, tuple[str, ...]]]:
    """Title and units of each task."""
    return [(task.title, task.units) for task in document.tasks]
