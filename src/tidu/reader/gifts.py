"""Several gifts in one sentence: amounts a head for each kind of people, and something else for the same people."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tidu.reader.confidence import Doubts
from tidu.reader.quantities import Quantity, quantities
from tidu.reader.recipients import kind_of_money
from tidu.reader.rule import GIFT, Grant, fill

if TYPE_CHECKING:
    from tidu.reader.clauses import Clause
    from tidu.reader.spans import Pairs

_PER_HEAD: Final = re.compile(
    r"(?:按(?:照)?|其中)?(?P<name>[\u4e00-\u9fff“”]{2,20}?)每[人名家户个场次亩](?:每[年月])?(?:补助|补贴|奖励|最高)?(?=\d)"
)
_FURTHER: Final = re.compile(
    r"(?!最高|每[年月家户]?最高|每个|单|[省市区县国]家?级|累计|合计|年度|总)(?:并|另|同时|再)?(?:每年|每月|每人|一次性|分别|给予|予以|发放|提供)*"
    rf"(?:(?P<before>[\u4e00-\u9fff]{{2,6}}?(?<!的){GIFT})(?:最高|不超过)?\d[\d.]*[万亿]?元"
    rf"|\d[\d.]*[万亿]?元(?:、\d[\d.]*[万亿]?元)*的?(?P<after>[\u4e00-\u9fff]{{2,8}}?{GIFT}))$"
)
_EACH_PROJECT: Final = re.compile(
    r"单[个项]项目[^，；。\d]{0,8}?(?:支持(?:资金|金额|额度)|给予)(?:最高|不超过)\d[\d.]{0,8}[万亿]元(?:的?(?:资金)?支持)?"
)
_PROJECTS: Final = re.compile(
    r"(?:实施|支持|立项|遴选)(?:一批)?(?P<what>[^，；。\d]{2,60}?项目)(?:\d{1,4}[项个](?:左右|以上)?)?$"
)
_PART_ALONE: Final = re.compile(rf"(?:^|，)(?:其中)?[\u4e00-\u9fff]{{2,8}}{GIFT}\d[\d.]*[万亿]?元$")


def per_head(text: str, clauses: list[Clause], found: list[Grant], quoted: Pairs) -> list[Grant]:
    """Rules of 按甲类每人1000元，乙类每人1500元给予补贴: each clause says who and how much; empty if it is no list."""
    heads = [(one, _PER_HEAD.match(text, one.start, one.end)) for one in clauses]
    named = [(one, head["name"]) for one, head in heads if head]
    if len(named) < 2 or heads[-1][1] is None or len(found) != 1:  # noqa: PLR2004 - a list
        return []
    rules = []
    for one, name in named:
        money = next((item for item in quantities(text, one.start, one.end, quoted) if item.is_money), None)
        if money is not None:
            rule = replace(found[0], what=name + kind_of_money(text[clauses[-1].start : clauses[-1].end]))
            rule.amount, rule.cap, rule.doubts = None, None, Doubts()
            fill(rule, money, text[max(one.start, money.start - 6) : money.start])
            rules.append(rule)
    return rules


def for_each_project(text: str, clause: Clause, waiting: list[Clause], found: list[Quantity]) -> Grant | None:
    """The rule of 实施示例项目8项，单个项目支持资金最高90万元; None if it is none such."""
    if not waiting or len(found) != 1 or not _EACH_PROJECT.fullmatch(text, clause.start, clause.end):
        return None
    of = _PROJECTS.search(text, waiting[-1].start, waiting[-1].end)
    if of is None:
        return None
    rule = Grant(of["what"], of["what"] + "支持资金", of.start("what"), clause.end, of.start("what"))
    rule.cap = found[0].yuan()
    rule.doubts.add("对象取自前一分句，请核对", 0.1)
    return rule


def further(text: str, clause: Clause, found: list[Quantity], last: list[Grant]) -> list[Grant]:
    """Rules of a clause that gives the same people something else: …补贴，每年发放6万元津贴; empty if it does not.

    Args:
        text: the even text.
        clause: the clause.
        found: its quantities.
        last: the rules of the clause before that granted.
    """
    words = text[clause.start : clause.end]
    money = [item for item in found if item.is_money and item.yuan() is not None]
    kind = _FURTHER.match(words)
    if not kind or not money or not last or len(money) not in (1, len(last)):
        return []
    if kind["before"] and _PART_ALONE.search(text[last[0].grant : last[0].end]):
        # 备案奖励100万元，受理奖励200万元: parts beside each other, each with a name of its own.
        return []
    named = kind["before"] or kind["after"]
    pairs = zip(last, money, strict=True) if len(money) == len(last) else [(last[0], money[0])]
    rules = []
    for rule, item in pairs:
        own = kind_of_money(text[rule.grant : rule.end].rsplit("，", maxsplit=1)[-1])
        what = rule.what.removesuffix(own) if len(last) > 1 else rule.who
        one = replace(rule, what=what + named, amount=None, rate=None, cap=None, doubts=Doubts())
        one.doubts.add("对象取自前一分句，请核对", 0.05)
        fill(one, item, text[max(clause.start, item.start - 6) : item.start])
        one.frequency = "once" if "一次性" in words else "year" if "每年" in words else ""
        one.start, one.end = rule.start, clause.end
        rules.append(one)
    return rules
