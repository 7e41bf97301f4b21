"""Lists of figures in one granting clause, each paired with who gets it: 国家级、省级分别给予100万元、50万元."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tidu.reader.recipients import Recipients, named_between
from tidu.reader.rule import GIFT, Grant, fill

if TYPE_CHECKING:
    from tidu.reader.clauses import Clause
    from tidu.reader.quantities import Quantity

_KIND_AFTER: Final = re.compile(
    r"(?:的)?(?P<kind>[^，；。、\d和（）]{2,10}?(?:资助|补贴|奖励|补助|支持|津贴|经费|启动资金))"
)
_KIND_BEFORE: Final = re.compile(
    rf"(?:^|、|和|及|给予|每[人户家年]|的)(?:一次性)?(?P<kind>[\u4e00-\u9fff]{{2,6}}?{GIFT})(?:最高|不超过)?$"
)
_PHASE: Final = re.compile(
    r"(?:前|后|首|第|次|其余)[一二两三四五六\d]{0,2}(?:年|个年度)(?:至第?[一二两三四五六\d]年)?"
)
_UNLIKE: Final = 6  # characters by which the names of a list may differ and still be alike
_GIFT_AT_END: Final = re.compile(rf"(?:每[月年人])?{GIFT}$")
_CLASSES: Final = re.compile(
    r"(?:按(?:照)?|分(?:为|成)?)(?P<list>[^，；。、\d的]{1,8}(?:[、和及][^，；。、\d的]{1,8}?)+)(?:[两二三四五]?[类档个]|[两二三四五]级|等[次级])?(?:标准)?，?分别[^，；。\d]{0,8}$"
)
_BY: Final = re.compile("按|，?分(?=[^，；。]{1,8}、)")
_CLASSES_LONGEST: Final = 40
_MARKED: Final = re.compile(r"(?:/[\u4e00-\u9fff])?（(?P<name>[^（）\d]{1,12})）")


def listed(rule: Grant, money: list[Quantity], text: str, clause: Clause, meant: Recipients) -> list[Grant]:
    """Pair a list of amounts with the list of those who get them."""
    if kinds := _own_kinds(text, money) or _kinds_before(text, clause, money, meant):
        # 最高1亿元项目资助和800万元安家补贴: each amount says what it is.
        return [_one(rule, meant.what + kind, item, text) for kind, item in zip(kinds, money, strict=True)]
    beside = named_between(text, clause, money, meant.what if meant.ahead else "")
    count = len(money)
    names = (
        beside
        or _by_classes(text, clause, money, meant)
        or meant.each(count)
        or _marked(text, money, meant)
        or meant.each_said(count)
    )
    who, sign, part = meant.what.rpartition("，")
    if beside and sign and part.startswith(beside[0]) and not any(who in name for name in beside):
        # 对种粮大户，甲每亩补贴120元、乙每亩补贴80元: who gets it stands with the first.
        names = [f"{who}（{name}）" for name in beside]
    if names is None:
        rule.doubts.add(f"一句中有 {len(money)} 个金额，与对象的个数对不上，请逐项核对", 0.3)
        names = [meant.what] * len(money)
    # 分别给予不超过20万元、10万元: the word before the first holds for all.
    first = money[0].op
    items = [replace(item, op=first) if first == "<=" else item for item in money]
    tail = rule.what.removeprefix(meant.what)
    rules = [_one(rule, name + tail, item, "") for name, item in zip(names, items, strict=True)]
    unlike = max(map(len, names)) - min(map(len, names)) > _UNLIKE
    if beside is None and unlike and len({name[-2:] for name in names}) > 1:
        for one in rules:
            one.doubts.add("并列的对象写法不一，按先后次序与金额对上，请核对", 0.1)
    return rules


def listed_rates(
    rule: Grant, rates: list[Quantity], text: str, clause: Clause, meant: Recipients
) -> list[Grant] | None:
    """Pair a list of rates with what each holds for: 第一年、第二年分别给予100%、50%; None if they do not pair."""
    if any(item.start < clause.start for item in rates):
        return None
    names = _phases(text, clause, rates, meant) or meant.each(len(rates))
    if names is None:
        return None
    tail = rule.what.removeprefix(meant.what) if rule.what.startswith(meant.what) else ""
    rules = [_one(rule, name + tail, item, "") for name, item in zip(names, rates, strict=True)]
    for one in rules:
        one.doubts.add("一句中有几个比例，按先后次序对上，请核对", 0.1)
    return rules


def _phases(text: str, clause: Clause, rates: list[Quantity], meant: Recipients) -> list[str] | None:
    """Names for shares that change with the years: 企业前三年按贡献的100%、后两年按50%."""
    starts = [clause.start, *(item.end for item in rates[:-1])]
    pieces = [text[start : item.start] for start, item in zip(starts, rates, strict=True)]
    years = [_PHASE.search(piece) for piece in pieces]
    if not all(years):
        return None
    who = pieces[0][: years[0].start()] if years[0] else ""
    if not who:
        said = _PHASE.search(meant.what)
        who = meant.what[: said.start()].rstrip("，") if said else meant.what
    return [who + year[0] for year in years if year]


def _one(rule: Grant, what: str, item: Quantity, text: str) -> Grant:
    one = replace(rule, what=what, doubts=rule.doubts.copy())
    fill(one, item, text[max(rule.grant, item.start - 4) : item.start] if text else "")
    return one


def _marked(text: str, money: list[Quantity], meant: Recipients) -> list[str] | None:
    """Names that stand in brackets after the amounts: 500万元（国家级）、100万元（省级）."""
    marks = [_MARKED.match(text, item.end) for item in money]
    return [f"{meant.what}（{mark['name']}）" for mark in marks if mark] if all(marks) else None


def _by_classes(text: str, clause: Clause, money: list[Quantity], meant: Recipients) -> list[str] | None:
    """Names for 按A、B、C三类分别给予: the classes stand with how the amounts differ."""
    classes = _CLASSES.search(text, max(0, clause.start - _CLASSES_LONGEST), money[0].start)
    if classes is None:
        return None
    names = re.split("、|和|及", classes["list"])
    if len(names) != len(money):
        return None
    whom = _BY.split(meant.what)[0].rstrip("，") or meant.what
    return [f"{whom}（{name}）" for name in names]


def _kinds_before(text: str, clause: Clause, money: list[Quantity], meant: Recipients) -> list[str]:
    """Kinds that stand before each amount: 安家补助30万元、购房补贴20万元; empty if one does not."""
    starts = [clause.start, *(item.end for item in money[:-1])]
    kinds = [_KIND_BEFORE.search(text[start : item.start]) for start, item in zip(starts, money, strict=True)]
    named = [kind["kind"] for kind in kinds if kind]
    if not all(kinds) or _GIFT_AT_END.sub("", named[0]) in meant.what:
        # 对国家级甲中心奖励100万元、省级甲中心奖励50万元: who stands there, not what is given.
        return []
    return named


def _own_kinds(text: str, money: list[Quantity]) -> list[str]:
    kinds = [_KIND_AFTER.match(text, item.end) for item in money]
    return [kind["kind"] for kind in kinds if kind] if all(kinds) else []
