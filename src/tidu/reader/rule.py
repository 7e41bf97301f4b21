"""A money rule while its sentence is read, and how a figure fills it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from tidu.reader.confidence import Doubts

if TYPE_CHECKING:
    from tidu.reader.quantities import Quantity

_CAP: Final = re.compile(r"最高|不超过|上限|封顶|累计|以内|总额")
_ONE_NAME: Final = re.compile("贷款(?:市场|合同|基准|利率)")
_INTEREST: Final = re.compile("(?:的?标准)?的?(?:给予|予以)?(?:财政)?(?:贴息|利息补贴)")
GIFT: Final = r"(?:补助|补贴|津贴|奖励|资助|奖金|安家费)"


@dataclass(slots=True)
class Grant:
    """A rule while its sentence is read; money in yuan, the rate a fraction, places in the even text.

    ``grant`` is where the granting itself begins (talk may stand before it); ``aside`` says it stood in （其中…）;
    ``named`` whom a limit apart is for; ``fund`` that it is money set apart as a whole; ``raised``
    that it is more for some of those the rule before it is for.
    """

    who: str
    what: str
    start: int
    end: int
    grant: int
    amount: Decimal | None = None
    rate: Decimal | None = None
    cap: Decimal | None = None
    threshold: str = ""
    frequency: str = ""
    aside: bool = False
    named: str = ""
    fund: bool = False
    raised: bool = False
    doubts: Doubts = field(default_factory=Doubts)

    @property
    def vague(self) -> bool:
        """True if it does not say how much."""
        return self.amount is None and self.rate is None and self.cap is None


def fraction(item: Quantity) -> Decimal | None:
    """A percentage as a fraction, the upper end of a range; None for what is none."""
    scale = {"%": 100, "‰": 1000}.get(item.unit)
    return item.most / scale if scale and item.most is not None else None


def points_as_share(text: str, item: Quantity) -> Quantity:
    """1.5个百分点的贴息 is a share of the loan; 提高1个百分点 is not."""
    paid = item.unit == "个百分点" and _INTEREST.match(text, item.end)
    return replace(item, unit="%") if paid else item


def joined(words: str, more: str) -> str:
    """Two names put together; what the second repeats of the first's end stands once: 项目 and 项目投入."""
    # 流动资金贷款 and 贷款市场报价利率: the latter is one word.
    most = 0 if _ONE_NAME.match(more) else min(len(words), len(more))
    same = next((size for size in range(most, 1, -1) if words.endswith(more[:size])), 0)
    return words + more[same:]


def fill(rule: Grant, money: Quantity, near: str) -> None:
    """Set a rule's amount, or its cap where ``near``, the words beside the figure, or the figure itself limits."""
    if (share := fraction(money)) is not None:
        rule.rate = share
        return
    if money.op == "range":
        rule.doubts.add("原文是金额的区间，取了上限", 0.1)
    if money.op in ("<=", "range") or _CAP.search(near):
        rule.cap = money.yuan()
    else:
        rule.amount = money.yuan()
