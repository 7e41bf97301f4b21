"""What a figure measures: the words before or after it, freed of time, scope, adverbs and the verb of the goal."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tidu.reader.periods import without_time
from tidu.reader.verbs import VERBS

_VERB: Final = re.compile(f"^(?:{VERBS})")
_VERB_AT_END: Final = re.compile(f"(?:{VERBS})$")
_LONGEST_VERB: Final = 12  # characters
_HELPERS: Final = frozenset(
    {"支持", "推动", "推进", "引导", "促进", "组织", "带动", "力争", "争取", "确保", "帮助", "完成", "实现"}
)
_ADVERB: Final = re.compile(
    r"^(?:力争|争取|确保|努力|计划|预计|预期|要|将|着力|重点(?=培|打造|建|支|扶|推|实|引|发展|组|开|围|攻|抓|帮|培养)|直接|全力|大力|加快|积极|全面|进一步|逐步|基本|累计|总共|共计|共|总计|合计|再(?!生|就业|制造|保险|贷款|融资|担保|利用)|新(?=培|认|引|建|打|创|孵|设|获|评|晋|增|招|签|开|成立|发展|布局|组建)|分别|均|"
    r"平均每年|年均(?=新增|培[育养训]|引[进育]|建成|新建|服务|举办|开展|实施|转化|孵化|输送|组织|招引|开行|发放|吸纳)|平均(?![\u4e00-\u9fff]{0,10}(?:率|成本|时间|时长|价|寿命|工资|用时))|至少|其中|即(?=[打建培新实形引])|同时|并且|并|且|以及|及|和|与|、|也|还|使|让|推动全市|原则上|(?:围绕|聚焦|瞄准)(?=实现|完成)|组织|各(?![类种级])|稳步|有序|持续|不断|有效(?!期|供给|投资|需求|灌溉)|按期|如期|按时|目前|现已|已有|现有|滚动|成功(?=创|获|申|引|培|举|入)|高标准(?=建|打造|推进|实施|编制|规划|完成|创建|举办|开展|落实|培育|布局|改造)|高水平|高质量|动态|择优|优先|"
    r"坚持|面向社会|围绕.{2,10}?领域|在.{2,14}?(?:等?方面|领域|过程中|中|上)(?=取得|实现|培育|打造|建)|从[^，；。\d]{2,14}?(?=选派|选拔|选聘|遴选|引进|招聘|引育)|在(?![建库孵研营校册岗线产役途])[^，；。\d]{1,40}?(?=建设|建成|新建|布局|设立|打造|培育|开展|举办|推广|实施|创建|新增)|通过.{2,12}?方式)"
)
_SCOPE: Final = re.compile(
    r"^(?:全市|全省|全区|全县|全州|全域|我市|我省|我区|我县|本市|本区|度假区|开发区(?!内)|园区内|市级层面|辖区内?|区内|市内|省内)(?:计划|范围内)?"
)
_RECIPIENT: Final = re.compile(
    r"^(?:对|为|向|面向|给)(?P<who>.{2,30}?)(?P<verb>配备|提供|实现|开展|举办|推荐|组织|发放|培训|推送)(?P<what>.{2,})$"
)
_PIVOT: Final = re.compile(
    r"^(?P<who>.{0,24}?(?:企业|单位|机构|园区|平台|高校|院所|湾区|部门|主体|各地|高新区|大学))(?P<verb>主导或参与制定|主导制定|参与制定|开展|新建|建设|建成(?!区)|创建|打造|配备|举办|实施|引进|培育|新增|申报|获批|获评|成功创建)(?P<what>.{2,})$"
)
# 引导担保机构将担保费率降至0.8%: what is done to the last.
_PUTS: Final = re.compile(
    r"^(?P<who>[^，]{0,16}(?:机构|企业|银行|部门|单位|平台|公司))(?P<verb>将)(?P<what>.{4,})$"
)
# 资金须于6月底前下达60%以上: when it is due is no part of the name.
# 每村培养带头人3名: for each of which places.
_PER_PLACE: Final = re.compile(
    r"^(?P<who>每个?(?:行政村|村|乡镇|镇|街道|社区|县（市、区）|县|区|市|市州|园区|开发区|产业链|片区))"
    rf"(?:至少|平均)?(?:{VERBS})(?P<what>.{{2,}})$"
)
_GROWS: Final = re.compile(r"(?:年均|同比)?(?:增长|增速|增幅)$")
_TIME_INSIDE: Final = re.compile(
    r"(?:须|应|需)?(?:于|在)(?:20\d\d年)?\d{1,2}月(?:底|末|份)?前|(?<=[\u4e00-\u9fff])[一二两三四五]年内(?=[\u4e00-\u9fff])"
    r"|(?<=[\u4e00-\u9fff])(?<![较比与])(?:到|至|在)?20\d\d年(?:年?[底末])?(?:力争|争取)?$"
)
_NOUN_GOES_ON: Final = re.compile(
    r"机构|基金|体系|平台|专员|率|面积|力度|水平|基地|中心|能力|载体|企业数|规模(?!以上)|投入|强度|总额|收入|用地|者|库|业(?!务)|型|化(?!工)|指数|额|量"
    r"|后(?![备勤续台])|成本|时间|时限|环节|质效|质量|满意|费用?"
)
_OVER_FIGURE: Final = re.compile(r"突破\d")
_OF_FIRMS: Final = re.compile(r"^企业的(?=.{2})")
_TRIVIAL: Final = frozenset(
    {
        "",
        "企业",
        "项目",
        "单位",
        "人",
        "的企业",
        "企业数",
        "数量",
        "总数",
        "规模",
        "总量",
        "目标",
        "的",
        "下达",
    }
)
# 参加展会，每年安排20场次: what is done says nothing; what it is done with stands before.
_DOING: Final = frozenset(
    {"安排", "组织", "开展", "举办", "完成", "实现", "新增", "建成", "争取", "培育", "引进", "认定"}
)
_PREFIXED: Final = re.compile(
    r"^(?:占|年均|年增长|提高|提升|下降|降低|增加|减少|增长|增速|增幅|同比|比重|贡献|总数|总规模)"
)
# 年营业收入超500亿元的3个: of what, the clause before says.
_THRESHOLD: Final = re.compile(r"(?:超过?|过|达到?|突破)\d[\d.]{0,8}[万亿]元$|\d[\d.]{0,8}[万亿]元以上$")
# 营收超100亿元企业3家、超10亿元企业20家: what grows stands once.
_ALSO_OVER: Final = re.compile(
    r"^(?:超过?|过|突破|达到?)(?=[\d一二三四五六七八九十百千]{1,9}[\d.]{0,6}[万亿]?元)|^[\d.]{1,9}[万亿]元以?上?"
)
_STEM_OF_OVER: Final = re.compile(
    r"(?P<stem>[^\d，；。]{2,20}?)(?:超过?|过|突破|达到?)?(?:[\d一二三四五六七八九十百千]{1,9}[\d.]{0,6}[万亿]?|亿)元"
)
COMPARED: Final = re.compile(r"^(?:比|较)(?:20\d\d年|上年|上一年|同期)(?:末|底|同期)?(?=.)")
"""A comparison before what is measured: 比2022年提高3个百分点."""
_LEVEL: Final = re.compile(
    r"^(?:国家级|自治区级|省级|州级|盟级|市级|区级|县级|国家|省部级|部级|苏州市级|[甲乙丙]级|[1-5]A级|[一二三四五]星级|[十百千万]{1,2}亿元?级)(?:及以上|及以下|以上)?$"
)
_LEVEL_FRONT: Final = re.compile(
    r"^(?:国家级|自治区级|省级|州级|盟级|市级|区级|县级|[十百千万]{1,2}亿元?级)?(?:和|及|或)?"
    r"(?:国家级|自治区级|省级|州级|市级|区级)?(?:及以上|以上)?"
)
_ENUMERATED: Final = re.compile(
    r"^(?P<level>(?:国家级|省级|市级)(?:或省级|及|和市级)*以?上?)?.*、.*?等(?P<kind>(?!领域|方面|行业|环节)[^、]{3,})$"
)
_BRACKET_AT_FRONT: Final = re.compile(r"^（[^（）]*）")
# 遴选30户企业作为重点对象 counts those, 筛选200家企业列入清单 the firms.
_CHOSEN_AS: Final = re.compile(
    r"^(?P<who>[^，、]{2,16})(?:作为(?P<what>[^，、]{4,16})|(?:列入|纳入)[^，、]{2,16}(?:清单|名单|名录|库))$"
)
_LONG: Final = 24
_TAIL: Final = re.compile(
    r"(?:达到?每[日年天]|每年|(?:[一二三四五]年)?(?:实现)?(?:翻[一两]?番|翻倍)|，|、|；|。|：|和|及|以及|并|平均|均|分别|已|要|将|应|力争|累计|总数|数量|总量|共|再|(?<![更创全刷翻])新|实际|总体|约|稳定|显著增强|明显提高|数|的)+$"
)
# 由75%提高到80%: where it rose from is no part of the name.
_ROSE_FROM: Final = re.compile(r"[由从](?:目前的|现在的)?[\d.,]{1,12}(?:%|[\u4e00-\u9fff]{1,2})$")
_TAIL_KEEPS: Final = re.compile(r"(?:专利|人|户|次|个|指|系|总|基|倍|拥有|平均有效专利)数$")


@dataclass(slots=True)  # not frozen: made for every clause, and that takes three times as long
class Named:
    """A metric's words.

    ``scope`` was taken off the front, ``verb`` says whether a goal's verb stood before them, ``action`` is the
    same words with that verb (服务企业).
    """

    words: str
    scope: str = ""
    verb: bool = False
    action: str = ""

    @property
    def trivial(self) -> bool:
        """True if the words name nothing by themselves."""
        return self.words in _TRIVIAL


def front(text: str) -> Named:
    """Free a phrase from what stands before the thing itself."""
    scope, verb, helped, action = "", False, False, ""
    chained = False
    text = text.lstrip("，；：、。 ")
    while True:
        shorter = without_time(text)
        if match := _SCOPE.match(shorter):
            scope = scope or match[0]
            shorter = shorter[match.end() :]
        match = _VERB.match(shorter)
        if match and (not verb or helped or chained) and not _noun(shorter, match.end()):
            # 支持…建设…: a helping verb may stand before the goal's own.
            action = shorter if helped or not action else action
            verb, helped, shorter = True, match[0] in _HELPERS, shorter[match.end() :]
            # 新建、改扩建学校: two verbs.
            chained = shorter.startswith(("、", "和", "或"))
        elif match := _ADVERB.match(shorter):
            shorter = shorter[match.end() :]
        shorter = _BRACKET_AT_FRONT.sub("", shorter).lstrip("，：、")
        if shorter == text:
            break
        text = shorter
    return Named(text, scope, verb, action)


def _noun(text: str, end: int) -> bool:
    """True if the verb's word begins a noun: 服务机构, 引导基金, 培训机构, 提升率."""
    # 突破10亿元的企业: the amount says which firms.
    return bool(_NOUN_GOES_ON.match(text, end) or _OVER_FIGURE.match(text))


def before(text: str, *, whole: bool = False) -> Named:
    """Name what a figure at the end of ``text`` measures; ``whole`` for 全覆盖, which also keeps for whom."""
    named = front(text)
    words = named.words
    for pattern in (_PUTS, _RECIPIENT, _PIVOT):
        if match := pattern.match(words):
            kept = (match["who"] if whole else "") + match["what"]
            words, named = front(kept).words, Named(words, named.scope, verb=True)
    if words.startswith("每") and (match := _PER_PLACE.match(words)):
        words, named = match["who"] + match["what"], Named(words, named.scope, verb=True)
    words = _shorter(_tail(_TIME_INSIDE.sub("", words))).removeprefix("对")
    if words in _TRIVIAL and named.action not in ("", words):
        # 服务企业1万家次: the doing itself is counted.
        words = _tail(named.action)
    return Named(words, named.scope, named.verb)


def after(text: str) -> Named:
    """Name what a figure before ``text`` counts: 家的第三方服务机构 → 第三方服务机构."""
    words = _BRACKET_AT_FRONT.sub("", text).removeprefix("的")
    if chosen := _CHOSEN_AS.match(words):
        words = chosen["what"] or chosen["who"]
    words = _OF_FIRMS.sub("", _tail(words))
    head, _, last = words.rpartition("的")
    if head and ("、" in head or "，" in head) and len(last) > 2:  # noqa: PLR2004 - a noun, not a rest
        words = last
    return Named(_shorter(words))


def ends_with_verb(text: str) -> bool:
    """True if the goal's verb stands right before the figure: 培育20家企业."""
    return bool(verb_before_figure(text) or re.search("迁入|纳入", text[-2:])) or not front(text).words


def verb_before_figure(text: str) -> bool:
    """True only if a verb is there; `ends_with_verb` also holds where nothing stands before the figure."""
    return bool(_VERB_AT_END.search(text, max(0, len(text) - _LONGEST_VERB)))


def joined(words: str, subject: str) -> str:
    """Put the subject of the clause before to words that need one: 占GDP比重, 省级, nothing at all."""
    words = COMPARED.sub("", words) or words
    if not subject:
        return words
    if words in _TRIVIAL or words in _DOING:
        return subject
    if _THRESHOLD.search(words):
        # 收入超10亿元的企业20家，其中5个收入超50亿元: of the firms, whatever else they have.
        thing = subject.rpartition("元的")[2]
        return f"{words}的{thing.removeprefix('一批')}"
    if _ALSO_OVER.match(words) and (over := _STEM_OF_OVER.match(subject)) and over["stem"]:
        return over["stem"] + words
    if _LEVEL.match(words):
        return words + _LEVEL_FRONT.sub("", subject, count=1)
    if _PREFIXED.match(words) and subject not in words:
        # 总值年均增长8%，占GDP比重25%: the share is of the value.
        return (_GROWS.sub("", subject) if words.startswith("占") else subject) + words
    return words


def is_level(words: str) -> bool:
    """True for a level that stands for itself: 国家级, 省级及以上."""
    return bool(_LEVEL.match(words))


def noun_of_level(words: str) -> str:
    """What a level stands before: 省级科技人才 → 科技人才; empty without a level."""
    match = re.match(
        r"(?:国家级|自治区级|省级|州级|盟级|市级|区级|县级|省部级|[十百千万]{1,2}亿元?级)(?:及以上|以上)?",
        words,
    )
    return words[match.end() :] if match else ""


def part_of(words: str, whole: str) -> str:
    """Write out what a part has from the whole: of 省级以上创新平台, 国家级平台 is 国家级创新平台."""
    noun = noun_of_level(words)
    if not noun or words == whole or not whole.endswith(noun):
        return words
    return words.removesuffix(noun) + _LEVEL_FRONT.sub("", whole, count=1)


def needs_subject(words: str) -> bool:
    """True if words name nothing without the clause before."""
    words = COMPARED.sub("", words) or words
    return words in _TRIVIAL or bool(
        words in _DOING
        or _THRESHOLD.search(words)
        or _LEVEL.match(words)
        or _PREFIXED.match(words)
        or _ALSO_OVER.match(words)
    )


def _tail(words: str) -> str:
    if _TAIL_KEEPS.search(words):
        return words
    return _TAIL.sub("", _ROSE_FROM.sub("", words))


def _shorter(words: str) -> str:
    """Of a long list that ends in 等各类平台, the level and the kind."""
    if len(words) > _LONG and (match := _ENUMERATED.match(words)):
        return (match["level"] or "") + match["kind"]
    return words
