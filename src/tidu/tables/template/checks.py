"""Drop-downs and checks of the input cells, with a hint that shows when a cell is chosen.

Every check only warns where a real figure might be stranger than expected; codes, choices and answers stop.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from tidu.engine.schema.facts import FactType
from tidu.engine.uscc import LENGTH

if TYPE_CHECKING:
    from tidu.engine.schema.facts import FactDefinition
    from tidu.tables.template.layout import Column

# Limits of the file format.
_TITLE_SIGNS, _MESSAGE_SIGNS = 32, 255
_EARLIEST, _LATEST = date(1949, 10, 1), date(2199, 12, 31)


def check_of(column: Column) -> dict[str, Any]:
    """Return the data validation of a column, as xlsxwriter takes it."""
    return {
        **_rule(column),
        "ignore_blank": True,
        "input_title": column.fact.label[:_TITLE_SIGNS],
        "input_message": hint_of(column)[:_MESSAGE_SIGNS],
    }


def hint_of(column: Column) -> str:
    """Say in Chinese what belongs in a column and how it is written."""
    return f"{column.fact.definition}{how_to_fill(column.fact)}"


def how_to_fill(fact: FactDefinition) -> str:
    """Say in Chinese how an answer is written."""
    unit = fact.unit_label
    match fact.type:
        case FactType.code:
            return f"填{LENGTH}位代码，单元格保持文本格式。"
        case FactType.bool_:
            open_text = "未认定的留空" if fact.is_judgement else "不清楚的留空"
            return f"填“是”或“否”，{open_text}。"
        case FactType.choice:
            return "从下拉列表中选择。"
        case FactType.date:
            return "填日期，如 2026-05-31" + ("；从未获得的留空。" if fact.id.endswith("_until") else "。")
        case FactType.text:
            return ""
        case _:
            return f"填数字（单位：{unit}），没有数据的留空，确为零的填0。"


def _rule(column: Column) -> dict[str, Any]:
    fact = column.fact
    match fact.type:
        case FactType.bool_:
            return _listed(["是", "否"])
        case FactType.choice:
            return _listed([choice.label for choice in fact.choices])
        case FactType.code:
            wrong = f"统一社会信用代码应为{LENGTH}位文本"
            return {"validate": "length", "criteria": "==", "value": LENGTH, "error_message": wrong}
        case FactType.date:
            wrong = "请填日期，如 2026-05-31；没有的请留空"
            span = {"minimum": _EARLIEST, "maximum": _LATEST}
            return {"validate": "date", "criteria": "between", **span, "error_message": wrong}
        case FactType.text:
            return {"validate": "any"}
        case _:
            return _number(column)


def _listed(labels: list[str]) -> dict[str, Any]:
    return {"validate": "list", "source": labels, "error_message": "请从下拉列表中选择，或留空"}


def _number(column: Column) -> dict[str, Any]:
    fact = column.fact
    low, high = fact.minimum, fact.maximum
    warn = {"validate": "decimal", "error_type": "warning"}
    if low is None:
        return {**warn, "criteria": ">", "value": -1e15, "error_message": f"{fact.label}应为数字"}
    if high is None:
        wrong = f"{fact.label}应为不小于 {low:g} 的数字"
        return {**warn, "criteria": ">=", "value": low, "error_message": wrong}
    top = high / float(column.factor)
    wrong = f"{fact.label}应为 {low:g} 到 {top:g} 之间的数字"
    return {**warn, "criteria": "between", "minimum": low, "maximum": top, "error_message": wrong}
