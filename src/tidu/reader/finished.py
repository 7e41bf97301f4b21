"""A money rule as read becomes an `Incentive`, with what makes it doubtful.

Only the plainest form is sure: one recipient that 对 or its like names, one figure, a verb of giving, and no other
figure in that part of the sentence. `docs/reader.md` says how often each form was right at first sight.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tidu.reader.model import Incentive
from tidu.reader.recipients import kind_of_money

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tidu.reader.layout import Even
    from tidu.reader.rule import Grant

_PLAIN_WHAT: Final = 30
_SHORTEST_WHAT: Final = 5
_RELATIVE: Final = re.compile(
    r"(?:获得|通过|经)?(?:国家|省|市|区|县|州)级(?:认定|评定|备案|评审|验收)$|(?:获得|通过|列入|经)?(?:立项|批准|验收|评审|认定|审核|审批)(?:通过|合格)?的?(?:项目|企业|单位|平台|园区)|(?:验收|考核|评审|备案)(?:合格|通过|优秀)|符合|满足|属于|经|前|后|每|其|该|第|上述|另|再|一次性|实际|按|国家规定|辖区|企业(?!家)|单位|集聚区|管理"
)
_LEVEL: Final = re.compile(
    r"国际级|世界级|国家级|省部级|自治区级|省级|市级|州级|区级|县级|国家(?=认定|重点|[“]|技术|示范|科技|科学|奖)|省(?=认定|重点|“|示范|奖|科学)|市(?=认定|重点|“|示范)"
)
_DEGREE: Final = re.compile(r"国家级|自治区级|[省市州区县]级|[一二三四五甲乙丙]级")
_PAYER: Final = re.compile(
    r"(?<=由)[^，；。]{2,16}?财政|[国省市区县镇]?(?:级)?财政(?:资金|部门)?(?=给予|予以|择优|按|再|安排|一次性|对|承担|每年)"
)
# Every figure that could be money or a share of it; bounded on both sides.
_FIGURE: Final = re.compile(r"\d[\d.,]{0,12}(?:[百千万亿]{1,2}元?|元|%|‰)|：\d(?:\.\d)?(?=[^\d])")
_GIVES: Final = re.compile(r"给予|予以|奖励|奖补|补助|补贴|资助|发放|提供|享受")
_TELLS_WHOM: Final = re.compile(
    r"(?:^|[，。；\n])[^，。；\n]{0,8}?(?:对|凡|给予(?!最高|一次性|不超过|\d))|的[，给奖予一]"
)
_LISTS: Final = re.compile(
    r"、|/|或(?!者)|以及|(?<=[\u4e00-\u9fff]{3})(?:及|与|和(?!信息化|旅游|城乡|社会|改革))"
)
_PART: Final = 300  # characters on each side in which a part of a sentence is looked for


def incentive(even: Even, rule: Grant, others: Sequence[Grant]) -> Incentive:
    """Make a rule an `Incentive`; its doubts say in Chinese what to check.

    Args:
        even: the even text.
        rule: the rule.
        others: the rules near it in the same passage, itself among them.
    """
    words = even.text[rule.start : rule.end]
    start, end = even.span(rule.start, rule.end)
    _doubt(even.text, rule, others)
    payer = _PAYER.search(words)
    level = _LEVEL.search(rule.what or words)
    return Incentive(
        what=rule.what,
        amount=rule.amount,
        rate=rule.rate,
        cap=rule.cap,
        threshold=rule.threshold,
        payer=payer[0] if payer else "",
        frequency=rule.frequency,
        level=level[0] + "级" * (not level[0].endswith("级")) if level else "",
        start=start,
        end=end,
        quote=even.original[start:end],
        confidence=rule.doubts.confidence,
        doubts=tuple(rule.doubts.texts),
        who=rule.who,
    )


def _doubt(text: str, rule: Grant, others: Sequence[Grant]) -> None:
    doubts = rule.doubts
    if len(rule.what) > _PLAIN_WHAT or "，" in rule.what:
        doubts.add("对象和用途写得较长，请核对给谁、为什么给", 0.1)
    if rule.amount is not None and rule.cap is not None:
        doubts.add("既有金额又有限额，请核对各指什么", 0.1)
    if not _names_somebody(rule):
        doubts.add("对象写得简略，请对照上文核对给谁、为什么给", 0.1)
    if rule.vague:
        doubts.add("文中没有写明金额或比例", 0.25)
        return
    part = _part(text, rule)
    beside = [one for one in others if one.start < rule.end and rule.start < one.end]
    used = {figure for one in beside for figure in (one.amount, one.rate, one.cap) if figure is not None}
    if len(beside) > 1:
        doubts.add("一句里有几项奖补，请逐项核对", 0.07 if _differ_in_degree(beside) else 0.09)
    if len(_FIGURE.findall(part)) > len(used):
        doubts.add("这句话里还有别的金额或比例，请核对各指什么", 0.1)
    if rule.rate is not None:
        doubts.add("按比例给付，请核对比例的基数", 0.05)
    if _LISTS.search(rule.what):
        doubts.add("并列了几个对象，请核对是否同一标准", 0.09)
    if not _GIVES.search(part) or not _TELLS_WHOM.search(part):
        doubts.add("没有用“对……给予”的写法，请核对对象", 0.1)


def _differ_in_degree(rules: Sequence[Grant]) -> bool:
    """True if the names of a list are the same but for a level: 国家级甲, 省级甲."""
    shapes = {_DEGREE.sub("#", rule.what) for rule in rules}
    return len(shapes) == 1 and "#" in shapes.pop()


def _part(text: str, rule: Grant) -> str:
    """The part of the sentence, between full stops and semicolons, that a rule stands in."""
    begun = max(text.rfind(sign, max(0, rule.grant - _PART), rule.grant) for sign in "。；\n") + 1
    ends = [at for sign in "。；\n" if (at := text.find(sign, rule.end, rule.end + _PART)) >= 0]
    return text[begun : min(ends, default=rule.end)]


def _names_somebody(rule: Grant) -> bool:
    """True if what is granted says by itself for what: not 后两年奖励, 单位补助, 规定标准补贴."""
    plain = rule.what.removesuffix(kind_of_money(rule.what))
    return len(plain) >= _SHORTEST_WHAT and not _RELATIVE.match(plain)
