"""What people do with imports: upload, confirm the columns, apply, undo, throw away. Each step lands in the trail."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.core.files.storage import default_storage
from django.db import transaction

from tidu.tables.imports import Mapping, remember
from tidu.tables.roster import MAX_BYTES
from tidu.web.accounts.roles import Right
from tidu.web.audit import services as audit
from tidu.web.evidence.scanning import scan
from tidu.web.facts.models import FactSource, Strength
from tidu.web.imports import staging
from tidu.web.imports.errors import ImportRefusedError
from tidu.web.imports.jobs import APPLY, STAGE, UNDO
from tidu.web.imports.models import ImportRun, SourceMemory, State
from tidu.web.jobs import services as jobs
from tidu.web.packs import library

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from tidu.web.accounts.models import User
    from tidu.web.jobs.models import Job
    from tidu.web.organisations.models import OrganisationUnit

SMALL = 2 * 2**20
"""Files up to this size are read while the person waits."""
MOST_BYTES = MAX_BYTES
"""Largest file that is taken in."""
KINDS = ("xlsx", "xls", "csv", "txt", "parquet")
STRENGTHS = (Strength.DEPARTMENT, Strength.PLATFORM, Strength.FIRM, Strength.UNVERIFIED)
"""How far a table may be trusted: 已核实 is said of single values, never of a file."""


def create_import(
    *,
    actor: User,
    file: UploadedFile[Any],
    source_name: str,
    strength: int,
    organisation: OrganisationUnit | None = None,
) -> ImportRun:
    """Take a table in; nothing of it is read yet.

    Args:
        actor: who uploads it.
        file: as it came with the form.
        source_name: where it comes from, e.g. ``市科技局 高企名单``; files of one source are mapped alike.
        strength: of `STRENGTHS`.
        organisation: unit it comes from, where known.

    Raises:
        ImportRefusedError: no right, no source, a wrong strength, or a file that is empty, too large or no table.
        EvidenceError: the virus scanner refuses it.
    """
    _require_right(actor)
    name, source = (file.name or "").replace("\\", "/").rpartition("/")[2], " ".join(source_name.split())
    if not source:
        raise ImportRefusedError("请填写数据来源，如“市科技局 高企名单”")
    if strength not in STRENGTHS:
        raise ImportRefusedError("请选择数据的可信度")
    if organisation is not None and organisation.root_id != actor.root_id:
        raise ImportRefusedError("来源单位必须属于本地")
    _check_file(name, file.size or 0)
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    secret = uuid4().hex
    stored = default_storage.save(f"imports/{secret[:2]}/{secret}", file)
    try:
        scan(default_storage.path(stored))
        with transaction.atomic():
            run = ImportRun.objects.create(
                root_id=actor.root_id, owner=actor, name=name[-200:], stored_as=stored, size=file.size or 0,
                sha256=digest.hexdigest(), source=_source(actor, source[:200], strength, organisation),
            )  # fmt: skip
            audit.record(
                actor=actor,
                action="上传导入文件",
                target=run,
                after={"来源": source, "size": run.size, "sha256": run.sha256},
            )
    except BaseException:
        default_storage.delete(stored)
        raise
    return run


def open_file(run: ImportRun) -> bytes:
    """Return the uploaded file."""
    return staging.read_file(run)


def memory_of(run: ImportRun) -> dict[str, Any] | None:
    """Return how the last table of this source was mapped; None for the first one."""
    found = SourceMemory.objects.filter(root_id=run.root_id, name=run.source.name)
    return found.values_list("mapping", flat=True).first()


def set_mapping(*, actor: User, run: ImportRun, mapping: dict[str, Any]) -> ImportRun:
    """Confirm what the columns mean, and read the file: at once if it is small, else by a job.

    Raises:
        ImportRefusedError: no right, or the import stands elsewhere.
        RosterError: the mapping leaves something open, or the file does not fit it.
    """
    confirmed = Mapping.from_json(mapping)
    with transaction.atomic():
        found = _locked(actor, run)
        if found.is_busy or found.state not in (State.UPLOADED, State.PREVIEW, State.READING):
            raise ImportRefusedError("这次导入已经开始，不能再改列的对应关系；需要重来时请重新上传")
        if problems := confirmed.problems(library().catalogue, library().levels):
            raise ImportRefusedError("；".join(problems))
        found.mapping, found.state, found.job = mapping, State.READING, None
        SourceMemory.objects.update_or_create(
            root_id=found.root_id,
            name=found.source.name,
            defaults={"mapping": remember(confirmed, memory_of(found))},
        )
        if found.size > SMALL:
            found.job = _start(actor, found, STAGE, f"读取 {found.name}")
        found.save(update_fields=["mapping", "state", "job"])
    if found.job is None:
        try:
            staging.stage(found)
        except BaseException:
            ImportRun.objects.filter(pk=found.pk).update(state=State.UPLOADED)
            raise
    return found


@transaction.atomic
def apply(*, actor: User, run: ImportRun) -> Job:
    """Queue the applying of an import; a second click finds the first one's job.

    Raises:
        ImportRefusedError: no right, or nothing that could be applied.
    """
    found = _locked(actor, run)
    if found.state == State.APPLYING and found.is_busy and found.job is not None:
        return found.job
    if found.state not in (State.PREVIEW, State.UNDONE, State.APPLYING):
        raise ImportRefusedError(f"这次导入现在是“{found.get_state_display()}”，不能导入")
    counts = found.counts
    if not any(counts.get(name) for name in ("new", "changed", "unchanged", "unmatched")):
        raise ImportRefusedError("没有可以导入的行：请下载被拒绝的行，改好后重新上传")
    return _work(actor, found, State.APPLYING, APPLY, f"导入 {found.name}")


@transaction.atomic
def undo(*, actor: User, run: ImportRun) -> Job:
    """Queue the undoing of an applied import; a second click finds the first one's job.

    Raises:
        ImportRefusedError: no right, or the import is not applied.
    """
    found = _locked(actor, run)
    if found.state == State.UNDOING and found.is_busy and found.job is not None:
        return found.job
    if found.state not in (State.APPLIED, State.UNDOING):
        raise ImportRefusedError(f"这次导入现在是“{found.get_state_display()}”，不能撤销")
    return _work(actor, found, State.UNDOING, UNDO, f"撤销导入 {found.name}")


@transaction.atomic
def discard(*, actor: User, run: ImportRun) -> None:
    """Throw an import away that was never applied, with its file.

    Raises:
        ImportRefusedError: no right, it is at work, or it was applied.
    """
    found = _locked(actor, run)
    if found.is_busy or found.state not in (State.UPLOADED, State.READING, State.PREVIEW):
        raise ImportRefusedError("这次导入已经进行，不能删除；需要时请撤销导入")
    audit.record(actor=actor, action="删除导入文件", target=found, before={"sha256": found.sha256})
    stored = found.stored_as
    found.delete()
    transaction.on_commit(lambda: default_storage.delete(stored))


def _work(actor: User, run: ImportRun, state: State, kind: str, title: str) -> Job:
    run.state, run.job = state, _start(actor, run, kind, title)
    run.save(update_fields=["state", "job"])
    audit.record(actor=actor, action=f"提交{State(state).label.removesuffix('中')}", target=run)
    return run.job


def _start(actor: User, run: ImportRun, kind: str, title: str) -> Job:
    return jobs.start(owner=actor, kind=kind, title=title, arguments={"run": run.pk})


def _locked(actor: User, run: ImportRun) -> ImportRun:
    """Return the import with its row held until the transaction ends.

    Raises:
        ImportRefusedError: it is not the person's.
    """
    _require_right(actor)
    visible = ImportRun.objects.visible_to(actor).select_related("source", "owner", "job", "switch")
    found = visible.select_for_update(of=("self",)).filter(pk=run.pk).first()
    if found is None:
        raise ImportRefusedError("没有处理这次导入的权限")
    return found


def _require_right(actor: User) -> None:
    if not actor.may(Right.IMPORT):
        raise ImportRefusedError("没有导入数据的权限")


def _check_file(name: str, size: int) -> None:
    ending = name.rpartition(".")[2].lower()
    if ending not in KINDS:
        raise ImportRefusedError(f"不能导入 .{ending} 文件，请另存为 Excel（.xlsx）或 CSV 再上传")
    if size == 0:
        raise ImportRefusedError("文件是空的，请检查后重新上传")
    if size > MOST_BYTES:
        raise ImportRefusedError(f"文件超过 {MOST_BYTES // 2**20} MB，请删去无关的列和工作表，或拆成几个文件")


def _source(actor: User, name: str, strength: int, organisation: OrganisationUnit | None) -> FactSource:
    """Return the source of a name and strength, made at its first file."""
    source, _ = FactSource.objects.get_or_create(
        root_id=actor.root_id,
        name=name,
        strength=strength,
        entered_by=None,
        defaults={"organisation": organisation},
    )
    return source
