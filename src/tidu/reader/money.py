"""Money rules: who gets how much for what. 对新认定的省级工厂给予100万元奖励, 按投资额20%资助，最高300万元.

A rule may promise money and not say how much (按规定给予奖补): it is kept, with a doubt that says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from tidu.reader.clauses import Clause, clauses, sentences
from tidu.reader.confidence import Doubts
from tidu.reader.model import Incentive
from tidu.reader.quantities import Quantity, quantities
from tidu.reader.recipients import Recipients, fund_of, kind_of_money, named_between, recipients

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tidu.reader.layout import Even
    from tidu.reader.outline import Node
    from tidu.reader.spans import Pairs

GRANT: Final = re.compile(
    r"(?:给予|予以|提供|发放|安排|兑现)[^，；。]{0,40}?(?:奖励|奖补|补助|补贴|资助|贴息|激励|支持奖励|扶持资金|奖金|资金支持)"
    r"|(?:奖励|奖补|补助|补贴|资助|贴息)(?!标准提高)(?=[^，；。]{0,6}\d)|\d+(?:\.\d+)?(?:%|万元|亿元|元)[^，；。]{0,12}?(?:给予|予以)?(?:奖励|奖补|补助|补贴|资助|贴息|支持|扶持)"
    r"|(?:安排|列支)[^，；。]{0,20}?资金[^，；。\d]{0,8}\d"
    r"|一定比例[^，；。]{0,6}(?:给予|予以)(?:支持|补助|奖励|补贴|资助)|进行(?:奖补|贴息|补贴|补助|奖励)"
)
_PRICE: Final = re.compile(r"按(?:照)?不低于.{2,60}?\d+(?:\.\d+)?%(?:确定|执行|计收|收取)(?P<what>[^，。；]{2,20})")
_UNSTATED: Final = re.compile(r"奖励|奖补|补助|补贴|资助|贴息|激励|支持奖励|比例")
_NOT_OURS: Final = re.compile(r"探索|鼓励有条件|研究|积极争取|争取|加大.{0,12}力度|完善|优化|健全|落实(?!认定)|设立|扣除")
_SUBJECT: Final = re.compile(r"^(?:(?:[^，]{0,8}?)对(?:于)?|凡|首次|新|获|被|经|入选|通过|采购|列入|入围|符合|每|将|建成|企业|建设|年|与|鼓励对|联合|支持|按)|的$")
_CAP: Final = re.compile(r"最高|不超过|上限|封顶|累计|以内|总额")
_ONLY_LIMITS: Final = re.compile(r"^(?:且|但|其中)?(?:单个|单家|单户|单项|每家|每户|每个|同一|年度|累计|合计|总额|最高|每年最高|原则上)(?!.*对)")
_TOP: Final = re.compile(r"单家|单个|每家|每户|每个|同一|单户|单项|年度|全年|合计|总计|累计|最高|封顶|上限|每年|原则上|不超过")


_BASE: Final = re.compile(r"(?:按(?:照)?(?:其)?|对其)(?P<base>[^，；。]{2,30}?)(?:的|给予|予以|最高|不超过)*$")
_OWN_NAME: Final = 8  # longer bases (当年地方贡献新增部分) say by themselves what is meant


@dataclass(slots=True)
class _Rule:
    """A rule while its sentence is read."""

    who: str
    what: str
    start: int
    end: int
    grant: int
    amount: Decimal | None = None
    rate: Decimal | None = None
    cap: Decimal | None = None
    threshold: str = ""
    frequency: str = ""
    level: str = ""
    doubts: Doubts = field(default_factory=Doubts)


def read_incentives(even: Even, root: Node, quoted: Pairs) -> Iterator[tuple[Incentive, Node]]:
    """Yield the money rules of a document in order, each with its node."""
    for node in root.below():
        for start, end in sentences(even.text, node.body, node.own_end):
            if GRANT.search(even.text, start, end) or _PRICE.search(even.text, start, end):
                for rule in _sentence(even, start, end, quoted):
                    yield _incentive(even, rule), node


def _sentence(even: Even, start: int, end: int, quoted: Pairs) -> Iterator[_Rule]:
    rules: list[_Rule] = []
    pending: list[Clause] = []
    for clause in clauses(even.text, start, end):
        words = even.text[clause.start : clause.end]
        found = list(quantities(even.text, clause.start, clause.end, quoted))
        if match := _PRICE.search(words):
            rules.append(_price(clause, match, found))
            pending = []
        elif rules and _ONLY_LIMITS.match(words) and _limits(words, found):
            _limit(rules, clause, found)
        elif GRANT.search(words):
            rules += _granted(even.text, clause, pending, found)
            pending = []
        elif rules and _limits(words, found):
            _limit(rules, clause, found)
        elif not rules or _SUBJECT.search(words) or clause.after != "；":
            pending.append(clause)
        if clause.after == "；":
            pending = []
    return (rule for rule in rules if not _empty_talk(rule, even.text))


def _limits(words: str, found: list[Quantity]) -> bool:
    return bool(_TOP.search(words)) and any(item.is_money for item in found)


def _limit(rules: list[_Rule], clause: Clause, found: list[Quantity]) -> None:
    """A clause such as 单家企业最高300万元 caps the rule before it."""
    money = next(item for item in found if item.is_money)
    last = rules[-1]
    if last.cap is None:
        last.cap = money.yuan()
    last.end = clause.end


def _granted(text: str, clause: Clause, pending: list[Clause], found: list[Quantity]) -> list[_Rule]:
    """Rules of one clause that grants: one, or one for each thing in a list with as many amounts."""
    start = pending[0].start if pending else clause.start
    ahead = text[pending[0].start : clause.start] if pending else ""
    money = [item for item in found if item.is_money and item.yuan() is not None]
    rates = [item for item in found if item.unit == "%" and isinstance(item.value, Decimal)]
    first = min((item.start for item in (money + rates)), default=None)
    words = text[clause.start : clause.end]
    grant = re.search(r"给予|予以|享受|提供|发放|进行|奖励|奖补|补助|补贴|资助|贴息", words)
    cut = min(first or clause.end, clause.start + grant.start() if grant else clause.end)
    meant = recipients(ahead, text[clause.start : cut])
    base = _Rule(meant.who, meant.what, start, clause.end, start + meant.begins, threshold=meant.threshold)
    base.frequency = "once" if "一次性" in words else "year" if "每年" in words else ""
    base.what = _named(text, clause, meant, rates)
    if rates:
        return [_with_rate(base, words, money, rates, text)]
    if len(money) > 1:
        return _listed(base, meant, money, text, clause)
    if money and "安排" in words and base.what == meant.what and not kind_of_money(words):
        base.what = fund_of(words) or base.what
    if money:
        _fill(base, money[0], text[max(clause.start, money[0].start - 6) : money[0].end + 4])
    return [base]


def _named(text: str, clause: Clause, meant: Recipients, rates: list[Quantity]) -> str:
    """What the money is for, with what a rate is taken of and the kind of money: 采购…产品采购额资助."""
    what = meant.what
    words = text[clause.start : clause.end]
    ahead = text[clause.start : rates[0].start] if rates else words.partition("的一定比例")[0]
    match = _BASE.search(ahead) if ahead != words else None
    if match and match["base"] not in what:
        what = match["base"] if len(match["base"]) > _OWN_NAME else what + match["base"]
    kind = kind_of_money(words)
    return what if what.endswith(kind) else what + kind


def _with_rate(base: _Rule, words: str, money: list[Quantity], rates: list[Quantity], text: str) -> _Rule:
    value = rates[0].value
    base.rate = value / 100 if isinstance(value, Decimal) else None
    if len(rates) > 1:
        base.doubts.add(f"一句中有 {len(rates)} 个比例，只取了第一个：{words}", 0.2)
    if money:
        near = text[max(0, money[0].start - 8) : money[0].end + 2]
        if _CAP.search(near) or money[0].op == "<=" or money[0].start > rates[0].start:
            base.cap = money[0].yuan()
    return base


def _fill(rule: _Rule, money: Quantity, near: str) -> None:
    if money.op == "<=" or _CAP.search(near):
        rule.cap = money.yuan()
    else:
        rule.amount = money.yuan()


def _listed(
    base: _Rule, meant: Recipients, money: list[Quantity], text: str, clause: Clause
) -> list[_Rule]:
    """Pair a list of amounts with the list of those who get them."""
    names = named_between(text, clause, money) or meant.each(len(money))
    if names is None:
        base.doubts.add(f"一句中有 {len(money)} 个金额，与对象的个数对不上，请逐项核对", 0.3)
        names = [meant.what] * len(money)
    done = []
    for name, item in zip(names, money, strict=True):
        rule = replace(base, what=name + base.what.removeprefix(meant.what), doubts=Doubts(list(base.doubts.texts), base.doubts.cost))
        # 分别给予不超过20万元、10万元: the word before the first holds for all.
        _fill(rule, replace(item, op=money[0].op) if money[0].op == "<=" else item, "")
        done.append(rule)
    return done


def _price(clause: Clause, match: re.Match[str], found: list[Quantity]) -> _Rule:
    rate = next(item for item in found if item.unit == "%")
    rule = _Rule("", match["what"], clause.start, clause.end, clause.start)
    rule.rate = rate.value / 100 if isinstance(rate.value, Decimal) else None
    rule.doubts.add("这是价格下限，不是发放的资金", 0.05)
    return rule


def _empty_talk(rule: _Rule, text: str) -> bool:
    """True for a promise without a figure that grants nothing yet: 探索对…进行贴息, 争取…补助."""
    if rule.amount is not None or rule.rate is not None or rule.cap is not None:
        return False
    words = text[rule.grant : rule.end]
    return bool(_NOT_OURS.search(words)) or not _UNSTATED.search(words) or not rule.what.strip()


def _incentive(even: Even, rule: _Rule) -> Incentive:
    words = even.text[rule.start : rule.end]
    start, end = even.span(rule.start, rule.end)
    if rule.amount is None and rule.rate is None and rule.cap is None:
        rule.doubts.add("文中没有写明金额或比例", 0.25)
    payer = re.search(r"(?<=由)[^，；。]{2,16}?财政|[国省市区县镇]?(?:级)?财政(?:资金|部门)?(?=给予|予以|择优|按|再|安排|一次性|对|承担|每年)", words)
    level = re.search(r"国家级|省级|市级|区级|县级", rule.what or words)
    return Incentive(
        what=rule.what,
        amount=rule.amount,
        rate=rule.rate,
        cap=rule.cap,
        threshold=rule.threshold,
        payer=payer[0] if payer else "",
        frequency=rule.frequency,
        level=level[0] if level else "",
        start=start,
        end=end,
        quote=even.original[start:end],
        confidence=rule.doubts.confidence,
        doubts=tuple(rule.doubts.texts),
        who=rule.who,
    )
