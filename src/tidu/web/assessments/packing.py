"""Make an archive: reports or fill-in workbooks, one after the other into a zip."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4
from zipfile import ZIP_STORED, ZipFile

from django.core.files.storage import default_storage
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from tidu.tables.fillin import write_fillin
from tidu.web.accounts.roles import Right
from tidu.web.assessments.archives import KEPT_DAYS, ArchiveError, is_fillin
from tidu.web.assessments.fillins import lacking_of
from tidu.web.assessments.models import ArchiveKind, ReportArchive
from tidu.web.assessments.reports import reports_on, written
from tidu.web.assessments.scopes import Scope
from tidu.web.audit import services as audit
from tidu.web.packs import library

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tidu.engine.schema.common import CaseName
    from tidu.tables.fillin import Lacking
    from tidu.web.enterprises.models import Enterprise
    from tidu.web.jobs.progress import Progress

FOLDER = "archives"
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
File = tuple[str, bytes, list[int]]
"""Name, content, ids of the firms it tells of."""


def make(archive: ReportArchive, progress: Progress) -> None:
    """Write the zip, and mark the job done with it; begun again it is written anew.

    Raises:
        ArchiveError: the owner may no longer take files out.
    """
    if not archive.owner.may(Right.EXPORT):
        raise ArchiveError("没有导出报告和补数表的权限")
    progress.step("读取企业范围")
    found = Scope.read(archive.scope).firms(archive.owner).select_related("jurisdiction", "root")
    firms = list(found.order_by("jurisdiction__path", "sort_key", "pk"))
    # A name of its own for each run: a worker that lost its job to another one may still be writing.
    stored_as = f"{FOLDER}/{uuid4().hex}.zip"
    path = Path(default_storage.path(stored_as))
    path.parent.mkdir(parents=True, exist_ok=True)
    made = _fillins if is_fillin(archive.kind) else _reports
    told: list[int] = []
    files = 0
    try:
        with ZipFile(path, "w", ZIP_STORED) as book:
            for name, content, ids in _uniquely_named(made(archive, firms, progress)):
                book.writestr(name, content)
                told += ids
                files += 1
        with transaction.atomic():
            _finish(archive, told, files, stored_as if files else "")
            progress.complete(*_outcome(archive, files, len(firms)), **_address(archive, files))
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    if not files:
        path.unlink(missing_ok=True)


def _reports(archive: ReportArchive, firms: list[Enterprise], progress: Progress) -> Iterator[File]:
    """Set a report of each firm, in folders by place."""
    owner = archive.owner
    issuer = owner.organisation.name if owner.organisation else owner.jurisdiction.name
    progress.step("生成报告", total=len(firms))
    reports = reports_on(firms, on=archive.on, case=_case(archive), issuer=issuer)
    for firm, report in zip(firms, reports, strict=True):
        name = f"{_clean(firm.jurisdiction.name)}/{_clean(firm.name)}-诊断报告.{archive.kind}"
        yield name, written(report, archive.kind), [firm.pk]
        progress.advance()


def _fillins(archive: ReportArchive, firms: list[Enterprise], progress: Progress) -> Iterator[File]:
    """Write workbooks of the firms that lack something that decides."""
    standard = library().standard(archive.standard)
    progress.step("核对缺少的数据", total=len(firms))
    groups: dict[tuple[str, int], list[tuple[int, Lacking]]] = defaultdict(list)
    for firm, lacking in lacking_of(firms, standard, on=archive.on, case=_case(archive)):
        if lacking.keys:
            key = (
                (firm.jurisdiction.name, firm.jurisdiction_id)
                if archive.kind == ArchiveKind.FILL_BY_PLACE
                else (firm.name, firm.pk)
            )
            groups[key].append((firm.pk, lacking))
        progress.advance()
    progress.step("写补数表", total=len(groups))
    for (name, _), members in groups.items():
        buffer = io.BytesIO()
        write_fillin(
            buffer,
            [lacking for _, lacking in members],
            catalogue=library().catalogue,
            standard=standard.label,
            on=archive.on,
        )
        count = f"-{len(members)}家" if archive.kind == ArchiveKind.FILL_BY_PLACE else ""
        yield f"补数表-{_clean(name)}{count}.xlsx", buffer.getvalue(), [pk for pk, _ in members]
        progress.advance()


def _case(archive: ReportArchive) -> CaseName:
    return "renewal" if archive.case == "renewal" else "new"


def _uniquely_named(files: Iterator[File]) -> Iterator[File]:
    """Number files of one name: two towns or firms may be called alike."""
    seen: dict[str, int] = defaultdict(int)
    for name, content, ids in files:
        seen[name] += 1
        stem, dot, ending = name.rpartition(".")
        yield (name if seen[name] == 1 else f"{stem}（{seen[name]}）{dot}{ending}"), content, ids


def _clean(name: str) -> str:
    """Return a name without what file systems refuse."""
    return _FORBIDDEN.sub("_", name).strip(" .") or "未命名"


def _finish(archive: ReportArchive, told: list[int], files: int, stored_as: str) -> None:
    archive.enterprises, archive.files, archive.stored_as = told, files, stored_as
    archive.size = default_storage.size(stored_as) if stored_as else 0
    archive.expires_at = timezone.now() + timedelta(days=KEPT_DAYS)
    archive.save(update_fields=["enterprises", "files", "stored_as", "size", "expires_at"])
    audit.record(
        actor=archive.owner,
        action="打包补数表" if is_fillin(archive.kind) else "打包诊断报告",
        target=archive,
        after={"内容": archive.title, "企业数": len(told), "文件数": files},
    )


def _outcome(archive: ReportArchive, files: int, firms: int) -> tuple[str]:
    if not files:
        return (f"{firms:,} 家企业都没有还能影响结论的空缺，不用补数据",)
    what = "补数表" if is_fillin(archive.kind) else "报告"
    return (f"共 {files:,} 份{what}，{len(archive.enterprises):,} 家企业，保留 {KEPT_DAYS} 天",)


def _address(archive: ReportArchive, files: int) -> dict[str, str]:
    if not files:
        return {}
    return {
        "address": reverse("assessments:archive-file", args=[archive.pk]),
        "address_label": "下载压缩包",
    }


def archive_of(pk: int) -> ReportArchive:
    """Return an archive for its job."""
    related = ("owner__jurisdiction", "owner__root", "owner__organisation")
    found: ReportArchive = ReportArchive.objects.select_related(*related).get(pk=pk)
    return found
