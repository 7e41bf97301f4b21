"""For whom and for what money is granted: the words between 对 and 给予, and the clauses before them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from tidu.reader.namelists import names_of

if TYPE_CHECKING:
    from tidu.reader.clauses import Clause
    from tidu.reader.quantities import Quantity

_OPENING: Final = re.compile(
    r"^(?:[^，]{0,8}?(?:加大|落实|实施|完善|强化)(?:[^，]{2,14}|[^，]{2,30}力度)，)?(?:对于|对|给予|凡(?:是)?|将|支持|鼓励|同时|并(?!购|网|联|表)|其中的?|按规定|优先|鼓励对|落实认定激励)+"
)
# 支持标准：一次性给予…: a label names nobody.
_LABEL: Final = re.compile(
    r"^(?:(?:支持|奖励|补助|补贴|扶持|奖补|资助)(?:标准|方式|内容|措施)(?:为|是)?：?|每年评选出?)"
)
_CITING: Final = re.compile(r"^(?:根据|按照|依据)《[^》]*》(?:等)?(?:有关|相关)?(?:规定|要求)?，")
_PAYING: Final = re.compile(
    r"^[^，]{0,10}?(?<![一-龥])对|^(?:由)?[国省市区县州]{0,2}级?财政对|^(?:统筹)?安排[^，；。对]{0,12}资金，?对"
)
# 对甲，除落实省级政策以外，县级再给予: who pays what besides.
_BESIDES: Final = re.compile(r"，除[^，]{2,30}?(?:以外|之外|外)(?=，|$)|，(?:由)?[省市区县州]级(?:再)?$")
# 对甲项目的补助比例可适当放大，最高20%: of whom, not how.
_HOW_MUCH: Final = re.compile(r"的?(?:补助|奖励|补贴|资助|奖补)(?:比例|标准|金额)可[^，]*$")
_CLOSING: Final = re.compile(
    r"(?:的)?[，、]*(?:(?:由)?(?:[省市区县]、[省市区县](?:[两二]级)?|[国省市区县]?(?:级)?)财政(?:资金)?|按(?:照)?(?:规定|有关政策|相关政策|标准|实际)|经认定后?|"
    r"分别|分档|另行|择优|一次性|优先|适当|，(?:第[一二三]年|每年)?安排|每家|每户|每个|单[个家户项](?:企业|项目|单位)?|再|可|均|各|最高|按规定|，|、)*$"
)
_THRESHOLD: Final = re.compile(
    r"[^，；]{0,80}\d[^，；]{0,40}?(?:以上|以下|达到[^，；]{0,60}|超过[^，；]{0,60})的?(?=，|$)"
)
_KINDS: Final = """
示范资助 资金奖励 一次性奖励 财政奖补 资金奖补 贷款贴息 贴息补助 租房补贴 专项激励 奖励 奖补
补助 补贴 津贴 资助 贴息 激励 支持 扶持 (?:风险)?补偿(?!资金|基金|金|池) 稳岗返还
"""
_KIND: Final = re.compile("|".join(_KINDS.split()))
_GIVEN: Final = re.compile(
    r"(?:给予|提供|发放|申请|予以|兑现|享受)(?P<given>[^，；。\d（）]{0,24}(?:奖励|奖补|补助|补贴|津贴|资助|贴息|激励|扶持|(?:资金|经费|配套)支持|(?:工作|运营|活动|启动)经费|补偿(?!资金|基金|金|池)|返还))"
)
_GIVEN_AFTER: Final = re.compile(
    r"(?:元|%|‰|：\d(?:\.\d)?)(?:/[\u4e00-\u9fff]{1,3})?(?:（[^（）]*）)?(?:的)?(?:比例)?(?!、)(?P<given>[^，；。\d]{0,14}(?:奖励|奖补|补助|补贴|津贴|资助|贴息|激励|扶持|(?:资金|经费|配套)支持|补偿(?!资金|基金|金|池)|返还))"
)
_MANNER: Final = re.compile(
    r"^(?:企业管理团队|以下|下列|标准|连续|一次性|一定的?|适当的?|最高|每家|每户|每个|单[个家户项]|企业|其(?!他)|该|相应的?|市级|省级|区级|财政资金(?=配套)|给予|予以|申请|的)+"
)
# 对验收通过的企业: who that is stands at the sentence's front.
_GENERIC: Final = re.compile(
    r"^(?:经?验收(?:通过|合格)|通过(?:验收|认定|评审|评估)|经?(?:认定|评审|考核)(?:合格|通过)?|达标|完成)的?(?:企业|项目|单位|园区|平台)?$"
)
# 鼓励…共建示例基地，每年…，经认定的示例基地: who gets it stands beside the verb, talk before it.
_NAMED_BESIDE: Final = re.compile(
    r"(?:首次|新)?(?:经|获|被)?[^，；、的]{0,8}(?:认定|评定|备案|授牌|批准|命名|入选|获评|立项|评为优秀)的"
    r"[^，；、的\d]{2,16}(?:企业|单位|机构|项目|平台|园区|基地|中心|工厂|车间|团队|人才|品牌)"
)
_DONE: Final = re.compile(
    r"成功(?P<verb>发行|上市|挂牌|备案|申报|创建)(?P<who>的(?:企业|单位|项目|主体|机构))"
)
_CONTEST: Final = re.compile(r"(?:举办|承办|组织|开展)(?P<contest>[^，；。\d]{2,24}(?:大赛|竞赛|比赛|评选))$")
_WON: Final = re.compile(r"^(?:获得?)?(?:[特一二三四金银铜]|优[秀胜])[^，；。]{0,12}?奖")
_ENCOURAGES: Final = re.compile(r"(?:积极|大力)?(?:支持|鼓励|引导)(?P<what>[^，；。\d对]{4,40})")
_PAID: Final = re.compile(r"(?:利息|费用?|租金|保费|成本|投入|支出|部分)$")
_FIRMS: Final = re.compile(
    r"(?!支持|鼓励|引导|推动)[^，；]{2,30}(?:企业|单位|机构|个人|人才|团队|项目|园区|平台|基地|个体工商户)"
)
_SUBJECT: Final = re.compile(r"^(?:年度)?(?P<noun>[^，；]{3,20}?)(?:按|经|通过|开展|由)")
_TOWARDS: Final = re.compile(
    r"(?:^|(?<=，)|(?<=；))(?!视|鉴于|根据|考虑|[^，；]{0,8}按(?:照)?(?:其|个人|企业)对|[^，；]{0,8}(?:加大|强化|开展|具有)对)[^，；]{0,10}?对(?!接|口|标|应|外)"
)
_NOBODY: Final = re.compile(
    r"^经?(?:事[前先])?(?:验收|备案|考核|评审|评估|审核)(?:合格|通过|优秀)?(?:[、并且]+[^，；。对的]{2,12})?$|"
    r"^(?:具体|参照|按|依照|根据|符合条件$|$)|^经(?:验收|认定|审核|评审|考核|评估)(?:合格|通过)?后?$"
)
_BETWEEN: Final = re.compile(
    r"^(?:/[\u4e00-\u9fff]{1,3})*[、，和及；]*(?:以及)?(?:按(?:照)?(?=[^，；。]{2,6}$))?|(?:的)?(?:分别)?(?:给予|予以|奖励|补助|补贴|资助|为|每家|每个|每[人月年]|最高|不超过|一次性|可获|的|：)*$"
)
# Bounded: a page of figures without a comma must cost no more than its length.
_FIGURE_IN_WHO: Final = re.compile(r"[^，；\d]{0,60}\d[^，；]{0,60}?(?=的)")
# Clauses between who and the grant that only say how: 根据上市进程，分阶段….
_MANNERS: Final = re.compile(
    r"，(?:[一二两三四五六\d]{1,2}年内$|自[^，]{2,12}起|由[^，]{2,10}(?:申报|推荐|审核|组织)(?:的|后)?$|根据|按照|按|参照|经|视|分阶段|落地|并(?![^，]*的(?:企业|单位|机构|项目|个人|人员|人才|团队|平台|园区)$)|可|择优|在[^，]*?(?:基础上|前提下|过程中)|投产|由[^，]{2,20}(?:资金池?|基金|补偿金)(?:承担)?$|[^，]{0,16}(?:资金池|补偿(?:资金|基金|金))(?:承担)?$|[^，]{0,4}(?:竣工|建成|完工|达产|验收合格)[^，]{0,10}后$|符合条件的?$).*$"
)
_BASIS: Final = re.compile(r"(?:的)?，?(?:可)?按(?:照)?(?!规定|有关|相关|标准)[^，；]*$")
_RANK_ANYWHERE: Final = re.compile(r"[特一二三四]等奖?|[金银铜]奖")
_LEVEL_ANYWHERE: Final = re.compile(r"(?:国家|省部?|市|区|县|州)级|[一二三四五]星级|\d?A{1,5}级")
_EITHER: Final = frozenset({"企业", "个人", "单位", "团队", "本人"})
_BY_STANDARD: Final = re.compile(r"^(?P<who>.{3,}?)按(?:照)?(?P<first>[^，；。]{2,8})$")

_FOR_WHOM: Final = re.compile(
    r"(?:支持|奖励|补助|补贴|扶持|奖补|资助|适用)(?:对象|条件|范围)(?:为|是)?：(?P<who>[^：；。]{4,60})$"
)


@dataclass(slots=True)  # not frozen: made for every clause, and that takes three times as long
class Recipients:
    """Who and what for, as printed; ``threshold`` is the condition that holds a figure."""

    who: str
    what: str
    threshold: str
    begins: int = 0
    """Where, in the words read, the grant itself begins; what stands before is talk."""
    ahead: bool = False
    """True if clauses before the granting one say who is meant."""
    said: str = ""
    """What the words before the last 对 say."""

    def each(self, count: int) -> list[str] | None:
        """One name for each of ``count`` amounts; None if the list has another length."""
        return names_of(re.sub(r"，每[个项家户件名人张][^，\d]{0,3}$", "", self.what), count)

    def each_said(self, count: int) -> list[str] | None:
        """One name for each amount out of the words before the last 对: 税金超过500万元、1000万元的，对负责人."""
        names = replace(self, what=_plain(self.said)).each(count) if self.said else None
        return [f"{name}（{self.what}）" for name in names] if names else None


def recipients(ahead: str, clause: str, before: str = "") -> Recipients:
    """Read who and what from the clauses before and the words of the granting clause before its figure.

    Args:
        ahead: the clauses before, with the signs between.
        clause: the granting clause up to its verb or figure.
        before: who the sentence before spoke of, for a clause that names nobody.
    """
    if ahead and _NAMED_BESIDE.fullmatch(clause) and not _TOWARDS.search(ahead):
        ahead = ""
    words = (ahead + clause).rstrip("，、；")
    threshold = _THRESHOLD.search(ahead)
    # The last 对 names what the money is counted on or given for.
    starts = [match.start() for match in _TOWARDS.finditer(words)]
    who = words[starts[0] :] if starts else words
    plain = _plain(words[starts[-1] :] if starts else words).removeprefix("该县").removeprefix("该市")
    said = words[: starts[-1]].rstrip("，、；") if starts else ""
    if _NOBODY.match(plain) and (said := _plain(said)) and not _NOBODY.match(said) and "，" not in said:
        # 支持示例中心建设，对符合条件的给予奖励
        who = plain = said
    elif _NOBODY.match(plain) and before:
        who = plain = before
    elif (done := _DONE.fullmatch(plain)) and (thing := _done_to(said, done["verb"])):
        # 鼓励发行示例债券，对成功发行的企业
        plain = f"成功{done['verb']}{thing}{done['who']}"
    elif contest := _CONTEST.search(said) if _WON.match(plain) else None:
        plain = contest["contest"] + plain
    elif said and _PAID.search(plain) and (firms := _FIRMS.fullmatch(_plain(said))):
        # 经推介的优质企业，对其贷款利息给予贴息: who it is stands before what is paid.
        plain = firms[0] + plain.removeprefix("其")
    elif _GENERIC.match(plain) and (subject := _SUBJECT.match(words)):
        plain = subject["noun"] + plain
    threshold = threshold or _FIGURE_IN_WHO.search(_plain(who))
    begins = starts[0] if starts else len(ahead)
    named = threshold[0].strip("，的") if threshold else ""
    ahead_says = bool(ahead) and clause[:1] in ("", "，", "按")
    return Recipients(_plain(who), plain, named, begins, ahead=ahead_says, said=said)


def _done_to(said: str, verb: str) -> str:
    """What somebody is encouraged to do by a verb: 鼓励企业发行示例债券 → 示例债券; empty if it is not said."""
    match = re.search(f"{verb}(?P<thing>[^，；。]{{3,30}})$", said)
    return match["thing"] if match else ""


def encouraged(sentence: str) -> str:
    """What a sentence encourages, and no more: 鼓励建设示例食堂 → 建设示例食堂; empty if it says anything else."""
    match = _ENCOURAGES.fullmatch(sentence)
    return match["what"] if match else ""


def last_named(sentence: str) -> str:
    """Who a sentence speaks of: the words after its last 对 up to the comma; empty if nobody."""
    starts = [match.start() for match in _TOWARDS.finditer(sentence)]
    return _plain(sentence[starts[-1] :].partition("，")[0]) if starts else ""


def labelled(sentence: str) -> str:
    """Whom a sentence names under a label: 支持对象：首次认定的企业; empty if it does not."""
    label = _FOR_WHOM.match(sentence)
    return recipients("", label["who"]).what if label else ""


def named_between(text: str, clause: Clause, money: list[Quantity], ahead: str = "") -> list[str] | None:
    """Names that stand before each amount: 国家级给予100万元、省级给予50万元; None if they do not.

    ``ahead`` names those whom the clauses before spoke of: 对人才，给予博士5万元、硕士3万元.
    """
    if "分别" in text[clause.start : money[0].start]:
        return None
    starts = [clause.start, *(item.end for item in money[:-1])]
    names = [_BETWEEN.sub("", text[start : item.start]) for start, item in zip(starts, money, strict=True)]
    names = [_BETWEEN.sub("", _OPENING.sub("", name)) for name in names]
    if not names[0] or any(len(name) < 2 for name in names[1:]):  # noqa: PLR2004 - a sign alone names nothing
        return None
    if by := _BY_STANDARD.match(names[0]):
        # 对甲按照国家级50万元、省级20万元的标准奖励
        return [f"{by['who']}（{name}）" for name in (by["first"], *names[1:])]
    names[1:] = [_with_first(names[0], name) for name in names[1:]]
    if ahead and ahead not in names[0] and (names[0] not in ahead or names[0] in _EITHER):
        return [f"{ahead}（{name}）" for name in names]
    return names


def _with_first(first: str, name: str) -> str:
    """获得示例奖一等奖的企业 and 二等奖: what they share stands with the first."""
    for pattern in (_RANK_ANYWHERE, _LEVEL_ANYWHERE):
        ranked = pattern.search(first)
        if ranked and pattern.fullmatch(name) and (ranked.start() or ranked.end() < len(first)):
            return first[: ranked.start()] + name + first[ranked.end() :]
    return name


def kind_of_money(clause: str) -> str:
    """What a clause gives, as printed: 租房补贴, 资金奖补和贴息补助; empty if it only says 支持."""
    for pattern in (_GIVEN, _GIVEN_AFTER):
        if match := pattern.search(clause):
            return _MANNER.sub("", match["given"])
    found = _KIND.findall(clause)
    return found[-1] if found else ""


def _plain(words: str) -> str:
    words = _CITING.sub("", _OPENING.sub("", _LABEL.sub("", words)))
    words = _BESIDES.sub("", _PAYING.sub("", words))
    words = _MANNERS.sub("", _BASIS.sub("", _HOW_MUCH.sub("", words)))
    if words.startswith("其") and not words.startswith(("其他", "其余")):
        words = words[1:]
    return _CLOSING.sub("", words).strip("，、的 ").lstrip("：")
