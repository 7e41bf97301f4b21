"""A promise told by its parts, in the same sentence or the next: 给予补助。国内人才最高2万元，国外人才最高5万元."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tidu.reader.clauses import Clause, clauses
from tidu.reader.confidence import Doubts
from tidu.reader.promises import FIGURE, KIND
from tidu.reader.quantities import Quantity, quantities
from tidu.reader.recipients import last_named
from tidu.reader.rule import Grant, fill

if TYPE_CHECKING:
    from tidu.reader.spans import Pairs

_LEAD: Final = re.compile(
    r"^[、，和及；]*(?:其中|具体|分别|上述|以上)*(?:(?:补助|补贴|奖励|资助|奖补|扶持|支持|发放)?(?:标准|额度|金额|上限)(?:分别)?(?:为|是|如下)?)?"
)
_TAIL: Final = re.compile(
    r"(?:的)?(?:(?:补助|补贴|奖励|资助|奖补)?(?:标准|额度|金额)?(?:为|是|按)|分别|每[人次家户个项年月台套]|给予|予以|补助|补贴|奖励|资助|奖补|一次性|最高|不超过|不高于|可)*$"
)
_STATES: Final = re.compile(
    r"标准|额度|为|最高|不超过|每[人次家户个项年月台套]|补助|补贴|奖励|资助|奖补|级|给予|：$"
)
_LIMITS: Final = re.compile(r"单个|单家|单户|单项|同一|累计|合计|年度|全年|总额|各项|另")
_INTRODUCES: Final = re.compile(r"标准|额度|其中|如下|具体")
_LONGEST: Final = 16
_OTHER: Final = re.compile(r"收入|投资|营收|产值|注册|贷款|销售|税|费用|成本|以上|以下|预算|资金总")
# 奖励标准甲级为5万元，乙级为10万元
_STANDARD: Final = re.compile(rf"(?:{KIND}标准)?(?:为)?(?P<name>[^，；。：]{{2,16}}?)为{FIGURE}[万亿]?元$")


def standards(text: str, start: int, end: int, quoted: Pairs, promise: Grant) -> list[Grant]:
    """Rules of a sentence that tells how much a promise of the sentence before is; empty if it does not."""
    if last_named(text[start:end]):
        return []
    rules: list[Grant] = []
    for clause in clauses(text, start, end):
        found = list(quantities(text, clause.start, clause.end, quoted))
        if not found and not _INTRODUCES.search(text, clause.start, clause.end):
            # 该县当年申报成功的企业，给予奖励3万元: this sentence says itself who is meant.
            return []
        more = standards_of(text, clause, found, promise) if found else []
        if found and not more:
            return []
        rules += more
    return rules


def standards_of(text: str, clause: Clause, found: list[Quantity], promise: Grant) -> list[Grant]:
    """Rules of one clause, a part of the promise for each amount; empty if its words name no parts."""
    money = [item for item in found if item.is_money and item.yuan() is not None]
    if not money or len(money) != len(found) or any(item.post.endswith("以上") for item in money):
        return []
    rules, begun = [], clause.start
    for item in money:
        words = text[begun : item.start]
        name = _TAIL.sub("", _LEAD.sub("", words))
        if (
            len(name) > _LONGEST
            or _LIMITS.search(name)
            or _OTHER.search(words)
            or not _STATES.search(text[begun : item.end])
        ):
            return []
        if not name and len(money) > 1:
            return []
        rules.append(_part(promise, name, item, text[begun : item.end], clause))
        begun = item.end
    return rules


def named_standard(words: str) -> str:
    """The name in 奖励标准甲级为5万元; empty if a clause is none such."""
    standard = _STANDARD.match(words)
    return standard["name"] if standard else ""


def part_named(promise: Grant, name: str, item: Quantity, clause: Clause) -> Grant:
    """A part of a promise with a name and an amount of its own."""
    part = replace(promise, what=f"{promise.what}（{name}）", end=clause.end, doubts=Doubts())
    fill(part, item, "")
    return part


def _part(promise: Grant, name: str, item: Quantity, near: str, clause: Clause) -> Grant:
    what = f"{promise.what}（{name}）" if name else promise.what
    part = replace(promise, what=what, end=clause.end, doubts=Doubts())
    part.doubts.add("金额写在后面一句，对象取自前文，请核对", 0.1)
    fill(part, item, near)
    return part
