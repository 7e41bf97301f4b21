"""Turn plan files into plans: read, convert, check, compile, freeze."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.packs.amounts import compile_amount
from tidu.engine.packs.convert import convert
from tidu.engine.packs.hashing import content_hash
from tidu.engine.packs.identity import Register
from tidu.engine.packs.reader import Reader
from tidu.engine.packs.strict_yaml import read_yaml
from tidu.engine.packs.world import World
from tidu.plans.hashing import closure
from tidu.plans.measures import TargetMeasure, compile_measured
from tidu.plans.model import CompiledIncentive, Plan, PlanTarget, goal_of
from tidu.plans.plan_checks import check_plan
from tidu.plans.printed import unit_of
from tidu.plans.schema.plan import PlanFile

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tidu.engine.packs.files import PackFile
    from tidu.engine.packs.library import PackLibrary
    from tidu.engine.packs.problems import Problems
    from tidu.engine.packs.strict_yaml import Document
    from tidu.plans.schema.targets import Target


def build_plans(files: Iterable[PackFile], library: PackLibrary, problems: Problems) -> dict[str, Plan]:
    """Build every plan.

    Args:
        files: plan files.
        library: facts, levels and titles that they may use.
        problems: takes what is wrong with them; a plan with a fault is left out.
    """
    register = Register()
    plans: dict[str, Plan] = {}
    for file in files:
        with problems.here():
            document = read_yaml(file.text, file.name)
            spec = convert(document, PlanFile)
            wrong = [*register.check(spec, document, "id"), *check_plan(spec, document)]
            problems.take(wrong)
            if not wrong:
                plans[spec.id] = _plan(spec, document, library)
    return plans


def _plan(spec: PlanFile, document: Document, library: PackLibrary) -> Plan:
    targets = tuple(
        _target(target, spec, library, document, f"targets[{index}]")
        for index, target in enumerate(spec.targets)
    )
    incentives = _incentives(spec, library, document)
    return Plan(spec, targets, incentives, content_hash(closure(spec, targets, incentives, library)))


def _target(
    target: Target, plan: PlanFile, library: PackLibrary, document: Document, path: str
) -> PlanTarget:
    measure: TargetMeasure | None = None
    if target.measure is not None:
        measure = compile_measured(target.measure, target, plan, library, document, f"{path}.measure")
    low, high = goal_of(target)
    source = plan.source.at(target.clause, target.confirmation)
    return PlanTarget(target, low, high, unit_of(target.unit)[1], source, measure)


def _incentives(plan: PlanFile, library: PackLibrary, document: Document) -> tuple[CompiledIncentive, ...]:
    world = World(library.catalogue, library.levels)
    reader = Reader(world, document)
    found = []
    for index, spec in enumerate(plan.incentives):
        path = f"incentives[{index}]"
        source = plan.source.at(spec.clause, spec.confirmation)
        amount = compile_amount(
            spec.amount, world=world, document=document, path=f"{path}.amount", source=source
        )
        eligible = reader.test(spec.eligible, f"{path}.eligible") if spec.eligible is not None else None
        found.append(CompiledIncentive(spec, amount, eligible))
    return tuple(found)
