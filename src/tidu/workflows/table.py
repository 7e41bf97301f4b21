"""A workflow as one readable table: for the terminal, for documents and for pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.workflows.model import is_external

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tidu.workflows.load import WorkflowLibrary
    from tidu.workflows.model import Workflow
    from tidu.workflows.schema import Transition
    from tidu.workflows.vocabulary import Rank, Word

STATE_HEADER = ("状态", "编号", "性质", "企业看到", "公众看到")
STEP_HEADER = ("步骤", "编号", "从", "到", "由谁办理", "需要", "通知", "同时")


def list_rows(library: WorkflowLibrary) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return header and rows of the list of all workflows."""
    cases = {"new": "新申请", "renewal": "复核"}
    rows: list[tuple[str, ...]] = [
        (
            one.id,
            one.label,
            "、".join(library.packs.levels[level].label for level in one.spec.levels) or "培育库",
            "、".join(cases[case] for case in one.spec.cases),
            "、".join(one.spec.jurisdictions) or "各地",
            str(len(one.states)),
            str(len(one.transitions)),
        )
        for one in sorted(library.workflows.values(), key=lambda one: one.id)
    ]
    return ("编号", "流程", "称号", "情形", "适用辖区", "状态", "步骤"), rows


def state_rows(workflow: Workflow) -> list[tuple[str, ...]]:
    """Return a row for each state, as `STATE_HEADER` names the columns."""
    return [
        (state.officer, state.id, state.kind.label, state.firm, state.public or "不公开")
        for state in workflow.spec.states
    ]


def step_rows(workflow: Workflow, site: Rank | None = None) -> list[tuple[str, ...]]:
    """Return a row for each transition, as `STEP_HEADER` names the columns.

    Args:
        workflow: the workflow.
        site: rank of the site; given, steps above it are marked as external.
    """
    names = {state.id: state.officer for state in workflow.spec.states}
    return [
        (
            step.label,
            step.id,
            "、".join(names[state] for state in step.from_),
            names[step.to],
            who_text(step, site),
            _labels(step.needs),
            _labels(step.sends),
            _labels(step.effects),
        )
        for step in workflow.spec.transitions
    ]


def who_text(step: Transition, site: Rank | None = None) -> str:
    """Return who takes a step, e.g. 区县主管部门；市主管部门（上级办理）."""
    rank = step.rank.label if step.rank is not None else ""
    text = f"{rank}{_labels(step.actors)}" if rank else _labels(step.actors)
    return f"{text}（上级办理，导入结果）" if site is not None and is_external(step, site) else text


def _labels(words: Iterable[Word]) -> str:
    return "、".join(word.label for word in words)
