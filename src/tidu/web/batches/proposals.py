"""Good defaults of a batch: what can be called for here, by which standard, with which materials."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidu.engine.expressions.typed import slots_of
from tidu.web.assessments.models import Case
from tidu.web.packs import level_label, library
from tidu.web.workflows import workflow_library

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tidu.engine.compiled.program import Condition
    from tidu.engine.schema.common import CaseName
    from tidu.workflows import Workflow

FORM = "申报书（签字盖章扫描件）"
_SEPARATOR = "|"


@dataclass(frozen=True, slots=True)
class Call:
    """What a batch calls for: a workflow, a level (empty: a pool) and a case."""

    workflow: Workflow
    level: str
    case: CaseName

    @property
    def key(self) -> str:
        """Value of the choice in a form."""
        return _SEPARATOR.join((self.workflow.id, self.level, self.case))

    @property
    def label(self) -> str:
        """Words of the choice."""
        parts = [self.workflow.label]
        if self.level and len(self.workflow.spec.levels) > 1:
            parts.append(level_label(self.level))
        if len(self.workflow.spec.cases) > 1:
            parts.append(Case(self.case).label)
        return "：".join(parts)


def calls_for(code: str) -> dict[str, Call]:
    """Return what can be called for in a jurisdiction, by key, local workflows first.

    Args:
        code: GB/T 2260 code of the site; empty where it has none.
    """
    workflows = sorted(
        (
            one
            for one in workflow_library().workflows.values()
            if not one.spec.jurisdictions or (code and code.startswith(one.spec.jurisdictions))
        ),
        key=lambda one: (not one.spec.jurisdictions, _rank(one), one.id),
    )
    calls = (
        Call(workflow, level, case)
        for workflow in workflows
        for level in workflow.spec.levels or ("",)
        for case in workflow.spec.cases
    )
    return {call.key: call for call in calls}


def _rank(workflow: Workflow) -> int:
    levels = library().levels
    return min((levels[level].rank for level in workflow.spec.levels), default=0)


def standard_for(level: str, case: CaseName, *, on: date, code: str) -> str:
    """Return the standard that judges a level on a day in a jurisdiction; empty where none is entered."""
    if not level:
        return ""
    rows = library().applicable_rows(on=on, case=case, jurisdiction=code or None, level=level)
    return next((row.standard for row in rows if row.standard in library().standards), "")


@dataclass(frozen=True, slots=True)
class Proposed:
    """A material that is asked for: what, for which condition, why."""

    label: str
    condition: str = ""
    note: str = ""
    is_mandatory: bool = False


def materials_for(standard: str, case: CaseName) -> tuple[Proposed, ...]:
    """Return the materials that a standard's conditions suggest: the form first, then one a kind of proof.

    The form is mandatory. Proofs are not: most figures are known from departments, and the organiser says which
    he wants to see. Conditions that only an authority can look up ask for nothing.
    """
    proposed = [Proposed(FORM, is_mandatory=True)]
    known = library().standards.get(standard)
    if known is None:
        return tuple(proposed)
    uses: dict[str, list[Condition]] = {}
    for condition in known.program(case).applicable:
        for proof in dict.fromkeys(_proofs(condition)):
            uses.setdefault(proof, []).append(condition)
    proposed += [
        Proposed(proof, conditions[0].id, f"用于：{'；'.join(one.label for one in conditions)}"[:200])
        for proof, conditions in uses.items()
    ]
    return tuple(proposed)


def _proofs(condition: Condition) -> Iterator[str]:
    titles = {level.until_fact for level in library().levels.values()}
    for slot in slots_of(condition.node):
        definition = library().catalogue.facts.get(slot.fact)
        if (
            definition is None
            or definition.is_judgement
            or definition.id in titles
            or not definition.evidence
        ):
            continue
        yield definition.evidence[:120]
