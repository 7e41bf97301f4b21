"""What is done to exports: asked for, taken, deleted, expired. The work itself is in `tidu.web.exports.jobs`."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from tidu.engine.errors import TiduError
from tidu.web.accounts.roles import Right
from tidu.web.audit import services as audit
from tidu.web.enterprises.columns import columns_of
from tidu.web.exports.access import scope_of
from tidu.web.exports.models import Export
from tidu.web.exports.sheets import SHEETS
from tidu.web.jobs import services as jobs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.core.files import File

    from tidu.web.accounts.models import User
    from tidu.web.enterprises.bulk import Selection

KEPT_DAYS = 7
"""How long a file is kept."""


FOLDER = "exports"
"""Where the files lie in the site's store."""
_SURELY_DONE = 24 * 3600  # seconds after which nobody writes a file any more


class ExportError(TiduError):
    """The list cannot be exported so, or the file cannot be handed out; the text says why."""


@transaction.atomic
def request_export(
    *, actor: User, selection: Selection, columns: Iterable[str], sheets: Iterable[str] = ()
) -> Export:
    """Queue an export of what a selection finds when the job runs.

    Args:
        actor: who asks, and whose scope decides.
        selection: ticked firms, or a filter with its order.
        columns: ids of columns.
        sheets: further sheets, of `SHEETS`.

    Raises:
        ExportError: without the right to export.
    """
    if not actor.may(Right.EXPORT):
        raise ExportError("没有导出数据的权限")
    name = f"企业名单_{timezone.localdate()}.xlsx"
    wanted = set(sheets)
    export = Export.objects.create(
        root_id=actor.root_id,
        owner=actor,
        name=name,
        query=selection.filter.query,
        ids=list(selection.ids),
        columns=[column.id for column in columns_of(columns)],
        sheets=[sheet for sheet in SHEETS if sheet in wanted],
        told=selection.told(actor)[:300],
    )
    export.job = jobs.start(
        owner=actor,
        kind="export-firms",
        title=f"导出企业名单：{export.told}",
        arguments={"export": export.pk},
    )
    export.save(update_fields=["job"])
    return export


@transaction.atomic
def request_workbook(
    *, actor: User, kind: str, name: str, told: str, arguments: Mapping[str, object]
) -> Export:
    """Queue another app's workbook of firms; its job gets the export's id beside the arguments, and calls `keep`.

    Args:
        actor: who asks, and whose scope decides.
        kind: the kind of job that writes it.
        name: the file's name.
        told: which firms, in words.
        arguments: JSON values for the job.

    Raises:
        ExportError: without the right to export.
    """
    if not actor.may(Right.EXPORT):
        raise ExportError("没有导出数据的权限")
    export = Export.objects.create(root_id=actor.root_id, owner=actor, name=name[:100], told=told[:300])
    export.job = jobs.start(
        owner=actor, kind=kind, title=f"导出：{told}", arguments={**arguments, "export": export.pk}
    )
    export.save(update_fields=["job"])
    return export


def keep(export: Export, *, stored_as: str, rows: int, scope: str) -> None:
    """Write down that a file is there, by whose scope it was made and until when it is kept."""
    export.rows, export.size, export.scope = rows, default_storage.size(stored_as), scope
    export.stored_as, export.removed_at = stored_as, None
    export.expires_at = timezone.now() + timedelta(days=KEPT_DAYS)
    export.save(update_fields=["rows", "size", "scope", "stored_as", "expires_at", "removed_at"])


def new_file() -> tuple[str, Path]:
    """Return a new name in the store, for each run of a job its own, and where that lies.

    A worker that lost its job to another one may still be writing.
    """
    stored_as = f"{FOLDER}/{uuid4().hex}.xlsx"
    path = Path(default_storage.path(stored_as))
    path.parent.mkdir(parents=True, exist_ok=True)
    return stored_as, path


def take(*, actor: User, export: Export) -> File[bytes]:
    """Open the file, and write into the trail that it was taken.

    Raises:
        ExportError: it is not there (yet, or any more), or the person's scope has changed since.
    """
    if not export.is_ready or not default_storage.exists(export.stored_as):
        raise ExportError("文件还没有生成，或已过保留期被清理；请重新导出")
    if export.scope != scope_of(actor):
        raise ExportError("导出之后您的权限范围有变动，原文件不再提供；请重新导出")
    audit.record(actor=actor, action="下载导出文件", target=export, after={"企业数": export.rows})
    return default_storage.open(export.stored_as)


@transaction.atomic
def delete_export(*, actor: User, export: Export) -> None:
    """Delete the file now; what was exported stays on record."""
    if export.is_ready:
        _remove(export)
    audit.record(actor=actor, action="删除导出文件", target=export)


def expire() -> int:
    """Delete the files whose time is over, and what killed workers left; return how many. The tick runs it."""
    due = Export.objects.filter(removed_at=None, expires_at__lt=timezone.now())
    return sum(_remove(export) for export in due) + _sweep()


def _remove(export: Export) -> bool:
    default_storage.delete(export.stored_as)
    return bool(Export.objects.filter(pk=export.pk, removed_at=None).update(removed_at=timezone.now()))


def _sweep() -> int:
    """Delete files that no export owns: a worker that is killed while it writes cannot tidy up."""
    folder = Path(default_storage.path(FOLDER))
    owned = set(Export.objects.filter(removed_at=None).values_list("stored_as", flat=True))
    old = timezone.now().timestamp() - _SURELY_DONE
    count = 0
    for path in folder.iterdir() if folder.is_dir() else ():
        if f"{FOLDER}/{path.name}" not in owned and path.stat().st_mtime < old:
            path.unlink(missing_ok=True)
            count += 1
    return count
