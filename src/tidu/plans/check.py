"""Check plan files and go on after the first error, as ``check_packs`` does for the rest of the packs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tidu.engine.errors import ConsistencyError
from tidu.engine.packs.convert import convert
from tidu.engine.packs.files import find_files, shipped_folder
from tidu.engine.packs.load import load_packs
from tidu.engine.packs.problems import Problems
from tidu.engine.packs.published import check_published
from tidu.engine.packs.strict_yaml import read_yaml
from tidu.plans.assemble import build_plans
from tidu.plans.schema.cases import PlanCaseFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tidu.engine.errors import PackError
    from tidu.engine.packs.files import PackFile
    from tidu.plans.model import Plan

KINDS = frozenset({"plan", "plan-cases", "published"})


def check_plans(folders: Iterable[Path] = (), *, shipped: bool = True) -> list[PackError]:
    """Return what is wrong with the plans; the packs they stand on must be sound (``check_packs`` first).

    Args:
        folders: site pack folders.
        shipped: whether the packs that come with Tidu are checked too.

    Raises:
        PackError: the packs that the plans stand on cannot be loaded.
    """
    own = [Path(folder) for folder in folders]
    packs = load_packs(*own, shipped=shipped)
    problems = Problems(collect=True)
    roots = [*([shipped_folder()] if shipped else []), *own]
    files = find_files(roots, KINDS, problems)
    plans = build_plans((file for file in files if file.kind == "plan"), packs, problems)
    broken = bool(problems.errors)
    for file in files:
        with problems.here():
            if file.kind == "published":
                problems.take(check_published(file, plans, "plans"))
            elif file.kind == "plan-cases" and not broken:
                _check_cases(file, plans, problems)
    return problems.errors


def _check_cases(file: PackFile, plans: Mapping[str, Plan], problems: Problems) -> None:
    """Examples must be readable and name a plan and targets of it that are measured."""
    document = read_yaml(file.text, file.name)
    spec = convert(document, PlanCaseFile)
    plan = plans.get(spec.plan)
    if plan is None:
        known = "、".join(plans)
        problems.add(
            ConsistencyError("没有这个计划", place=document.place("plan"), expected=known, got=spec.plan)
        )
        return
    measured = {target.id for target in plan.targets if target.measure is not None}
    for index, case in enumerate(spec.cases):
        if case.target not in measured:
            problems.add(
                ConsistencyError(
                    "计划中没有这个测算的目标",
                    place=document.place(f"cases[{index}].target"),
                    expected="、".join(sorted(measured)),
                    got=case.target,
                )
            )
