"""Say in Chinese what a condition asks, from the compiled condition and the text of its rule.

``each_year(rd_expense >= 100万, 2)`` reads 近2年每年 研发费用 ≥ 100万元. Text only: nothing is decided here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.expressions import syntax
from tidu.engine.expressions.parser import parse
from tidu.engine.expressions.typed import ScoreLine
from tidu.engine.schema.facts import FactType
from tidu.engine.units import Unit
from tidu.engine.wording import value_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tidu.engine import PackLibrary
    from tidu.engine.catalogue import Catalogue
    from tidu.engine.compiled.program import Condition
    from tidu.engine.expressions.syntax import Syntax

_YEARS = {0: "上年度", -1: "前一年度", -2: "前二年度", -3: "前三年度"}
_EARLIER = {-1: "上一年", -2: "上两年"}
_SIGNS = {
    ">=": "≥",
    "<=": "≤",
    ">": "＞",
    "<": "＜",
    "==": "＝",
    "!=": "≠",
    "*": "×",
    "/": "÷",
    "+": "＋",
    "-": "－",
}
_WORDS = {"and": " 且 ", "or": " 或 "}
_CALLS = {
    "each_year": "近{1}年每年 {0}",
    "total": "近{1}年{0}合计",
    "mean": "近{1}年{0}平均值",
    "growth": "{0}增长率",
    "mean_growth": "近{1}年{0}增长率的平均数",
    "compound_growth": "近{1}年{0}复合增长率",
    "raised": "近{1}年{0}累计",
    "within_top": "{0}进入前{1}名",
    "full_years": "自{0}起满年数",
    "valid": "{0}称号有效",
}


class RuleWriter:
    """Writes rules in the words of one catalogue."""

    def __init__(self, catalogue: Catalogue, titles: dict[str, str]) -> None:
        """Remember labels.

        Args:
            catalogue: facts by id.
            titles: Chinese label of a title by its word, e.g. ``srdi``.
        """
        self.catalogue = catalogue
        self.titles = titles

    def condition(self, condition: Condition, groups: Mapping[str, str] | None = None) -> str:
        """Return what a condition asks, its parts and exemptions included.

        Args:
            condition: compiled condition.
            groups: Chinese label of each group of the score, by id.
        """
        text = self._own(condition, groups or {})
        exemptions = "；或 ".join(self.condition(inner, groups) for inner in condition.exemptions)
        return f"{text}。可豁免：{exemptions}" if exemptions else text

    def _own(self, condition: Condition, groups: Mapping[str, str]) -> str:
        parts = [part for part in condition.parts if part.applicable]
        if condition.kind == "by_band":
            return "；".join(f"【{part.label}】{self.condition(part, groups)}" for part in parts)
        if parts:
            word = "；或 " if condition.kind == "any_of" else "；且 "
            texts = [(part, self.condition(part, groups)) for part in parts]
            return word.join(f"（{text}）" if part.parts else text for part, text in texts)
        if condition.text:
            return self.expression(condition.text)
        if isinstance(condition.own, ScoreLine):
            name = groups.get(condition.own.of, "总分")
            return f"{name} ≥ {value_text(condition.own.line, Unit.points)}"
        return condition.label

    def expression(self, text: str) -> str:
        """Return an expression of the rule language in Chinese."""
        return self._node(parse(text), dated=True)

    def _node(self, node: Syntax, *, dated: bool) -> str:
        match node:
            case syntax.Name():
                return self._name(node, dated=dated)
            case syntax.Unary():
                return self._unary(node, dated=dated)
            case syntax.Membership(syntax.Name() as subject, members, _):
                chosen = "、".join(self._choice(subject.id, text.value) for text in members)
                return f"{self._name(subject, dated=dated)}为{chosen}"
            case syntax.Call():
                return self._call(node)
            case syntax.Binary():
                return self._binary(node, dated=dated)
            case syntax.Number() | syntax.Truth() | syntax.Date() | syntax.Text():
                return _literal(node)
            case _:
                # Aggregates over firms stand in plans, not in conditions on one firm.
                raise TypeError(type(node).__name__)

    def _unary(self, node: syntax.Unary, *, dated: bool) -> str:
        if node.operator == "not" and isinstance(node.operand, syntax.Name):
            return f"“{self.catalogue.fact(node.operand.id).label}”为否"
        return f"{'不是：' if node.operator == 'not' else '－'}{self._node(node.operand, dated=dated)}"

    def _name(self, name: syntax.Name, *, dated: bool) -> str:
        if name.id in self.titles:
            return self.titles[name.id]
        definition = self.catalogue.fact(name.id)
        if definition.type is FactType.bool_:
            return f"“{definition.label}”为是"
        if not definition.period.by_year:
            return definition.label
        if not dated:
            return f"{_EARLIER.get(name.offset or 0, '')}{definition.label}"
        # The anchor says which year offset 0 is: -1 for last full year's figures, 0 for the year itself.
        year = _YEARS.get(definition.year_anchor + 1 + (name.offset or 0), "本年度")
        return f"{year}{definition.label}"

    def _choice(self, fact: str, choice_id: str) -> str:
        choices = self.catalogue.fact(fact).choices
        return next((choice.label for choice in choices if choice.id == choice_id), choice_id)

    def _call(self, call: syntax.Call) -> str:
        # A window or a growth names its own years; its figures must not name one again.
        arguments = [
            str(argument.value) if isinstance(argument, syntax.Number) else self._node(argument, dated=False)
            for argument in call.arguments
        ]
        return _CALLS[call.function].format(*arguments)

    def _binary(self, node: syntax.Binary, *, dated: bool) -> str:
        left, right = (self._operand(side, node, dated=dated) for side in (node.left, node.right))
        if node.operator in _WORDS:
            return f"{left}{_WORDS[node.operator]}{right}"
        return f"{left} {_SIGNS[node.operator]} {right}{self._counted(node)}"

    def _operand(self, side: Syntax, parent: syntax.Binary, *, dated: bool) -> str:
        if isinstance(side, syntax.Text) and isinstance(parent.left, syntax.Name):
            return self._choice(parent.left.id, side.value)
        text = self._node(side, dated=dated)
        loose = isinstance(side, syntax.Binary) and (
            (side.operator == "or" and parent.operator == "and")
            or (side.operator in "+-" and parent.operator in "*/")
        )
        return f"（{text}）" if loose else text

    def _counted(self, node: syntax.Binary) -> str:
        """Unit word of a bare count: ``有效发明专利数量 ≥ 4 项``."""
        if isinstance(node.left, syntax.Name) and isinstance(node.right, syntax.Number):
            plain = node.right.unit in (Unit.count, Unit.number)
            label = self.catalogue.fact(node.left.id).unit_label
            return f" {label}" if plain and label else ""
        return ""


def _literal(node: syntax.Number | syntax.Truth | syntax.Date | syntax.Text) -> str:
    match node:
        case syntax.Number(value, Unit.share, _):
            return value_text(value, Unit.share, places=0)
        case syntax.Number(value, unit, _):
            return value_text(value, unit)
        case syntax.Truth(value, _):
            return "是" if value else "否"
        case _:
            return str(node.value)


def rule_writer(library: PackLibrary) -> RuleWriter:
    """Return a writer that knows the facts and titles of a library."""
    titles = {level.title: level.label for level in library.levels.values() if level.title}
    return RuleWriter(library.catalogue, titles)
