"""Which words of a clause belong to which of its figures: 智能车间30个、示范工厂5家 and 2个研究院、30家实验室."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tidu.reader.metrics import front

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tidu.reader.clauses import Clause
    from tidu.reader.quantities import Quantity

_LISTED: Final = re.compile(r"^(?:（[^（）]*）)?(?:、|和|及|以及|，|；|并|且)")
# 增长8%以上投资增长20%: where the sign between goals was lost, each share has the words before it.
_RUN_ON: Final = re.compile(r"[\u4e00-\u9fff（）]{2,24}(?:增长|下降|提高|降低|增速)$")
_MEAN: Final = re.compile(r"[户人亩]均[\u4e00-\u9fff]{1,6}$")
_OUTSIDE: Final = re.compile(r"、|以及|和(?=\d)")
_PARTED: Final = re.compile(r"[、，；]")
ROSE_FROM: Final = re.compile(r"[由从](?:目前的?|现在的?|现有的?|20\d\d年的?)?$")
"""Words before the figure that another rose from: 由目前的18%提高到45%."""
_ASIDE: Final = re.compile(r"（[^（）]*）")
# A figure of money or share that only describes what another figure counts: 收入过200亿元的产业集群5个.
_DESCRIBES: Final = re.compile(
    r"(?:收入|投资|规模|产值|产量|营收|面积|资本|人数|税收|纳税|利润|销售额|总额|资金|占比|额|年限|经费|资产|市值|估值|比例|增速|产能|能耗|成立)$"
)

_OVER: Final = frozenset({"超", "超过", "过", "突破", "达", "达到"})
_FIRMS: Final = re.compile(r"级?(?:企业|公司|项目|园区|产业集群|集群|产业链|乡镇|村)")
_SORTED: Final = re.compile(r"(?:的)?[\u4e00-\u9fff]{2,12}")


@dataclass(slots=True)  # not frozen: made for every clause, and that takes three times as long
class Share:
    """A figure with the words before and after it that are its own."""

    quantity: Quantity
    left: str
    right: str


def describes(words: str) -> bool:
    """True for words that a threshold's figure follows: 年销售额, 投资."""
    return bool(_DESCRIBES.search(words))


def shares(text: str, clause: Clause, found: Sequence[Quantity]) -> list[Share]:
    """Divide a clause among its figures; figures that only describe are left out."""
    counted = [item for place, item in enumerate(found) if not _describes(text, clause, found, place)]
    done: list[Share] = []
    left = clause.start
    for place, quantity in enumerate(counted):
        last = place == len(counted) - 1
        right = clause.end if last else _cut(text, quantity.end, counted[place + 1].start)
        right_words = _ASIDE.sub("", text[quantity.end : right])
        done.append(Share(quantity, text[left : quantity.start], right_words))
        left = right
    return done


def _describes(text: str, clause: Clause, found: Sequence[Quantity], place: int) -> bool:
    """True for 收入过200亿元的, 投资亿元以上 beside another figure."""
    quantity = found[place]
    behind = text[quantity.end : clause.end]
    if len(found) > place + 1 and ROSE_FROM.search(text[clause.start : quantity.start]):
        return True
    if _sorts(text, found, place) or _classes(text, found, place):
        return True
    bound = quantity.post.endswith("以上") or (
        quantity.is_money and bool(quantity.pre) and len(found) > place + 1
    )
    measures = quantity.is_money or quantity.unit == "%" or behind.startswith("的")
    if len(found) > place + 1 and _sizes(text, clause, quantity, found[place + 1]):
        return True
    if len(found) == 1 or not (measures or (bound and len(found) > place + 1)):
        return False
    ahead = text[clause.start : quantity.start]
    if place and found[place - 1].end > clause.start:
        ahead = text[found[place - 1].end : quantity.start].rpartition("、")[2]
    if behind.startswith("的"):
        # 收入超100亿元的3个、超10亿元的企业50家: the amount only says which are counted.
        counts = len(found) > place + 1 and not _PARTED.search(text, quantity.end, found[place + 1].start)
        return bool(front(ahead).words) or counts
    # 收入亿元以上企业3家, 市值达1000亿元企业2户: the amount says which firms are counted.
    bound = quantity.post.endswith("以上") or (
        quantity.is_money and bool(quantity.pre) and len(found) > place + 1
    )
    return (
        bound
        and bool(_DESCRIBES.search(ahead))
        and bool(re.match(r"(?![和及与并且])[\u4e00-\u9fff]{2}", behind))
    )


def _sorts(text: str, found: Sequence[Quantity], place: int) -> bool:
    """True for 超10亿元企业 before 20家: the amount only says which firms the next figure counts."""
    if len(found) == place + 1:
        return False
    quantity, counted = found[place], found[place + 1]
    over = quantity.post.endswith("以上") or quantity.pre in _OVER
    over = over or (not quantity.pre and bool(_FIRMS.match(text, quantity.end)))
    between = _SORTED.fullmatch(text, quantity.end, counted.start)
    return quantity.is_money and over and bool(between) and not (counted.is_money or counted.unit == "%")


def _sizes(text: str, clause: Clause, quantity: Quantity, rate: Quantity) -> bool:
    """True for 30户以上 in 30户以上自然村通路比例达到100%: how large the places are that the share is of."""
    if not (quantity.post.endswith("以上") and rate.unit == "%" and quantity.unit in ("户", "人", "亩")):
        return False
    ahead = front(text[clause.start : quantity.start])
    return not (ahead.words or ahead.verb) and bool(_SORTED.fullmatch(text, quantity.end, rate.start))


def _classes(text: str, found: Sequence[Quantity], place: int) -> bool:
    """True for 3类 in 3类器械注册证60张: a class of what the next figure counts."""
    if len(found) == place + 1 or found[place].unit != "类" or found[place].explicit:
        return False
    between = _SORTED.fullmatch(text, found[place].end, found[place + 1].start)
    # 甲、乙等2类项目分别压缩至: there the figure counts the list.
    return between is not None and not between[0].endswith("分别")


def _cut(text: str, start: int, end: int) -> int:
    """Where, between two figures, the words of the first end and those of the second begin."""
    gap = text[start:end]
    share = text[:start].endswith(("%", "%以上", "%左右", "%以内", "%以下"))
    if _LISTED.match(gap) or (share and text[end : end + 8].find("%") > 0 and _RUN_ON.fullmatch(gap)):
        return start
    depth = 0
    places = []
    for at, sign in enumerate(gap):
        depth += (sign in "（“") - (sign in "）”")
        if depth <= 0 and _OUTSIDE.match(gap, at):
            places.append(at)
    if mean := _MEAN.search(gap):
        # 带动1.2万户果农户均增收5000元
        return start + mean.start()
    if not places:
        # 20家企业…10家: what follows the first figure is its own unless a new verb begins the second.
        return end
    if not front(gap[places[-1] + 1 :]).words:
        return start + places[-1]
    return start + places[0]
