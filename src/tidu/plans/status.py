"""The rule that says how a target stands: done, on track, at risk, behind, no data (docs/plans.md).

    已完成  the goal is reached; a share or mean must hold at the end, so before it this reads 正常推进
    正常推进 a count or sum has come as far as the time has
    有风险  at least four fifths as far as the time; or a share within a tenth of its line; or missing data decide;
            or, when time is up, 左右 is meant and nine tenths are there
    滞后   less than that, or time is up
    无数据  there is no figure

What counts is the sure end of a range: firms whose data are missing are never counted as reached.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from tidu.plans.schema.targets import Operator

if TYPE_CHECKING:
    from tidu.plans.goals import Goal

PACE = Fraction(4, 5)
"""Share of the time's pace below which a target is behind."""
CLOSE = Fraction(9, 10)
"""Share of a line from which a share or mean, or an 左右 when time is up, is close."""


class Status(IntEnum):
    """How a target stands, best last."""

    no_data = 0
    behind = 1
    at_risk = 2
    on_track = 3
    done = 4

    @property
    def label(self) -> str:
        """Chinese word."""
        return _LABELS[self]


_LABELS = {
    Status.no_data: "无数据",
    Status.behind: "滞后",
    Status.at_risk: "有风险",
    Status.on_track: "正常推进",
    Status.done: "已完成",
}


@dataclass(frozen=True, slots=True)
class Judgement:
    """A status with its reason in Chinese.

    ``done`` is the share of the way behind (None without data), ``elapsed`` the share of the time.
    """

    status: Status
    reason: str
    done: Fraction | None
    elapsed: Fraction


def judge(
    goal: Goal, low: Fraction | None, high: Fraction | None, *, elapsed: Fraction, due: bool
) -> Judgement:
    """Say how a target stands.

    Args:
        goal: what must be reached.
        low: least the figure can be, in base units; None without bound.
        high: most it can be.
        elapsed: share of the period that is behind, 0 to 1.
        due: whether the period is over.
    """
    sure = goal.sure(low, high)
    if sure is None:
        return Judgement(Status.no_data, "没有可用的数", None, elapsed)
    share = goal.share_done(sure)
    if goal.met_by(sure):
        if goal.adds_up or due:
            return Judgement(Status.done, "已达到目标", share, elapsed)
        return Judgement(Status.on_track, "目前达到，须保持到期末", share, elapsed)
    status, reason = _due(goal, sure) if due else _pace(goal, sure, share, elapsed)
    best = goal.best(low, high)
    if status is Status.behind and (best is None or goal.met_by(best)):
        return Judgement(Status.at_risk, f"{reason}；补齐数据后可能达到", share, elapsed)
    return Judgement(status, reason, share, elapsed)


def _due(goal: Goal, sure: Fraction) -> tuple[Status, str]:
    if goal.op is Operator.about and sure >= goal.figure * CLOSE:
        return Status.at_risk, "期限已到，达到所写数的九成；“左右”未写幅度，由人认定"
    return Status.behind, "期限已到，没有达到"


def _pace(goal: Goal, sure: Fraction, share: Fraction, elapsed: Fraction) -> tuple[Status, str]:
    if not goal.adds_up or (goal.downward and goal.baseline is None):
        return _closeness(goal, sure)
    text = f"完成 {_percent(share)}，时间已过 {_percent(elapsed)}"
    if share >= elapsed:
        return Status.on_track, text
    return (Status.at_risk if share >= elapsed * PACE else Status.behind), text


def _closeness(goal: Goal, sure: Fraction) -> tuple[Status, str]:
    """Judge what has no pace: a share, a mean, or a way down whose beginning nobody knows."""
    close = sure * CLOSE <= goal.figure if goal.downward else sure >= goal.figure * CLOSE
    if close:
        return Status.at_risk, "离目标不到一成"
    return Status.behind, "离目标超过一成"


def _percent(share: Fraction) -> str:
    # Rounded down: 99.96 % must not read as all of it.
    return f"{share * 1000 // 1 / 10:.1f}%"
