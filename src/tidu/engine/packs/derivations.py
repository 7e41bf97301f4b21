"""Compile how a standard counts facts from ledgers: rules on rows, typed in the scope of the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.compiled.program import CompiledDerivation, KeepRule
from tidu.engine.errors import ConsistencyError, ExpressionError
from tidu.engine.expressions.scope import Scope
from tidu.engine.expressions.tokens import ExpressionSyntaxError
from tidu.engine.expressions.typing import type_condition

if TYPE_CHECKING:
    from tidu.engine.packs.strict_yaml import Document
    from tidu.engine.packs.world import World
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
                "同一个事实有两处推导", place=document.place(f"{path}.fact"), got=spec.fact
            )
        seen.add((spec.fact, spec.offset))
        compiled.append(_compile(spec, world, document, path))
    return tuple(compiled)


def _compile(spec: Derivation, world: World, document: Document, path: str) -> CompiledDerivation:
    if spec.fact not in world.catalogue.facts:
        raise ConsistencyError("没有这个事实", place=document.place(f"{path}.fact"), got=spec.fact)
    ledger = world.catalogue.records.get(spec.of)
    if ledger is None:
        known = "、".join(world.catalogue.records)
        raise ConsistencyError(
            "没有这个台账", place=document.place(f"{path}.of"), expected=known, got=spec.of
        )
    fields = {field.id for field in ledger.fields}
    needs_field = spec.measure in ("sum", "best_rank", "best_choice")
    if needs_field and spec.amount not in fields:
        raise ConsistencyError(
            "amount 应为台账的字段",
            place=document.place(f"{path}.amount"),
            expected="、".join(sorted(fields)),
            got=spec.amount or "",
        )
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
