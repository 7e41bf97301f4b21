"""Look names up: facts with their year, choices, and near names for what is misspelt."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from tidu.engine.expressions import syntax
from tidu.engine.expressions.scope import Scope, is_judgement, reference
from tidu.engine.expressions.tokens import ExpressionSyntaxError
from tidu.engine.expressions.typed import Boolean, Holds, Numeric, OneOf, Slot
from tidu.engine.functions.base import LONGEST_WINDOW
from tidu.engine.schema.facts import FactDefinition, FactType

if TYPE_CHECKING:
    from collections.abc import Iterable


class TypingError(ExpressionSyntaxError):
    """Names, units or kinds do not fit; column, expected, got and hint as for syntax errors."""


def look_up(tree: syntax.Name, scope: Scope) -> Slot:
    """Find a fact and check its year offset."""
    definition = scope.names.get(tree.id)
    if definition is None:
        raise TypingError(
            "没有这个事实",
            tree.at,
            expected="事实目录里的名称",
            got=tree.id,
            hint=near_names(tree.id, scope.names),
        )
    offset = tree.offset or 0
    by_year = isinstance(definition, FactDefinition) and definition.period.by_year
    if tree.offset is not None and not by_year:
        raise TypingError(
            f"{definition.label}不分年度", tree.at, expected=tree.id, got=f"{tree.id}[{tree.offset}]"
        )
    if not -LONGEST_WINDOW <= offset <= 0:
        message = "不能引用未来年度" if offset > 0 else "引用的年度太早"
        raise TypingError(message, tree.at, expected=f"0 到 -{LONGEST_WINDOW}", got=str(offset))
    return Slot(tree.id, offset)


def fact_node(tree: syntax.Name, scope: Scope) -> Numeric | Boolean:
    """Return what a fact stands for in an expression: a number, or yes and no."""
    slot = look_up(tree, scope)
    definition = scope.names[tree.id]
    if definition.type is FactType.bool_:
        return Holds(slot, is_judgement(definition))
    unit = definition.type.unit
    if unit is None:
        hint = {
            FactType.date: "称号请写 valid(称号)，日期请写 full_years(日期)",
            FactType.choice: f"请写 {tree.id} in ('…')",
        }.get(definition.type, "")
        raise TypingError(f"{definition.label}不能这样使用", tree.at, got=tree.id, hint=hint)
    return reference(definition, slot, unit)


def membership(tree: syntax.Membership, scope: Scope) -> Boolean:
    """Return the test that a choice is among some; the choices must exist."""
    if not isinstance(tree.subject, syntax.Name):
        raise TypingError("in 的左边应为选项类事实", tree.at, expected="如 rd_institution_level")
    slot = look_up(tree.subject, scope)
    definition = scope.names[slot.fact]
    if definition.type not in (FactType.choice, FactType.text):
        raise TypingError(
            f"{definition.label}不是选项类事实",
            tree.at,
            expected=FactType.choice.value,
            got=definition.type.value,
        )
    known = {choice.id for choice in definition.choices}
    for member in tree.members:
        if known and member.value not in known:
            raise TypingError(
                f"{definition.label}没有这个选项",
                member.at,
                expected="、".join(sorted(known)),
                got=member.value,
            )
    return OneOf(slot, frozenset(member.value for member in tree.members), is_judgement(definition))


def near_names(word: str, known: Iterable[str], otherwise: str = "可用的事实见 facts.yaml") -> str:
    """Return a hint with the known names nearest to a word."""
    near = get_close_matches(word, list(known), n=3, cutoff=0.5)
    return f"是否指 {'、'.join(near)}？" if near else otherwise
