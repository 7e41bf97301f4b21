"""Figures that look like quantities and count nothing: 每千名老人, 1类药, 24小时内办结, 110千伏."""

from __future__ import annotations

import re
from typing import Final

_GOES_ON: Final = re.compile(r"(?!以上|左右|以下|的|参|次)[\u4e00-\u9fff]{2}")
_ROUND: Final = frozenset({"百", "千", "万", "十"})
# 控制在1小时以内 is a goal, 24小时以内办结 a rule of procedure.
_SPANS_OF_TIME: Final = ("小时", "分钟", "天")
_BOUNDS_TIME: Final = ("控", "压", "缩", "降", "不", "低于", "少于", "达到", "超过")
_SHORTENS: Final = ("控", "压", "缩", "降")


def names_a_rate(text: str, match: re.Match[str]) -> bool:
    """True for a round number that says what is counted for: 每千名老人拥有3张, 千人托位数."""
    if match["a"] not in _ROUND:
        return False
    if text[match.start("a") - 1 : match.start("a")] == "每":
        return True
    return match["au"] == "人" and not match["pre"] and _GOES_ON.match(text, match.end()) is not None


def no_measure(text: str, match: re.Match[str]) -> bool:
    """True for a word behind a figure that no bound and no list makes a measure, and for a class (1类新药)."""
    if match["au"] == "类" and match["a"] in ("1", "一"):
        return True
    if match["au"] in _SPANS_OF_TIME:
        return not (match["pre"] or "").startswith(_BOUNDS_TIME)
    if match["au"] == "个月":
        # 制定周期控制在12个月以内; 连续6个月, 不超过6个月 are terms.
        return not (match["pre"] or "").startswith(_SHORTENS)
    bounded = match["pre"] not in (None, "为", "至", "到", "过", "超") or match["post"]
    if match["au"] == "分":
        return not bounded
    listed = text[match.start() - 1 : match.start()] == "、"
    # 1.5万把, 500盏
    short = len(match["any"] or "") == 1 and (match["scale"] or len(match["a"]) > 1)
    return match["any"] is not None and not (bounded or listed or short)
