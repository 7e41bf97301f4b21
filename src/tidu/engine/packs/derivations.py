"""Compile how a standard counts facts from ledgers: rules on rows, typed in the scope of the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.compiled.program import CompiledDerivation, KeepRule
from tidu.engine.errors import ConsistencyError, ExpressionError
from tidu.engine.expressions.scope import Scope
from tidu.engine.expressions.tokens import ExpressionSyntaxError
from tidu.engine.expressions.typing import type_condition
from tidu.engine.schema.facts import FactType

if TYPE_CHECKING:
    from tidu.engine.packs.strict_yaml import Document
    from tidu.engine.packs.world import World
    from tidu.engine.schema.facts import FactDefinition, RecordDefinition
    from tidu.engine.schema.standards import Derivation


def compile_derivations(
    specs: tuple[Derivation, ...], world: World, document: Document
) -> tuple[CompiledDerivation, ...]:
    """Type the rules of every derivation.

    Raises:
        PackError: unknown ledger, fact or field; two derivations of one fact.
    """
    seen: set[tuple[str, int | None]] = set()
    compiled = []
    for index, spec in enumerate(specs):
        path = f"derive[{index}]"
        if (spec.fact, spec.offset) in seen:
            raise ConsistencyError(
                "同一个事实有两处推导",
                place=document.place(f"{path}.fact"),
                expected="一个事实（一个年度）只推导一次",
                got=spec.fact,
                hint="把规则并到一处，或用 offset 区分年度",
            )
        seen.add((spec.fact, spec.offset))
        compiled.append(_compile(spec, world, document, path))
    return tuple(compiled)


def _compile(spec: Derivation, world: World, document: Document, path: str) -> CompiledDerivation:
    if spec.fact not in world.catalogue.facts:
        raise ConsistencyError(
            "没有这个事实",
            place=document.place(f"{path}.fact"),
            expected="事实目录里的名称",
            got=spec.fact,
        )
    ledger = world.catalogue.records.get(spec.of)
    if ledger is None:
        known = "、".join(world.catalogue.records)
        raise ConsistencyError(
            "没有这个台账", place=document.place(f"{path}.of"), expected=known, got=spec.of
        )
    _check_measure(spec, world.catalogue.facts[spec.fact], ledger, document, path)
    scope = Scope.of_row(ledger.fields)
    rules = []
    for index, rule in enumerate(spec.keep):
        place = f"{path}.keep[{index}].when"
        try:
            test = type_condition(rule.when, scope)
        except ExpressionSyntaxError as error:
            raise ExpressionError(
                error.message,
                place=document.place(place),
                expected=error.expected,
                got=error.got,
                hint=f"{error.hint}；表达式：{rule.when}（第 {error.at} 个字符）",
            ) from None
        rules.append(KeepRule(test, rule.reason, rule.clause or spec.clause))
    return CompiledDerivation(spec, tuple(rules))


def _check_measure(
    spec: Derivation, fact: FactDefinition, ledger: RecordDefinition, document: Document, path: str
) -> None:
    """Refuse a measure that cannot give a value of the fact."""
    if spec.offset is not None and (spec.offset > 0 or not fact.period.by_year):
        message = "不能推导未来年度" if spec.offset > 0 else f"{fact.label}不分年度，不能写 offset"
        place = document.place(f"{path}.offset")
        expected = "0 或负数" if spec.offset > 0 else "不写 offset"
        raise ConsistencyError(message, place=place, expected=expected, got=str(spec.offset))
    wanted = {"count": FactType.count, "any": FactType.bool_, "best_choice": FactType.choice}.get(
        spec.measure
    )
    if wanted is not None and fact.type is not wanted:
        raise ConsistencyError(
            "计数方式与事实的类型不符",
            place=document.place(f"{path}.measure"),
            expected=f"{wanted.value} 类事实",
            got=f"{fact.id} 是 {fact.type.value}",
        )
    if spec.measure in ("count", "any"):
        return
    fields = {field.id: field for field in ledger.fields}
    place = document.place(f"{path}.amount")
    if spec.amount not in fields:
        known = "、".join(sorted(fields))
        raise ConsistencyError("amount 应为台账的字段", place=place, expected=known, got=spec.amount or "")
    if fields[spec.amount].type is not fact.type:
        raise ConsistencyError(
            "amount 与事实的类型不符",
            place=place,
            expected=fact.type.value,
            got=f"{spec.amount} 是 {fields[spec.amount].type.value}",
        )
