"""The tree of one firm and one standard for the terminal: verdict, inputs, clause, gap, advice."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from tidu.cli.branches import Branch
from tidu.engine.packs.size_classes import CLASS_LABELS
from tidu.engine.units import Unit
from tidu.engine.values import Verdict
from tidu.engine.wording import fact_text, value_text
from tidu.tables.out.findings import fact_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tidu.engine import Standard
    from tidu.engine.catalogue import Catalogue, Value
    from tidu.engine.compiled.program import Condition
    from tidu.engine.results import (
        ConditionResult,
        Derived,
        IndicatorResult,
        Input,
        Result,
        ScoreResult,
        SizeResult,
    )
    from tidu.engine.schema.facts import FactDefinition
    from tidu.tables.out.diagnosis import Judged

_LOOKS = {
    Verdict.met: ("√", "green"),
    Verdict.unmet: ("×", "red"),
    Verdict.unknown: ("?", "yellow"),
    Verdict.manual: ("○", "blue"),
    Verdict.not_applicable: ("—", ""),
}
_GROUPS = frozenset({"all_of", "any_of", "by_band"})


class TreeWriter:
    """Builds trees with the fact names of one catalogue on one date."""

    def __init__(self, catalogue: Catalogue, on: date) -> None:
        """Remember where fact names come from and what ``x[-1]`` means."""
        self.catalogue = catalogue
        self.on = on

    def judged(self, judged: Judged, standard: Standard, notes: Iterable[str] = ()) -> Branch:
        """Return the tree of one standard.

        Args:
            judged: firm and result.
            standard: what it was judged by.
            notes: remarks on the choice of the standard.
        """
        where = f"　{standard.label}（{standard.source.number or standard.source.document}）"
        if judged.size is not None:
            return self._size(judged.size, where)
        result = judged.result
        assert result is not None  # noqa: S101 - exactly one of the two is given
        tree = _verdict(result.verdict, where)
        for note in notes:
            tree.add("注意", f"　{note}", "yellow")
        program = standard.program(result.case)
        for condition, compiled in zip(result.conditions, program.conditions, strict=True):
            self._condition(tree, condition, compiled)
        if result.score is not None:
            _score(tree, result.score)
        for derived in result.derived:
            self._derived(tree, derived)
        self._outcome(tree, result)
        return tree

    def _size(self, size: SizeResult, where: str) -> Branch:
        known = size.size != "unknown"
        sign, colour = _LOOKS[Verdict.met if known else Verdict.unknown]
        possible = "" if known else f"，可能为{'、'.join(CLASS_LABELS[name] for name in size.possible)}"
        tree = Branch(f"{sign} {CLASS_LABELS[size.size]}{possible}", where, colour)
        _lines(tree, (("依据", _inputs(size.inputs)), ("缺数据", self._facts(size.missing))))
        return tree

    def _condition(
        self, tree: Branch, condition: ConditionResult, compiled: Condition, prefix: str = ""
    ) -> None:
        branch = _verdict(condition.verdict, f"　{prefix}{_headline(condition)}")
        tree.children.append(branch)
        if condition.verdict is Verdict.not_applicable:
            return
        known = any(item.state not in ("missing", "open") for item in condition.inputs)
        # Parts list their own figures, indicators theirs: the whole would only repeat them.
        inputs = condition.inputs if known and condition.kind not in _GROUPS | {"score"} else ()
        lines = (
            ("缺口", "；".join(gap.text for gap in condition.gaps)),
            ("依据", _inputs(inputs)),
            ("缺数据", self._facts(condition.missing)),
            ("待认定", self._facts(condition.open_judgements)),
            ("说明", "；".join(condition.notes)),
            ("建议", condition.advice if condition.verdict is Verdict.unmet else ""),
        )
        _lines(branch, lines)
        self._parts(branch, condition, compiled)

    def _parts(self, branch: Branch, condition: ConditionResult, compiled: Condition) -> None:
        """Add the parts that matter: the alternative or band taken, exemptions only where needed."""
        own = len(compiled.parts)
        pairs = list(zip(condition.parts[:own], compiled.parts, strict=True))
        exemptions = list(zip(condition.parts[own:], compiled.exemptions, strict=True))
        met = condition.verdict is Verdict.met
        exempted = any(note.startswith("豁免") for note in condition.notes)
        if met and condition.kind == "any_of" and not exempted:
            pairs = [pair for pair in pairs if pair[0].verdict is Verdict.met]
        if condition.kind == "by_band":
            taken = next((note for note in condition.notes if note.startswith("适用档次：")), "")
            pairs = [pair for pair in pairs if pair[0].label in taken] or pairs
        for part, inner in pairs:
            self._condition(branch, part, inner)
        if not met or exempted:
            for part, inner in exemptions:
                if not exempted or part.verdict is Verdict.met:
                    self._condition(branch, part, inner, "豁免：")

    def _derived(self, tree: Branch, derived: Derived) -> None:
        """Say which ledger rows counted and which did not, and why."""
        name = fact_name(derived.fact, self.catalogue, self.on)
        low, high = (_shown(name.definition, end) for end in (derived.low, derived.high))
        counted = low if low == high else f"{low}–{high}"
        used = "以台账为准" if derived.used == "ledger" else "以填报为准"
        reported = f"填报 {_shown(name.definition, derived.reported)}"
        branch = tree.add(
            "台账计数", f"　{name.text}：台账 {counted}，{reported}，{used}〔{derived.clause}〕"
        )
        for item in derived.items:
            if not item.counted:
                state = "待定" if item.counted is None else "未计入"
                branch.add(f"第 {item.index + 1} 条{state}", f"：{item.reason}〔{item.clause}〕")

    def _outcome(self, tree: Branch, result: Result) -> None:
        lines = (
            ("还需补齐的数据", self._facts(result.missing)),
            ("还需人工认定", self._facts(result.open_judgements)),
            *(("注", note) for note in result.notes),
        )
        _lines(tree, lines)

    def _facts(self, keys: Iterable[str]) -> str:
        return "、".join(fact_name(key, self.catalogue, self.on).text for key in keys)


def _verdict(verdict: Verdict, text: str) -> Branch:
    sign, colour = _LOOKS[verdict]
    return Branch(f"{sign} {verdict.label}", text, colour)


def _headline(condition: ConditionResult) -> str:
    """Label, value, requirement and clause in one line; a yes or no is told by the verdict."""
    figure = ""
    if condition.kind not in _GROUPS | {"size"} and condition.required is not None:
        asked = f"要求 {condition.required.text}"
        shown = "" if isinstance(condition.value, bool) else condition.value_text
        if condition.required.unit != "bool":
            figure = f"　{shown}（{asked}）" if shown else f"　（{asked}）"
    return f"{condition.label}{figure}〔{condition.source.clause}〕"


def _score(tree: Branch, score: ScoreResult) -> None:
    line = f"，合格线 {_points(score.line)}" if score.line is not None else ""
    branch = tree.add(f"得分 {_span(score.low, score.high)}", f"{line}，满分 {_points(score.maximum)}")
    for group in score.groups:
        inner = branch.add(
            f"{group.label} {_span(group.low, group.high)}", f"（满分 {_points(group.maximum)}）"
        )
        for indicator in score.indicators:
            if indicator.group == group.id:
                points = f"{_span(indicator.low, indicator.high)}/{_points(indicator.maximum)}"
                inner.add(points, _indicator(indicator))


def _indicator(indicator: IndicatorResult) -> str:
    figure = f"：{indicator.value_text}" if indicator.value_text else ""
    return f"　{indicator.label}{figure}〔{indicator.source.clause}〕"


def _lines(branch: Branch, lines: Iterable[tuple[str, str]]) -> None:
    for label, text in lines:
        if text:
            branch.add(label, f"　{text}")


def _inputs(inputs: Iterable[Input]) -> str:
    return "；".join(f"{item.label} {item.text}" for item in inputs)


def _shown(definition: FactDefinition, value: Value | None) -> str:
    plain = Fraction(value) if isinstance(value, Decimal) else value
    return fact_text(definition, plain.isoformat() if isinstance(plain, date) else plain)


def _points(value: Fraction) -> str:
    return value_text(value, Unit.points).removesuffix(" 分")


def _span(low: Fraction, high: Fraction) -> str:
    return _points(low) if low == high else f"{_points(low)}–{_points(high)}"
