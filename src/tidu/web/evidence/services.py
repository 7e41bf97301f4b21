"""Take files in: checked, hashed, stored under random names outside the web root."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django.core.files.storage import default_storage
from django.db import transaction

from tidu.web.accounts.roles import Right, Role
from tidu.web.audit import services as audit
from tidu.web.enterprises.models import Enterprise
from tidu.web.evidence.contents import KINDS, EvidenceError, Kind, clean_name, kind_of
from tidu.web.evidence.models import Evidence
from tidu.web.evidence.scanning import scan

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.core.files.uploadedfile import UploadedFile

    from tidu.web.accounts.models import User

MOST_BYTES = 50 * 2**20


def may_upload(user: User) -> bool:
    """Whether a person may add files to the firms she sees: those who keep firms, and firms for themselves."""
    return user.may(Right.EDIT_FIRMS) or user.role == Role.FIRM


def upload(
    *,
    actor: User,
    file: UploadedFile[Any],
    enterprise: Enterprise | None = None,
    kinds: Mapping[str, Kind] = KINDS,
) -> Evidence:
    """Store a file.

    Args:
        actor: who uploads it.
        file: as it came with the form.
        enterprise: firm that it proves something of.
        kinds: kinds of file that are allowed, by ending.

    Raises:
        EvidenceError: too large, empty, of a kind that is not allowed, or refused by the virus scanner.
        Enterprise.DoesNotExist: the firm is not the actor's to see.
    """
    if enterprise is not None:
        if not may_upload(actor):
            raise EvidenceError("没有上传材料的权限")
        Enterprise.objects.visible_to(actor).get(pk=enterprise.pk)
    return _store(file, root_id=actor.root_id, enterprise=enterprise, actor=actor, kinds=kinds)


def receive(*, file: UploadedFile[Any], root_id: int) -> Evidence:
    """Store a file of the public, who has no account: it belongs to no firm, whoever asked for it hands it out.

    Raises:
        EvidenceError: as `upload`.
    """
    return _store(file, root_id=root_id, enterprise=None, actor=None, kinds=KINDS)


def _store(
    file: UploadedFile[Any],
    *,
    root_id: int,
    enterprise: Enterprise | None,
    actor: User | None,
    kinds: Mapping[str, Kind],
) -> Evidence:
    size = file.size or 0
    if size == 0:
        raise EvidenceError("文件是空的，请检查后重新上传")
    if size > MOST_BYTES:
        raise EvidenceError(f"文件超过 {MOST_BYTES // 2**20} MB，请压缩或拆分后上传")
    name = clean_name(file.name or "")
    kind = kind_of(name, file, kinds)
    sha256 = _digest(file)
    secret = uuid4().hex
    stored = default_storage.save(f"evidence/{secret[:2]}/{secret}", file)
    try:
        scan(default_storage.path(stored))
        with transaction.atomic():
            evidence = Evidence.objects.create(
                root_id=root_id, enterprise=enterprise, name=name, stored_as=stored,
                content_type=kind.content_type, size=size, sha256=sha256, uploaded_by=actor,
            )  # fmt: skip
            audit.record(
                actor=actor,
                action="上传材料",
                target=evidence,
                after={"enterprise": str(enterprise or ""), "size": size, "sha256": evidence.sha256},
            )
    except BaseException:
        default_storage.delete(stored)
        raise
    return evidence


def _digest(file: UploadedFile[Any]) -> str:
    """Return the SHA-256 of a file, which is left at its beginning."""
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


def record_download(*, actor: User, evidence: Evidence) -> None:
    """Write into the trail that somebody took a file."""
    audit.record(actor=actor, action="下载材料", target=evidence)
