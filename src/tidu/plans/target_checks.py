"""Checks of targets as written: a figure that fits its operator, a known unit, exactly one period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.errors import ConsistencyError, PackError, SchemaError
from tidu.plans.printed import UNITS
from tidu.plans.schema.targets import Operator

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tidu.engine.packs.strict_yaml import Document
    from tidu.plans.schema.plan import PlanFile
    from tidu.plans.schema.targets import Target

_WITHOUT_FIGURE = (Operator.full, Operator.zero)


def check_target(target: Target, plan: PlanFile, document: Document, path: str) -> Iterator[PackError]:
    """Yield what is wrong with one target.

    Args:
        target: as written.
        plan: the plan it stands in.
        document: the file, for errors.
        path: YAML path of the target.
    """
    yield from _check_words(target, document, path)
    yield from _check_unit(target, document, path)
    yield from _check_value(target, document, path)
    yield from _check_period(target, plan, document, path)
    if not target.reported and target.measure is None:
        yield ConsistencyError(
            "目标既不测算也不上报",
            place=document.place(path),
            expected="写明 measure，或不写 reported: false",
            got=target.id,
        )


def _check_words(target: Target, document: Document, path: str) -> Iterator[PackError]:
    for key in ("metric", "clause"):
        if not getattr(target, key).strip():
            yield SchemaError(f"{key} 是空的", place=document.place(f"{path}.{key}"), expected=f"写明 {key}")


def _check_unit(target: Target, document: Document, path: str) -> Iterator[PackError]:
    if target.unit not in UNITS:
        yield ConsistencyError(
            "不认识的单位",
            place=document.place(f"{path}.unit"),
            expected="、".join(UNITS),
            got=target.unit or "空",
            hint="写文件上的单位；比重写 %",
        )
    elif target.op is Operator.full and target.unit != "%":
        yield ConsistencyError(
            "全覆盖的单位应为 %", place=document.place(f"{path}.unit"), expected="%", got=target.unit
        )


def _check_value(target: Target, document: Document, path: str) -> Iterator[PackError]:
    value = target.value
    place = document.place(f"{path}.value")
    if target.op in _WITHOUT_FIGURE:
        if value is not None:
            yield ConsistencyError(
                f"{target.op.label}不写数值", place=place, expected="去掉 value", got=str(value)
            )
    elif target.op is Operator.range:
        if not isinstance(value, tuple) or not 0 <= value[0] < value[1]:
            yield ConsistencyError(
                "区间的写法不对", place=place, expected="[小, 大]，如 [1, 2]", got=str(value)
            )
    elif value is None or isinstance(value, tuple):
        yield ConsistencyError(
            "缺少数值", place=place, expected="一个数", got="没有写" if value is None else str(value)
        )
    elif value <= 0:
        yield ConsistencyError("数值应大于零", place=place, got=f"{value:g}", hint="减到零的目标写 op: zero")


def _check_period(target: Target, plan: PlanFile, document: Document, path: str) -> Iterator[PackError]:
    given = [
        name
        for name, there in (
            ("by", target.by is not None),
            ("per", target.per is not None),
            ("undated", target.undated),
        )
        if there
    ]
    if len(given) != 1 and given != ["by", "per"]:
        yield ConsistencyError(
            "期限不明" if not given else "期限写了两种",
            place=document.place(path),
            expected="一种：by（到哪一年）、per（每年、每季度，可加 by）、undated: true（文件没有写）",
            got="、".join(given) or "一个也没有",
            hint="期限决定进度怎么算；文件没有写的要写明没有写",
        )
    start = plan.period.start or plan.document.issued or plan.source.published
    if target.by is not None and start is not None and not start.year <= target.by <= plan.period.end.year:
        yield ConsistencyError(
            "目标年份不在计划期内",
            place=document.place(f"{path}.by"),
            expected=f"{start.year} 到 {plan.period.end.year}",
            got=str(target.by),
        )
