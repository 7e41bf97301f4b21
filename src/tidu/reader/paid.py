"""Sentences that give money: the figures in them are amounts, limits and conditions, and no goals."""

from __future__ import annotations

import re
from typing import Final

# Money set apart as a whole: 安排专项资金1亿元.
_SETS_APART: Final = re.compile(
    r"(?:安排|筹措|设立)[^，；。\d]{0,12}\d[\d.]{0,8}[万亿]元的?[^，；。\d]{0,14}(?:资金|经费)|(?:安排|投入|筹措|设立)[^，；。\d]{0,30}(?:资金|经费|补偿金)(?:池)?[^，；。\d]{0,6}\d[\d.]{0,8}[万亿]元|财政[^，；。]{0,12}安排[^，；。\d]{0,8}\d|支持[^，；。\d]{2,30}(?:经费|资金)(?:不低于|不少于|达到)?\d|(?:每年|\d年(?:共|累计|合计))安排\d[\d.]{0,8}[万亿]元|最高支持\d"
)
_GRANT: Final = re.compile(
    r"给予|予以|奖励|奖补|补助|补贴|资助(?![^，；。\d]{0,14}\d[\d.万]{0,8}余?[名人个家项户])|贴息|减免|返还|(?<![纳利保])(?<!出口退)税(?!收|金|源|务|费优惠政策)|罚款|(?:(?:补助|奖励|补贴|资助|贴息|奖补|支持)|(?<![\u4e00-\u9fff]))比例(?:可)?(?:提高|提升|放大|上浮)|兑现(?!率)|扣除(?!政策)|授信额度"
)
# 贷款利率不超过4%, 厂房租金每平方米10元: terms, which say nothing of the clauses beside them.
_TERMS: Final = re.compile(r"(?<!平均)(?<!综合)利率|(?<!担)保费|租金|票面|收取|征收")
_DIVIDES: Final = re.compile(r"其中|用于|分别|重点支持|主要支持")
_SEEKS: Final = re.compile(r"争取[^，；。\d]{0,24}(?:资金|经费|补助)[^，；。\d]{0,8}\d")
_LIMITS: Final = re.compile(r"最高|不超过|封顶|上限|单[个家户项]|同一")
# 对甲项目，竣工后按照投资额的10%，给予…: a share that money is counted by.
_COUNTED_BY: Final = re.compile(r"按(?:照)?[^，；。]{2,60}?(?:的)?\d[\d.]{0,8}%$")
# 同一企业最多不超过10名, 每家企业可申报1个: a limit for each, no goal.
_EACH_LIMIT: Final = re.compile(
    r"单[个家户笔](?:企业|项目|主体|单位)?[^，；。\d]{0,10}不[超高]"
    r"|(?:同一|单个|单家|每[家个户])[^，；。\d]{0,12}(?:最[多高]|[可限]申[报请]|获[评得][^，；。\d]{0,16}不[超多])"
)

# Funds for losses, what they bear and at most pay, money paid out by parts.
_LOSSES: Final = re.compile(
    r"(?:设立|安排|组建)[^，；。\d]{0,30}补偿(?:基金|金)\d"
    r"|风险补偿(?:资金池?|基金|金)(?:规模|总额)?(?:扩大|增加|提高)[到至]"
    r"|补偿(?:额|金额|上限)?(?:不超过|最高|上限)|承担(?:比例)?\d|拨付(?=\d)"
)


def grants(words: str, *, or_limits: bool = False) -> bool:
    """True if words give money; 争取补助资金5000万元 hopes for it, which is a goal.

    Args:
        words: a sentence or a part of one.
        or_limits: whether a limit (最高50万元) is enough.
    """
    forms = (_GRANT, _SETS_APART, _LOSSES, *((_LIMITS,) if or_limits else ()))
    return any(form.search(words) for form in forms) and not _SEEKS.search(words)


def only_sets_apart(words: str) -> bool:
    """True for a sentence that sets money apart and neither divides it nor gives any: its other clauses are free."""
    return not (_GRANT.search(words) or _DIVIDES.search(words) or _LIMITS.search(words))


def sets_terms(words: str) -> bool:
    """True for a clause with the terms of a loan, a lease or a fee, whose figures are no goals."""
    return bool(_TERMS.search(words))


def is_given_to(words: str, *, granting: bool) -> bool:
    """True for a clause that says who gets money, by what it is counted, or how much one firm may have.

    Args:
        words: the clause.
        granting: whether its sentence gives money.
    """
    if _EACH_LIMIT.match(words):
        return True
    # 对每个展会不超过2名人员，…给予补贴
    return granting and bool(words.startswith("对") or _COUNTED_BY.search(words))
