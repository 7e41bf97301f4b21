"""Cells that could be read, but not as they stand: the official gets a note of what was made of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tidu.engine.catalogue import Value


class Oddity(StrEnum):
    """What was odd, and what was made of it."""

    placeholder = "placeholder"
    none_is_zero = "none-is-zero"
    rounded = "rounded-to-fen"
    serial_date = "serial-date"
    bare_share = "bare-share"

    @property
    def label(self) -> str:
        """Chinese: what the cells are and how they were taken."""
        return _LABELS[self]


_LABELS = {
    Oddity.placeholder: "是“-”“无”“#N/A”之类的占位符，按缺失处理（是0或“没有”的请填0或“否”）",
    Oddity.none_is_zero: "写的是“无”，按0（没有获奖）读入",
    Oddity.rounded: "的金额不止两位小数（元），已四舍五入到分",
    Oddity.serial_date: "是没有日期格式的数字，按表格软件的日期序号读入，请核对",
    Oddity.bare_share: "标题没有写单位，无法判断是百分数还是小数，按缺失处理，请在标题中写明（%）",
}


@dataclass(frozen=True, slots=True)
class Odd:
    """The value of an odd cell, and why it is odd."""

    oddity: Oddity
    value: Value | None = None


PLACEHOLDERS = frozenset(
    {
        "-",
        "--",
        "---",
        "/",
        "//",
        "\\",
        ".",
        "*",
        "无",
        "空",
        "暂无",
        "无数据",
        "没有",
        "不详",
        "未知",
        "待定",
        "待核",
        "待核实",
    }
    | {
        "不适用",
        "未填",
        "暂缺",
        "缺",
        "缺失",
        "未提供",
        "n/a",
        "na",
        "nan",
        "null",
        "none",
        "nil",
        "无此项",
        "?",
    }
    | {
        "#n/a",
        "#div/0!",
        "#value!",
        "#ref!",
        "#name?",
        "#num!",
        "#null!",
        "#spill!",
        "#calc!",
        "#getting_data",
    }
)
"""What people and programs type for “nothing here”, squashed."""
