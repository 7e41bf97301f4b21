"""Whether the figures of a clause are money given, its terms or who may have it, rather than goals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tidu.reader.paid import grants, is_given_to, sets_terms

if TYPE_CHECKING:
    from tidu.reader.clauses import Clause
    from tidu.reader.context import Context
    from tidu.reader.quantities import Quantity

_FUND: Final = re.compile(r"^[^，]{0,20}?(?:设立|组建)[^，]*基金")
# 到2027年，…达到40家, 2029年末…突破600亿元: what is reached by a year is a goal, whatever the sentence grants.
_BY_YEAR: Final = re.compile(r"^(?:力争|争取|确保)?(?:到20\d\d年|20\d\d年年?[底末])")
# 力争获得中央财政奖补资金6亿元 hopes for money.
_HOPES: Final = re.compile(
    r"(?:力争|争取)(?:获得|获取|取得|获批|争取)[^，；。\d]{0,24}(?:资金|经费|补助)[^，；。\d]{0,8}\d"
)
# 三年共安排1.5亿元: of which money, the clause before says.
_SET_ASIDE: Final = re.compile(
    r"(?:共|总共|累计|合计|每年|各)?安排(?:资金|经费|预算)?\d[\d.]{0,8}[千百]?[万亿]元(?:以上|左右)?$"
)
# 补贴性培训 is a kind of training, 保费规模 what is sold.
_PAYS_NOT: Final = re.compile(r"补贴性|保费(?:规模|收入)")
_SETS_UP: Final = re.compile(r"(?:设立|组建|发起)([^，；。]{2,24}基金)$")
_BORNE: Final = re.compile(r"(?:补偿|分担|代偿|承担)比例(?:可)?(?:提高|提升|上浮|放大)")
_MORE_TERMS: Final = re.compile(r"，(?:或者?|且|并且|以及)[^，；。]{1,40}的")
_OPENS_TERMS: Final = re.compile(
    r"^(?:上年度?|上一年度?|近[一二两三]年)[^，；。]*(?:\d[^，；。]*以上|不低于|不少于|达到|超过)"
)


def gives(text: str, clause: Clause, found: list[Quantity], context: Context) -> bool:
    """True for a clause whose figures are money given, its terms, its limits or who may have it.

    Args:
        text: the document.
        clause: the clause.
        found: its figures, at least one.
        context: what holds there.
    """
    words = text[clause.start : clause.end]
    if words.startswith("同一") and all(item.op == "<=" for item in found):
        # 同一企业每年检查不超过2次
        return True
    if is_given_to(words, granting=context.grants) or _qualifies(text, words, clause):
        return True
    money = any(item.is_money for item in found)
    reached = all(item.links and item.op in (">=", ">", "~") for item in found)
    pays = grants(_PAYS_NOT.sub("", words))
    if _HOPES.search(words) or (reached and _BY_YEAR.match(words) and not (money and pays)):
        return False
    if _SET_ASIDE.search(words) or (_BORNE.search(words) and not context.time.dated):
        return True
    pays = pays or sets_terms(_PAYS_NOT.sub("", words)) or (context.grants and all(map(_of_money, found)))
    return pays and not _FUND.search(words)


def opens_terms(words: str) -> bool:
    """True for a clause that says what a firm had: 上年度营业收入5亿元以上; the sentence says who may apply."""
    return bool(_OPENS_TERMS.match(words))


def set_up(words: str) -> str:
    """The fund that a clause without a figure sets up: 设立示例基金; empty if it sets up none."""
    match = _SETS_UP.search(words) if words.endswith("基金") else None
    return match[1] if match else ""


def _qualifies(text: str, words: str, clause: Clause) -> bool:
    """True for 对年销售额200万元以上，或者…的经营者开展摸排: the clause after it closes who is meant."""
    threshold = words.startswith("对") and words.endswith("以上") and clause.after == "，"
    return threshold and bool(_MORE_TERMS.match(text, clause.end))


def _of_money(item: Quantity) -> bool:
    """True for what a sentence about money speaks of: amounts, and points by which a rate is raised."""
    return item.is_money or item.unit.endswith("百分点")
