"""JSON Schema of every kind of pack file, generated from the engine's own types."""

from __future__ import annotations

import json

import msgspec

from tidu.engine.schema.facts import FactsFile
from tidu.engine.schema.levels import ApplicabilityFile, LevelsFile
from tidu.engine.schema.standards import CaseFile, GateFile, Overlay, StandardFile
from tidu.engine.schema.upkeep import UpkeepFile
from tidu.plans.schema.cases import PlanCaseFile
from tidu.plans.schema.plan import PlanFile
from tidu.workflows.schema import WorkflowFile

_DRAFT = "https://json-schema.org/draft/2020-12/schema"

KINDS: dict[str, tuple[type, str]] = {
    "standard": (StandardFile, "认定标准、划型标准（standards/*.yaml）"),
    "cases": (CaseFile, "标准的算例（standards/cases/*.yaml）"),
    "gate": (GateFile, "各标准共同的前提（gate.yaml）"),
    "overlay": (Overlay, "省级特色化指标（overlays/*.yaml）"),
    "facts": (FactsFile, "事实目录（facts.yaml）"),
    "levels": (LevelsFile, "梯度与称号（levels.yaml）"),
    "applicability": (ApplicabilityFile, "何时适用哪个标准（applicability.yaml）"),
    "upkeep": (UpkeepFile, "称号的动态管理：更新、变动、撤销（upkeep.yaml）"),
    "plan": (PlanFile, "计划：目标、任务、奖补（plan.yaml、plans/*.yaml）"),
    "plan-cases": (PlanCaseFile, "计划测算的算例（plan-cases.yaml）"),
    "workflow": (WorkflowFile, "申报流程：状态和步骤（workflows/*.yaml）"),
}


def schema_text(kind: str) -> str:
    """Return the JSON Schema of one kind of file as indented text that ends with a newline."""
    struct, label = KINDS[kind]
    schema = {"$schema": _DRAFT, "title": label, **msgspec.json.schema(struct)}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
