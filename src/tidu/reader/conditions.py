"""Who is meant where a sentence says it briefly: a condition in the granting clause, several at once.

首次突破1亿元的企业奖励10万元，突破5亿元的奖励30万元 has a condition and a grant in each clause, and what grows stands
once; 对甲的，对乙的，均按10%补助 names several who get the same.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tidu.reader.clauses import Clause, clauses
from tidu.reader.enumerations import split_outside
from tidu.reader.namelists import names_of
from tidu.reader.recipients import kind_of_money, last_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tidu.reader.rule import Grant

_GRANT: Final = (
    "(?:给予|予以|奖励|补助|补贴|资助|按|一次性|再|每[年家户个]|最高|分[别档]|享受|由|可|[省市区县]级?财政)"
)
# 突破1亿元的企业奖励10万元: where the condition ends and the grant begins.
_JOINT: Final = re.compile(
    r"\d[^，；。]{0,40}?"
    r"(?:的(?:[\u4e00-\u9fff]{0,8}?(?:企业|项目|单位|机构|平台|个人|园区|人才|团队|基地|中心|主体))?"
    rf"|(?<=以上)(?:企业|项目)?)(?={_GRANT})"
)
_MONEY_BEFORE: Final = re.compile(r"给予|予以|奖励|补助|补贴|资助")
# 5000万元以上的, 突破5亿元的: what grows or is invested stands with the first of them.
_ELLIPTIC: Final = re.compile(
    r"^(?:首次)?(?:(?:突破|超过|达到?|超|满|在|不足|低于)?\d[\d.]{0,8}(?:[万亿]?元|%|家|户|个|项|名|人|亩|吨|年)?|(?:增长|增速|增幅)[^\d]{0,6}\d)"
)
_STEM: Final = re.compile(
    r"^(?P<stem>[^\d；。]{2,40}?)(?:首次)?(?:突破|超过|达到?|超|满|在|不足|低于)?(?=\d)"
)
_OWN_STEM: Final = re.compile(
    r"^(?P<stem>[\u4e00-\u9fff]{2,6}?)(?:首次)?(?:突破|超过|达到?|超|满|在|不足|低于)(?=\d)"
)
_ALL_ALIKE: Final = re.compile(r"均|都|同样|各给予|各奖励")
_TOWARDS: Final = re.compile(r"^(?:对于?|凡)(?![其该]|外)")
_LEVEL_LAST: Final = re.compile(r"(?:国家|省|市|区|县|州)级$")
_AFTER_LEVEL: Final = re.compile(
    r"(?:国家|省|市|区|县|州)级(?P<noun>[^、，；或和及级（）]{2,24}?)(?:的|（|$)"
)
# 重新认定的, 通过复审的, 评价结果为优秀的: of what, the condition before says.
_STANDS_SHORT: Final = re.compile(
    r"^(?:有效期[满内]后?)?(?:首次|重新|再次|新|经|首批)?(?:认定|评定|备案|获评|获批|入选|引进|整体迁入)(?:通过|合格)?$"
    r"|^(?:有效期[满内]后?)?(?:首次|再次|顺利|经)?(?:通过)?(?:复审|复核|复评|重新认定|年度考核|再认定)(?:通过|合格)?$"
    r"|^[^，；。\d]{0,8}(?:评价|考核|评估|评审|验收|考评|测评)(?:结果|等[级次])?(?:为)?(?:优秀|良好|合格|优|良)(?:等[级次])?$"
    r"|^采用[^，；。\d]{2,8}方式(?:实施|建设|购置|投资)?$"
)
_NOUN_BEFORE: Final = re.compile(
    r"(?:认定|评定|备案|评估|获评|获批|入选|引进|迁入|落户|入库|入统|评价|授牌|设立|通过|建设|命名|实施)的(?P<noun>[^的；、]{3,24})$"
)
_ROLE: Final = re.compile(r"^(?P<who>.+)，[^，；]{2,8}方$")
_A_ROLE: Final = re.compile(r"^[^，；。对]{2,8}方")
_PART_OF: Final = re.compile(r"^(?P<who>[^，]+)，(?P<part>[\u4e00-\u9fff]{4,8})$")
# 示例产品卖方, 买方: of what, the first side says.
_OTHER_SIDE: Final = re.compile(r"^(?P<of>[\u4e00-\u9fff]{2,12})[买卖供需][方家]")
_A_SIDE: Final = re.compile(r"^[买卖供需][方家](?![\u4e00-\u9fff]{3})")
LATER_YEARS: Final = re.compile(r"(?:后|第|其余|剩余)[一二两三四五\d]{0,2}年")
_YEARS: Final = re.compile(r"(?:前|首|第)[一二两三四五\d]{1,2}年")
_EACH: Final = re.compile("(?:分别)?各(?:给予|予以|奖励|补助)")
_SHORTEST_NAME: Final = 4
_SOMEBODY: Final = re.compile(r"对|凡|给予|予以|再|并|另|同时|最高|每|由|[国省市区县]?级?财政|其中")
_BRIEF: Final = 10
_LONG_THEME: Final = 24
_MOST: Final = 6


def conditioned(text: str, start: int, end: int) -> Iterator[Clause]:
    """Yield the clauses of a sentence; one that holds a condition with a figure and the grant is cut between them."""
    for clause in clauses(text, start, end):
        joint = None if clause.aside else _JOINT.search(text, clause.start, clause.end)
        if joint and not _MONEY_BEFORE.search(text, clause.start, joint.end()):
            yield Clause(clause.start, joint.end(), "，")
            yield Clause(joint.end(), clause.end, clause.after)
        else:
            yield clause


def of_whom(
    text: str,
    clause: Clause,
    waiting: Sequence[Clause],
    new: list[Grant],
    rules: Sequence[Grant],
    theme: str,
    earlier: Sequence[Grant] = (),
) -> list[Grant]:
    """Say in full who gets what a clause grants.

    Args:
        text: the even text.
        clause: the clause that grants.
        waiting: the clauses before it that said who is meant.
        new: its rules.
        rules: the rules of the sentence before it.
        theme: whom the clauses before the first grant of this part of the sentence spoke of; may be empty.
        earlier: the last rules of the sentence before this one.
    """
    if len(new) == 1 and (several := _several(text, clause, waiting)):
        return [_for(new[0], name, several[-1]) for name in several]
    if len(new) == 1 and (each := _each(text, clause, new[0])):
        return [_for(new[0], name, new[0].who) for name in each]
    if len(new) > 1 and (names := _each_in_full(new, rules)):
        for rule, name in zip(new, names, strict=True):
            rule.what = name
        return new
    for rule in new:
        if rules and (stem := _stem(rule, rules[0])):
            rule.what = stem + rule.what
            rule.doubts.add("条件的前半取自前一分句，请核对", 0.1)
        elif rules and (noun := _noun_of_level(rule, rules[0])):
            kind = kind_of_money(rule.what)
            rule.what = rule.what.removesuffix(kind) + noun + kind
        elif (known := rules or earlier) and (whole := _in_full(rule, known)):
            rule.what = whole
            rule.doubts.add("对象的后半取自前一分句，请核对", 0.1)
        elif rules and theme and not waiting and len(new) == 1 and _brief(text, clause, rule, theme):
            # 获得认定的，整机奖励100万元，部件奖励20万元
            rule.what = f"{theme}（{rule.what}）"
    return new


def _stem(rule: Grant, first: Grant) -> str:
    """What grows or is invested, said with the first condition: 投资500万元以上的，…；1亿元以上的; empty if nothing."""
    ahead, comma, last = first.what.rpartition("，")
    stem = _STEM.match(last) or _STEM.match(first.what)
    if stem is None:
        return ""
    whole = (ahead + comma if stem.string == last else "") + stem["stem"].removesuffix("首次")
    if _ELLIPTIC.match(rule.what):
        return whole
    # 投入在500万元以上 after 新增设备投入在200万元以上: of what, the first says.
    own = _OWN_STEM.match(rule.what)
    return (
        whole.removesuffix(own["stem"])
        if own and len(own["stem"]) < len(stem["stem"]) and whole.endswith(own["stem"])
        else ""
    )


def _noun_of_level(rule: Grant, first: Grant) -> str:
    """What a level alone stands before: 获评国家级示例工厂的…，获评省级的…."""
    if not _LEVEL_LAST.search(rule.what.removesuffix(kind_of_money(rule.what))):
        return ""
    noun = _AFTER_LEVEL.search(first.who)
    return noun["noun"] if noun else ""


def _in_full(rule: Grant, rules: Sequence[Grant]) -> str:
    """A name whose second half the rule before says: 重新认定 → 重新认定的高新技术企业; empty if it is none such."""
    kind = kind_of_money(rule.what)
    plain = rule.what.removesuffix(kind)
    if (short := _STANDS_SHORT.match(rule.who)) and plain.startswith(rule.who):
        plain, kind = short[0], plain.removeprefix(rule.who) + kind
    if _STANDS_SHORT.match(plain):
        found = (_NOUN_BEFORE.search(one.who.partition("，")[0]) for one in reversed(rules))
        noun = next((one["noun"] for one in found if one), "")
        return f"{plain}的{noun}{kind}" if noun else ""
    if plain.startswith("属于"):
        of = kind_of_money(rules[-1].what)
        return f"{rules[-1].what.removesuffix(of)}（{plain}）{kind}"
    whole = _PART_OF.match(rules[0].who)
    if whole and plain[-2:] == whole["part"][-2:] and abs(len(plain) - len(whole["part"])) <= 1:
        # 示例企业，月度入库的给予4万元奖励，年度入库的给予2万元奖励
        return f"{whole['who']}，{rule.what}"
    if (other := _OTHER_SIDE.match(rules[-1].who)) and _A_SIDE.match(rule.who):
        return other["of"] + rule.what
    role = _ROLE.match(rules[0].who) if _A_ROLE.match(rule.what) else None
    return f"{role['who']}，{rule.what}" if role else ""


def _each_in_full(new: Sequence[Grant], rules: Sequence[Grant]) -> list[str]:
    """Names for 对通过复核的分别奖励: as many as the rules before, whose nouns they have; empty if not."""
    before = rules[-len(new) :]
    if len(before) < len(new) or len({rule.what for rule in new}) > 1:
        return []
    kind = kind_of_money(new[0].what)
    plain = new[0].what.removesuffix(kind)
    if not _STANDS_SHORT.match(plain):
        return []
    nouns = [_NOUN_BEFORE.search(rule.what.removesuffix(kind_of_money(rule.what))) for rule in before]
    return [f"{plain}的{noun['noun']}{kind}" for noun in nouns if noun] if all(nouns) else []


def later_years(rule: Grant, first: Grant, kind: str) -> None:
    """前三年100%，后两年50%的租金补助: who stands with the first years, what with the last."""
    years = rule.what.removesuffix(kind)
    if LATER_YEARS.fullmatch(years) and _YEARS.search(first.what):
        rule.what = _YEARS.sub(years, first.what, count=1)
        if not kind_of_money(first.what):
            rule.what += kind
    else:
        rule.what = _YEARS.split(first.what)[0] + rule.what
    rule.doubts.add("分年给付，对象取自前一分句，请核对", 0.1)
    first.what += "" if kind_of_money(first.what) else kind


def _each(text: str, clause: Clause, rule: Grant) -> list[str]:
    """Those of a list who each get the same: 对甲中心、乙中心，各给予10万元; empty unless there are two or more."""
    if not _EACH.search(text, clause.start, clause.end):
        return []
    parts = split_outside(rule.who, "、|以及")
    if len(parts) < 2 or min(map(len, parts)) < _SHORTEST_NAME:  # noqa: PLR2004 - a list
        return []
    return names_of(rule.who, len(parts)) or []


def _brief(text: str, clause: Clause, rule: Grant, theme: str) -> bool:
    """True if a clause names only a part of those meant, and not somebody else."""
    if len(rule.what) > _BRIEF or theme in rule.what or len(theme) > _LONG_THEME:
        return False
    return not _SOMEBODY.match(text, clause.start, clause.end)


def _several(text: str, clause: Clause, waiting: Sequence[Clause]) -> list[str]:
    """Those who get the same: 对甲的，对乙的，均…; empty unless there are two or more."""
    if not _ALL_ALIKE.search(text, clause.start, clause.end):
        return []
    named = [text[one.start : one.end] for one in waiting if _TOWARDS.match(text[one.start : one.end])]
    plain = [last_named(words).rstrip("的") for words in named[-_MOST:]]
    return plain if len(plain) > 1 and all(plain) else []


def _for(rule: Grant, name: str, last: str) -> Grant:
    doubts = rule.doubts.copy()
    doubts.add("几个对象共用一个标准，请逐个核对", 0.1)
    what = name + rule.what.removeprefix(last).removeprefix("的") if rule.what.startswith(last) else name
    return replace(rule, who=name, what=what, doubts=doubts)
