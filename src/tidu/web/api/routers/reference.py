"""What ids mean: jurisdictions, levels, the catalogue of facts, ledgers; and one's own jobs."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router
from pydantic import Field

from tidu.web.api.auth import TokenAuth, caller
from tidu.web.api.problems import PROBLEMS
from tidu.web.api.requests import Id
from tidu.web.api.shapes import FactDefinitionOut, JobOut, LedgerOut, LevelOut, PlaceOut
from tidu.web.jobs.models import Job
from tidu.web.jobs.selectors import jobs_for
from tidu.web.jurisdictions.selectors import tree_of
from tidu.web.packs import library

router = Router(tags=["目录与任务"], auth=TokenAuth())


@router.get(
    "/jurisdictions",
    response={200: list[PlaceOut], **PROBLEMS},
    summary="辖区",
    description="本地的全部辖区，上级在前。",
)
def list_places(request: HttpRequest) -> Any:  # noqa: ANN401 - ninja turns it into the response
    """Return the tenant's jurisdictions."""
    return [
        {"id": node.pk, "name": node.name, "parent": node.parent_id, "kind": node.kind}
        for node in tree_of(caller(request).root_id)
    ]


@router.get(
    "/levels",
    response={200: list[LevelOut], **PROBLEMS},
    summary="称号目录",
    description="规则包中的各级称号。",
)
def list_levels(request: HttpRequest) -> Any:  # noqa: ANN401 - as above
    """Return the levels that have a title."""
    return [level for level in library().levels.values() if not level.composite]


@router.get(
    "/facts",
    response={200: list[FactDefinitionOut], **PROBLEMS},
    summary="事实目录",
    description="标准用到的全部事实：类型、口径、是否按年度登记。",
)
def list_facts(request: HttpRequest) -> Any:  # noqa: ANN401 - as above
    """Return the catalogue of facts."""
    return [
        {
            "id": fact.id,
            "label": fact.label,
            "type": fact.type.value,
            "by_year": fact.period.by_year,
            "definition": fact.definition,
            "choices": [choice.id for choice in fact.choices],
        }
        for fact in library().catalogue
    ]


@router.get(
    "/ledgers", response={200: list[LedgerOut], **PROBLEMS}, summary="台账目录", description="各台账的字段。"
)
def list_ledgers(request: HttpRequest) -> Any:  # noqa: ANN401 - as above
    """Return the ledgers and their fields."""
    return [
        {
            "id": ledger.id,
            "label": ledger.label,
            "fields": [
                {
                    "id": field.id,
                    "label": field.label,
                    "type": field.type.value,
                    "choices": [choice.id for choice in field.choices],
                }
                for field in ledger.fields
            ],
        }
        for ledger in library().catalogue.records.values()
        if ledger.id != "titles"
    ]


@router.get(
    "/jobs",
    response={200: list[JobOut], **PROBLEMS},
    summary="我的后台任务",
    description="本人的任务，最近提交的在前。",
)
def list_jobs(
    request: HttpRequest,
    before: Annotated[int | None, Field(ge=1, le=2**62, description="只列 id 比它小的任务")] = None,
    limit: Annotated[int, Field(ge=1, le=200)] = 50,
) -> Any:  # noqa: ANN401 - as above
    """Return a page of one's own jobs."""
    return list(jobs_for(caller(request), before=before)[:limit])


@router.get(
    "/jobs/{job_id}", response={200: JobOut, **PROBLEMS}, summary="一个后台任务", description="进度和结果。"
)
def get_job(request: HttpRequest, job_id: Id) -> Any:  # noqa: ANN401 - as above
    """Return a job of one's own."""
    return get_object_or_404(Job.objects.visible_to(caller(request)), pk=job_id)
