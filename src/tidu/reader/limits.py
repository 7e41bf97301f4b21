"""Clauses that limit what was granted before them: 单个项目最高50万元, 国家级最高500万元、省级最高300万元."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tidu.reader.clauses import Clause, clauses
from tidu.reader.quantities import Quantity, quantities
from tidu.reader.recipients import Recipients, kind_of_money

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from tidu.reader.rule import Grant
    from tidu.reader.spans import Pairs

# “瞪羚”企业最高30万元: whom the limit is for. Not 单个项目, 每家企业, 年度累计: those limit whoever gets it.
_NAMED: Final = re.compile(
    r"^(?:且|但|其中|，|、|和|对)*(?P<name>(?!单|同一|每|各|年度|全年|累计|合计|总|一个|原则|补助|奖励|补贴|资助|奖补|贴息|扶持|支持|给予|予以|最高|最多|不超过|上限|封顶|限额|金额|资金|连续|实际|投资)"
    r"[^，；。\d]{2,16}?)(?:的)?(?:分别)?(?:给予|奖励|补助|补贴|资助|支持|按)?(?:最高)?(?:(?:奖励|补助|补贴|资助|支持)(?:金额|额度?)?)?(?:不超过?|最高(?:不超过)?|上限为?|限额为?|封顶)?$"
)
_NEXT: Final = re.compile(r"[，；、](?P<words>[^，；。\d]{2,24})\d[\d.]{0,8}[万亿]?元")
_NEXT_LONGEST: Final = 40
# A clause that limits what was granted before it: 单个项目最高50万元, 全年补助总额不超过300万元.
LIMITS: Final = re.compile(
    r"^(?:且|但|其中)?(?:[^，；。：\d]{0,8}(?:期|年度|周期)内)?(?:(?:奖励|补助|补贴|资助|奖补|扶持)(?:金额|资金|额度?)(?=最高|不超过)|单个|单家|单户|单项|单笔|每[个家户项名人件年][^，]{0,8}|每区县|同一[^，]{0,6}|年度(?![^，；。\d]{0,8}的)|全[年区市县省州][^，；。\d]{0,6}总额|累计|合计|总额|最高|原则上|补助总额)"
    r"(?!.{0,60}对)"
)
# A sentence of its own that only limits what was granted: 单个项目补助额不超过1000万元.
ONLY_LIMITS: Final = re.compile(
    r"(?:且|但|上述|以上)*"
    r"(?:单个|单家|单户|单项|同一|每[个家户项][^，对]{0,8}(?=最高|不超过|累计)|年度|累计|合计|各项)"
    r"[^，；：对]{0,20}?(?:最高|不超过|封顶|上限|限额)[^，；：]{0,20}$"
)
LATER_LIMIT: Final = re.compile(
    r"(?:金额|资金|额度?)最高|单家|单个|每家|每户|每个|同一|单户|单项|年度|全年|合计|总计|累计|最高|封顶|上限|不超过"
)
_LIMITED: Final = re.compile(r"最高|不超过|上限|封顶|限额|以内")
_OF_ALL: Final = re.compile("均|都")
_TOGETHER: Final = re.compile("合计|累计")


def named_limits(
    text: str, clause: Clause, found: Sequence[Quantity], last: Grant, others: Sequence[Grant]
) -> list[Grant] | None:
    """Rules of a clause that limits a share of money apart for each kind of recipient; None if it does not.

    Args:
        text: the even text.
        clause: the clause.
        found: its quantities.
        last: the rule of the clause before it.
        others: rules that limits of the same sentence made already; their clause goes on here.
    """
    money = [item for item in found if item.is_money and item.yuan() is not None]
    if last.rate is None or not money or len(money) != len(found) or clause.aside:
        return None
    if len(money) + len(others) < 2 and not _another(text, clause):  # noqa: PLR2004 - a list
        return None
    rules: list[Grant] = []
    begun = clause.start
    for item in money:
        named = _NAMED.match(text[begun : item.start])
        near = text[begun : item.start] + item.pre + item.post
        if named is None or not (_LIMITED.search(near) or (rules or others)):
            return None
        rules.append(_apart(last, named["name"], item.yuan(), clause))
        begun = item.end
    return rules


def limits_by_turns(
    text: str, clause: Clause, found: Sequence[Quantity], granted: Sequence[Grant]
) -> list[Grant] | None:
    """对甲和乙按10%补助，最高分别不超过200万元和1000万元: a limit for each of those named; None if not as many.

    Args:
        text: the even text.
        clause: the clause.
        found: its quantities.
        granted: the rules of the clause that granted last.
    """
    money = [item for item in found if item.is_money]
    if len(granted) != 1 or len(money) < 2 or "分别" not in text[clause.start : clause.end]:  # noqa: PLR2004 - a list
        return None
    last = granted[0]
    names = Recipients(last.who, last.who, "").each(len(money)) if last.rate is not None else None
    kind = kind_of_money(last.what)
    if names is None:
        return None
    return [
        replace(_apart(last, name, item.yuan(), clause), what=name + kind)
        for name, item in zip(names, money, strict=True)
    ]


def limiting(text: str, start: int, end: int, quoted: Pairs, last: Grant) -> list[Grant]:
    """Rules of a sentence that limits the share before it for each kind of recipient; empty if it does not."""
    parts: list[Grant] = []
    for clause in clauses(text, start, end):
        found = list(quantities(text, clause.start, clause.end, quoted))
        more = named_limits(text, clause, found, last, parts)
        if more is None:
            return []
        parts += more
    return parts


def _another(text: str, clause: Clause) -> bool:
    """True if the next clause names another limit."""
    following = _NEXT.match(text, clause.end, clause.end + _NEXT_LONGEST)
    return bool(following and _NAMED.match(following["words"]) and _LIMITED.search(following["words"]))


def _apart(promise: Grant, name: str, cap: Decimal | None, clause: Clause) -> Grant:
    doubts = promise.doubts.copy()
    doubts.add("限额按对象分列，比例取自前文，请核对", 0.1)
    base = (
        promise.what if not promise.what.endswith(f"（{name}）") else promise.what.removesuffix(f"（{name}）")
    )
    return replace(promise, what=f"{base}（{name}）", cap=cap, end=clause.end, doubts=doubts, named=name)


def limit(rules: Sequence[Grant], clause: Clause, found: Sequence[Quantity], text: str) -> None:
    """Take a clause such as 单家企业最高300万元 as the cap of the rules before it; a second limit is noted."""
    words = text[clause.start : clause.end]
    money = next((item for item in found if item.is_money and item.op not in (">=", ">")), None)
    if money is None:
        # 累计可达1亿元以上 limits nothing.
        return
    rules = [rule for rule in rules if not rule.aside] or rules
    rule = rules[-1]
    amounts = [item for item in found if item.is_money]
    shares = all(one.rate is not None and one.cap is None for one in rules)
    if ("分别" in words or shares) and len(amounts) == len(rules) > 1:
        # 按50%、30%补助，最高分别不超过100万元、50万元
        for one, own in zip(rules, amounts, strict=True):
            one.cap = own.yuan()
    elif (rule.cap is None or _inherited(rules)) and not clause.aside:
        rule.cap = money.yuan()
        _limit_others(rules, rule, clause, text)
    else:
        rule.doubts.add(f"另有限额：{words}")
    if not kind_of_money(rule.what):
        rule.what += kind_of_money(words)
    rule.end = max(rule.end, clause.end)


def _inherited(rules: Sequence[Grant]) -> bool:
    """True if the last rule only has the limit of the one before, whose standard it raises."""
    return len(rules) > 1 and rules[-1].raised and rules[-1].cap == rules[-2].cap


def _limit_others(rules: Sequence[Grant], last: Grant, clause: Clause, text: str) -> None:
    """One limit holds for all shares granted just before it: 对甲给予5%、对乙给予8%补助，单个最高50万元."""
    words = text[clause.start : clause.end]
    for rule in reversed(rules[:-1]):
        apart = "；" in text[rule.end : last.start] and "。" not in text[rule.end : last.end]
        apart = apart and not _OF_ALL.search(words)
        shares = (rule.rate is not None and last.rate is not None) or last.raised
        # Amounts of one clause: 分别给予800元、500元.
        shares = shares or (rule.grant, rule.start) == (last.grant, last.start)
        apart = apart and not (last.raised and "。" in text[last.end : clause.start])
        if rule.cap is not None or rule.fund or apart or not (shares or _TOGETHER.search(words)):
            break
        for one in (rule, last):
            one.doubts.add("限额写在几项之后，按各项都受限读出，请核对", 0.1)
        rule.cap = last.cap
