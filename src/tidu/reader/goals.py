"""Targets: figures that a plan wants to reach, told from background, achievements, thresholds and money rules."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from tidu.reader import metrics
from tidu.reader.clauses import Clause, clauses, sentences
from tidu.reader.confidence import Doubts
from tidu.reader.model import Target
from tidu.reader.pairing import paired
from tidu.reader.periods import When, when, years
from tidu.reader.quantities import Quantity, quantities, wholes
from tidu.reader.sections import Section, section
from tidu.reader.shares import Share, describes, shares

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tidu.reader.layout import Even
    from tidu.reader.outline import Node
    from tidu.reader.spans import Pairs

_BACKGROUND: Final = re.compile(
    r"^(?:[\u4e00-\u9fff]{0,4}?)(?:围绕|聚焦|依托|依据|立足|根据|按照|瞄准|针对|结合|贯彻|落实|基于|符合|满足|凡|属于|自)"
)
_CONDITION: Final = re.compile(r"的$|的(?:企业|单位|机构|项目|个人|人才)?$|条件|之一的?$")
_GRANT: Final = re.compile(
    r"给予|予以|奖励|奖补|补助|补贴|资助|贴息|减免|返还|税|罚款|兑现|扣除|授信额度|利率|保费|租金|票面|收取|征收"
)
_DIRECTION: Final = re.compile(r"^(?:加快|逐步|探索|鼓励|引导|争取逐步|研究)")
# 100个事项实现一次办成, 50%的场馆具备能力: what the counted things shall do.
_FULFILLED: Final = re.compile(r"^[\u4e00-\u9fff]{2,14}(?:实现|具备|达到|完成|建立|开展|纳入|接入).{2,}$")
_FUND: Final = re.compile(r"^[^，]{0,20}?(?:设立|组建)[^，]*(?:基金|资金)")
_FROM: Final = re.compile(r"[由从]$")
_RISES: Final = re.compile(r"^(?:提高|增加|上升|提升|增长|下降|降低|调整|扩大|压缩|减少)")
_BASES: Final = (
    ("share", re.compile(r"占.*(?:比|重|率)|占比|比重|比例")),
    ("average", re.compile(r"年均|户均|平均|人均|均增|亩均")),
    ("cumulative", re.compile(r"累计|总数|总量达|入库.*总")),
    ("new", re.compile(r"新增|新培育|新认定|新引|新建|新转化|新设|新获|首次")),
)
_AIMS: Final = re.compile(r"(?:目标|指标)(?:是|为|如下)?$")
_AHEAD: Final = re.compile(r"力争|争取|计划|将|确保|要")
_GOAL_AHEAD: Final = re.compile(r"[到至]20|力争|每年|培育|建成|新增|实施|打造|创建|引进|认定")
_YEARS_AHEAD: Final = re.compile(r"^[^\u4e00-\u9fff]*(?:到|至)?20\d\d年?(?:、20\d\d年?)*(?:和20\d\d年)?(?:底|末)?")
_MOVES: Final = re.compile(r"(?:增长|下降|降低|提高|提升|减少|压减|增加)$")
_INDEX: Final = re.compile(r"(?:指数|系数|得分|分值|评分|满意度|排名|强度)$")
# Most sentences hold no figure at all and are passed over quickly.
_COUNTS: Final = re.compile(r"\d|覆盖|清零|零增长|零发生|十[三四五六]五|[十百千万](?:亿|[家户个项名件人场次])|[二两三四五六七八九][家户个项名件场次]")
_LONGEST: Final = 60


@dataclass(slots=True)
class Context:
    """What holds where a sentence stands."""

    section: Section
    task: int | None
    period: tuple[int | None, int | None]
    quoted: Pairs
    time: When = field(default_factory=When)
    subject: str = ""
    subject_scope: str = ""
    listing: bool = False
    reports: bool = False
    aims: bool = False
    years: tuple[int, ...] = ()
    grants: bool = False


def read_targets(
    even: Even, root: Node, quoted: Pairs, period: tuple[int | None, int | None]
) -> Iterator[tuple[Target, Node]]:
    """Yield every target in order of the text, each with its node; goals stated twice still appear twice."""
    carried: dict[int, When] = {}
    for node in root.below():
        kind = section(node)
        if kind is Section.past:
            continue
        inherited = carried.get(id(node.parent), When()) if node.parent else When()
        context = Context(kind, None, period, quoted, inherited)
        for target in _passage(even, node.body, node.own_end, context):
            yield target, node
        # Bullets below have the time of the passage that introduces them, and goals that of the goals before.
        introduces = even.text[node.body : node.own_end].rstrip("\n").endswith("：")
        carried[id(node)] = context.time if kind is Section.goals or introduces or node.parent is None else When()
        if kind is Section.goals and node.parent is not None and node.kind != "dash" and context.time.by:
            carried[id(node.parent)] = carried.get(id(node.parent), When())


def _passage(even: Even, start: int, end: int, context: Context) -> Iterator[Target]:
    keeps = context.section in (Section.goals, Section.opening)
    inherited = context.time
    for first, last in sentences(even.text, start, end):
        if not _COUNTS.search(even.text, first, last):
            continue
        time = context.time if keeps else inherited
        context.subject, context.years = "", ()
        context.listing = context.reports = context.aims = False
        context.time = When(time.by, dated=time.by is not None)
        context.grants = bool(_GRANT.search(even.text, first, last))
        yield from _sentence(even, first, last, context)


def _sentence(even: Even, start: int, end: int, context: Context) -> Iterator[Target]:
    text = even.text
    for clause in clauses(text, start, end):
        words = text[clause.start : clause.end]
        own = when(words, context.period)
        starts_anew = own.by is not None or "累计" in words
        per = own.per or (None if starts_anew else context.time.per)
        dated = own.dated or context.time.dated or per is not None
        context.time = When(own.by or context.time.by, per, own.past, dated=dated)
        context.years = years(words) or context.years
        # 今年的预期目标是：…: what follows in the sentence is a goal.
        context.aims |= clause.after == "：" and bool(_AIMS.search(words))
        # 截至2022年底，…: a report goes on until a clause looks ahead.
        context.reports = own.reports or (context.reports and own.by is None and not _AHEAD.search(words))
        found = [*quantities(text, clause.start, clause.end, context.quoted)]
        if own.past or context.reports:
            # What the report names may be what a goal after it means: 现有120家，到2025年达到300家.
            named = metrics.before(text[clause.start : found[0].start] if found else "")
            context.subject = named.words or context.subject
            continue
        if not clause.aside:
            # What stands in a bracket is read on its own, as an aside.
            found = [item for item in found if not _in_bracket(text, clause, item)]
        yield from _clause(even, clause, found, context)
        if not found:
            context.listing = False
            named = metrics.before(words)
            if len(named.words) > 1:
                context.subject, context.subject_scope = named.words, named.scope


def _in_bracket(text: str, clause: Clause, item: Quantity) -> bool:
    before = text[clause.start : item.start]
    return before.count("（") > before.count("）")


def _clause(even: Even, clause: Clause, found: list[Quantity], context: Context) -> Iterator[Target]:
    words = even.text[clause.start : clause.end]
    for share in _wholes(even.text, clause, context.quoted):
        if not _DIRECTION.match(words):
            named = metrics.before(share.left, whole=True)
            if target := _target(even, clause, share.quantity, named, context, cost=0.02):
                yield target
    granting = _GRANT.search(words) or (context.grants and all(item.is_money for item in found))
    if not found or (granting and not _FUND.search(words)):
        return
    divided = [share for share in shares(even.text, clause, found) if not _caps(share, context)]
    divided = _levels_named(divided)
    if series := _series(divided, words, context):
        for share, by in zip(divided, series, strict=True):
            context.time = replace(context.time, by=by)
            named = metrics.before(_YEARS_AHEAD.sub("", divided[0].left))
            if target := _target(even, clause, replace(share.quantity, op=divided[0].quantity.op), named, context, cost=0.05):
                yield target
        return
    if pairs := _paired(divided, words):
        named = metrics.before(divided[0].left)
        for share, name in zip(divided, pairs, strict=True):
            bound = replace(share.quantity, op=divided[0].quantity.op) if not share.quantity.pre and share.quantity.op == "=" else share.quantity
            if target := _target(even, clause, bound, replace(named, words=name), context, cost=0.03):
                yield target
        return
    for share in divided:
        if (choice := _choose(even.text, clause, share, len(divided))) is None:
            continue
        named, cost = choice
        if target := _target(even, clause, share.quantity, named, context, cost=cost):
            yield target


def _wholes(text: str, clause: Clause, quoted: Pairs) -> Iterator[Share]:
    for found in wholes(text, clause.start, clause.end, quoted):
        yield Share(found, text[clause.start : found.start], text[found.end : clause.end])


def _caps(share: Share, context: Context) -> bool:
    """True for 单家企业最高不超过300万元 in a sentence that grants money."""
    return context.grants and share.quantity.is_money and share.quantity.op == "<="


def _levels_named(divided: list[Share]) -> list[Share]:
    """Write out what 90名国家级、150名省级科技人才 says once."""
    done = divided[-1:]
    for share in reversed(divided[:-1]):
        noun = metrics.noun_of_level(done[0].right)
        bare = metrics.is_level(share.right)
        done.insert(0, replace(share, right=share.right + noun) if bare and noun else share)
    return done


def _series(divided: list[Share], words: str, context: Context) -> tuple[int, ...]:
    """Years of 2023年、2024年分别达到100家、150家; empty where figures and years do not pair."""
    listed = "分别" in words and not any(share.left.strip("、和及以及") for share in divided[1:])
    return context.years if listed and len(context.years) == len(divided) > 1 else ()


def _paired(divided: list[Share], words: str) -> list[str] | None:
    """Names for the figures of a 分别-list; None where the clause is none."""
    if len(divided) < 2 or "分别" not in words:  # noqa: PLR2004 - a list
        return None
    if any(share.left.strip("、和及以及") for share in divided[1:]):
        return None
    return paired(metrics.before(divided[0].left).words, len(divided))


def _choose(text: str, clause: Clause, share: Share, count: int) -> tuple[metrics.Named, float] | None:
    """The words a figure measures, before or after it, and what the choice costs; None if it is no goal."""
    left, right = metrics.before(share.left), metrics.after(share.right)
    quantity = share.quantity
    if _FROM.search(share.left) or (quantity.op == "=" and _RISES.match(share.right)):
        return None
    behind = text[quantity.end : clause.end]
    if behind.startswith("的") and left.words and not metrics.ends_with_verb(share.left):
        fund = re.search(r"(?:设立|组建|发起)([^，]*)$", share.left)
        if fund and quantity.explicit and count == 1:
            return metrics.Named(metrics.after(behind).words + fund[1], left.scope, verb=True), 0.05
        return None
    if right.words and metrics.ends_with_verb(share.left):
        return _after_figure(share, right)
    if right.words and quantity.post and (quantity.is_money or quantity.unit == "%") and describes(share.left):
        return None
    if right.words and (fulfilled := _FULFILLED.match(right.words)):
        return replace(right, words=fulfilled[0], verb=True), 0.08
    if right.words and share.left.count("、") > 1 and not quantity.links and not left.verb:
        return None
    if right.words and not quantity.links and not quantity.post and left.words:
        # A figure in the middle of a noun counts nothing by itself: 特色产业3个方向.
        return None if share.left.count("、") > 1 else (replace(right, verb=left.verb), 0.2)
    if right.words and not left.words:
        return _after_figure(share, right)
    return left, 0.0 if not right.words else 0.08


def _after_figure(share: Share, right: metrics.Named) -> tuple[metrics.Named, float]:
    before = metrics.front(share.left)
    if share.quantity.unit == "%" and (match := re.match(r"(.{2,}?)(?:实现|达到)$", share.left)):
        return replace(metrics.front(match[1]), words=metrics.front(match[1]).words + right.words, verb=True), 0.05
    if match := re.search(r"每[一两二三四五六七八九十\d]+[家户个名].*$", share.left):
        return metrics.Named(match[0] + right.words, before.scope, verb=True), 0.03
    if right.trivial and before.action:
        return metrics.Named(before.action + right.words, before.scope, verb=True), 0.02
    return replace(right, verb=True if before.verb or metrics.ends_with_verb(share.left) else right.verb, scope=before.scope), 0.0


def _target(
    even: Even, clause: Clause, quantity: Quantity, named: metrics.Named, context: Context, *, cost: float
) -> Target | None:
    words = even.text[clause.start : clause.end]
    doubts = Doubts(cost=cost)
    metric = metrics.joined(named.words, context.subject)
    if not metric or len(metric) > _LONGEST or (not quantity.unit and quantity.op not in ("zero",) and not _INDEX.search(metric)):
        return None
    if not _believed(words, clause, quantity, named, context, doubts):
        return None
    if not metrics.needs_subject(named.words):
        context.subject, context.subject_scope = metric, named.scope
    elif named.words != metric:
        doubts.add(f"指标名取自上一分句：{metric}", 0.02)
    context.listing = True
    start, end = even.span(clause.start, clause.end)
    basis = next((name for name, pattern in _BASES if pattern.search(words if name != "share" else metric)), None)
    return Target(
        metric=metric,
        op=quantity.op,
        value=quantity.value,
        unit=quantity.unit,
        by=context.time.by,
        per=_per(context.time.per, metric, doubts),
        basis=basis,
        scope=named.scope or (context.subject_scope if named.words != metric else ""),
        task=context.task,
        start=start,
        end=end,
        quote=even.original[start:end],
        confidence=doubts.confidence,
        doubts=tuple(doubts.texts),
        spans=((start, end),),
    )


def _per(per: str | None, metric: str, doubts: Doubts) -> str | None:
    """How often a goal returns; months and half years have no place of their own and are noted."""
    if per in ("month", "half-year"):
        doubts.add("原文按月计" if per == "month" else "原文按半年计")
        return None
    return "year" if "年均" in metric else per


def _believed(
    words: str, clause: Clause, quantity: Quantity, named: metrics.Named, context: Context, doubts: Doubts
) -> bool:
    """True if a figure is a goal; notes what makes it doubtful."""
    ahead = words[: max(0, quantity.start - clause.start)]
    if _BACKGROUND.match(words) and not (_GOAL_AHEAD.search(ahead) or named.verb and metrics.ends_with_verb(ahead)):
        return False
    if _CONDITION.search(words) and clause.after == "，":
        return False
    timed = context.time.dated
    # In a list of goals the verb stands once: 培育甲6家，乙15家.
    verb = named.verb or quantity.op in ("full", "zero") or context.listing
    if context.section in (Section.opening, Section.principles):
        return timed and (quantity.explicit or verb)
    if context.section is Section.goals or context.aims:
        return True
    if quantity.explicit and (timed or verb or quantity.pre):
        if not timed and not verb:
            doubts.add("没有写明期限和动作，可能只是描述", 0.12)
        return True
    if timed and (verb or quantity.links or _MOVES.search(named.words)):
        return True
    if verb:
        doubts.add("没有写明年份", 0.04)
        return True
    return False
