"""One clause that grants, taken apart: amount, rate or cap, and for each what it is given for."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from tidu.reader.funds import fund_of
from tidu.reader.listed import listed, listed_rates
from tidu.reader.quantities import Quantity, quantities
from tidu.reader.recipients import Recipients, kind_of_money, recipients
from tidu.reader.rule import Grant, fill, fraction, joined, points_as_share

if TYPE_CHECKING:
    from tidu.reader.clauses import Clause
    from tidu.reader.spans import Pairs

# A clause that only says what a rate is taken of: 按照设备投资额的30%，给予补助.
_RATE_AHEAD: Final = re.compile(
    r"(?:^|可|，|后|再|贴息|补贴|补助|奖励|最高)(?:按(?:照)?|不超过|以)[^，；。]{0,80}?\d{1,12}(?:\.\d{1,8})?(?:%|‰)"
)
_SHARE_AHEAD: Final = re.compile(
    r"(?:可)?按(?:照)?[^，；。]{2,60}?的(?:最高)?\d[\d.]{0,6}[%‰](?:的?(?:比例|标准))?$"
)
_GRANTS_NEXT: Final = re.compile(r"[^，；。对]{0,6}?(?:给予|予以|享受)")
_BASE: Final = re.compile(
    r"(?:按(?:照)?(?:每[户家个项])?(?:不超过|不高于)?(?:其对|其)?|对其(?!中|他|余)|给予不超过|给予企业|给予(?=[^，；。]{2,14}(?:[额费款值税本入]|投资|贡献|租金|利息|资金)$)|以)(?P<base>(?:[^，；。\d]|\d(?=[年个月家]|\d?\d年)){2,40}?)(?:的|给予|予以|最高|不超过|不低于)*$"
)
# 按其年度贡献额给予五年奖励: what is counted, where the share comes later.
_BASE_AHEAD: Final = re.compile(r"按(?:照)?其(?P<base>[^，；。\d]{3,20}?)给予")
# What a share is of, without 按: 给予新购研发设备30%的补助.
_GIVEN_BASE: Final = re.compile(
    r"(?:给予|奖励|补助|补贴)(?!最[高多]|一次性|不超过|每|企业|单位|其|适当|一定)(?P<base>[\u4e00-\u9fff]{4,16})$"
)
_OF_WHAT: Final = re.compile(
    r"(?:[额费款值税本入价租息量]|损失|投资|贡献|租金|利息|资金|成本|投入)的?(?:给予|予以|最高|不超过)*$"
)
_GRANTS: Final = re.compile(
    r"给予|予以|补足|享受|提供|发放|承担|进行|申请|奖励|奖补|补助|补贴|资助|贴息|支持(?=[\d最不])"
)
_WHOLE: Final = re.compile(r"全额(?:返还|奖励|奖补|补助|补贴|资助|贴息)")
_THRESHOLD_NEXT: Final = re.compile(r"(?:首次)?(?:达到?|超过?|突破|不低于|不少于|在)?\d")
# As long as 最高给予一次性奖励.
_BESIDE: Final = 9
# 按不超过3%的费率和实际保费的80%: what others charge.
_PREMIUM: Final = re.compile("的?(?:费率|利率)")
_ONE_WORD: Final = 3
_TO_WHOM: Final = re.compile(
    r"(?:给予|补助|奖励)(?P<each>每[个家户名])?(?!每)(?P<to>[^，；。\d（）]{0,16}(?:企业|单位|机构|个人|团队|项目|平台|人才|主体|负责人|人员|农户|院所|高校|学校|医院|组织|合作社|协会|商会|专家|方))(?:每[人次场个家户年期班])?$"
)
_SAME_ONE: Final = re.compile(
    r"^(?:该|其|所在|相应)(?:机构|企业|单位|平台|园区|基地|项目)?(?=[\u4e00-\u9fff]{2})"
)
_EACH_AT_END: Final = re.compile(r"，每[^，\d]{1,4}$")
# 累计安排支持示例发展的专项资金不低于30亿元: what the fund supports is not what is given.
_FUND_OF: Final = re.compile(
    r"(?:[^，；。对]{0,16}?)(?:安排|筹措|投入)(?![^，；。]*(?:给予|予以|奖励|补助|补贴))"
)
# 安排企业升级奖励资金2000万元
_FUND_OF_REWARDS: Final = re.compile(
    r"[^，；。对]{0,16}?(?:安排|筹措|设立)[^，；。\d]{2,24}(?:资金|经费)(?=\d)"
)
# 给予1：0.5配套奖励: half of what the level above gave.
_RATIO: Final = re.compile(
    r"(?P<other>\d{1,2})：(?P<own>\d{1,2}(?:\.\d{1,2})?)(?:的?比例|(?:的)?[^，；。\d]{0,4}(?:配套|奖励|补助|资助))"
)


def priced(clause: Clause, what: str, found: list[Quantity]) -> Grant:
    """A price that may not fall below a share of another: 按不低于标准的70%确定出让起价."""
    rule = Grant("", what, clause.start, clause.end, clause.start)
    rule.rate = next((fraction(item) for item in found if item.unit == "%"), None)
    rule.doubts.add("这是价格下限，不是发放的资金", 0.05)
    return rule


def _rates(
    text: str, clause: Clause, waiting: list[Clause], main: list[Quantity], quoted: Pairs
) -> tuple[list[Quantity], str]:
    """Rates of a clause, else of one before it that says by what share (按投资额的20%，给予…); and what is before."""
    if rates := [item for item in main if fraction(item) is not None and not _PREMIUM.match(text, item.end)]:
        return rates, text[clause.start : rates[0].start]
    rated = next((one for one in waiting if _RATE_AHEAD.search(text[one.start : one.end])), None)
    if rated is None:
        return [], ""
    rates = [item for item in quantities(text, rated.start, rated.end, quoted) if fraction(item) is not None]
    return rates, text[rated.start : rates[0].start] if rates else ""


def says_share(text: str, clause: Clause) -> bool:
    """True for 按省级补助资金的25%，给予…: the clause says what share, the next one grants."""
    share = _SHARE_AHEAD.match(text, clause.start, clause.end)
    return bool(share) and clause.after == "，" and bool(_GRANTS_NEXT.match(text, clause.end + 1))


def granted(
    text: str, clause: Clause, waiting: list[Clause], found: list[Quantity], quoted: Pairs, *, before: str
) -> list[Grant]:
    """Rules of one granting clause: one, or one for each thing in a list with as many amounts.

    Args:
        text: the even text.
        clause: the clause that grants.
        waiting: clauses before it that said who and what for.
        found: its quantities.
        quoted: quotations of the text.
        before: who was meant in the sentence before, for clauses that name nobody.
    """
    ahead = _without_rate(text, waiting)
    found = [points_as_share(text, item) for item in found]
    main = [item for item in found if clause.aside or not _bracketed(text, clause, item)]
    money = [item for item in main if item.is_money and item.yuan() is not None]
    rates, base = _rates(text, clause, waiting, main, quoted)
    caps = [
        item for item in found if item not in main and item.is_money and _limits_the_grant(text, clause, item)
    ]
    rule = _begun(text, clause, waiting, ahead, money, rates, before)
    if not rule.fund:
        rule.what = _named(text[clause.start : clause.end], rule.what, base)
    rule.rate = _ratio(text, clause)
    if rates and not (_BASE.search(base) or _OF_WHAT.search(base)):
        rule.doubts.add("没有写明按什么的比例，请核对", 0.1)
    if rates:
        meant = recipients(ahead, _head(text, clause, money, rates), before)
        return _with_rates(rule, rates, [*money, *caps], (text, clause), meant)
    of = "的" * ahead.rstrip("，").endswith("的")
    if len(money) > 1:
        meant = recipients(ahead, _head(text, clause, money, rates), before)
        return _each_to_whom(listed(rule, money, text, clause, meant), money, text, clause, of)
    if money:
        _say_to_whom(rule, text[clause.start : clause.end], text[clause.start : money[0].start], of)
        if text[money[0].end : money[0].end + 1] == "/":
            # 最高3000元/平方米: so much for each; the cap, if any, is the total.
            rule.amount = money[0].yuan()
        else:
            fill(
                rule,
                money[0],
                text[max(clause.start, money[0].start - _BESIDE) : min(clause.end, money[0].end + 4)],
            )
    elif _WHOLE.search(text, clause.start, clause.end):
        rule.rate = Decimal(1)
    if caps and rule.cap is None:
        rule.cap = caps[0].yuan()
    return [rule]


def _say_to_whom(rule: Grant, words: str, ahead: str, of: str) -> None:
    """给予示例企业10万元奖励 says who gets it behind the verb, and before it what for; ``of`` is 的 or nothing."""
    if (to := _TO_WHOM.search(ahead)) is None:
        return
    kind = kind_of_money(words)
    if to["each"] and rule.what != kind:
        return
    whom = _SAME_ONE.sub("", to["to"])
    what = _EACH_AT_END.sub("", rule.what.removesuffix(kind)).removesuffix("的")
    if whom.endswith("方"):
        # 给予发布方100万元支持，给予承接方500万元支持
        rule.what = f"{what}（{whom}）{kind}"
    elif not what or (len(whom) > _ONE_WORD and whom not in what):
        # 企业 alone says less than the words ahead.
        rule.what = joined(what, of + whom if what else whom) + kind
        if what:
            rule.doubts.add("为什么给和给谁写在两处，请核对", 0.09)


def _each_to_whom(
    rules: list[Grant], money: list[Quantity], text: str, clause: Clause, of: str
) -> list[Grant]:
    """分别给予运营单位90万元、40万元: who gets each amount stands before the first."""
    if not text[money[0].end : money[1].start].strip("、和及"):
        for rule in rules:
            _say_to_whom(rule, text[clause.start : clause.end], text[clause.start : money[0].start], of)
    return rules


def _ratio(text: str, clause: Clause) -> Decimal | None:
    """What is added to one yuan of the level above, as a fraction: 1：0.5 → 0.5."""
    match = _RATIO.search(text, clause.start, clause.end)
    return Decimal(match["own"]) / Decimal(match["other"]) if match and match["other"].strip("0") else None


def _begun(
    text: str,
    clause: Clause,
    waiting: list[Clause],
    ahead: str,
    money: list[Quantity],
    rates: list[Quantity],
    before: str,
) -> Grant:
    words = text[clause.start : clause.end]
    start = waiting[0].start if waiting else clause.start
    meant = recipients(ahead, _head(text, clause, money, rates), before)
    begins = clause.start - max(0, len(ahead) - meant.begins) if ahead else clause.start
    rule = Grant(meant.who, meant.what, start, clause.end, max(start, begins), threshold=meant.threshold)
    rule.frequency = "once" if "一次性" in words else "year" if "每年" in words else ""
    rule.aside = clause.aside
    fund = _FUND_OF.match(words) or _FUND_OF_REWARDS.match(words)
    gives = (kind_of_money(words) and not fund) or ahead.startswith("对")
    if (
        money
        and re.search("安排|筹措|设立|投入[^，；。]{0,12}资金|风险补偿(?:资金|基金|金)", words)
        and not gives
    ):
        rule.what = fund_of(words, text[clause.end + 1 : clause.end + 31]) or fund_of(ahead) or rule.what
        rule.fund = True
        rule.doubts.add("这是安排的资金总额，不是发给企业的标准，请核对是否列为奖补", 0.1)
    return rule


def _head(text: str, clause: Clause, money: list[Quantity], rates: list[Quantity]) -> str:
    """The granting clause up to its first figure or its verb."""
    first = min(
        (item.start for item in (*money, *rates) if clause.start <= item.start < clause.end),
        default=clause.end,
    )
    verb = _GRANTS.search(text, clause.start, clause.end)
    return text[clause.start : min(first, verb.start() if verb else clause.end)]


def _without_rate(text: str, waiting: list[Clause]) -> str:
    """Words of the clauses before, those that only state a rate left out."""
    if not waiting:
        return ""
    kept = [one for one in waiting if not _RATE_AHEAD.search(text[one.start : one.end])]
    return "".join(text[one.start : one.end] + (one.after or "，") for one in kept)


def _bracketed(text: str, clause: Clause, item: Quantity) -> bool:
    ahead = text[clause.start : item.start]
    return ahead.count("（") > ahead.count("）")


def _limits_the_grant(text: str, clause: Clause, item: Quantity) -> bool:
    """True for （最高50万元）, false for a bracket about loans or investments."""
    words = text[text.rfind("（", clause.start, item.start) : item.end]
    return bool(re.search("最高|不超过|封顶|上限|限", words)) and not re.search(
        r"贷款|投资|收入|销售|注册", words
    )


def _named(words: str, what: str, base: str) -> str:
    """What the money is for, with what a rate is taken of and the kind of money: 采购…产品采购额资助."""
    if not base:
        base = words.partition("一定比例")[0] if "一定比例" in words else ""
        base = re.sub(r"由[^，；。]{0,20}财政(?:给予|予以|按)?$", "", base)
    match = _BASE.search(base)
    if match and not _says(what, match["base"]) and not match["base"].endswith(("标准", "基准", "基准贴息")):
        # 按投入该产品的研发费用: which product, the words before say.
        what = joined(what, match["base"])
    elif match := _BASE_AHEAD.search(words) if not base else None:
        what = what if _says(what, match["base"]) else joined(what, match["base"])
    elif (match := _GIVEN_BASE.search(base)) and not _says(what, match["base"]):
        what = joined(what, match["base"])
    kind = kind_of_money(words)
    return joined(what, kind)


def _says(what: str, base: str) -> bool:
    """True if a name says what a share is of; 投资额500万元以上 says only who is meant."""
    return any(not _THRESHOLD_NEXT.match(what, found.end()) for found in re.finditer(re.escape(base), what))


def _with_rates(
    rule: Grant, rates: list[Quantity], money: list[Quantity], where: tuple[str, Clause], meant: Recipients
) -> list[Grant]:
    """One rule, or one for each rate of a list; money beside a rate is its cap."""
    if rates[0].op == "range":
        rule.doubts.add("原文是比例的区间，取了上限", 0.1)
    rules = listed_rates(rule, rates, *where, meant) if len(rates) > 1 else None
    if rules is None:
        rule.rate, rules = fraction(rates[0]), [rule]
        if len(rates) > 1:
            rule.doubts.add(f"一句中有 {len(rates)} 个比例，与对象的个数对不上，只取了第一个", 0.2)
    if len(rules) == 1 < len(money) and (names := meant.each(len(money))):
        # 按投入的20%，分别给予最高100万元、300万元: one share, a limit for each.
        rules = [
            replace(rule, what=rule.what.replace(meant.what, name, 1), doubts=rule.doubts.copy())
            for name in names
        ]
        for one in rules:
            one.doubts.add("一个比例对几个限额，按先后次序对上，请核对", 0.1)
    caps = money if len(money) == len(rules) else money[:1] * len(rules)
    for one, cap in zip(rules, caps, strict=False):
        one.cap = cap.yuan()
    return rules
