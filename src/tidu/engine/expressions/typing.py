"""Look names up, check units, and unfold functions: syntax tree in, typed tree out."""

from __future__ import annotations

from fractions import Fraction

from tidu.engine.expressions import syntax
from tidu.engine.expressions.aggregates import type_over
from tidu.engine.expressions.names import TypingError, fact_node, look_up, membership, near_names
from tidu.engine.expressions.parser import parse
from tidu.engine.expressions.scope import Scope
from tidu.engine.expressions.typed import (
    AllOf,
    AnyOf,
    Arithmetic,
    Boolean,
    Compare,
    Constant,
    Literal,
    Numeric,
    Over,
    Reference,
    Root,
    Slot,
    negated,
    slots_of,
)
from tidu.engine.functions import FUNCTIONS
from tidu.engine.functions.base import ArgumentError
from tidu.engine.schema.facts import FactDefinition, FactType
from tidu.engine.units import Unit, comparable, joined, product, quotient

_MIRRORED = {">=": "<=", "<=": ">=", ">": "<", "<": ">"}
NUMERIC = (Literal, Reference, Arithmetic, Root, Over)


def type_condition(text: str, scope: Scope) -> Boolean:
    """Read an expression that answers yes or no.

    Raises:
        ExpressionSyntaxError: unreadable, unknown names, units that do not fit, or a number instead.
    """
    tree = parse(text)
    node = type_node(tree, scope)
    if isinstance(node, NUMERIC):
        raise TypingError("这里应为判断，不是数字", tree.at, expected="如 revenue >= 1500万", got=text)
    return node


def type_number(text: str, scope: Scope) -> Numeric:
    """Read an expression that gives a number.

    Raises:
        ExpressionSyntaxError: unreadable, unknown names, units that do not fit, or a condition instead.
    """
    tree = parse(text)
    return _number(tree, scope)


def type_node(tree: syntax.Syntax, scope: Scope) -> Numeric | Boolean:
    """Type one syntax node."""
    match tree:
        case syntax.Number(value, unit, _):
            return Literal(value, unit)
        case syntax.Truth(value, _):
            return Constant(value)
        case syntax.Name():
            return fact_node(tree, scope)
        case syntax.Unary():
            return _unary(tree, scope)
        case syntax.Binary():
            return _binary(tree, scope)
        case syntax.Membership():
            return membership(tree, scope)
        case syntax.Call():
            return _call(tree, scope)
        case syntax.Over():
            return type_over(tree, scope)
        case _:
            raise TypingError(
                "这里不能单独写日期或文字", tree.at, hint="选项请写 x in ('…')，日期请写 full_years(x)"
            )


def _number(tree: syntax.Syntax, scope: Scope) -> Numeric:
    node = type_node(tree, scope)
    if not isinstance(node, NUMERIC):
        raise TypingError("这里应为数字，不是判断", tree.at, expected="如 revenue")
    return node


def _condition(tree: syntax.Syntax, scope: Scope) -> Boolean:
    node = type_node(tree, scope)
    if isinstance(node, NUMERIC):
        raise TypingError("这里应为判断，不是数字", tree.at, expected="如 revenue >= 1500万")
    return node


def _unary(tree: syntax.Unary, scope: Scope) -> Numeric | Boolean:
    if tree.operator == "not":
        return negated(_condition(tree.operand, scope))
    operand = _number(tree.operand, scope)
    if isinstance(operand, Literal):
        return Literal(-operand.value, operand.unit)
    return Arithmetic("-", Literal(Fraction(0), operand.unit), operand, operand.unit)


def _binary(tree: syntax.Binary, scope: Scope) -> Numeric | Boolean:
    if tree.operator in ("and", "or"):
        join = AllOf if tree.operator == "and" else AnyOf
        parts = (_condition(tree.left, scope), _condition(tree.right, scope))
        # a and b and c is one AND of three: flatter trees, shorter traces.
        return join(
            tuple(inner for part in parts for inner in (part.parts if isinstance(part, join) else (part,)))
        )
    if tree.operator in ("+", "-", "*", "/"):
        return _arithmetic(tree, scope)
    return _comparison(tree, scope)


def _arithmetic(tree: syntax.Binary, scope: Scope) -> Numeric:
    left, right = _number(tree.left, scope), _number(tree.right, scope)
    if tree.operator in ("+", "-"):
        _check_units(left, right, tree.at)
        unit = joined(left.unit, right.unit)
    elif tree.operator == "*":
        unit = product(left.unit, right.unit)
    else:
        if isinstance(right, Literal) and right.value <= 0:
            raise TypingError("除数应大于零", tree.at, expected="大于零的数", got=f"{right.value}")
        unit = quotient(left.unit, right.unit)
    return Arithmetic(tree.operator, left, right, unit)


def _comparison(tree: syntax.Binary, scope: Scope) -> Boolean:
    if isinstance(tree.right, syntax.Text) and tree.operator in ("==", "!="):
        member = membership(syntax.Membership(tree.left, (tree.right,), tree.at), scope)
        return member if tree.operator == "==" else negated(member)
    left, right = _number(tree.left, scope), _number(tree.right, scope)
    _check_units(left, right, tree.at)
    operator = tree.operator
    if isinstance(left, Literal) and not isinstance(right, Literal):
        # 100万 <= rd_expense reads as rd_expense >= 100万: what is measured stands on the left.
        left, right = right, left
        operator = {">=": "<=", "<=": ">=", ">": "<", "<": ">"}.get(operator, operator)
    if tree.operator == "==":
        return AllOf((Compare(">=", left, right), Compare("<=", left, right)))
    if tree.operator == "!=":
        return AnyOf((Compare("<", left, right), Compare(">", left, right)))
    return Compare(operator, left, right)


def _check_units(left: Numeric, right: Numeric, at: int) -> None:
    if comparable(left.unit, right.unit):
        return
    plain = Unit.number in (left.unit, right.unit)
    wanted = right.unit if left.unit is Unit.number else left.unit
    hint = f"数字要带单位，如 {wanted.example}" if plain and wanted.example else "两边应是同一种量"
    raise TypingError(
        "两边单位不同", at, expected=wanted.label, got=f"{left.unit.label} 与 {right.unit.label}", hint=hint
    )


def _call(tree: syntax.Call, scope: Scope) -> Numeric | Boolean:
    if (
        len(tree.arguments) == 1
        and isinstance(tree.arguments[0], syntax.Name)
        and tree.arguments[0].id in scope.collections
    ):
        return type_over(syntax.Over(tree.function, None, tree.arguments[0].id, None, tree.at), scope)
    function = FUNCTIONS.get(tree.function)
    if function is None:
        known = "、".join(FUNCTIONS)
        raise TypingError(
            "没有这个函数",
            tree.at,
            expected=known,
            got=tree.function,
            hint=near_names(tree.function, FUNCTIONS, ""),
        )
    if len(tree.arguments) != len(function.takes):
        raise TypingError(
            "参数个数不对", tree.at, expected=function.signature, got=f"{len(tree.arguments)} 个参数"
        )
    arguments = [
        _argument(kind, argument, scope)
        for kind, argument in zip(function.takes, tree.arguments, strict=True)
    ]
    try:
        node: Numeric | Boolean = function.expand(*arguments)
    except ArgumentError as error:
        raise TypingError(
            error.message,
            tree.at,
            expected=error.expected,
            got=error.got,
            hint=error.hint or function.signature,
        ) from error
    return node


def _argument(kind: str, tree: syntax.Syntax, scope: Scope) -> Numeric | Boolean | Slot:
    """Type one argument by the kind the function asks for."""
    if kind in ("condition", "amount"):
        by_year = _condition(tree, scope) if kind == "condition" else _number(tree, scope)
        _check_by_year(by_year, tree, scope)
        return by_year
    if kind == "title":
        if not isinstance(tree, syntax.Name) or tree.id not in scope.titles:
            got = tree.id if isinstance(tree, syntax.Name) else ""
            raise TypingError("这里应为称号", tree.at, expected="、".join(sorted(scope.titles)), got=got)
        return Slot(scope.titles[tree.id])
    if kind == "date":
        if not isinstance(tree, syntax.Name):
            raise TypingError("这里应为日期类事实", tree.at, expected="如 established_on")
        slot = look_up(tree, scope)
        if scope.names[slot.fact].type is not FactType.date:
            raise TypingError(
                f"{scope.names[slot.fact].label}不是日期", tree.at, expected="日期类事实", got=tree.id
            )
        return slot
    return _number(tree, scope)


def _check_by_year(node: Numeric | Boolean, tree: syntax.Syntax, scope: Scope) -> None:
    """Refuse facts that have one value only where one a year is asked for: twice 4 patents are not 8."""
    for slot in slots_of(node):
        definition = scope.names.get(slot.fact)
        if not isinstance(definition, FactDefinition) or not definition.period.by_year:
            label = definition.label if definition is not None else slot.fact
            raise TypingError(
                f"{label}不分年度，不能逐年计算", tree.at, expected="分年度的事实", got=slot.fact
            )
