"""Phrases of quantity: 不少于100家, 达到10%以上, 1—2个, 200家左右, 百家, 2.2万亿元, 实现全覆盖.

A phrase is what stands before the number (不少于), the number with its scale (1.2万), the unit, and what stands
behind (以上). Years, ordinals, names such as “354” and 5G are no quantities.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from tidu.reader.bounds import operator
from tidu.reader.counted import GUARDED, MEASURE, STRICT, UNITS
from tidu.reader.numerals import ARABIC, CHINESE, SCALES, number
from tidu.reader.uncounted import names_a_rate, no_measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tidu.reader.model import Figure
    from tidu.reader.spans import Pairs

_SCALE: Final = "万亿|千万|百万|亿|万|千|百"
_ABOUT_BEFORE: Final = "(?<![签预履节集契])约|大约|(?<![附邻最])近|将近"
_REACH: Final = (
    r"达到了|达到|可达|(?<!下)达|突破|(?<!突)破(?=[\d.]{0,8}[百千万]{0,2}亿)|迈上|跨上|站上|迈入|超过|超出|高于|大于|多于|超|过|提高到|提升到|提高至|提升至|增加到|增加至|增长到|跃升到|跃升至|攀升到|攀升至|增至|增长至|扩大到|上升到|"
    "发展到|扩大至|上升至|发展至|减少到|减少至|压减到|缩短到|缩减至|稳定在|保持在|维持在|控制在|降低到|降低至|降至|降到|下降到|下降至|压缩至|压缩到|压减至|缩短至|不少于|不低于|不小于|"
    "不得少于|不得低于|不少|至少|最少|不超过|不超(?!过)|不高于|不大于|不多于|不得超过|不得高于|低于|少于|小于|最高不超过|最高|最低|为|至|到"
)
# A bare 万 counts before 亿 and before what is counted: 超万亿元, 万家.
# 8000元/㎡以上: for each of what.
_PIECE: Final = rf"/(?:人|亩|户|吨|㎡|平方米|平方公里|公顷|公里|年|月|小时|件|台|千瓦时|立方米|{MEASURE})"
_PER_PIECE: Final = re.compile(_PIECE)
_LIST_BEFORE: Final = re.compile(r"\d(?:、|和)$")
_NUMBER: Final = rf"(?:{ARABIC}|{CHINESE}|万(?=亿|[家户个项件名场]))"
_QUANTITY: Final = re.compile(
    rf"(?P<pre>{_REACH})?(?P<about>{_ABOUT_BEFORE})?(?P<few>(?:(?<![总人户个件次指])数|上|几)(?=[十百千万亿]))?(?P<a>{_NUMBER})(?P<scale>{_SCALE})?(?P<more>多|余)?(?P<au>{UNITS}|(?P<any>{MEASURE}))?"
    rf"(?:[-—~至到]{{1,2}}(?P<b>{ARABIC})(?P<bscale>{_SCALE})?(?P<unit>{UNITS})?)?"
    rf"(?P<level>级)?(?:（不?含）|{_PIECE}(?=及?以[上下]))?(?P<post>及?以上|左右|上下(?!游)|及?以下|以内|之内)?(?:（含）)?"
)
_NUMERAL: Final = re.compile(r"[\d零〇一二两三四五六七八九十百千万]")
_LONGEST_AHEAD: Final = 16  # characters that 不得少于大约 and the like take before a number
_WHOLE: Final = re.compile(
    r"(?P<pre>实现|达到|完成|做到|基本实现|力争|确保)?(?P<op>全覆盖|全面覆盖|动态清零|清零|零增长|零发生)"
)
_SHARED_UNIT: Final = re.compile(rf"(?:、(?:{ARABIC}))*(?:、|和|及)(?:{ARABIC})(?P<unit>{UNITS})")
# Money may be written without 元: 给予500万奖励, 每年最高5000万.
_GRANTING: Final = re.compile(r"奖励|奖补|补助|补贴|资助|贴息|给予|予以")
_MONEY_BEHIND: Final = re.compile(r"(?:的)?(?:一次性)?(?:[奖补资贴扶支]|[、和，；。）\n]|$|以[内下])")
_TIMES: Final = re.compile(r"(?:增长|增加|提高|提升|扩大)(?:约|近)?$")
_TIMES_AHEAD: Final = 4
# 一个千亿级集群, 两个收入过30亿元的集团: what has its size in figures is counted in earnest.
_OF_SIZE: Final = re.compile(
    r"(?:[百千万]{1,2}亿元?级|[\u4e00-\u9fff]{0,6}(?:收入|产值|营收)(?:过|超过?|达到?|突破)[\d百千万])"
)
_POINTS: Final = re.compile(r"(?:、\d[\d.]{0,6}个){0,6}(?:、|和)\d[\d.]{0,6}个百分点")
_BEINGS: Final = frozenset({"人次", "人", "户", "家", "件", "名"})
_NEAR: Final = 60
_NOT_AFTER: Final = re.compile(
    r"[年月日号时分秒届条款章节版代强大]|世纪|周年|小时|分钟|天|工作日|个?工作日|个月|周"
)
_NOT_BEFORE: Final = re.compile(r"(?:第|前|排名|\d|[A-Za-z.+\-]|“|文号|热线)$")


@dataclass(slots=True)  # not frozen: made for every clause, and that takes three times as long
class Quantity:
    """A quantity at ``start`` to ``end``; ``pre`` and ``post`` as printed, ``op`` what they mean.

    ``explicit`` says that words or a range mark a bound; ``follows`` that 达到 or its like links it to a subject.
    """

    start: int
    end: int
    op: str
    value: Figure
    unit: str
    pre: str = ""
    post: str = ""

    @property
    def explicit(self) -> bool:
        """True if the text marks a bound (不少于, 以上, 左右, a range) rather than a bare number."""
        return self.op != "="

    @property
    def is_money(self) -> bool:
        """True for amounts of money."""
        return self.unit.endswith("元")

    @property
    def links(self) -> bool:
        """True if a word before the number ties it to a subject: 达到, 不少于, 为."""
        return bool(self.pre)

    def yuan(self) -> Decimal | None:
        """The amount in yuan, the upper end of a range; None for another unit."""
        scale = {"亿元": 10**8, "万元": 10**4, "元": 1}.get(self.unit)
        return self.most * scale if scale and self.most is not None else None

    @property
    def most(self) -> Decimal | None:
        """The value, or the upper end of a range."""
        return self.value[1] if isinstance(self.value, tuple) else self.value


def quantities(text: str, start: int, end: int, quoted: Pairs) -> Iterator[Quantity]:
    """Yield the quantities of ``text[start:end]``; what stands in a short quotation is a name."""
    # Most clauses hold no numeral at all, or none behind the first, and are passed over quickly.
    at = start
    while numeral := _NUMERAL.search(text, at, end):
        match = _QUANTITY.search(text, max(at, numeral.start() - _LONGEST_AHEAD), end)
        if match is None:
            return
        found = _read(text, match)
        at = max(match.end(), match.start() + 1) if found else match.end("a")
        if found and not _in_name(found, quoted):
            yield found


def for_each(text: str, item: Quantity) -> Quantity:
    """A quantity with the piece it is counted for, where one stands behind it: 50万元/人."""
    if inside := _PER_PIECE.search(text, item.start, item.end):
        # 12万元/亩以上
        return item if inside[0] in item.unit else replace(item, unit=item.unit + inside[0])
    match = _PER_PIECE.match(text, item.end)
    return replace(item, unit=item.unit + match[0], end=match.end()) if match and item.unit else item


def wholes(text: str, start: int, end: int, quoted: Pairs) -> Iterator[Quantity]:
    """Yield 全覆盖 and 清零 of a clause as quantities; “全覆盖、零距离” is a slogan."""
    if text.find("覆盖", start, end) < 0 and text.find("零", start, end) < 0:
        return
    for match in _WHOLE.finditer(text, start, end):
        zero = "零" in match["op"]
        if quoted.around(match.start("op")) or text[match.end() : match.end() + 1] == "的":
            continue
        value = Decimal(0) if zero else Decimal(100)
        yield Quantity(
            match.start(),
            match.end(),
            "zero" if zero else "full",
            value,
            "" if zero else "%",
            match["pre"] or "",
        )


def _in_name(found: Quantity, quoted: Pairs) -> bool:
    around = quoted.around(found.start)
    return around is not None and around[1] >= found.end and around[1] - around[0] < 20  # noqa: PLR2004 - a name


def _read(text: str, match: re.Match[str]) -> Quantity | None:
    """The quantity a match stands for, or None for years, ordinals and names."""
    unit = match["unit"] or match["au"] or _shared_unit(text, match)
    # In 提高15个、13个百分点 the unit stands in full with the last.
    unit = "个百分点" if unit == "个" and _POINTS.match(text, match.end()) else unit
    start, end = match.start("pre") if match["pre"] else match.start("a"), match.end()
    if not match["pre"] and _NOT_BEFORE.search(text, max(0, match.start() - 2), match.start()):
        return None
    value = number(match["a"])
    if value is None or names_a_rate(text, match) or no_measure(text, match):
        return None
    words = not match["a"][0].isdigit()
    scale = match["scale"] or ""
    counts = _counts(match, unit, scale) or _OF_SIZE.match(text, match.end())
    if words and not counts and not _multiplies(text, match, unit):
        return None
    if not unit and scale == "万" and _speaks_of_money(text, match):
        unit = "元"
    unit, value, scale = _unit(unit, value, scale)
    if not _fits(text, match, unit):
        return None
    figure: Figure = value
    op = operator(match)
    if match["b"]:
        upper = number(match["b"])
        if upper is None:
            return None
        unit, figure, op = *_range(match, upper), "range"
    about = match["about"]
    return Quantity(
        match.start("about") if about and not match["pre"] else start,
        end,
        op,
        figure,
        unit,
        match["pre"] or "",
        match["post"] or "",
    )


def _range(match: re.Match[str], upper: Decimal) -> tuple[str, tuple[Decimal, Decimal]]:
    """Unit and ends of a range: in 1-2万人 and 10万元—20万元 a scale that stands once holds for both."""
    own, printed = match["scale"] or match["bscale"] or "", match["unit"] or match["au"] or ""
    _, low, _ = _unit(printed, number(match["a"]) or Decimal(), own)
    unit, high, _ = _unit(printed, upper, match["bscale"] or own)
    return unit, (low, high)


def _speaks_of_money(text: str, match: re.Match[str]) -> bool:
    """True for 给予500万奖励, 最高5000万: only money is granted without its unit."""
    if not _MONEY_BEHIND.match(text, match.end()):
        return False
    begun = max(text.rfind(sign, 0, match.start()) for sign in "。；\n") + 1
    return bool(_GRANTING.search(text, max(begun, match.start() - _NEAR), match.end() + _NEAR // 4))


def _shared_unit(text: str, match: re.Match[str]) -> str:
    """The unit that stands once behind a list of figures: 100、150、200家."""
    following = _SHARED_UNIT.match(text, match.end())
    return following["unit"] if following else ""


def _counts(match: re.Match[str], unit: str, scale: str) -> bool:
    """True for a Chinese numeral that counts (百家, 三十户, 不少于三家) rather than one in a word (一批, 两化)."""
    if unit not in STRICT and unit != "%" and not (scale.endswith("亿") and match["pre"]):
        return False
    big = len(match["a"]) > 1 or match["a"] in ("百", "千", "十") or bool(scale)
    return big or bool(match["post"]) or (match["pre"] or "") in ("不少于", "不低于", "至少", "超过", "达到")


def _multiplies(text: str, match: re.Match[str], unit: str) -> bool:
    """True for 增长一倍."""
    return (
        unit == "倍" and _TIMES.search(text, max(0, match.start() - _TIMES_AHEAD), match.start()) is not None
    )


def _unit(unit: str, value: Decimal, scale: str) -> tuple[str, Decimal, str]:
    """Multiply out 万 and its kin before counted things; keep 亿 and 万元 in the printed unit."""
    if scale == "万亿":
        unit = "亿" + (unit or "元")
        return unit, value * 10_000, ""
    if scale == "亿" and unit in _BEINGS:
        return unit, value * 10**8, ""
    if scale == "亿":
        return "亿" + (unit or "元"), value, ""
    if unit in ("元", "美元") and scale == "万":
        return "万" + unit, value, ""
    if unit in ("元", "美元") and scale in ("千万", "百万"):
        return "万" + unit, value * SCALES[scale] / 10_000, ""
    if not unit and scale in ("千万", "百万"):
        # 资金达到1千万: only money is counted so without its unit.
        return "万元", value * SCALES[scale] / 10_000, ""
    return unit, value * SCALES.get(scale, 1), scale


def _fits(text: str, match: re.Match[str], unit: str) -> bool:
    """False for years, times of day, ordinals and units that are the beginning of another word."""
    after = text[match.end() : match.end() + 3]
    if not unit:
        nothing_behind = not match["post"] and not match["level"]
        bare = match["pre"] in (None, "为", "至", "到", "过", "超") and not match["post"]
        if bare or _NOT_AFTER.match(after) or (nothing_behind and after[:1].isalnum() and after.isascii()):
            return False
        return match["a"][0].isdigit()
    if match["unit"] is None and match["au"] is None and not match["scale"]:
        return True
    if unit == "岁" and match["post"]:
        return False
    if match["level"] and not match["post"] and text[match.start() - 1 : match.start()] in ("个", "大"):
        # 2个500亿级产业集群: a name.
        return False
    guarded = after[:1] and after[0] in GUARDED.get(unit.lstrip("亿万"), "")
    if guarded and not match["post"] and not match["level"] and not after.startswith(("人工", "人形")):
        return False
    if unit.endswith("工作日"):
        # 压缩至5个工作日以内 is a goal, in 10个工作日内 something is done.
        goal = bool(match["post"]) or (match["pre"] or "").startswith(("压", "缩", "降", "不超", "不多"))
        # 压缩至30、35个工作日: the unit stands with the last.
        return goal or _LIST_BEFORE.search(text, max(0, match.start() - 2), match.start()) is not None
    return not (
        unit == "个" and after.startswith(("工作日", "月", "小时", "方面", "环节", "字", "阶段", "领域"))
    )
