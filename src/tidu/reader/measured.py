"""What each figure of a clause measures: the words before it, after it, or its share of a list."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from tidu.reader import metrics
from tidu.reader.enumerations import split_outside
from tidu.reader.pairing import paired, paired_examples
from tidu.reader.shares import ROSE_FROM, Share, describes, shares

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tidu.reader.clauses import Clause
    from tidu.reader.context import Context
    from tidu.reader.quantities import Quantity

# 100个事项实现一次办成, 50%的场馆具备能力: what the counted things shall do.
_FULFILLED: Final = re.compile(
    r"^[\u4e00-\u9fff]{2,14}?(?:(?:实现|具备|达到|完成|建立|开展|纳入|接入).{2,}"
    r"|建成(?:通车|投用|投产|运营|使用)?|通车|竣工|开工|投产|投用|投运)$"
)
_RISES: Final = re.compile(r"^(?:提高|增加|上升|提升|增长|下降|降低|调整|扩大|压缩|减少)")
_YEARS_AHEAD: Final = re.compile(
    r"^[^\u4e00-\u9fff]*(?:到|至)?20\d\d年?(?:、20\d\d年?)*(?:和20\d\d年)?(?:底|末)?"
)
_SET_UP: Final = re.compile(r"(?:设立|组建|发起)([^，]*)$")
_FOR_EACH: Final = re.compile(r"每[一两二三四五六七八九十\d]{1,3}[家户个名].*$")
# 4大行动、17个工程、55项任务: what the document holds is no goal.
_OF_THE_DOCUMENT: Final = re.compile(
    r"(?:具体|重点|主要|工作|改革)?(?:任务|举措|措施)|(?:政策|具体|工作|改革)(?:措施|举措|事项)"
)
# 5%左右、收入与经济增长同步、产量500万吨: what the list says without a figure.
_STATES: Final = re.compile(r"^、(?:[^、]*(?:同步|持平|稳定|任务|前列)、)+")
# A speed of growth: 保持年均25%以上的增长速度.
_GROWS: Final = re.compile(r"的(增长速度|增长率|增速|增幅|增长)")
_STRENGTHENS: Final = re.compile(r"巩固|提升|做[强优大]|壮大|聚焦|深耕|突出|(?:加快|大力|重点)发展")
_MILESTONE: Final = re.compile(r"^(?:大关|关口|台阶|门槛)")
# 选派甲20名到企业: where they go counts nothing.
_WHITHER: Final = re.compile(r"^(?:到|赴|进驻|入驻|派驻|下沉|深入|前往)[\u4e00-\u9fff]")
# 年产30万吨板材项目建设 describes the project.
_PER_YEAR: Final = re.compile(r"(?:[年日](?:产|处理|加工|发电)|总投资|占地)$")
_BUILDS: Final = re.compile(r"(?:项目|生产线|产线|基地|工厂|工程|装置)(?:建设|投产|达产|建成)?$")
_AS_GOAL: Final = re.compile(r"^的(?:预期|年度|预定|任务|工作)?目标$")
_FULLY: Final = re.compile(r"(.{2,}?)(?:实现|达到)$")
_UNPAIRED: Final = 0.3  # 分别 and no list of as many things: a person says what each figure measures
_OF_THEM: Final = re.compile(r"其中，?(?:有)?")
_TWO: Final = 2
_FEW: Final = 6
_OWN_YEAR: Final = re.compile(
    r"(?<![较比与])(20\d\d)年(?:年?[底末])?[\u4e00-\u9fff]{0,4}$"
)  # 覆盖率2025年达到…
_LEAST: Final = re.compile(r"(?:至少|最少)([\u4e00-\u9fff]{1,4})$")
_BUILT: Final = re.compile(r"^(?:力争)?(?:建成(?:通车|投用|投产|投运)?|新建|开工(?:建设)?|竣工)")
_JOINTS: Final = frozenset("、和及以")


@dataclass(slots=True)  # not frozen: made for every clause, and that takes three times as long
class Measured:
    """A figure and what it measures; ``cost`` is what the choice takes from the confidence, ``by`` its own year."""

    quantity: Quantity
    named: metrics.Named
    cost: float = 0.0
    by: int | None = None


def measured(text: str, clause: Clause, found: list[Quantity], context: Context) -> Iterator[Measured]:
    """Yield the figures of a clause that count or measure something, in order."""
    divided = [share for share in shares(text, clause, found) if not _caps(share, context)]
    if not divided:
        return
    words = text[clause.start : clause.end]
    first = divided[0]
    if told := _first_of(text, divided) or _each(divided):
        yield from told
        return
    if "分别" in words and len(divided) > 1 and not any(set(share.left) - _JOINTS for share in divided[1:]):
        if len(context.years) == len(divided):
            named = metrics.before(_YEARS_AHEAD.sub("", first.left))
            for share, by in zip(divided, context.years, strict=True):
                yield Measured(replace(share.quantity, op=first.quantity.op), named, 0.05, by)
            return
        pairs = _names_of_list(first, len(divided), context)
        if pairs:
            yield from _pairs(divided, pairs)
            return
        for share in divided:
            yield Measured(share.quantity, metrics.before(first.left), _UNPAIRED)
        return
    for share in _levels_named(divided):
        choice = _choose(text, clause, share, len(divided))
        if choice is not None and not _OF_THE_DOCUMENT.fullmatch(choice[0].words):
            year = _OWN_YEAR.search(share.left) if len(divided) > 1 else None
            yield Measured(_at_least(share), *choice, by=int(year[1]) if year else None)


def _names_of_list(first: Share, count: int, context: Context) -> list[str]:
    """Names for the figures of a 分别-list; empty where there is no list of as many things."""
    words = metrics.before(first.left).words
    names = paired_examples(metrics.front(first.left).words, count) or paired(words, count) or []
    if not names and not words and len(context.names) == count:
        # 到2025年，甲率、乙率分别达到…；到2027年，分别达到…
        return list(context.names)
    context.names = tuple(names) or context.names
    return names


def _at_least(share: Share) -> Quantity:
    """The figure as a bound where 至少 stands before the verb: 每个片区至少推出1条线路."""
    bare = share.quantity.op == "=" and share.quantity.unit not in ("%", "个百分点")
    least = _LEAST.search(share.left) if bare else None
    verb = least and (least[1] in ("有", "设", "建") or metrics.verb_before_figure(least[1]))
    return replace(share.quantity, op=">=") if verb else share.quantity


def _first_of(text: str, divided: list[Share]) -> list[Measured]:
    """Figures of which the first counts what the others say; empty where it does not."""
    if names := _counted(divided[0], len(divided) - 1):
        return list(_pairs(divided[1:], names))
    threshold = _over(text, divided)
    return [Measured(divided[0].quantity, threshold, 0.1)] if threshold else []


def _each(divided: list[Share]) -> list[Measured]:
    """甲、乙各10家: as many of each; empty where it does not say so."""
    share = divided[0]
    if len(divided) > 1 or not share.left.endswith("各"):
        return []
    named = metrics.front(share.left.removesuffix("各"))
    names = [name for name in split_outside(named.words, r"、|和|与") if name]
    if not 1 < len(names) <= _FEW or share.right:
        return []
    return [Measured(share.quantity, replace(named, words=name, verb=True), 0.05) for name in names]


def _counted(first: Share, count: int) -> list[str] | None:
    """Names out of 甲、乙等2类项目的审批时间分别压缩至: the first figure only counts the list."""
    if first.quantity.value != count or not first.right.endswith("分别"):
        return None
    kind = first.right.removesuffix("分别").rpartition("的")[2]
    names = paired(metrics.front(first.left).words.removesuffix("等"), count)
    return [name + kind for name in names] if names else None


def _over(text: str, divided: list[Share]) -> metrics.Named | None:
    """Of which things 其中3个收入超20亿元 counts: the second figure says it, not how much they have together."""
    if len(divided) != _TWO or not _OF_THEM.fullmatch(divided[0].left) or divided[1].left:
        return None
    counted, bound = divided[0], divided[1].quantity
    if not (bound.is_money and bound.pre and describes(counted.right)):
        return None
    return metrics.Named(counted.right + text[bound.start : bound.end], verb=True)


def _pairs(divided: list[Share], names: list[str]) -> Iterator[Measured]:
    """Figures of a 分别-list with their names; a word before the first figure holds for all."""
    named = metrics.before(divided[0].left)
    op, pre = divided[0].quantity.op, divided[0].quantity.pre
    for share, name in zip(divided, names, strict=True):
        bare = not share.quantity.pre and not share.quantity.explicit
        bound = replace(share.quantity, op=op, pre=pre) if bare else share.quantity
        yield Measured(bound, replace(named, words=name), 0.03)


def _caps(share: Share, context: Context) -> bool:
    """True for 单家企业最高不超过300万元 in a sentence that grants money, and for 每人最高2万元 in any."""
    quantity = share.quantity
    return quantity.is_money and quantity.op == "<=" and (context.grants or quantity.pre.startswith("最高"))


def _levels_named(divided: list[Share]) -> list[Share]:
    """Write out what 90名国家级、150名省级科技人才 says once."""
    done = divided[-1:]
    for share in reversed(divided[:-1]):
        noun = metrics.noun_of_level(done[0].right)
        bare = metrics.is_level(share.right)
        done.insert(0, replace(share, right=share.right + noun) if bare and noun else share)
    return done


def _choose(text: str, clause: Clause, share: Share, count: int) -> tuple[metrics.Named, float] | None:
    """The words a figure measures and what the choice costs; None if it measures nothing by itself."""
    own = _STATES.sub("", share.left)
    left = metrics.before(own)
    # What a comma of the list parts from the figure is none of its own.
    none = share.right.startswith("、") or _MILESTONE.match(share.right) or _WHITHER.match(share.right)
    right = metrics.after("" if none else share.right)
    quantity = share.quantity
    if _tells_of_a_thing(share):
        return None
    behind = _AS_GOAL.sub("", text[quantity.end : clause.end])
    if not behind and right.words.endswith("目标"):
        return left, 0.0
    if (grows := _GROWS.fullmatch(behind)) and left.words:
        mean = "均" if share.left.endswith("年均") and left.words.endswith("年") else ""
        return replace(left, words=left.words + mean + grows[1]), 0.02
    if behind.startswith("的") and quantity.unit == "%" and share.left.endswith("覆盖"):
        # Of how many others: 服务站覆盖80%以上的社区.
        return replace(left, words=left.words + metrics.after(behind).words, verb=True), 0.08
    if behind.startswith("的") and left.words and not metrics.ends_with_verb(share.left):
        explicit = quantity.explicit or share.left.endswith("规模")
        return _fund(share, metrics.after(behind), left) if explicit and count == 1 else None
    if not right.words:
        counted = not quantity.is_money and quantity.unit != "%"
        verb = left.verb or (counted and metrics.verb_before_figure(share.left))
        return replace(left, words=left.words.removeprefix("为"), verb=verb), 0.0
    if metrics.verb_before_figure(share.left):
        return _after_figure(share, right)
    if quantity.post and (quantity.is_money or quantity.unit == "%") and describes(share.left):
        return None
    if fulfilled := _FULFILLED.match(right.words):
        return replace(right, words=fulfilled[0], verb=True), 0.08
    return _between(share, left, right)


def _tells_of_a_thing(share: Share) -> bool:
    """True for a figure that says of what size, kind or origin a thing is."""
    quantity = share.quantity
    # 年产30万吨板材项目建设, 对3类企业分类施策
    describes_it = (_PER_YEAR.search(share.left) and _BUILDS.search(share.right)) or (
        quantity.unit == "类" and share.left.endswith("对")
    )
    rises = ROSE_FROM.search(share.left) or (quantity.op == "=" and _RISES.match(share.right))
    return bool(describes_it or rises)


def _between(share: Share, left: metrics.Named, right: metrics.Named) -> tuple[metrics.Named, float] | None:
    """A figure with words on both sides."""
    listed = share.left.count("、") > 1
    listed_all = share.quantity.value == share.left.count("、") + 1 > 1 and share.quantity.op == "="
    if listed_all and right.words and _STRENGTHENS.search(share.left):
        # 巩固提升甲产业、乙产业2个产业: the figure only counts the list.
        return None
    if listed_all and (built := _BUILT.match(share.left)):
        # 建成甲、乙2条高速公路
        named = share.left[built.end() :] + right.words
        return replace(right, words=named, verb=True), 0.1
    if share.left.endswith("等") and left.verb:
        # 抓好甲、乙等200个项目: examples stand before the figure.
        return replace(right, verb=True), 0.08
    if not left.words:
        return None if listed and not share.quantity.links else _after_figure(share, right)
    if share.quantity.links or (share.quantity.post and not (listed and not left.verb)):
        return left, 0.08
    # A figure in the middle of a noun counts nothing by itself: 甲、乙、丙6个专班.
    return None if listed else (replace(right, verb=left.verb), 0.2)


def _fund(share: Share, right: metrics.Named, left: metrics.Named) -> tuple[metrics.Named, float] | None:
    """设立总规模不少于100亿元的基金 measures the fund; other thresholds (收入2000万元以上的企业) measure nothing."""
    match = _SET_UP.search(share.left)
    return (metrics.Named(right.words + match[1], left.scope, verb=True), 0.05) if match else None


def _after_figure(share: Share, right: metrics.Named) -> tuple[metrics.Named, float]:
    """The words after a figure, with what the words before it add."""
    before = metrics.front(share.left)
    if share.quantity.unit == "%" and (match := _FULLY.match(share.left)):
        named = metrics.front(match[1])
        return replace(named, words=named.words + right.words, verb=True), 0.05
    if match := _FOR_EACH.search(share.left):
        return metrics.Named(match[0] + right.words, before.scope, verb=True), 0.03
    if right.trivial and before.action:
        return metrics.Named(before.action + right.words, before.scope, verb=True), 0.02
    verb = before.verb or right.verb or metrics.verb_before_figure(share.left)
    # 5家以上年收入过亿元、2家…企业: the noun stands with the next figure.
    return replace(right, verb=verb, scope=before.scope), 0.2 if describes(right.words) else 0.0
