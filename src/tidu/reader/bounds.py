"""What the words round a number mean as a bound: 不少于, 超过, 以上, 左右, 控制在…以内."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import re

_AT_LEAST: Final = """
不少于 不低于 不小于 不得少于 不得低于 至少 最少 最低 达到 达到了 达 可达
提高到 提升到 提高至 提升至 增加到 增加至 跃升到 跃升至 攀升到 攀升至 增长到 增至 增长至 扩大到 上升到 发展到
扩大至 上升至 发展至
迈上 跨上 站上 迈入
"""
_MORE_THAN: Final = "超过 突破 破 超 过 高于 大于 多于 超出"
_AT_MOST: Final = """
不超过 不超 不高于 不大于 不多于 不得超过 不得高于 最高不超过 最高
降低到 降低至 降至 降到 下降到 下降至 压缩至 压缩到 压减至 缩短至
减少到 减少至 压减到 缩短到 缩减至
"""
_LESS_THAN: Final = "低于 少于 小于"
_BEFORE: Final = {
    word: op
    for op, words in ((">=", _AT_LEAST), (">", _MORE_THAN), ("<=", _AT_MOST), ("<", _LESS_THAN))
    for word in words.split()
}


def operator(match: re.Match[str]) -> str:
    """The operator of a matched quantity; a bare number is ``=``."""
    op = _BEFORE.get(match["pre"] or "", "=")
    post = match["post"] or ""
    if post in ("左右", "上下") or match["about"] or match["few"]:
        return "~"
    if op in (">", "<=", "<"):
        return op
    if post.endswith("以上"):
        return ">="
    if post.endswith(("以下", "以内", "之内")):
        return "<="
    return op
