"""What holds where a figure stands, and whether it is believed to be a goal there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from tidu.reader import metrics
from tidu.reader.periods import When
from tidu.reader.sections import Section

if TYPE_CHECKING:
    from tidu.reader.clauses import Clause
    from tidu.reader.confidence import Doubts
    from tidu.reader.quantities import Quantity
    from tidu.reader.spans import Pairs

_BACKGROUND: Final = re.compile(
    r"^(?:[\u4e00-\u9fff]{0,4}?)(?:围绕|聚焦|依托|依据|立足|根据|按照|瞄准|针对|结合|贯彻|落实|基于|符合|满足|凡|属于|自(?![治主动贸建有营身研产由愿选]))"
)
# 某省政府关于印发某政策20条措施的通知: the name of a document.
_CITES: Final = re.compile(
    r"关于(?:印发|进一步|加快|支持|促进|推动|推进)[^，；]*(?:通知|意见|措施|方案|办法|规定|政策)"
)
_GOAL_AHEAD: Final = re.compile(r"[到至]20|力争|每年|培育|建成|新增|实施|打造|创建|引进|认定")
_QUALIFIES: Final = re.compile(
    r"^(?:且|并且|其)?(?:当年|上年|上一年|本年度?|年度|年)[^，；。]*(?:以上|超过|达到)"
)
_CONDITION: Final = re.compile(r"的$|的(?:企业|单位|机构|项目|个人|人才)?$|条件|之一的?$")
# 面积达到5000亩以上且服务规范的组织，…给予补助: which of them get it.
_WHICH: Final = re.compile(r"以上(?:且|并且?|和|、)[^，；]{2,40}的[\u4e00-\u9fff]{2,12}$")
# 每年认定不超过40个示例车间: how many there shall be, though each gets money.
_CHOSEN: Final = re.compile(r"每年[^，；。\d]{0,6}(?:认定|遴选|评选|评定|选取)不[超多]")
# An aim is no background: 围绕实现投资增长30%的工作目标.
_AIM_OF: Final = re.compile(r"^(?:围绕|聚焦|瞄准)(?:实现|完成)[^，；]*目标$")
# 每周调度1次: how an office works.
_OFTEN: Final = re.compile(r"每(?:周|月|日|天|旬|半月|季度?)[^，；。\d]{0,10}(?:1|一)次$")
WHO_MAY_APPLY: Final = re.compile(
    r"申[报请](?:企业|单位|主体|人|项目|者)?[^，；。]{0,6}[须应需](?![求用])|(?:下列|以下|如下)(?:基本)?条件"
    r"|(?:应当?|[须需])(?:同时)?(?:具备|符合|满足)|(?:单位|企业|机构|主体)应当?(?:连续|依法|为|有)"
)
"""A sentence about who may apply: its figures are thresholds."""
_ALL: Final = 100
_MOVES: Final = re.compile(r"(?:增长|下降|降低|提高|提升|减少|压减|增加|压缩|缩短|涨幅|增速|增幅)$")


@dataclass(slots=True)
class Context:
    """What holds where a sentence stands.

    ``subject`` is what the clause before measured, ``earlier`` what the sentence before did; ``listing`` says that a
    goal of the same sentence came before, ``reports`` that it looks back, ``aims`` that it announced goals,
    ``grants`` that it gives money, ``toward`` that it began with whom it is for (对…贷款，), ``qualifies`` that it
    says who may apply, ``mean`` that the clause before spoke of a mean of years, ``unplaced`` that it opens with a
    year and nothing tells whether that is past; ``years`` are those of a list (2023年、2024年), ``names`` those
    of the things last paired with figures, ``whole`` what a part (其中…) belongs to, ``since`` the first year that
    goals can have here.
    """

    section: Section
    period: tuple[int | None, int | None]
    quoted: Pairs
    time: When = field(default_factory=When)
    subject: str = ""
    subject_scope: str = ""
    earlier: str = ""
    listing: bool = False
    reports: bool = False
    aims: bool = False
    grants: bool = False
    toward: bool = False
    mean: bool = False
    qualifies: bool = False
    unplaced: bool = False
    years: tuple[int, ...] = ()
    names: tuple[str, ...] = ()
    whole: str = ""
    since: int | None = None

    def begin(self, time: When, *, grants: bool) -> None:
        """Forget what held in the sentence before, but for the time that goes on."""
        self.mean = False
        self.earlier, self.subject, self.years = self.whole or self.subject, "", ()
        self.whole = ""
        self.listing = self.reports = self.aims = self.toward = False
        self.time = When(time.by, dated=time.by is not None)
        self.grants = grants


def believed(
    words: str, clause: Clause, quantity: Quantity, named: metrics.Named, context: Context, doubts: Doubts
) -> bool:
    """True if a figure is a goal rather than background or a threshold; notes what makes it doubtful.

    Args:
        words: the clause's text.
        clause: its place.
        quantity: the figure.
        named: what it measures.
        context: what holds there.
        doubts: where doubts are noted.
    """
    if _is_background(words, words[: max(0, quantity.start - clause.start)], named):
        return False
    if _is_condition(words, clause, quantity, context) or _OFTEN.search(words):
        return False
    timed = context.time.dated
    behind = words[quantity.end - clause.start :]
    if quantity.unit.endswith("工作日") and behind.startswith("内") and not timed:
        # 办理时限压缩至5个工作日内: how an office works.
        return context.section is Section.goals
    if context.grants and not timed and context.section is Section.work:
        doubts.add("同一句里有奖补，可能是享受的条件", 0.1)
    # In a list of goals the verb stands once: 培育甲6家，乙15家.
    verb = named.verb or quantity.op in ("full", "zero") or context.listing
    when = context.time
    if context.qualifies and when.by is None and when.per is None and context.section is Section.work:
        return False
    if context.section in (Section.opening, Section.principles):
        return timed and (quantity.explicit or verb)
    if context.section is Section.goals or context.aims:
        return True
    return _believed_at_work(quantity, named, context, doubts, verb=verb)


def _believed_at_work(
    quantity: Quantity, named: metrics.Named, context: Context, doubts: Doubts, *, verb: bool
) -> bool:
    """True for a figure among work to be done that a verb, a date or a bound makes a goal."""
    timed, moves = context.time.dated, bool(_MOVES.search(named.words))
    if quantity.explicit and (timed or verb or quantity.pre):
        if not timed and not verb:
            doubts.add("没有写明期限和动作，可能只是描述", 0.12)
        return True
    if timed and (verb or quantity.links or moves):
        return True
    if quantity.unit == "%" and quantity.value == _ALL and named.words.endswith("率"):
        doubts.add("没有写明动作，可能只是描述", 0.1)
        return True
    year = context.period[0] if context.period[0] == context.period[1] else None
    if not verb and year and moves:
        # 2025年工作目标清单: 一般公共预算收入增长2%
        doubts.add("没有写明年份，按文件标题的年份读出", 0.1)
        return True
    if not verb and (context.time.per or context.time.by is not None or (quantity.explicit and moves)):
        doubts.add("没有写明动作，可能只是描述", 0.1)
        return True
    if moves and quantity.unit == "个百分点":
        doubts.add("没有写明动作，可能只是描述", 0.1)
        return True
    return verb


def _is_condition(words: str, clause: Clause, quantity: Quantity, context: Context) -> bool:
    """True for who qualifies (…以上的，) and for a bound beside a grant: 给予租金补贴，面积不超过2000平方米."""
    if _CONDITION.search(words) and clause.after == "，":
        return True
    if _QUALIFIES.match(words) and context.grants and context.time.by is None and clause.after == "，":
        # 当年产值增长20%以上且上年度产值2000万元以上，给予奖励
        return True
    if context.grants and not context.time.dated and clause.after == "，" and _WHICH.search(words):
        return True
    bounds = (context.grants or context.toward) and quantity.op in ("<=", "<") and context.time.by is None
    bounds = bounds and not _CHOSEN.search(words)
    return bounds and context.section is Section.work


def _is_background(words: str, ahead: str, named: metrics.Named) -> bool:
    """True for 围绕37条产业链…: the figure belongs to what the work starts from."""
    if _CITES.search(words):
        return True
    if not _BACKGROUND.match(words) or _AIM_OF.match(words):
        return False
    return not (_GOAL_AHEAD.search(ahead) or (named.verb and metrics.ends_with_verb(ahead)))
