"""Type aggregates: ``count``, ``sum``, ``mean`` and ``share`` over firms or ledger rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.expressions.tokens import ExpressionSyntaxError
from tidu.engine.expressions.typed import Arithmetic, Boolean, Literal, Numeric, Over, Reference, Root
from tidu.engine.units import Unit

if TYPE_CHECKING:
    from tidu.engine.expressions import syntax
    from tidu.engine.expressions.scope import Scope

_FUNCTIONS = ("count", "sum", "mean", "share")


def type_over(tree: syntax.Over, scope: Scope) -> Over:
    """Type an aggregate; what it adds and asks is typed in the scope of its rows.

    Raises:
        ExpressionSyntaxError: unknown aggregate or collection, or a subject that does not fit.
    """
    # The two modules need each other: an aggregate holds expressions and is one.
    from tidu.engine.expressions.typing import type_node  # noqa: PLC0415

    if tree.function not in _FUNCTIONS:
        raise ExpressionSyntaxError(
            "没有这个汇总函数", tree.at, expected="、".join(_FUNCTIONS), got=tree.function
        )
    rows = scope.collections.get(tree.source)
    if rows is None:
        known = "、".join(scope.collections) or "此处不能汇总"
        raise ExpressionSyntaxError("没有这个集合", tree.at, expected=known, got=tree.source)
    subject = type_node(tree.subject, rows) if tree.subject is not None else None
    where = type_node(tree.where, rows) if tree.where is not None else None
    if where is not None and isinstance(where, Literal | Reference | Arithmetic | Root | Over):
        raise ExpressionSyntaxError("where 后应为判断", tree.at)
    return Over(tree.function, tree.source, subject, where, _unit(tree, subject))


def _unit(tree: syntax.Over, subject: Numeric | Boolean | None) -> Unit:
    """Check that the subject fits the function and return the unit of the outcome."""
    if tree.function == "count":
        if subject is not None:
            raise ExpressionSyntaxError(
                "count 不带 of", tree.at, hint="例如 count(firms where revenue >= 2亿)"
            )
        return Unit.count
    numeric = isinstance(subject, Literal | Reference | Arithmetic | Root | Over)
    if tree.function == "share":
        if subject is None or numeric:
            raise ExpressionSyntaxError("share 要一个判断", tree.at, hint="例如 share(above_scale of firms)")
        return Unit.share
    if not isinstance(subject, Literal | Reference | Arithmetic | Root | Over):
        raise ExpressionSyntaxError(
            f"{tree.function} 要一个数", tree.at, hint=f"例如 {tree.function}(revenue of firms)"
        )
    return subject.unit
