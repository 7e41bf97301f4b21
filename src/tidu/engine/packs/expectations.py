"""Compare a result with what a worked example expects, and say in Chinese where they differ."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from tidu.engine.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tidu.engine.results import ConditionResult, Derived, Result, ScoreResult, SizeResult
    from tidu.engine.schema.standards import Expectation

Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that came out otherwise than expected."""

    what: str
    expected: str
    got: str

    def __str__(self) -> str:
        """Return one line of Chinese."""
        return f"{self.what}：应为 {self.expected}，实为 {self.got}"


def differences_of(expected: Expectation, result: Result) -> Iterator[Difference]:
    """Yield where a result differs from what is expected; what is not mentioned may be anything."""
    if expected.verdict is not None:
        yield from _verdict("结论", expected.verdict, result.verdict)
    for condition_id, verdict in expected.conditions.items():
        condition = _condition(result, condition_id)
        if condition is None:
            yield Difference(f"条件 {condition_id}", verdict, "标准没有这个条件")
        else:
            yield from _verdict(f"条件 {condition_id}", verdict, condition.verdict)
    yield from _keys("缺少的数据 missing", expected.missing, result.missing)
    yield from _keys("待人工认定 open", expected.open, result.open_judgements)
    yield from _keys("未填但不影响 absent", expected.absent, result.absent)
    yield from _scores(expected, result.score)
    yield from _gaps(expected.gaps, result)
    yield from _derived(expected.derived, result.derived)
    if expected.size is not None:
        yield Difference("规模 size", expected.size, "这个标准不划分规模")


def differences_of_size(expected: Expectation, result: SizeResult) -> Iterator[Difference]:
    """Yield where a size class differs from what is expected."""
    if expected.size is not None and expected.size != result.size:
        possible = f"（可能是 {'、'.join(result.possible)}）" if result.size == "unknown" else ""
        yield Difference("规模 size", expected.size, f"{result.size}{possible}")
    yield from _keys("缺少的数据 missing", expected.missing, result.missing)
    if expected.verdict is not None or expected.conditions or expected.score is not None:
        yield Difference("算例", "只写 size 和 missing", "这个标准只划分规模")


def _condition(result: Result, condition_id: str) -> ConditionResult | None:
    try:
        return result.condition(condition_id)
    except KeyError:
        return None


def _verdict(what: str, expected: str, got: Verdict) -> Iterator[Difference]:
    if expected not in Verdict.__members__:
        yield Difference(what, "、".join(Verdict.__members__), f"算例写了 {expected}")
    elif expected != got.name:
        yield Difference(what, f"{expected}（{Verdict[expected].label}）", f"{got.name}（{got.label}）")


def _keys(what: str, expected: tuple[str, ...] | None, got: tuple[str, ...]) -> Iterator[Difference]:
    """Compare two lists of facts whatever their order."""
    if expected is not None and sorted(expected) != sorted(got):
        yield Difference(what, _listed(expected), _listed(got))


def _listed(keys: Iterable[str]) -> str:
    return "、".join(sorted(keys)) or "无"


def _scores(expected: Expectation, score: ScoreResult | None) -> Iterator[Difference]:
    wanted = expected.score is not None or expected.groups or expected.indicators
    if score is None:
        if wanted:
            yield Difference("得分", "有评分表", "这个标准没有评分表")
        return
    if expected.score is not None:
        yield from _range("总分", expected.score, (score.low, score.high))
    groups = {group.id: (group.low, group.high) for group in score.groups}
    indicators = {indicator.id: (indicator.low, indicator.high) for indicator in score.indicators}
    yield from _ranges("分组", expected.groups, groups)
    yield from _ranges("指标", expected.indicators, indicators)


def _ranges(
    what: str, expected: Mapping[str, Range], got: Mapping[str, tuple[Fraction, Fraction]]
) -> Iterator[Difference]:
    for name, wanted in expected.items():
        if name in got:
            yield from _range(f"{what} {name}", wanted, got[name])
        else:
            yield Difference(f"{what} {name}", _range_text(wanted), f"没有这个{what}")


def _range(what: str, expected: Range, got: tuple[Fraction, Fraction]) -> Iterator[Difference]:
    if (Fraction(str(expected[0])), Fraction(str(expected[1]))) != got:
        yield Difference(what, _range_text(expected), _range_text((float(got[0]), float(got[1]))))


def _range_text(ends: Range) -> str:
    return f"[{ends[0]:g}, {ends[1]:g}]"


def _gaps(expected: Mapping[str, str], result: Result) -> Iterator[Difference]:
    """Gaps are compared as they are told; several are joined by ``；``, none is the empty text."""
    for condition_id, text in expected.items():
        condition = _condition(result, condition_id)
        if condition is None:
            yield Difference(f"缺口 {condition_id}", text, "标准没有这个条件")
            continue
        got = "；".join(gap.text for gap in condition.gaps)
        if got != text:
            yield Difference(f"缺口 {condition_id}", text or "无", got or "无")


def _derived(
    expected: Mapping[str, float | str | bool | None], derived: tuple[Derived, ...]
) -> Iterator[Difference]:
    """Compare counts from ledgers; null expects that rows leave the count open."""
    found = {report.fact: report for report in derived}
    for fact, wanted in expected.items():
        report = found.get(fact)
        if report is None:
            yield Difference(f"台账计数 {fact}", _shown(wanted), "没有由台账计数")
            continue
        open_count = report.low is None or report.low != report.high
        value = None if open_count else report.low
        if not _same(wanted, value):
            got = f"{report.low} 到 {report.high}" if open_count else str(value)
            yield Difference(f"台账计数 {fact}", _shown(wanted), got)


def _shown(wanted: float | str | bool | None) -> str:  # noqa: FBT001 - a value, not a switch
    if wanted is None:
        return "不能确定"
    return f"{wanted:g}" if isinstance(wanted, float) else str(wanted)


def _same(wanted: float | str | bool | None, value: object) -> bool:  # noqa: FBT001 - a value, not a switch
    if isinstance(wanted, int | float) and not isinstance(wanted, bool):
        return value is not None and Fraction(str(wanted)) == Fraction(str(value))
    return wanted == value
