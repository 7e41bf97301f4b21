"""Years in headings: calendar years, 上年度 and its like, and offsets such as ``[-1]``.

上年度 is the last full year before the date, 前一年度 the one before that, 前二年度 the next one back
(facts.md); 本年度 is the year of the date itself.
"""

from __future__ import annotations

import re

_END = "(?:1-12月|12月31日|12月末|12月底|12月|年度末|度末|度底|年末|年底|度|末|底|全年)?"
_CALENDAR = re.compile(rf"(?:截至|截止)?(?<!\d)(20\d\d)(?!\d)年?{_END}")
_OFFSETS = {
    "大前年": -3, "前二年度": -3, "前两年度": -3, "前2年度": -3,
    "上上年度": -2, "上上年": -2, "前一年度": -2, "前1年度": -2, "前一年": -2, "前年": -2,
    "上一年度": -1, "上一年": -1, "上年度": -1, "上年": -1, "去年": -1,
    "本年度": 0, "本年": 0, "当年度": 0, "当年": 0, "今年": 0,
}  # fmt: skip
_WORDS = re.compile("(" + "|".join(sorted(_OFFSETS, key=len, reverse=True)) + ")(?:末|底)?")
# What makes a year less than a whole one, or not a figure of that year: such a column is not the fact.
_PARTIAL = re.compile(
    r"\d月|月份|季度|半年|年初|期初|^初|预计|预测|计划|目标|力争|同期|同比|增长|增幅|增速|占比|比重|累计|合计"
)


def split_years(text: str, current: int) -> tuple[str, set[int]]:
    """Take the years out of a squashed text.

    Args:
        text: squashed heading.
        current: year of the date.

    Returns:
        The rest, and every calendar year that was named.
    """
    years = {int(match[1]) for match in _CALENDAR.finditer(text)}
    rest = _CALENDAR.sub("", text)
    years |= {current + _OFFSETS[match[1]] for match in _WORDS.finditer(rest)}
    return _WORDS.sub("", rest), years


def is_partial(rest: str) -> bool:
    """Whether the rest of a heading says that its figures are no full year's."""
    return _PARTIAL.search(rest) is not None
