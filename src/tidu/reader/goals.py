"""Targets: figures that a plan wants to reach, told from background, achievements, thresholds and money rules."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tidu.reader import metrics
from tidu.reader.aimed import gives, opens_terms, set_up
from tidu.reader.clauses import Clause, clauses, sentences
from tidu.reader.confidence import LOWEST, Doubts
from tidu.reader.context import WHO_MAY_APPLY, Context, believed
from tidu.reader.likely import weigh
from tidu.reader.measured import Measured, measured
from tidu.reader.model import Target
from tidu.reader.paid import grants, only_sets_apart
from tidu.reader.periods import When, when, years
from tidu.reader.quantities import Quantity, for_each, quantities, wholes
from tidu.reader.reports import AHEAD, TO, horizon, only_year, reports, since, sums_up
from tidu.reader.sections import Section, section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tidu.reader.layout import Even
    from tidu.reader.outline import Node
    from tidu.reader.spans import Pairs

_DIRECTION: Final = re.compile(r"^(?:加快|逐步|探索|鼓励|引导|争取逐步|研究)")
_UNSURE: Final = 0.15
# 900吨/日, 3万台（件）: the unit may not be whole.
_ODD_BEHIND: Final = re.compile(r"/|（[\u4e00-\u9fff]{1,2}）|每[\u4e00-\u9fff]")
_BARE_YEAR: Final = re.compile(r"^(?P<year>20\d\d)年(?:[，底末]|全)")
_TOWARD: Final = re.compile(r"对(?![标接外口照应])")
_BASES: Final = (
    ("share", re.compile(r"占.*(?:比|重|率)|占比|比重|比例")),
    ("average", re.compile(r"年均|户均|平均|人均|均增|亩均")),
    ("cumulative", re.compile(r"累计|总数|总量达|入库.*总")),
    ("new", re.compile(r"新增|新培育|新认定|新引|新建|新转化|新设|新获|首次")),
)
_AIMS: Final = re.compile(r"(?:目标|指标)(?:是|为|如下)?$")
_INDEX: Final = re.compile(
    r"(?:指数|系数|得分|分值|评分|容积率|满意度|排名|强度|发展水平|利用效率|能效比|PUE值?|比值)$"
)
# Most sentences hold no figure at all and are passed over quickly.
_COUNTS: Final = re.compile(
    r"\d|覆盖|清零|零增长|零发生|十[三四五六]五|[十百千万](?:亿|[家户个项名件人场次])|[二两三四五六七八九][家户个项名件场次]"
)
_GROWTH: Final = re.compile(r"(?:年均)?(?:增长|增速|增幅|提高|提升)$")
_AT_LEAST: Final = re.compile(r"(?:至少|不少于|不低于)((?:降低|下降|减少|压减|压缩|增长|提高|提升|增加)?)$")
_PART_OF: Final = frozenset({"企业", "项目", "单位"})
_LONGEST: Final = 60


def read_targets(
    even: Even,
    root: Node,
    quoted: Pairs,
    period: tuple[int | None, int | None],
    *,
    issued: int | None = None,
) -> Iterator[tuple[Target, Node]]:
    """Yield every target in order of the text, each with its node; goals stated twice still appear twice.

    Args:
        even: the text.
        root: its outline.
        quoted: its quotations.
        period: first and last year of the plan.
        issued: the year in which it was issued.
    """
    carried: dict[int, When] = {}
    opening = since(even.text, period[0], issued)
    # A document without years of its own plans from the year of its date on.
    begins = period[0] or (opening if issued else None)
    for node in root.below():
        kind = section(node)
        if kind is Section.past:
            continue
        inherited = carried.get(id(node.parent), When()) if node.parent else When()
        context = Context(kind, period, quoted, inherited)
        context.since = opening if kind is Section.opening else begins
        held = False
        for target in _passage(even, node.body, node.own_end, context):
            held = True
            yield target, node
        # Bullets below have the time of the passage that introduces them, and goals that of the goals before.
        introduces = even.text[node.body : node.own_end].rstrip("\n").endswith("：")
        carried[id(node)] = (
            context.time if kind is Section.goals or introduces or (held and node.parent is None) else When()
        )


def _passage(even: Even, start: int, end: int, context: Context) -> Iterator[Target]:
    keeps = context.section in (Section.goals, Section.opening)
    inherited = context.time
    ahead_to = None if context.period[0] else horizon(even.text[start:end])
    opening, reported = context.section is Section.opening, False
    for first, last in sentences(even.text, start, end):
        sentence = even.text[first:last]
        reported = reports(sentence, reported, context.since, opening=opening)
        if reported:
            continue
        ahead = TO.match(even.text, first, last)
        if not _COUNTS.search(even.text, ahead.end() if ahead else first, last):
            # 到2029年，目标基本实现。产值达到…: the sentences after it are about that year.
            if ahead:
                inherited = context.time = When(int(ahead[1]), dated=True)
            continue
        if sums_up(sentence, ahead_to):
            continue
        time = context.time if keeps else inherited
        opened = _BARE_YEAR.match(sentence)
        context.unplaced = bool(opened and ahead_to and int(opened["year"]) < ahead_to)
        context.begin(time, grants=grants(sentence) and not only_sets_apart(sentence))
        context.qualifies = bool(WHO_MAY_APPLY.search(sentence))
        yield from _sentence(even, first, last, context)


def _sentence(even: Even, start: int, end: int, context: Context) -> Iterator[Target]:
    text = even.text
    granting, begun = context.grants, True
    for clause in clauses(text, start, end):
        words = text[clause.start : clause.end]
        if granting and begun:
            # 新增贷款150亿元；对首次贷款的企业给予补助: only one part of the sentence grants.
            part = _part_of(text, clause.start, end)
            context.grants = grants(part, or_limits=True)
        begun = clause.after == "；"
        context.qualifies |= opens_terms(words)
        found = list(quantities(text, clause.start, clause.end, context.quoted))
        if _looks_back(words, clause, context):
            # What the report names may be what a goal after it means: 现有120家，到2025年达到300家.
            named = metrics.before(text[clause.start : found[0].start] if found else "")
            context.subject = named.words or context.subject
            continue
        if not clause.aside:
            # What stands in a bracket is read on its own, as an aside.
            found = [item for item in found if not _in_bracket(text, clause, item)]
        yield from _clause(even, clause, found, context)
        context.toward |= clause.after == "，" and bool(_TOWARD.match(words))
        if not found:
            named = metrics.before(words)
            # 建成一批甲集群，其中…: the verb holds for the list that follows.
            context.listing = named.verb and "一批" in words
            if fund := set_up(words):
                # 设立示例基金，总规模100亿元
                context.subject, context.listing = fund, True
            elif len(named.words) > 1 and not words.startswith("按"):
                context.subject, context.subject_scope = named.words, named.scope


def _part_of(text: str, start: int, end: int) -> str:
    """The words of a sentence up to its next semicolon."""
    stop = text.find("；", start, end)
    return text[start : stop if stop >= 0 else end]


def _looks_back(words: str, clause: Clause, context: Context) -> bool:
    """Take up the time of a clause; True if it reports rather than plans."""
    own = when(words, context.period)
    starts_anew = own.by is not None or "累计" in words or words.startswith("全年")
    per = own.per or (None if starts_anew or context.mean else context.time.per)
    context.mean = "年均" in words and "每年" not in words
    dated = own.dated or context.time.dated or per is not None
    context.time = When(own.by or context.time.by, per, own.past, dated=dated)
    context.years = years(words) or context.years
    # 今年的预期目标是：…: what follows in the sentence is a goal.
    context.aims |= clause.after == "：" and bool(_AIMS.search(words))
    # 截至2022年底，…: a report goes on until a clause looks ahead.
    past_year = own.by is not None and context.since is not None and own.by < context.since
    opens = own.reports or (past_year and only_year(words))
    context.reports = opens or (context.reports and own.by is None and not AHEAD.search(words))
    # 预期目标：甲同比增长5% looks ahead.
    compares = own.compares and not context.listing and context.section is not Section.goals
    # 在2024年120亿元的基础上，…
    starts = words.endswith("基础上")
    return own.past or past_year or starts or context.reports or compares


def _in_bracket(text: str, clause: Clause, item: Quantity) -> bool:
    before = text[clause.start : item.start]
    return before.count("（") > before.count("）")


def _clause(even: Even, clause: Clause, found: list[Quantity], context: Context) -> Iterator[Target]:
    words = even.text[clause.start : clause.end]
    items: list[Measured] = []
    if not _DIRECTION.match(words):
        for whole in wholes(even.text, clause.start, clause.end, context.quoted):
            named = metrics.before(even.text[clause.start : whole.start], whole=True)
            items.append(Measured(whole, named, 0.02))
    if found and not gives(even.text, clause, found, context):
        items += measured(even.text, clause, found, context)
    made: list[Target] = []
    for item in items:
        if item.by is not None:
            context.time = replace(context.time, by=item.by)
        if target := _target(even, clause, item, context):
            made.append(target)
    names = [(target.metric, target.by) for target in made]
    for target, name in zip(made, names, strict=True):
        twice = names.count(name) > 1
        yield _doubted(target, "一句里有几个数，读出的指标相同，请核对各指什么") if twice else target


def _doubted(target: Target, doubt: str) -> Target:
    return replace(
        target, doubts=(*target.doubts, doubt), confidence=round(max(LOWEST, target.confidence - _UNSURE), 2)
    )


def _target(even: Even, clause: Clause, item: Measured, context: Context) -> Target | None:
    words = even.text[clause.start : clause.end]
    named = item.named
    doubts = Doubts(cost=item.cost)
    metric, quantity = _metric(words, item, context)
    quantity = for_each(even.text, quantity)
    if _ODD_BEHIND.match(even.text, quantity.end):
        doubts.add("单位后面还有限定，请核对单位", 0.1)
    if context.unplaced:
        doubts.add("只写年份、没有写“到”，可能是已有的成绩", 0.1)
    # 每引进1名人才，给予…: what the money is counted by.
    counts_money = context.grants and quantity.op == "=" and quantity.value == 1
    possible = 0 < len(metric) <= _LONGEST and not _has_no_unit(quantity, metric) and not counts_money
    if not possible or not believed(words, clause, quantity, named, context, doubts):
        return None
    weigh(quantity, metric, words, context, doubts, verb=named.verb or context.listing)
    if not metrics.needs_subject(named.words):
        context.whole = (context.whole or context.subject) if words.startswith("其中") else ""
        context.subject, context.subject_scope = metric, named.scope
    elif named.words != metric:
        doubts.add(f"指标名取自上一分句：{metric}", 0.1)
    context.listing = True
    start, end = even.span(clause.start, clause.end)
    return Target(
        metric=metric,
        op=quantity.op,
        value=quantity.value,
        unit=quantity.unit,
        by=context.time.by,
        per=_per(context.time.per, metric, doubts),
        basis=_basis(words, metric),
        scope=named.scope or (context.subject_scope if named.words != metric else ""),
        task=None,
        start=start,
        end=end,
        quote=even.original[start:end],
        confidence=doubts.confidence,
        doubts=tuple(doubts.texts),
        spans=((start, end),),
    )


def _metric(words: str, item: Measured, context: Context) -> tuple[str, Quantity]:
    """What a figure measures, in full, and the figure with what stands in its name."""
    quantity, named = item.quantity, item.named
    metric = metrics.joined(named.words, context.subject or context.earlier)
    if words.startswith("其中"):
        metric = metrics.part_of(metric, context.subject)
    if quantity.unit not in ("%", "个百分点") and metrics.needs_subject(named.words):
        # 收入年均增长20%，2027年达到100亿元: the amount is of the income, not of its growth.
        metric = _GROWTH.sub("", metric) or metric
    if quantity.op == "=" and (least := _AT_LEAST.search(metric)):
        # 费用至少降低10%
        quantity = replace(quantity, op=">=")
        metric = metric[: least.start()] + least[1]
    if named.words in _PART_OF and words.startswith("其中") and named.words not in context.subject:
        # 经营主体50万户，其中企业20万户: a part with a name of its own.
        metric = named.words
    if not quantity.unit and metric.endswith("人次"):
        # 服务人次达200万以上: the unit stands in the name.
        quantity = replace(quantity, unit="人次")
    return metric, quantity


def _per(per: str | None, metric: str, doubts: Doubts) -> str | None:
    """How often a goal returns; months and half years have no place of their own and are noted."""
    if per in ("month", "half-year"):
        doubts.add("原文按月计" if per == "month" else "原文按半年计")
        return None
    return "year" if "年均" in metric else per


def _has_no_unit(quantity: Quantity, metric: str) -> bool:
    """True for a bare number, which only an index may have."""
    return not quantity.unit and quantity.op != "zero" and not _INDEX.search(metric)


def _basis(words: str, metric: str) -> str | None:
    return next(
        (name for name, pattern in _BASES if pattern.search(metric if name == "share" else words)), None
    )
