"""Steps behind a promise and a colon: 按库容分档给予补助：1万吨以下的，补助80万元.

They stand in the same sentence or in the items below.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tidu.reader.clauses import Clause
from tidu.reader.promises import KIND, grants_money
from tidu.reader.quantities import Quantity, quantities
from tidu.reader.rule import Grant, fraction
from tidu.reader.standards import part_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tidu.reader.outline import Node
    from tidu.reader.spans import Pairs

# An item that says itself who is meant.
_OWN: Final = re.compile(r"^[^，；。]{0,12}?(?:对|凡|支持|鼓励)")
_COUNTED: Final = re.compile(
    r"按(?:照)?[^，；。\d]{2,24}的\d[\d.]{0,6}%(?:的?(?:比例|标准))?(?:计算|执行|核算|核定|确定)?"
)
_FOLLOWS: Final = re.compile(
    r"(?:，(?:具体)?(?:奖励|补助|补贴|资助|奖补|支持)?(?:标准|额度)(?:如下|为|是)?)?："
)
# （1）甲类企业8万元
_AMOUNT_ONLY: Final = re.compile(r"[^，；。：\d]{2,24}(?:每[^，；。\d]{1,4})?\d[\d.]{0,8}[万亿]?元")
_ENDS: Final = "；。 \n\u3000"
_EACH: Final = re.compile(r"每[^，；。\d]{1,4}$")
_GIFT: Final = re.compile(rf"(?:一次性)?{KIND}$")
_LONGEST: Final = 40


def introduces(text: str, rule: Grant) -> bool:
    """True if a rule without a figure ends in a colon, or says that standards follow: they tell how much."""
    return rule.vague and bool(_FOLLOWS.match(text, rule.end))


def counted_by(words: str, found: Sequence[Quantity], rule: Grant) -> bool:
    """True if a clause says what share a promise without a figure is: 给予贴息，按LPR的40%计算.

    The rule has it then.
    """
    if not rule.vague or len(found) != 1 or not _COUNTED.fullmatch(words):
        return False
    rule.rate = fraction(found[0])
    rule.doubts.add("比例写在承诺之后，请核对", 0.1)
    return rule.rate is not None


def told_below(
    text: str, start: int, end: int, rules: Sequence[Grant], items: Sequence[Node]
) -> Grant | None:
    """The last rule of a passage if the items below it tell how much it is; None if they do not."""
    if not rules or not items or not text[start:end].rstrip().endswith("："):
        return None
    last, item = rules[-1], items[0]
    if last.amount is not None or last.rate is not None or "。" in text[last.end : end]:
        return None
    words = text[item.body : item.own_end].strip(_ENDS)
    return last if grants_money(words) or _AMOUNT_ONLY.fullmatch(words) else None


def amount_only(text: str, start: int, end: int, quoted: Pairs, promise: Grant) -> Iterator[Grant]:
    """Yield the rule of an item below a promise that only names an amount: 甲类企业8万元."""
    words = text[start:end]
    body = words.strip(_ENDS)
    item = next(quantities(text, start, end, quoted), None) if _AMOUNT_ONLY.fullmatch(body) else None
    if item is not None and item.is_money:
        begun = start + words.index(body)
        clause = Clause(begun, begun + len(body))
        part = part_named(promise, _EACH.sub("", text[begun : item.start]), item, clause)
        part.start = part.grant = begun
        part.doubts.add("金额写在后面一句，对象取自前文，请核对", 0.1)
        yield part


def say_whose(text: str, waiting: Sequence[Clause], new: Sequence[Grant], head: str) -> None:
    """Put whose step it is before the rule of a step: 1万吨以下的 → 新建冷库补助（1万吨以下）."""
    if len(new) == 1 and waiting:
        step = text[waiting[0].start : waiting[-1].end].rpartition("：")[2]
        if not _OWN.match(step):
            _with_head(new[0], head, step.removesuffix("的"))


def under(text: str, head: Grant, rules: Sequence[Grant]) -> None:
    """Say of the rules of the items below a promise what it is for; its limit is theirs."""
    for rule in rules:
        if not _OWN.match(text[rule.start : rule.end]) and head.what not in rule.what:
            _with_head(rule, head.what, _GIFT.sub("", rule.what))
        if rule.cap is None and head.cap is not None:
            rule.cap = head.cap
            rule.doubts.add("限额取自前文，请核对", 0.1)


def _with_head(rule: Grant, head: str, step: str) -> None:
    if len(step) <= _LONGEST:
        rule.what = f"{head}（{step}）" if step else head
        rule.doubts.add("金额写在后面一句，对象取自前文，请核对", 0.1)
