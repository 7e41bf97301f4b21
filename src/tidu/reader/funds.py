"""Money set apart as a whole (每年安排专项资金1亿元), what it is for, and its parts."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tidu.reader.rule import Grant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tidu.reader.clauses import Clause
    from tidu.reader.quantities import Quantity

_FUND: Final = re.compile(
    r"(?:安排|筹措|设立|投入)(?P<fund>[^，；。\d]{0,30}?(?:资金池?|经费|补偿金|补偿基金))"
)
# 示例风险补偿基金规模扩大到5000万元
_FUND_GROWS: Final = re.compile(
    r"(?P<fund>[^，；。\d]{0,24}?风险补偿(?:资金池?|基金|金))(?:规模|总额)?(?:扩大|增加|提高)"
)
_FUND_AFTER: Final = re.compile(
    r"(?:安排|筹措|设立)[^，；。]{0,16}?\d[万亿]元的?(?P<fund>[^，；。\d]{0,20}(?:资金池?|经费|补偿金|补偿基金))"
)
# 安排5000万元，设立示例专项资金; 安排5000万元，用于示例改造
_FUND_BEHIND: Final = re.compile(
    r"设立(?P<fund>[^，；。\d]{2,24}(?:资金池?|经费))|(?:主要|专项|重点)?用于(?P<use>(?!兑现|支持|扶持|奖励|补助)[^，；。\d]{4,24})"
)
_SIZE: Final = re.compile(r"(?:首期|资金|总)?规模(?:为|达到?)?\d[\d.]{0,8}[万亿]元")
# 每年安排3亿元打造示例集群
_OWN_PURPOSE: Final = re.compile(
    r"安排[^，；。\d]{0,8}\d[\d.]{0,8}[万亿]元(?:用于)?(?P<purpose>[^，；。\d]{4,40})$"
)
_OWN_NAME: Final = re.compile(r"[\u4e00-\u9fff]{4,}(?:发展|建设|培育|提升|促进)(?:专项)?资金$")
_PURPOSE: Final = re.compile(
    r"(?:主要|专项|重点)?(?:用于|用以)?(?P<purpose>(?:兑现|助力|支持|扶持|推动|促进|鼓励|引导|奖励|补助)[^，；。\d]{2,20})"
)
_PART_OF_FUND: Final = re.compile(
    r"(?:其中)?(?:重点)?(?P<what>(?:支持|用于|保障|扶持)[^，；。\d]{4,40})\d[\d.]{0,8}[万亿]元$"
)


def fund_of(words: str, behind: str = "") -> str:
    """The fund a budget sets apart: 每年安排专项资金1亿元 → 专项资金, with what it is for in the words behind."""
    match = _FUND.search(words) or _FUND_AFTER.search(words) or _FUND_GROWS.search(words)
    if match is None and (fund := _FUND_BEHIND.match(behind)):
        return fund["fund"] or fund["use"] + "资金"
    own = _OWN_PURPOSE.search(words) if match is None else None
    if own:
        return own["purpose"] + "资金"
    purpose = _PURPOSE.match(behind)
    if match and (_OWN_NAME.search(match["fund"]) or (purpose and purpose["purpose"].startswith("兑现"))):
        # 夜间经济发展资金 says itself what it is for.
        return match["fund"]
    return (purpose["purpose"] if purpose else "") + (match["fund"] if match else "资金" if purpose else "")


def sized(text: str, clause: Clause, waiting: Sequence[Clause], found: Sequence[Quantity]) -> Grant | None:
    """The rule of 设立示例资金，资金规模5000万元; None if a clause does not say how large a fund before it is."""
    if not waiting or len(found) != 1 or not _SIZE.fullmatch(text, clause.start, clause.end):
        return None
    before = text[waiting[-1].start : waiting[-1].end]
    if not (match := _FUND.search(before)) or match.end() != len(before):
        return None
    rule = Grant("", match["fund"], waiting[-1].start, clause.end, waiting[-1].start, fund=True)
    rule.amount = found[0].yuan()
    rule.doubts.add("这是安排的资金总额，不是发给企业的标准，请核对是否列为奖补", 0.1)
    return rule


def part_of_fund(
    clause: Clause, words: str, found: Sequence[Quantity], rules: Sequence[Grant]
) -> Grant | None:
    """A part of money set apart as a whole: 安排13亿元，其中，支持甲建设4亿元; None if it is none.

    Args:
        clause: the clause.
        words: its text.
        found: its quantities.
        rules: the rules of the sentence before it.
    """
    part = _PART_OF_FUND.match(words)
    if not part or not rules or not rules[0].fund or len(found) != 1 or not found[0].is_money:
        return None
    doubts = rules[0].doubts.copy()
    amount = found[0].yuan()
    return replace(
        rules[0],
        what=part["what"],
        amount=amount,
        start=clause.start,
        grant=clause.start,
        end=clause.end,
        doubts=doubts,
    )
