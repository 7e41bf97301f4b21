"""Run the worked examples of measures: a small pool, and what each target comes to over it, by hand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from tidu.engine.errors import TiduError
from tidu.engine.facts import Facts
from tidu.engine.packs.cases import CaseOutcome
from tidu.engine.packs.convert import convert
from tidu.engine.packs.expectations import Difference
from tidu.engine.packs.files import find_files, shipped_folder
from tidu.engine.packs.strict_yaml import read_yaml
from tidu.plans.pool import PoolFirm
from tidu.plans.printed import in_printed
from tidu.plans.progress import measure
from tidu.plans.schema.cases import PlanCaseFile
from tidu.plans.titles import LEDGER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from tidu.engine.packs.files import PackFile
    from tidu.plans.load import PlanLibrary
    from tidu.plans.model import Plan
    from tidu.plans.progress import Progress
    from tidu.plans.schema.cases import CaseFirm, MeasureCase

KIND = "plan-cases"
"""Kind of the pack files that hold examples of measures."""


def run_plan_cases(plans: PlanLibrary, folders: Iterable[Path] = ()) -> list[CaseOutcome]:
    """Run the shipped examples and those in some folders.

    Raises:
        PackError: a file of examples cannot be read.
    """
    files = find_files([shipped_folder(), *folders], {KIND})
    return [outcome for file in files for outcome in run_plan_file(plans, file)]


def run_plan_file(plans: PlanLibrary, file: PackFile) -> Iterator[CaseOutcome]:
    """Run the examples of one file.

    Raises:
        PackError: the file cannot be read.
    """
    spec = convert(read_yaml(file.text, file.name), PlanCaseFile)
    for case in spec.cases:
        try:
            found = tuple(_run(plans, spec, case))
        except TiduError as error:
            found = (Difference("算例", "能够运行", str(error)),)
        yield CaseOutcome(file.name, case.name, found)


def _run(plans: PlanLibrary, file: PlanCaseFile, case: MeasureCase) -> Iterator[Difference]:
    plan = plans.plan(file.plan)
    target = plan.target(case.target)
    on = case.on or file.on
    known = {firm.name for firm in file.pool}
    for name in case.take or ():
        if name not in known:
            yield Difference("take", "、".join(sorted(known)), name)
    firms = [firm for firm in file.pool if case.take is None or firm.name in case.take]
    pool = [_firm(plans, plan, firm, on) for firm in firms]
    found = next(item for item in measure(plan, pool, on=on) if item.target is target)
    yield from _differences(case, found)


def _firm(plans: PlanLibrary, plan: Plan, firm: CaseFirm, on: date) -> PoolFirm:
    catalogue = plans.packs.catalogue
    records = {LEDGER: firm.titles} if firm.titles else None
    facts = Facts.read(firm.facts, catalogue=catalogue, on=on, records=records)
    libraries = None
    if firm.libraries is not None:
        libraries = frozenset(f"{plan.area}.{name}" for name in firm.libraries)
    return PoolFirm(firm.name, firm.name, facts, libraries=libraries)


def _differences(case: MeasureCase, found: Progress) -> Iterator[Difference]:
    reading = found.reading
    if reading is None:
        yield Difference("测算", "有结果", "没有测算，或不在计划期内")
        return
    if case.range is not None:
        wanted = tuple(None if end is None else Fraction(str(end)) for end in case.range)
    else:
        end = None if case.value is None else Fraction(str(case.value))
        wanted = (end, end)
    unit = found.target.spec.unit
    got = tuple(None if end is None else in_printed(end, unit) for end in (reading.low, reading.high))
    if wanted != got:
        yield Difference("结果", _text(wanted), _text(got))
    if case.missing is not None and sorted(case.missing) != sorted(reading.missing):
        yield Difference(
            "缺少的数据 missing", "、".join(sorted(case.missing)), "、".join(sorted(reading.missing))
        )
    if case.status is not None and case.status != found.status.name:
        yield Difference("状态 status", case.status, f"{found.status.name}（{found.status.label}）")


def _text(ends: tuple[Fraction | None, ...]) -> str:
    shown = ["无" if end is None else f"{float(end):g}" for end in ends]
    return shown[0] if shown[0] == shown[-1] else f"[{shown[0]}, {shown[-1]}]"
