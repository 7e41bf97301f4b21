"""Phrases of time: by which year (到2025年, 2023年底前, 三年内), how often (每年), since when (截至2021年)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tidu.reader.numerals import number

_SPAN: Final = re.compile(r"(20\d\d)年?[-—~至到]{1,2}(20\d\d)年?")
# 较2020年翻一番 names the year it is compared with.
_YEAR: Final = re.compile(
    r"(?<!较)(?<!比)(?<!与)(?P<to>到|至|截至|截止|截止到|在|于)?(?P<year>20\d\d)年(?P<part>底|末|年底|年末|以前|之前|前|\d{1,2}月)*"
)
_WITHIN: Final = re.compile(
    r"(?:利用|用|在|力争|争取|通过|经过)?(?P<n>[一二两三四五六七八九十]|\d{1,2})(?:个)?年(?:左右)?(?:时间|内|之内|以内|期间|的(?:努力|建设|奋斗|发展)|(?:努力|建设|奋斗|发展)(?![\u4e00-\u9fff])|(?=累计|新增|培育|培训|引进|建成|实施|打造))|(?:今后|未来|再用)(?P<m>[一二两三四五六七八九十\d]{1,2})年"
)
# 三年新建…, 三年促成…: what is done in as many years; 三年行动计划 is a name.
_DONE_IN: Final = (
    r"年(?=[\u4e00-\u9fff]{2})(?!行动|计划|规划|攻坚|倍增|目标|任务|总体|左右|滚动|时间|期间|(?:建设|努力|奋斗|发展)(?![\u4e00-\u9fff])"
    r"|[级期制度内来前后多以间的之免])"
)
_IN_YEARS: Final = re.compile(rf"^(?:力争|争取|计划)?(?P<n>[一二两三四五2-5]){_DONE_IN}")
_FIVE_YEAR: Final = re.compile(r"“?十([三四五六])五”?(?:末|期末|时期|期间|规划期)")
_EVERY: Final = re.compile(
    r"每(?:一)?(?P<what>年度?|季度?|月|半年)|逐年|年均(?!有)|年度(?=新|培|完|引|建成|认定)|(?<![\d一二两三四五六七八九十])年(?=新增|培训|培育|引进|服务|举办|组织|开展|新建|认定|转化)"
)
_PAST: Final = re.compile(
    r"已有|已经|已累计|已建|已培|已实|上年末|(?<![由从对])现有|我[市省区县]共有|达到了|实现了|完成了"
)
REPORTS: Final = re.compile(
    r"截至|截止|(?<![由从])目前|以来|过去|去年|近年|近[一二三两\d]年|年(?<!每年)(?:1[—～~至-]{1,2}\d{1,2}月|前[一二三两四五六七八九\d]{1,2}个?(?:季度|月))"
)
"""Words that open a report of what was reached."""
# 按照近两年平均利润500万元以上的标准: who is meant, no report.
_CRITERION: Final = re.compile(r"近[一二三两\d]年(?:来)?[^，；。]{0,16}\d[^，；。]*以上")
_LOOKS_AHEAD: Final = re.compile(r"力争|争取|计划|确保|目标")
_COMPARES: Final = re.compile(r"同比|比上年|较上年")
_HOPES: Final = re.compile(r"力争|争取|计划|确保|目标|实现(?!了)|以上|左右|不低于|不少于|达到(?!了)|突破")
_SOON: Final = re.compile(
    r"年[底末内]前?|今年|全年|届时|期末|[三3]年内|三年|[一二两三四五\d]年的?(?:努力|建设|奋斗|发展)"
)
# 根据《甲纲要（2021—2035年）》 has the years of another document, 《乙计划（2023—2025年）》已经同意，现印发 its own.
_CITED: Final = re.compile(r"《[^《》\n]{1,80}》(?!已|[^，。\n]{0,6}印发)")
_YEAR_LIST: Final = re.compile(r"20\d\d年?(?:[、和]20\d\d年?)+")
_PHRASE: Final = re.compile(
    r"^(?:(?:力争|争取|确保|计划|预计|努力|原则上|并且|其中)*)(?:到|至|截至|在|从|自)?20\d\d年(?:度|底|末|年底|年末|以前|之前|前|起|\d{1,2}月底?|内)*"
    r"|^(?:力争)?(?:今后|未来|再?用|利用|通过|经过)?[一二两三四五六七八九十\d]{1,2}年(?:左右)?(?:时间|内|之内|以内|的(?:努力|建设|奋斗|发展)|(?:努力|建设|奋斗|发展)(?![\u4e00-\u9fff])|(?=累计|新增|培育|培训|引进|建成|实施|打造))"
    rf"|^(?:今后|未来)[一二两三四五\d]年内?|^[一二两三四五2-5]{_DONE_IN}"
    r"|^每(?:年度?|季度?|月|半年)|^\d{1,2}月(?:底|末|份)?前|^(?:计划)?期末|^“?十[三四五六]五”?(?:末|期末|时期|期间)|^届时|^今年(?:底|内)?|^年[底末内]前?|^当年|^年(?=新增|培训|培育|引进|服务|举办|组织|开展|新建|认定|转化)|^明年|^全年|^年内|^逐年"
)


@dataclass(slots=True)  # not frozen: made for every clause, and that takes three times as long
class When:
    """What a clause says about time.

    ``by`` is a year, ``per`` how often (year, quarter, month, half-year), ``past`` that the clause looks back,
    ``reports`` that what follows does too (截至2022年底，…), ``dated`` that it says when in any way (年底前).
    """

    by: int | None = None
    per: str | None = None
    past: bool = False
    reports: bool = False
    dated: bool = False
    compares: bool = False
    """It only compares with the year before, and no word looks ahead: a report, unless it goes on with goals."""


def when(text: str, period: tuple[int | None, int | None]) -> When:
    """Read the time of a clause.

    Args:
        text: the clause.
        period: first and last year of the plan, for 三年内 and to tell goals from the past.
    """
    by = _by(text, period)
    reports = bool(REPORTS.search(text)) and not _CRITERION.search(text) and not _LOOKS_AHEAD.search(text)
    past = reports or bool(_PAST.search(text))
    if by is not None and period[0] is not None and by < period[0]:
        past = True
    every = _EVERY.search(text)
    per = None
    if every:
        what = every["what"] or ""
        per = {"季": "quarter", "月": "month", "半": "half-year"}.get(what[:1], "year")
    dated = by is not None or per is not None or bool(_SOON.search(text))
    compares = bool(_COMPARES.search(text)) and not _HOPES.search(text)
    return When(by, per, past, reports, dated, compares)


def last_year(text: str) -> int | None:
    """The last year a text names, but for one that something is compared with; None if it names none."""
    if match := _SPAN.search(text):
        return int(match[2])
    years = list(_YEAR.finditer(text))
    return int(years[-1]["year"]) if years else None


def _by(text: str, period: tuple[int | None, int | None]) -> int | None:
    if "20" in text and (year := last_year(text)):
        return year
    if "五" in text and (match := _FIVE_YEAR.search(text)):
        return 2020 + 5 * ("三四五六".index(match[1]))
    match = _WITHIN.search(text) or _IN_YEARS.match(text)
    if match and period[0] is not None:
        years_given = number(match["n"] or match.group(2))
        return period[0] + int(years_given) - 1 if years_given else None
    return None


def years(text: str) -> tuple[int, ...]:
    """Years of a list (2023年、2024年和2025年); empty where there is none."""
    match = _YEAR_LIST.search(text)
    return tuple(int(year) for year in re.findall(r"20\d\d", match[0])) if match else ()


def without_time(text: str) -> str:
    """Strip a phrase of time from the front of a clause."""
    match = _PHRASE.match(text)
    return text[match.end() :] if match else text


def plan_period(title: str, opening: str) -> tuple[int | None, int | None]:
    """First and last year of a plan, from its title or the text before its first items."""
    for text in (title, _CITED.sub("", opening)):
        if match := _SPAN.search(text):
            return int(match[1]), int(match[2])
    if match := re.search(r"(20\d\d)年", title):
        return int(match[1]), int(match[1])
    return None, None
