"""A rule in Chinese, for those who do not write rules: the names of facts and titles in place of their ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.expressions.tokens import ExpressionSyntaxError, tokenize
from tidu.web.enterprises.selectors import industries
from tidu.web.packs import library

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS = {
    "and": "，且",
    "or": "，或",
    "not": "没有",
    "in": "属于",
    "true": "是",
    "false": "否",
    ">=": "≥",
    "<=": "≤",
    "==": "=",
    "!=": "≠",
    "*": "×",
    "/": "÷",
    "-": "−",
    "(": "（",
    ")": "）",
    ",": "、",
    "valid": "有效的",
    "growth": "增长率",
    "compound_growth": "复合增长率",
    "mean": "平均",
    "total": "合计",
    "full_years": "满年数",
}
# What entry rules ask most often, for the help beside the form.
_USUAL = (
    "revenue",
    "main_revenue",
    "rd_expense",
    "rd_staff",
    "employees",
    "total_assets",
    "total_liabilities",
)


def told(rule: str) -> str:
    """Return a rule in words; the rule itself where it cannot be cut into words."""
    try:
        return "".join(_told(rule)).strip("， ")
    except ExpressionSyntaxError:
        return rule


def _told(rule: str) -> Iterator[str]:
    """Yield word by word; between square brackets stand years before the last."""
    names, in_years = _names(), False
    for token in tokenize(rule):
        if token.text in ("[", "]"):
            in_years = token.text == "["
            yield "（" if in_years else " 年前）"
        elif in_years:
            yield token.text.strip("-")
        elif token.kind == "operator" and token.text not in ("(", ")", ","):
            yield f" {_WORDS.get(token.text, token.text)} "
        else:
            yield names.get(token.text.strip("'"), token.text.strip("'"))


def _names() -> dict[str, str]:
    facts = {name: fact.label for name, fact in library().catalogue.facts.items()}
    return facts | dict(industries()) | title_names() | _WORDS


def title_names() -> dict[str, str]:
    """Return the names that rules call titles by (``srdi``), each with its label."""
    return {level.title: level.label for level in library().levels.values() if level.title}


def usual_facts() -> tuple[tuple[str, str, str], ...]:
    """Return name, label and unit of the facts that entry rules ask most often."""
    facts = library().catalogue.facts
    return tuple((name, facts[name].label, facts[name].unit_label) for name in _USUAL if name in facts)
