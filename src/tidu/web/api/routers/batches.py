"""Batches: list, one with the materials it asks for and the steps of its workflow."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Router, Schema
from pydantic import Field

from tidu.web.api.auth import caller, needs
from tidu.web.api.problems import PROBLEMS
from tidu.web.api.requests import Id
from tidu.web.api.scopes import Scope
from tidu.web.batches.models import Batch
from tidu.web.packs import level_label

if TYPE_CHECKING:
    from tidu.web.accounts.models import User

router = Router(tags=["申报"])
_PER_PAGE = 50


class BatchOut(Schema):
    """A batch."""

    id: int
    title: str
    workflow: str = Field(description="流程 id")
    level: str = Field(description="称号 id，空为入库")
    level_name: str
    case: str = Field(description="new 新申请、renewal 复核")
    standard: str = Field(description="预审标准 id，空为没有录入")
    opens_on: date
    closes_on: date
    quota: int | None = Field(description="名额，空为不限")
    accepts: bool = Field(description="今天是否受理")


class BatchPage(Schema):
    """A page of batches, newest first."""

    items: list[BatchOut]
    next: int | None = Field(description="下一页的 before；空为没有下一页")


class MaterialOut(Schema):
    """A file that the batch asks for."""

    id: int
    label: str
    condition: str = Field(description="对应条件 id，空为一般材料")
    mandatory: bool


class TransitionOut(Schema):
    """A step of the workflow."""

    id: str
    label: str
    from_states: list[str]
    to_state: str
    duty: str = Field(description="file 申报、screen 初审、review 评审、decide 决定、notice 公示公告")


class BatchDetail(BatchOut):
    """A batch with what it asks for and how it is handled."""

    materials: list[MaterialOut]
    transitions: list[TransitionOut]


@router.get(
    "/batches",
    **needs(Scope.APPLICATIONS_READ),
    response={200: BatchPage, **PROBLEMS},
    summary="申报批次",
    description="您能看到的批次；企业只看到面向本企业、已开放的。每页 50 个，后建的在前。",
)
def list_batches(
    request: HttpRequest,
    before: Annotated[int | None, Field(ge=1, le=2**31 - 1, description="上一页返回的 next")] = None,
) -> Any:  # noqa: ANN401 - ninja turns it into the response
    """Return a page of batches."""
    found = Batch.objects.visible_to(caller(request))
    if before is not None:
        found = found.filter(pk__lt=before)
    rows = list(found.order_by("-pk")[: _PER_PAGE + 1])
    more = len(rows) > _PER_PAGE
    return {
        "items": [_shown(one) for one in rows[:_PER_PAGE]],
        "next": rows[_PER_PAGE - 1].pk if more else None,
    }


@router.get(
    "/batches/{batch_id}",
    **needs(Scope.APPLICATIONS_READ),
    response={200: BatchDetail, **PROBLEMS},
    summary="一个批次",
    description="批次的受理期、材料清单和办理步骤。",
)
def get_batch(request: HttpRequest, batch_id: Id) -> Any:  # noqa: ANN401 - as above
    """Return a batch."""
    batch = batch_for(caller(request), batch_id)
    materials = [
        {"id": one.pk, "label": one.label, "condition": one.condition, "mandatory": one.is_mandatory}
        for one in batch.materials.all()
    ]
    transitions = [
        {
            "id": step.id,
            "label": step.label,
            "from_states": list(step.from_),
            "to_state": step.to,
            "duty": step.duty.value,
        }
        for step in batch.workflow.spec.transitions
    ]
    return _shown(batch) | {"materials": materials, "transitions": transitions}


def batch_for(user: User, batch_id: int) -> Batch:
    """Return a batch that a person may see.

    Raises:
        Http404: there is none.
    """
    batch: Batch = get_object_or_404(Batch.objects.visible_to(user), pk=batch_id)
    return batch


def _shown(batch: Batch) -> dict[str, Any]:
    plain = ("id", "title", "level", "case", "standard", "opens_on", "closes_on", "quota")
    return {name: getattr(batch, name) for name in plain} | {
        "workflow": batch.workflow_id,
        "level_name": level_label(batch.level) if batch.level else "",
        "accepts": batch.accepts(timezone.localdate()),
    }
