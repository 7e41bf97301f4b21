"""Small plans written in a few lines, made-up firms, and the pools of the tests of this layer."""

from collections.abc import Mapping, Sequence
from datetime import date

from tidu.engine import Facts, load_packs
from tidu.engine.packs.files import PackFile
from tidu.engine.packs.problems import Problems
from tidu.plans.assemble import build_plans
from tidu.plans.model import Plan, PlanTarget
from tidu.plans.pool import PoolFirm

PACKS = load_packs()
ON = date(2024, 6, 30)
HEAD = """\
id: "test.plan-2023"
version: 1
label: "示例计划"
area: "示例市"
jurisdictions: ["3300"]
document: {title: "示例计划", number: null, issuers: [], issued: null}
source: {document: "示例计划", clause: "全文", published: null, effective: null, confirmation: one-source}
period: {start: 2023-01-01, end: 2025-12-31, clause: "标题"}
tasks:
  - {id: t1, number: "1", title: "示例任务", chapter: "示例章", clause: "1", units: ["甲局", "乙局"]}
"""
LIBRARIES = 'libraries:\n  - {id: pool, label: "示例库", kind: pool, clause: "1"}\n'


def target_text(keys: str = "", *, op: str = ">=", value: str = "10", unit: str = "家") -> str:
    """One target in flow style; by 2025 unless the keys say another period."""
    period = "" if any(word in keys for word in ("by:", "per:", "undated:")) else ", by: 2025"
    figure = f", value: {value}" if value else ""
    more = f", {keys}" if keys else ""
    return f'  - {{id: goal, metric: "示例目标", op: "{op}"{figure}, unit: "{unit}", clause: "1"{period}{more}}}\n'


def plan_text(targets: str, extra: str = "") -> str:
    """A whole plan file."""
    return f"{HEAD}targets:\n{targets or target_text()}{LIBRARIES}{extra}"


def plan_of(text: str) -> Plan:
    """The plan of a file's text, against the shipped packs."""
    (plan,) = build_plans([PackFile("test/plan.yaml", "plan", text)], PACKS, Problems()).values()
    return plan


def errors_of(text: str) -> list[str]:
    """Messages of all errors of a plan file, each with its path."""
    problems = Problems(collect=True)
    build_plans([PackFile("test/plan.yaml", "plan", text)], PACKS, problems)
    return [f"{error.place.path}：{error.message}" for error in problems.errors]


def target_of(keys: str = "", *, op: str = ">=", value: str = "10", unit: str = "家") -> PlanTarget:
    """The target of a plan that has one."""
    return plan_of(plan_text(target_text(keys, op=op, value=value, unit=unit))).targets[0]


def firm(
    name: str,
    facts: Mapping[str, object] | None = None,
    *,
    titles: Sequence[Mapping[str, object]] = (),
    libraries: frozenset[str] | None = None,
    on: date = ON,
) -> PoolFirm:
    """A made-up firm; `titles` are rows of its ledger."""
    records = {"titles": titles} if titles else None
    read = Facts.read(facts or {}, catalogue=PACKS.catalogue, on=on, records=records)
    return PoolFirm(name, name, read, libraries=libraries)


def holder(name: str, level: str, since: str | None, until: str | None, *more: tuple[str, str]) -> PoolFirm:
    """A firm with recognitions at one level, written in its ledger."""
    spans = [(since, until), *more]
    return firm(name, titles=[{"level": level, "from": first, "until": last} for first, last in spans])
