"""Imports: upload a table, confirm its columns, look at what its rows would do, apply, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import File, Form, Router, Schema, Status, UploadedFile
from pydantic import ConfigDict, Field

from tidu.web.api.auth import caller, needs
from tidu.web.api.problems import PROBLEMS
from tidu.web.api.requests import Id, Short, strength_of
from tidu.web.api.scopes import Scope
from tidu.web.api.shapes import ImportOut, ImportRowOut, JobOut
from tidu.web.imports import services
from tidu.web.imports.models import ImportRun
from tidu.web.imports.selectors import proposal_of, runs_for
from tidu.web.imports.staged import page
from tidu.web.packs import library

if TYPE_CHECKING:
    from tidu.web.accounts.models import User

router = Router(tags=["导入"])

FileStrength = Literal["department", "platform", "firm", "unverified"]
Outcome = Literal["new", "changed", "unchanged", "rejected", "unmatched"]


class MappingIn(Schema):
    """How the columns are read; left out, the proposal is taken as it is."""

    model_config = ConfigDict(extra="forbid")

    mapping: dict[str, Any] | None = Field(default=None, description="导入对象中的 mapping，可改后传回")


@router.get(
    "/imports",
    **needs(Scope.IMPORTS_READ),
    response={200: list[ImportOut], **PROBLEMS},
    summary="导入列表",
    description="最近的在前。",
)
def list_imports(
    request: HttpRequest,
    before: Annotated[int | None, Field(ge=1, le=2**62, description="只列 id 比它小的导入")] = None,
    limit: Annotated[int, Field(ge=1, le=100)] = 50,
) -> Any:  # noqa: ANN401 - ninja turns it into the response
    """Return a page of imports."""
    return [_shown(run) for run in runs_for(caller(request), before=before)[:limit]]


@router.post(
    "/imports",
    **needs(Scope.IMPORTS_WRITE),
    response={201: ImportOut, **PROBLEMS},
    summary="上传表格",
    description="以 multipart/form-data 上传；回答中的 mapping 是识别出的列，problems 是必须先确定的事项。",
)
def upload(
    request: HttpRequest,
    file: Annotated[UploadedFile, File()],
    source: Annotated[Short, Form(description="数据来源，如“市科技局 高企名单”")],
    strength: Annotated[FileStrength, Form(description="来源可信度")] = "platform",
) -> Any:  # noqa: ANN401 - as above
    """Take a table in; a file that is no table is refused and not kept."""
    user = caller(request)
    run = services.create_import(actor=user, file=file, source_name=source, strength=strength_of(strength))
    try:
        return Status(201, _shown(run))
    except Exception:
        services.discard(actor=user, run=run)
        raise


@router.get(
    "/imports/{import_id}",
    **needs(Scope.IMPORTS_READ),
    response={200: ImportOut, **PROBLEMS},
    summary="一次导入",
    description="所处步骤、各类行数和后台任务。",
)
def get_import(request: HttpRequest, import_id: Id) -> Any:  # noqa: ANN401 - as above
    """Return an import."""
    return _shown(_run(caller(request), import_id))


@router.post(
    "/imports/{import_id}/mapping",
    **needs(Scope.IMPORTS_WRITE),
    response={200: ImportOut, **PROBLEMS},
    summary="确认各列",
    description="小文件立即读取，大文件由后台任务读取；之后可查看每一行将新增、变更还是被拒绝。",
)
def confirm(request: HttpRequest, import_id: Id, body: MappingIn) -> Any:  # noqa: ANN401 - as above
    """Confirm the columns and read the rows."""
    user = caller(request)
    run = _run(user, import_id)
    mapping = body.mapping if body.mapping is not None else proposal_of(run).mapping.to_json()
    services.set_mapping(actor=user, run=run, mapping=mapping)
    return _shown(_run(user, import_id))


@router.get(
    "/imports/{import_id}/rows",
    **needs(Scope.IMPORTS_READ),
    response={200: list[ImportRowOut], **PROBLEMS},
    summary="导入的各行",
    description="按结果分类查看，逐页以行号翻页。",
)
def list_rows(
    request: HttpRequest,
    import_id: Id,
    outcome: Outcome = "rejected",
    after: Annotated[int, Field(ge=0, le=2**31 - 1, description="上一页最后一行的行号")] = 0,
) -> Any:  # noqa: ANN401 - as above
    """Return rows by what becomes of them."""
    run = _run(caller(request), import_id)
    return [
        {
            "row": row.row,
            "uscc": row.uscc,
            "name": row.name,
            "firm": row.enterprise_id or None,
            "master": row.master,
            "values": {str(year): values for year, values in row.values.items()},
            "record": row.record,
            "changes": [
                {"kind": one.kind, "key": one.key, "year": one.year, "old": one.old, "new": one.new}
                for one in row.changes
            ],
            "faults": [{"heading": one.heading, "message": one.message} for one in row.faults],
            "warnings": list(row.warnings),
        }
        for row in page(run, outcome, after=after)
    ]


@router.post(
    "/imports/{import_id}/apply",
    **needs(Scope.IMPORTS_WRITE),
    response={200: JobOut, **PROBLEMS},
    summary="执行导入",
    description="由后台任务完成，要么全部生效，要么都不生效；重复提交得到同一个任务。",
)
def apply(request: HttpRequest, import_id: Id) -> Any:  # noqa: ANN401 - as above
    """Apply an import."""
    user = caller(request)
    return services.apply(actor=user, run=_run(user, import_id))


@router.post(
    "/imports/{import_id}/undo",
    **needs(Scope.IMPORTS_WRITE),
    response={200: JobOut, **PROBLEMS},
    summary="撤销导入",
    description="整个撤销；此后又被修改过的数据保留不动。",
)
def undo(request: HttpRequest, import_id: Id) -> Any:  # noqa: ANN401 - as above
    """Take an import back."""
    user = caller(request)
    return services.undo(actor=user, run=_run(user, import_id))


def _run(user: User, import_id: int) -> ImportRun:
    found: ImportRun = get_object_or_404(runs_for(user), pk=import_id)
    return found


def _shown(run: ImportRun) -> dict[str, Any]:
    """Return an import; while nothing is confirmed, the proposal stands for its mapping."""
    problems: tuple[str, ...] = ()
    mapping = run.mapping
    if mapping is None:
        proposed = proposal_of(run).mapping
        mapping = proposed.to_json()
        problems = proposed.problems(library().catalogue, library().levels)
    return {
        "id": run.pk,
        "name": run.name,
        "source": run.source.name,
        "state": run.state,
        "rows": run.total,
        "counts": run.counts,
        "mapping": mapping,
        "problems": list(problems),
        "job": run.job,
        "created_at": run.created_at,
        "applied_at": run.applied_at,
        "undone_at": run.undone_at,
    }
