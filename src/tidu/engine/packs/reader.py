"""Read the expressions of one pack file, with errors that name the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.compiled.bounds import UncomparableError, bound_of
from tidu.engine.errors import ConsistencyError, ExpressionError
from tidu.engine.expressions.tokens import ExpressionSyntaxError
from tidu.engine.expressions.typed import AnyOf, Boolean, Compare, Numeric, Reference, Slot, walk
from tidu.engine.expressions.typing import type_condition, type_number
from tidu.engine.units import Unit

if TYPE_CHECKING:
    from tidu.engine.expressions.scope import Scope
    from tidu.engine.indicators.base import TableError
    from tidu.engine.packs.strict_yaml import Document
    from tidu.engine.packs.world import World


class Reader:
    """Types expressions of one file in the scope of the packs."""

    def __init__(self, world: World, document: Document) -> None:
        """Remember the file and what its expressions may refer to."""
        self.world = world
        self.document = document
        self.scope: Scope = world.scope

    def test(self, text: str, path: str) -> Boolean:
        """Type an expression that answers yes or no.

        Raises:
            ExpressionError: unreadable, unknown names, units that do not fit.
        """
        # A gate is read with every standard, a standard for each case: most texts come again.
        if text not in self.world.typed:
            try:
                node = type_condition(text, self.scope)
            except ExpressionSyntaxError as error:
                raise self.expression_error(error, text, path) from None
            self.decidable(node, path, text)
            self.world.typed[text] = node
        return self.world.typed[text]

    def decidable(self, node: Boolean, path: str, text: str = "") -> None:
        """Refuse a test that has no exact form.

        Raises:
            ExpressionError: a comparison of a root with something else than a number.
        """
        try:
            for part in walk(node):
                if isinstance(part, Compare):
                    bound_of(part)
        except UncomparableError:
            hint = "复合增长率只能与一个不低于 −100% 的百分数比较"
            raise ExpressionError(
                "这个比较无法精确判定", place=self.document.place(path), got=text, hint=hint
            ) from None

    def number(self, text: str, path: str) -> Numeric:
        """Type an expression that gives a number.

        Raises:
            ExpressionError: unreadable, unknown names, units that do not fit.
        """
        try:
            return type_number(text, self.scope)
        except ExpressionSyntaxError as error:
            raise self.expression_error(error, text, path) from None

    def title(self, level: str, path: str) -> Boolean:
        """Return the test for a valid title of a level.

        Raises:
            ConsistencyError: no such level, or it has neither title nor members.
        """
        if level not in self.world.levels:
            known = "、".join(sorted(self.world.levels))
            raise ConsistencyError("没有这个梯度", place=self.document.place(path), expected=known, got=level)
        found = self.world.levels[level]
        if found.composite:
            return AnyOf(tuple(self.title(member, path) for member in found.composite))
        if not found.title:
            raise ConsistencyError(
                "这个梯度没有称号",
                place=self.document.place(path),
                got=level,
                hint="在 levels.yaml 写明 title 和 until_fact，或写 composite",
            )
        return self.test(f"valid({found.title})", path)

    def given(self, fact: str, path: str) -> Slot:
        """Return the slot of a points fact.

        Raises:
            ExpressionError: no such fact, or it is no points.
        """
        node = self.number(fact, path)
        if not isinstance(node, Reference) or node.unit is not Unit.points:
            raise ExpressionError(
                "应为分值类事实", place=self.document.place(path), expected=Unit.points.label, got=fact
            )
        return node.slot

    def table_error(self, error: TableError) -> ConsistencyError:
        """Add the place to an error of a table of tiers."""
        place = self.document.place(error.path)
        return ConsistencyError(
            error.message, place=place, expected=error.expected, got=error.got, hint=error.hint
        )

    def expression_error(self, error: ExpressionSyntaxError, text: str, path: str) -> ExpressionError:
        """Add the place to an error of an expression, and point into its text."""
        hint = f"{error.hint}；" if error.hint else ""
        pointer = f"{hint}表达式：{text}（第 {error.at} 个字符）"
        place = self.document.place(path)
        return ExpressionError(
            error.message, place=place, expected=error.expected, got=error.got, hint=pointer
        )
