"""Units that a plan names and the tenant's organisation units that are them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidu.web.organisations.models import Kind
from tidu.web.organisations.selectors import UnitNames

if TYPE_CHECKING:
    from tidu.plans import Plan
    from tidu.plans.schema.plan import Task
    from tidu.web.jurisdictions.models import Jurisdiction
    from tidu.web.organisations.models import OrganisationUnit

_EACH = "各"


@dataclass(frozen=True, slots=True)
class Named:
    """A unit as the plan calls it, and the site's units it means: none, one, or a group (各镇人民政府)."""

    name: str
    units: tuple[OrganisationUnit, ...]


@dataclass(frozen=True, slots=True)
class TaskUnits:
    """The units of a task.

    ``lead`` and ``support`` only where the text says so, ``others`` the rest of those named for the item itself,
    ``shared`` those that one sentence adds to all items.
    """

    task: Task
    lead: tuple[Named, ...]
    support: tuple[Named, ...]
    others: tuple[Named, ...]
    shared: tuple[Named, ...]

    @property
    def reporters(self) -> tuple[OrganisationUnit, ...]:
        """Who reports each quarter: those that lead; where nobody is said to, all named for the item itself."""
        asked = self.lead or (*self.others, *self.support)
        return _once(asked)

    @property
    def all(self) -> tuple[OrganisationUnit, ...]:
        """Every unit that may report."""
        return _once((*self.lead, *self.support, *self.others, *self.shared))


def _once(named: tuple[Named, ...]) -> tuple[OrganisationUnit, ...]:
    return tuple({unit.pk: unit for one in named for unit in one.units}.values())


class PlanUnits:
    """Finds the units of a plan's tasks; the tenant's names are read once, in two queries."""

    def __init__(self, root: Jurisdiction) -> None:
        """Read the tenant's units."""
        self.names = UnitNames(root)

    def named(self, name: str) -> Named:
        """Return what a name means; a group means the places' units whose names end as it does."""
        unit = self.names.find(name)
        if unit is not None:
            return Named(name, (unit,))
        kind = name.removeprefix(_EACH)
        if kind == name:
            return Named(name, ())
        found = [
            one
            for one in self.names.units.values()
            if one.kind == Kind.LOCAL and one.is_active and one.name.endswith(kind)
        ]
        return Named(name, tuple(sorted(found, key=lambda one: one.name)))

    def of_task(self, plan: Plan, task: Task) -> TaskUnits:
        """Return the units of a task."""
        said = {*task.lead, *task.support}
        own = dict.fromkeys((*task.lead, *task.support, *task.units))
        return TaskUnits(
            task=task,
            lead=tuple(self.named(name) for name in task.lead),
            support=tuple(self.named(name) for name in task.support),
            others=tuple(self.named(name) for name in task.units if name not in said),
            shared=tuple(self.named(name) for name in plan.units_of(task) if name not in own),
        )

    def of_plan(self, plan: Plan) -> tuple[TaskUnits, ...]:
        """Return the units of all tasks, in the order of the document."""
        return tuple(self.of_task(plan, task) for task in plan.tasks)
