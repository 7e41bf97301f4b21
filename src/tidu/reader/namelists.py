"""Lists of those who get money taken apart, each entry with what the list says once: 市级甲工厂、乙工厂."""

from __future__ import annotations

import re
from typing import Final

from tidu.reader.enumerations import split_outside

_SOMEBODY: Final = re.compile(r"^的[\u4e00-\u9fff]{2,4}$")
_PRIZES: Final = re.compile(r"^(?P<of>.*?)(?P<ranks>[特一二三四](?:、[一二三四])+)等奖")
_GRADE: Final = r"(?:国家)?(?:[一二三四五]星级|\d?A{1,5}级|[1-5]A|[甲乙丙丁特一二三四A-D]级|[大中小微]型)"
_A_LEVEL: Final = (
    rf"(?:{_GRADE}|国家级?|省(?=“)|省部?级|[\u4e00-\u9fff]{{0,4}}?[市省区县州]级|[\u4e00-\u9fff]{{2,3}}省)"
)
_AND: Final = re.compile(r"、|/|以及|及|和|或")
_LEVEL_LIST: Final = re.compile(
    rf"(?P<lead>.*?)(?P<levels>{_A_LEVEL}(?:(?:、|/|以及|及|和|或){_A_LEVEL})+)(?P<noun>(?![、/及和或级]).{{2,}})$"
)
_LEVEL_AT_END: Final = re.compile(rf"^(?P<lead>.*(?:的|为))(?P<level>{_A_LEVEL})$")
_LEVELS: Final = re.compile(rf"^{_A_LEVEL}$")
_LEVEL_FIRST: Final = re.compile(r"^(?:国家级|自治区级|省级|市级|州级|区级|县级)")
# 三级、四级、五级认证的企业; 完成I期、II期试验; 评价为优秀、良好: steps of one kind, what is around them said once.
_STEP_KINDS: Final = (
    "[一二三四五六七八九十百千万1-9]级",
    r"(?:国家级?|省级?|市级?|区级?|县级?)?(?!国家|省部|[市区县州][级和])[\u4e00-\u9fff]{2}级",
    r"[\u4e00-\u9fff]{2}层",
    r"\d{1,3}(?:个月|天|日|小时)",
    "[IVXⅠⅡⅢⅣⅤ]{1,4}期",
    "(?:优秀|良好|合格|达标)(?:等[级次])?",
    "[一二三四五A-E]类",
    "[一二三四五A-E]档",
    "(?:[特一二三四]等|[金银铜])奖",
    "(?:主持|主导|牵头|参与|主办|承办|协办)",
    "(?:国家|省|市|区|县)(?!级)",
    "(?:国际|国内|省内|市内)",
    "[境区县市省]内|[境区县市省]外",
    "(?:新建|改建|扩建|改扩建)",
)
_RUNS: Final = tuple(re.compile(rf"(?:{kind})(?:[、和及或](?:{kind}))+") for kind in _STEP_KINDS)
# 国家甲等级、乙等级和省级丙等级: whose grade it is stands with the first of each level.
_WHOSE: Final = re.compile(r"国家级?|[省市区县]级?(?=[\u4e00-\u9fff]{2}级)")
_GRADED: Final = re.compile(r"(?:国家级?|[省市区县]级?)?[\u4e00-\u9fff]{2}级")
# 国家质量示范企业、优势企业: grades of one title, which stands with the first.
_TITLE: Final = re.compile(
    r"^(?P<title>.{2,})(?:示范|优势|试点|培育|标杆|引领|先进|成长)(?P<noun>[\u4e00-\u9fff]{2})$"
)
_TITLE_GRADE: Final = re.compile(r"^(?:示范|优势|试点|培育|标杆|引领|先进|成长)(?P<noun>[\u4e00-\u9fff]{2})$")
_UP_TO_FIGURE: Final = re.compile(r"(?P<stem>[^\d]{2,})\d")
_COUNTED_YEAR: Final = re.compile(r"[一二三四五六\d首次]")
_RANK: Final = re.compile(r"[特一二三四金银铜]等?奖$")
_PLACE: Final = r"[\u4e00-\u9fff（）“]{1,12}?(?:板”?|所|市场)"
_MARKETS: Final = re.compile(
    rf"(?P<lead>.{{0,14}}?在(?:境内)?)(?P<places>{_PLACE}(?:(?:、|和|或|及){_PLACE})+)"
    r"(?P<noun>(?:首发|成功)?(?:上市|挂牌).{0,16})$"
)
_SHORT: Final = 6
_OWN_WORDS: Final = 6
_VERBS: Final = re.compile(
    r"^(?P<lead>.{0,12}?(?:认定的?为?|评为|评定为|获评|获得|列入|入选|被认定为|，达到|，通过|首次获得|首次完成|新获得|新获批的?|新获|创建为))"
)
_NOUN: Final = "(?:企业|单位|机构|项目|平台|园区|基地|中心|工厂|车间|团队|人才|人员|个人|商户|品牌|产品)"
# 批发、零售企业: two words of one length before one noun.
_MODIFIED: Final = re.compile(rf"(?P<own>[^的、，\d]{{2,4}}?)(?P<noun>(?:类)?{_NOUN})$")
_NOUN_AT_END: Final = re.compile(f"{_NOUN}$")
# 完成甲、乙的企业: who it is stands with the last.
_SHARED_TAIL: Final = re.compile(
    r"^(?P<own>[^的并且，]{2,16}?)(?P<noun>标准|专利|商标|认证|认定|称号|证书|资质)?"
    r"(?P<tail>的[^的，]{2,12})$"
)
_ANEW: Final = re.compile(
    r"^(?:首次|新(?:认定|备案|建|设|引进|获|增)|获|取得|通过|入选|列入|认定|评|完成|达到|超过|突破|被|在|经|对|年|开展|建设|购[买置]|租|参[加与]|主持|组织|承[担办]|符合|其他|\d)"
)


def names_of(what: str, count: int) -> list[str] | None:
    """One name for each of ``count`` figures out of a list; None if the list has another length."""
    what = what.replace("”“", "”、“")
    if market := _MARKETS.match(what):
        return _listed_at(market, count)
    lead = _VERBS.match(what)
    opening = lead["lead"] if lead else ""
    if (levels := _LEVEL_LIST.match(what, len(opening))) and levels["levels"].count("级") == count:
        # 新认定的国家级及省级甲中心、乙平台: each level has all of what follows.
        each = _AND.split(levels["levels"])
        return [opening + levels["lead"] + level + levels["noun"] for level in each]
    if prizes := _PRIZES.match(what):
        ranks = prizes["ranks"].split("、")
        # 一等奖的单位 says no more than the prize; 一等奖且在县内落地的作品 does.
        behind = _SOMEBODY.sub("", what[prizes.end() :])
        return [prizes["of"] + rank + "等奖" + behind for rank in ranks] if len(ranks) == count else None
    if steps := _by_steps(what, count):
        return steps
    parts = _parts(what[len(opening) :], count)
    if parts is None:
        return None
    parts, tail = _without_tail(parts)
    return [name + tail for name in _completed(what, *_standing_once(opening, parts))]


def _by_steps(what: str, count: int) -> list[str] | None:
    """Names of steps of one kind that follow each other; None if there are not ``count`` of one kind."""
    for run in _RUNS:
        if (match := run.search(what)) and len(steps := _AND.split(match[0])) == count:
            return [what[: match.start()] + step + what[match.end() :] for step in _of_whose(steps)]
    return None


def _of_whose(steps: list[str]) -> list[str]:
    """Grades with whose they are: 国家甲等级, 乙等级 → 国家甲等级, 国家乙等级."""
    if not all(_GRADED.fullmatch(step) for step in steps):
        return steps
    whose, done = "", []
    for step in steps:
        own = _WHOSE.match(step)
        whose = own[0] if own else whose
        done.append(step if own else whose + step)
    return done


def _completed(whole: str, opening: str, parts: list[str]) -> list[str]:
    """Names with what the list says once."""
    if figure := _UP_TO_FIGURE.match(parts[0]):
        # 营业收入首次突破1亿元、5亿元的: what grows stands once.
        parts[1:] = [figure["stem"] + part if part[:1].isdigit() else part for part in parts[1:]]
    level = _LEVEL_FIRST.match(parts[0])
    if level and not any(_LEVEL_FIRST.match(part) for part in parts[1:]):
        parts[1:] = [level[0] + part for part in parts[1:]]
    if not opening and (first := _LEVEL_AT_END.match(parts[0])):
        # 新设立的国家、省级机构: what is common stands before the first level.
        opening, parts[0] = first["lead"], first["level"]
    # 省级、国家级绿色工厂: levels share the noun behind the last of them.
    if all(_LEVELS.match(part) for part in parts[:-1]):
        noun = re.sub(rf"^(?:{_A_LEVEL}|[省市区县](?=立项|认定|备案|授予|评))", "", parts[-1])
        parts = [part + noun for part in parts[:-1]] + parts[-1:]
    elif len(parts[-1]) > len(parts[0]) + _OWN_WORDS and max(map(len, parts[:-1])) <= _SHORT:
        # 取得甲、乙证书并在岗的人员: what they share stands with the last, so each is told with the whole.
        return [f"{whole}（{part}）" for part in parts[:-1]] + [opening + parts[-1]]
    else:
        parts = _with_shared_end(parts)
    return [opening + part for part in parts]


def _with_shared_end(parts: list[str]) -> list[str]:
    """批发、零售企业 → 批发企业, 零售企业; 工业、建筑业企业 → 工业企业, 建筑业企业."""
    if any("的" in part or _NOUN_AT_END.search(part) for part in parts[:-1]):
        return parts
    modified = _MODIFIED.fullmatch(parts[-1])
    if modified and all(len(part) == len(modified["own"]) for part in parts[:-1]):
        return [part + modified["noun"] for part in parts[:-1]] + parts[-1:]
    if modified and all(part.endswith("业") for part in (*parts[:-1], modified["own"])):
        return [part + modified["noun"] for part in parts[:-1]] + parts[-1:]
    return parts


def _without_tail(parts: list[str]) -> tuple[list[str], str]:
    """A list and what stands once behind it: 完成甲、乙的企业 → 完成甲, 乙 and 的企业."""
    tail = _SHARED_TAIL.match(parts[-1])
    if not tail or (_ANEW.match(parts[-1]) and not parts[-1][:1].isdigit()):
        return parts, ""
    noun = tail["noun"] or ""
    if any("的" in part or (not noun and _NOUN_AT_END.search(part)) for part in parts[:-1]):
        return parts, ""
    if any(part.endswith(noun) for part in parts[:-1]):
        return [*parts[:-1], tail["own"] + noun], tail["tail"]
    # 国际、国家标准的单位: what it is stands once as well.
    return [*parts[:-1], tail["own"]], noun + tail["tail"]


def _parts(words: str, count: int) -> list[str] | None:
    """The parts of a list; None if there are not ``count``."""
    parts = [part for part in _split(words) if part]
    if len(parts) != count:
        # 甲或乙的国家、省级人才: 或 may stand within a name.
        parts = [part for part in split_outside(words, "、") if part]
    return parts if len(parts) == count else None


def _listed_at(market: re.Match[str], count: int) -> list[str] | None:
    """企业在主板、创业板上市: where stands in the list, what for around it."""
    places = _split(market["places"])
    return [market["lead"] + place + market["noun"] for place in places] if len(places) == count else None


def _standing_once(opening: str, parts: list[str]) -> tuple[str, list[str]]:
    """What stands once before a list, and the list: 主持制定国际标准、国家标准."""
    title = _TITLE.match(parts[0])
    grades = [_TITLE_GRADE.match(part) for part in parts[1:]]
    if title and all(grade and grade["noun"] == title["noun"] for grade in grades):
        return opening + title["title"], [parts[0].removeprefix(title["title"]), *parts[1:]]
    if len(parts) > 1 and len(parts[0]) > len(parts[1]) and not parts[1][:1].isdigit():
        ranked = _RANK.search(parts[0])
        if ranked and _RANK.match(parts[1]):
            # 获得示例奖一等奖、二等奖: what is won stands once.
            return opening + parts[0][: ranked.start()], [parts[0][ranked.start() :], *parts[1:]]
        if not opening and _alike_ends(parts[0], parts[1]):
            at = len(parts[0]) - len(parts[1])
            return parts[0][:at], [parts[0][at:], *parts[1:]]
    whom, comma, kind = parts[0].rpartition("，")
    if comma and len(kind) <= _SHORT and not any("，" in part or _ANEW.match(part) for part in parts[1:]):
        # 新增示例企业，工业、服务业: who it is stands before the first.
        return opening + whom + comma, [kind, *parts[1:]]
    lead, joint, first = parts[0].rpartition("的")
    if first and not any("的" in part or _ANEW.match(part) for part in parts[1:]):
        # 在区内生产的甲、乙: what holds for both stands before the first.
        return opening + lead + joint, [first, *parts[1:]]
    return opening, parts


def _alike_ends(first: str, second: str) -> bool:
    """True for 主持制定国际标准 and 国家标准, 示例企业第一年 and 第二年."""
    if re.match(r"第.年|首年|次年", second):
        return _COUNTED_YEAR.sub("", first[-len(second) :]) == _COUNTED_YEAR.sub("", second)
    return first[-2:] == second[-2:] and not _LEVEL_FIRST.match(second)


def _split(words: str) -> list[str]:
    """Split at list words outside quotations and brackets."""
    return split_outside(words, r"、|/|以及|和(?!国)|或")
