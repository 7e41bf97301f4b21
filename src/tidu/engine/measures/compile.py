"""Read the text of a measure: aggregates over firms, checked when a pack is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.compiled.bounds import UncomparableError, bound_of
from tidu.engine.errors import ExpressionError, Place
from tidu.engine.expressions.scope import FIRMS, Scope
from tidu.engine.expressions.tokens import ExpressionSyntaxError
from tidu.engine.expressions.typed import Compare, Over, Root, walk
from tidu.engine.expressions.typing import NUMERIC, type_number
from tidu.engine.measures.measure import Measure
from tidu.engine.units import Unit

if TYPE_CHECKING:
    from tidu.engine.packs.library import PackLibrary

_UNPLACED = Place("汇总指标")


def compile_measure(text: str, library: PackLibrary, *, place: Place = _UNPLACED) -> Measure:
    """Compile a measure such as ``sum(rd_expense of firms) / sum(revenue of firms)``.

    Args:
        text: the expression; facts stand inside aggregates only.
        library: facts and titles it may use.
        place: where it stands in a pack file, for errors.

    Raises:
        ExpressionError: unreadable, unknown names, units that do not fit, no aggregate, a comparison that
            cannot be decided exactly, or an aggregate of what has no exact value; says where.
    """
    scope = Scope.of_pool(library.catalogue, library.titles)
    try:
        node = type_number(text, scope)
    except ExpressionSyntaxError as error:
        raise ExpressionError(
            error.message,
            place=place,
            expected=error.expected,
            got=error.got,
            hint=f"{_hint(error, library)}表达式：{text}（第 {error.at} 个字符）",
        ) from None
    aggregates = [part for part in walk(node) if isinstance(part, Over)]
    if not aggregates:
        hint = "例如 count(firms where revenue >= 2亿)、sum(revenue of firms)"
        raise ExpressionError("汇总指标中没有汇总", place=place, got=text, hint=hint)
    for aggregate in aggregates:
        _check(aggregate, text, place)
    return Measure(text, node, library.catalogue)


def _hint(error: ExpressionSyntaxError, library: PackLibrary) -> str:
    """Say more of the commonest slip, a fact outside an aggregate: it does not say whose."""
    if error.got in library.catalogue.facts:
        return f"企业的事实要写在汇总里，如 sum({error.got} of {FIRMS})；"
    return f"{error.hint}；" if error.hint else ""


def _check(node: Over, text: str, place: Place) -> None:
    """Refuse what has no exact answer for a single firm, or no unit to be added in."""
    parts = [part for side in (node.subject, node.where) if side is not None for part in walk(side)]
    for part in parts:
        if isinstance(part, Compare):
            try:
                bound_of(part)
            except UncomparableError:
                hint = "复合增长率只能与一个百分数比较"
                raise ExpressionError("这个比较无法精确判定", place=place, got=text, hint=hint) from None
    if isinstance(node.subject, NUMERIC):
        if any(isinstance(part, Root) for part in walk(node.subject)):
            hint = "可以改为占比，如 share(compound_growth(revenue, 2) >= 5% of firms)"
            raise ExpressionError("复合增长率没有精确的数值，不能汇总", place=place, got=text, hint=hint)
        if node.subject.unit is Unit.other:
            raise ExpressionError("汇总的对象没有可用的单位", place=place, got=text)
