"""Kind ``bands``: points by where a value lies.

Tiers are closed ranges that cover the whole line without gap or overlap; on a boundary the higher points
count (national-criteria §8). An undefined value earns the fewest points.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from tidu.engine.compiled.points import Best, Step
from tidu.engine.expressions.typed import AllOf, Compare, Literal
from tidu.engine.indicators.base import Kind, TableError, exact, literal

if TYPE_CHECKING:
    from fractions import Fraction

    from tidu.engine.expressions.typed import Boolean, Numeric
    from tidu.engine.indicators.base import Context
    from tidu.engine.schema.scores import Bands, Indicator

Range = tuple["Fraction | None", "Fraction | None", "Fraction"]


def unfold(indicator: Indicator, context: Context, path: str) -> Best:
    """Compile the tiers of the indicator."""
    assert indicator.bands is not None  # noqa: S101 - the builder chose this kind by the key
    return compile_bands(indicator.bands, context, f"{path}.bands")


def compile_bands(bands: Bands, context: Context, path: str) -> Best:
    """Turn closed ranges into tests, most points first.

    Raises:
        TableError: a gap, an overlap, a tier that no value reaches, or wrong units.
    """
    value = context.number(bands.value, f"{path}.value")
    ranges = _ranges(bands, value, path)
    fewest = min(points for _, _, points in ranges)
    sense = _sense(ranges)
    steps = [
        # Better tiers are asked first, so in a table that only rises (or falls) one side is enough.
        Step(points, _between(value, None if sense < 0 else low, None if sense > 0 else high))
        for low, high, points in sorted(ranges, key=lambda tier: tier[2], reverse=True)
        if points > fewest
    ]
    return Best(tuple(steps), fewest, value)


def _sense(ranges: list[Range]) -> int:
    """1 when more is always better, −1 when less is, 0 for a table with a best middle."""
    points = [tier[2] for tier in sorted(ranges, key=lambda tier: (tier[0] is not None, tier[0] or 0))]
    if points == sorted(points):
        return 1
    return -1 if points == sorted(points, reverse=True) else 0


def _ranges(bands: Bands, value: Numeric, path: str) -> list[Range]:
    """Read the tiers and check that together they cover every value exactly once."""
    ranges: list[Range] = []
    for index, tier in enumerate(bands.tiers):
        place = f"{path}.tiers[{index}]"
        low = literal(tier.from_, value.unit, f"{place}.from") if tier.from_ is not None else None
        high = literal(tier.to, value.unit, f"{place}.to") if tier.to is not None else None
        if low is not None and high is not None and low >= high:
            raise TableError(
                "这一档没有取值能落入",
                place,
                expected="from 小于 to",
                got=f"{tier.from_} 到 {tier.to}",
                hint="是否把 from 和 to 写反了？",
            )
        ranges.append((low, high, exact(tier.points)))
    _check_cover(bands, ranges, path)
    return ranges


def _check_cover(bands: Bands, ranges: list[Range], path: str) -> None:
    order = sorted(
        range(len(ranges)), key=lambda index: (ranges[index][0] is not None, ranges[index][0] or 0)
    )
    if not order or ranges[order[0]][0] is not None or ranges[order[-1]][1] is not None:
        hint = "最低一档不写 from，最高一档不写 to"
        raise TableError("各档没有覆盖全部取值", f"{path}.tiers", expected="两端不设限", hint=hint)
    hint = "界限上的取值归分高的一档，所以相邻两档写同一个界限"
    for lower, upper in pairwise(order):
        end, start = ranges[lower][1], ranges[upper][0]
        place = f"{path}.tiers[{upper}]"
        ends = bands.tiers[lower].to or "不设限", bands.tiers[upper].from_ or "不设限"
        got = f"前一档到 {ends[0]}，后一档从 {ends[1]}"
        expected = "前一档的 to 等于后一档的 from"
        if end is None or start is None or end > start:
            raise TableError("两档重叠", place, expected=expected, got=got, hint=hint)
        if end < start:
            raise TableError("两档之间有空档", place, expected=expected, got=got, hint=hint)
        if ranges[lower][2] == ranges[upper][2]:
            points = f"两档都是 {bands.tiers[upper].points:g} 分"
            raise TableError(
                "相邻两档分值相同", place, expected="分值不同的两档", got=points, hint="请合并为一档"
            )


def _between(value: Numeric, low: Fraction | None, high: Fraction | None) -> Boolean:
    tests: list[Boolean] = []
    if low is not None:
        tests.append(Compare(">=", value, Literal(low, value.unit)))
    if high is not None:
        tests.append(Compare("<=", value, Literal(high, value.unit)))
    return tests[0] if len(tests) == 1 else AllOf(tuple(tests))


KIND = Kind("bands", unfold)
