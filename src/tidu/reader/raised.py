"""More for some of those meant: 给予奖励4万元，其中转为股份公司的，奖励标准提高至6万元."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tidu.reader.confidence import Doubts
from tidu.reader.recipients import kind_of_money
from tidu.reader.rule import Grant, fraction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tidu.reader.clauses import Clause
    from tidu.reader.quantities import Quantity

_HINT: Final = re.compile("提高|上浮|放宽")
_GIFT: Final = "(?:奖励|奖补|补助|补贴|资助|贴息|补偿|支持)"
_RAISED: Final = re.compile(
    rf"^(?:其中|对|，)*(?:属于)?(?P<who>[^，；。]{{0,30}}?)(?:的)?(?:{_GIFT}的?(?:标准|比例|额度|金额)|(?<=[的月日年])|标准|比例)"
    r"(?:分别|相应|可)?(?:提高|上浮|放宽)(?:到|至|为)(?:每[^，；。\d]{1,12})?\d[\d.]{0,8}(?:[万亿]?元|%|‰)(?:/[\u4e00-\u9fff]{1,3})?$"
)
_AHEAD: Final = re.compile(r"^(?:其中|对于?|，)*(?:属于)?|的$")


def raised(
    text: str, clause: Clause, waiting: Sequence[Clause], found: Sequence[Quantity], rules: Sequence[Grant]
) -> Grant | None:
    """The rule of a clause that raises what the rule before it gives; None if it does not.

    Args:
        text: the even text.
        clause: the clause.
        waiting: the clauses before it that said for whom.
        found: its quantities.
        rules: the rules before it.
    """
    if not rules or not found or clause.aside or not _HINT.search(text, clause.start, clause.end):
        return None
    match = _RAISED.match(text[clause.start : clause.end])
    if match is None:
        return None
    ahead = _AHEAD.sub("", text[waiting[0].start : waiting[-1].end]) if waiting else ""
    who = "，".join(part for part in (ahead, match["who"]) if part)
    last, figure = rules[-1], found[-1]
    share = fraction(figure)
    if not who or last.vague or (share is None) == (last.rate is not None):
        return None
    kind = kind_of_money(last.what)
    start = waiting[0].start if waiting else clause.start
    doubts = Doubts()
    doubts.add("标准在前一项的基础上提高，对象取自前文，请核对", 0.1)
    return replace(
        last,
        what=f"{last.what.removesuffix(kind)}（{who}）{kind}",
        amount=figure.yuan() if share is None and last.amount is not None else None,
        rate=share,
        cap=last.cap if last.amount is not None or share is not None else figure.yuan(),
        start=start,
        grant=start,
        end=clause.end,
        raised=True,
        doubts=doubts,
    )
