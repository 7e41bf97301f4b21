"""A plan, loaded and compiled; frozen, and shared by everything that reads it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from tidu.engine.errors import UnknownIdError
from tidu.engine.units import Unit
from tidu.plans.measures import first_day
from tidu.plans.printed import printed_text, unit_of
from tidu.plans.schema.targets import Basis, Operator

if TYPE_CHECKING:
    from datetime import date

    from tidu.engine.compiled.amounts import CompiledAmount
    from tidu.engine.expressions.typed import Boolean
    from tidu.engine.schema.common import Source
    from tidu.plans.measures import TargetMeasure
    from tidu.plans.schema.plan import PlanFile, PlanIncentive, Task
    from tidu.plans.schema.targets import Target


@dataclass(frozen=True, slots=True)
class PlanTarget:
    """A target with its figures in base units (yuan, fractions, pieces).

    ``low`` is the figure, or the lower one of a range; ``high`` the upper one of a range, else None.
    """

    spec: Target
    low: Fraction
    high: Fraction | None
    unit: Unit
    source: Source
    measure: TargetMeasure | None

    @property
    def id(self) -> str:
        """Id within the plan."""
        return self.spec.id

    @property
    def adds_up(self) -> bool:
        """Whether parts add up to the whole: counts and sums do, shares, means and coverage do not."""
        return self.spec.basis not in (Basis.share, Basis.average) and self.unit is not Unit.share

    @property
    def goal_text(self) -> str:
        """The goal as people read it: ``≥ 50 家``, ``全覆盖``, ``1–2 个``."""
        op, unit = self.spec.op, self.spec.unit
        if op in (Operator.full, Operator.zero):
            return op.label
        figure = printed_text(self.low, unit, bound=self.low)
        if self.high is not None:
            lower = figure.removesuffix(unit).strip()
            figure = f"{lower}–{printed_text(self.high, unit, bound=self.high)}"
        return f"{op.label} {figure}".strip()

    @property
    def period_text(self) -> str:
        """By when, or how often: ``到2025年``, ``每年``, ``文件未写期限``."""
        if self.spec.per is not None:
            each = {"year": "每年", "quarter": "每季度"}[self.spec.per]
            return each if self.spec.by is None else f"{each}（到{self.spec.by}年）"
        return f"到{self.spec.by}年" if self.spec.by is not None else "未写期限"


@dataclass(frozen=True, slots=True)
class CompiledIncentive:
    """A money rule ready to compute: its amount, and who is eligible (None: the plan names no rule)."""

    spec: PlanIncentive
    amount: CompiledAmount
    eligible: Boolean | None


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """A plan; hashable by identity. ``content_hash`` covers the file and what its figures depend on."""

    spec: PlanFile
    targets: tuple[PlanTarget, ...]
    incentives: tuple[CompiledIncentive, ...]
    content_hash: str

    @property
    def id(self) -> str:
        """Id such as ``changshu.plan-2023``."""
        return self.spec.id

    @property
    def version(self) -> int:
        """Version of the pack, raised on every change."""
        return self.spec.version

    @property
    def area(self) -> str:
        """First part of the id, such as ``changshu``."""
        return self.spec.id.partition(".")[0]

    @property
    def start(self) -> date:
        """First day; of a plan that names none, the day of issue or publication."""
        return first_day(self.spec)

    @property
    def end(self) -> date:
        """Last day."""
        return self.spec.period.end

    @property
    def tasks(self) -> tuple[Task, ...]:
        """Items with responsible units, in the order of the document."""
        return self.spec.tasks

    def target(self, target_id: str) -> PlanTarget:
        """Return a target by id.

        Raises:
            UnknownIdError: the plan has none of that id.
        """
        for target in self.targets:
            if target.id == target_id:
                return target
        raise UnknownIdError("目标", target_id, [target.id for target in self.targets])

    def units_of(self, task: Task) -> tuple[str, ...]:
        """Return all units responsible for a task: its own, then those one sentence adds to it and the rest."""
        shared = self.spec.shared_units
        if shared is None:
            return task.units
        order = [item.id for item in self.tasks]
        if order.index(task.id) < order.index(shared.first):
            return task.units
        return tuple(dict.fromkeys((*task.units, *shared.units)))


def goal_of(target: Target) -> tuple[Fraction, Fraction | None]:
    """Return a target's figures in base units: the figure (lower end), and the upper end of a range."""
    factor, _ = unit_of(target.unit)
    if target.op is Operator.full:
        return Fraction(1), None
    if target.op is Operator.zero:
        return Fraction(0), None
    if isinstance(target.value, tuple):
        low, high = (Fraction(str(value)) * factor for value in target.value)
        return low, high
    return Fraction(str(target.value)) * factor, None
