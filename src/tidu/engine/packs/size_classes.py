"""Compile a classification standard (300号): large, medium, small, micro by industry.

A firm whose industry is missing is judged by every industry: only where all agree is the class known.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidu.engine.errors import ConsistencyError
from tidu.engine.expressions.typed import (
    Boolean,
    Branch,
    Constant,
    FirstOf,
    OneOf,
    Slot,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tidu.engine.packs.strict_yaml import Document
    from tidu.engine.schema.standards import StandardFile

CLASSES = ("large", "medium", "small", "micro")
CLASS_LABELS = {"large": "大型", "medium": "中型", "small": "小型", "micro": "微型", "unknown": "待补数据"}
INDUSTRY = Slot("size_industry")


@dataclass(frozen=True, slots=True)
class IndustryTests:
    """Thresholds of one industry as tests; what none of them takes is micro."""

    industry: str
    label: str
    large: Boolean
    medium: Boolean
    small: Boolean


@dataclass(frozen=True, slots=True)
class SizeTable:
    """A compiled classification standard."""

    standard: str
    industries: tuple[IndustryTests, ...]


def compile_sizes(
    spec: StandardFile, document: Document, choices: frozenset[str], test: Callable[[str, str], Boolean]
) -> SizeTable:
    """Type the thresholds of every industry.

    Args:
        spec: the classification standard.
        document: its file, for errors.
        choices: industries the catalogue knows.
        test: types an expression at a path.

    Raises:
        ConsistencyError: an industry is unknown, written twice or left out.
    """
    rows = []
    seen: dict[str, int] = {}
    for index, row in enumerate(spec.classes):
        path = f"classes[{index}]"
        if row.industry in seen or row.industry not in choices:
            message = "行业写了两次" if row.industry in seen else "没有这个划型行业"
            raise ConsistencyError(
                message,
                place=document.place(f"{path}.industry"),
                expected="、".join(sorted(choices - set(seen))) or "没有剩下的行业",
                got=row.industry,
            )
        seen[row.industry] = index
        large, medium, small = (
            test(text, f"{path}.{key}")
            for key, text in (("large", row.large), ("medium", row.medium), ("small", row.small))
        )
        rows.append(IndustryTests(row.industry, row.label, large, medium, small))
    if left := choices - set(seen):
        raise ConsistencyError(
            "有行业没有划型标准",
            place=document.place("classes"),
            expected="、".join(sorted(left)),
            hint="行业空着的企业按各行业判断，所以每个行业都要写",
        )
    return SizeTable(spec.id, tuple(rows))


def size_test(table: SizeTable, classes: tuple[str, ...]) -> Boolean:
    """Return the test that a firm's class is among some, whichever its industry.

    The industries are exhaustive (`compile_sizes` checks it), so the last one needs no guard: with the
    industry missing, the test is decided where all of them agree.
    """
    branches = [
        Branch(OneOf(INDUSTRY, frozenset({row.industry}), judgement=False), _among(row, classes))
        for row in table.industries
    ]
    branches[-1] = Branch(Constant(value=True), branches[-1].then)
    return FirstOf(tuple(branches))


def _among(row: IndustryTests, classes: tuple[str, ...]) -> Boolean:
    """Ask large, medium, small in this order, as the class itself is found; what none takes is micro."""
    rest = Constant(value=True)
    tests: list[Boolean] = [row.large, row.medium, row.small, rest]
    answers = [name in classes for name in CLASSES]
    # Where all classes further down have one answer, their thresholds (and missing facts) do not matter.
    while len(tests) > 1 and answers[-1] == answers[-2]:
        tests.pop()
        answers.pop()
    tests[-1] = rest
    branches = (Branch(test, Constant(value=answer)) for test, answer in zip(tests, answers, strict=True))
    return FirstOf(tuple(branches))
