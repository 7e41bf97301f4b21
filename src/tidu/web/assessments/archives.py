"""What is done with archives: asked for, taken, expired. The work itself is in `tidu.web.assessments.packing`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from tidu.engine.errors import TiduError
from tidu.web.accounts.roles import Right
from tidu.web.assessments.kinds import ARCHIVE
from tidu.web.assessments.models import ArchiveKind, Case, ReportArchive
from tidu.web.assessments.screening import standards_in_force
from tidu.web.audit import services as audit
from tidu.web.audit.services import batched
from tidu.web.enterprises.models import Enterprise
from tidu.web.jobs import services as jobs
from tidu.web.packs import library

if TYPE_CHECKING:
    from datetime import date

    from django.core.files import File

    from tidu.web.accounts.models import User
    from tidu.web.assessments.scopes import Scope

KIND = ARCHIVE
KEPT_DAYS = 7
"""How long a file is kept."""
MOST_REPORTS, MOST_FILLED = 2_000, 20_000
"""Firms that one archive of reports, or of fill-in workbooks, may tell of."""
_BATCH = 5_000


class ArchiveError(TiduError):
    """An archive cannot be made so, or not be handed out; the text says why."""


def is_fillin(kind: str) -> bool:
    """Whether an archive holds workbooks to fill in rather than reports."""
    return kind in (ArchiveKind.FILL_BY_PLACE, ArchiveKind.FILL_BY_FIRM)


@transaction.atomic
def start_archive(
    *, actor: User, kind: str, scope: Scope, on: date, case: str, standard: str = ""
) -> ReportArchive:
    """Queue an archive of the firms in a scope that the person may see when it is made.

    Args:
        actor: who asks.
        kind: of `ArchiveKind`.
        scope: which firms.
        on: date of evaluation.
        case: ``new`` or ``renewal``.
        standard: what the missing data of fill-in workbooks are to decide.

    Raises:
        ArchiveError: no right, no firm or too many, no standard, an unknown kind or case.
        UnknownIdError: no such standard.
    """
    if not actor.may(Right.EXPORT) or not actor.may(Right.SEE_FIRMS):
        raise ArchiveError("没有导出报告和补数表的权限")
    if kind not in ArchiveKind.values:
        raise ArchiveError("请选择要打包的内容")
    if case not in Case.values:
        raise ArchiveError("情形应为新申请或复核")
    _check_standard(actor, kind, standard, on=on, case=case)
    firms, most = scope.firms(actor).count(), MOST_FILLED if is_fillin(kind) else MOST_REPORTS
    if not firms:
        raise ArchiveError("这个范围里没有企业，请换一个范围")
    if firms > most:
        raise ArchiveError(f"这个范围有 {firms:,} 家企业，一次最多 {most:,} 家，请缩小范围分次打包")
    archive = ReportArchive.objects.create(
        root_id=actor.root_id,
        owner=actor,
        kind=kind,
        title=f"{ArchiveKind(kind).label}：{scope.told(actor)}"[:200],
        scope=scope.stored(),
        standard=standard if is_fillin(kind) else "",
        on=on,
        case=case,
    )
    archive.job = jobs.start(
        owner=actor, kind=KIND, title=archive.title, arguments={"archive_id": archive.pk}
    )
    archive.save(update_fields=["job"])
    return archive


def _check_standard(actor: User, kind: str, standard: str, *, on: date, case: str) -> None:
    if not is_fillin(kind):
        if not standards_in_force(actor, on=on, case="renewal" if case == Case.RENEWAL else "new"):
            raise ArchiveError(f"{on} 没有适用的标准，请改选日期")
    elif not standard:
        raise ArchiveError("请选择补数表要对照的标准")
    elif library().standard(standard).classifies:
        raise ArchiveError("这项标准只划分规模，不判定称号")


def take(*, actor: User, archive: ReportArchive) -> File[bytes]:
    """Open the file, and write into the trail that it was taken.

    Raises:
        ArchiveError: it is not there (yet, or any more), or the person no longer sees all firms in it.
    """
    if not archive.is_ready or not default_storage.exists(archive.stored_as):
        raise ArchiveError("文件还没有生成，或已过保留期被清理，请重新打包")
    visible = Enterprise.objects.visible_to(actor)
    seen = sum(visible.filter(pk__in=part).count() for part in batched(archive.enterprises, _BATCH))
    if seen != len(archive.enterprises):
        raise ArchiveError("打包之后您的权限范围有变动，原文件不再提供，请重新打包")
    audit.record(actor=actor, action="下载报告压缩包", target=archive, after={"企业数": seen})
    return default_storage.open(archive.stored_as)


def expire() -> int:
    """Delete the files whose time is over; return how many. The tick runs it."""
    due = ReportArchive.objects.exclude(stored_as="").filter(expires_at__lt=timezone.now())
    count = 0
    for archive in due:
        default_storage.delete(archive.stored_as)
        count += ReportArchive.objects.filter(pk=archive.pk).update(stored_as="")
    return count
