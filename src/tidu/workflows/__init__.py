"""Workflows as data: through which states an application goes, who moves it, and what a move needs and does.

    library = load_workflows()
    workflow = library.workflow("national.srdi-recognition")
    for step in workflow.exits("submitted"):
        print(step.label, who_text(step))

Pure: no clock, no network, no disk but through ``tidu.engine.packs``.
"""

from __future__ import annotations

from tidu.workflows.load import WorkflowLibrary, load_workflows
from tidu.workflows.model import Workflow, from_document, is_external
from tidu.workflows.ranks import rank_of_code
from tidu.workflows.schema import State, Transition
from tidu.workflows.table import who_text
from tidu.workflows.vocabulary import ActorRole, Duty, Effect, Need, Rank, Recipient, StateKind

__all__ = [
    "ActorRole",
    "Duty",
    "Effect",
    "Need",
    "Rank",
    "Recipient",
    "State",
    "StateKind",
    "Transition",
    "Workflow",
    "WorkflowLibrary",
    "from_document",
    "is_external",
    "load_workflows",
    "rank_of_code",
    "who_text",
]
