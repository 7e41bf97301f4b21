"""Files of a bulletin: made once when it is issued, stored, and handed out only as they were."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from tidu.engine.errors import TiduError
from tidu.tables.bulletin.pdf import pdf
from tidu.tables.bulletin.word import word
from tidu.tables.bulletin.workbook import workbook
from tidu.web.assessments.reports import press
from tidu.web.bulletins.models import BulletinFile, FileKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tidu.tables.bulletin.model import Content
    from tidu.web.bulletins.models import Bulletin

KINDS = dict(FileKind.choices)
"""Kinds of file and what people call them."""


class FileError(TiduError):
    """A stored file is not what was issued; the text says what to do."""


def made(content: Content, kind: str) -> bytes:
    """Return a bulletin as a file.

    Args:
        content: what it says.
        kind: one of `KINDS`.

    Raises:
        FontError: no Chinese font is installed (PDF).
    """
    if kind == "pdf":
        return pdf(content, press())
    return word(content) if kind == "docx" else workbook(content)


def every_kind(content: Content) -> dict[str, bytes]:
    """Return a bulletin as files of every kind.

    Raises:
        FontError: no Chinese font is installed.
    """
    return {kind: made(content, kind) for kind in KINDS}


def store(bulletin: Bulletin, files: Mapping[str, bytes]) -> None:
    """Store files by kind; call it last in a transaction: a file is no row that is rolled back.

    Raises:
        OSError: the disk is full; nothing is left behind.
    """
    stored: list[str] = []
    try:
        for kind, data in files.items():
            secret = uuid4().hex
            stored.append(default_storage.save(f"bulletins/{secret[:2]}/{secret}", ContentFile(data)))
            BulletinFile.objects.create(
                bulletin=bulletin,
                kind=kind,
                name=name_of(bulletin, kind),
                stored_as=stored[-1],
                size=len(data),
                sha256=hashlib.sha256(data).hexdigest(),
            )
    except BaseException:
        for name in stored:
            default_storage.delete(name)
        raise


def name_of(bulletin: Bulletin, kind: str) -> str:
    """Return what a file is called: ``长春市…通报2026年第1期.docx``."""
    return f"{bulletin.text.masthead[:60]}{bulletin.issue}.{kind}"


def content_of(file: BulletinFile) -> bytes:
    """Return a file as it was issued.

    Raises:
        FileError: it is gone, or another than was issued.
    """
    try:
        with default_storage.open(file.stored_as) as stored:
            data: bytes = stored.read()
    except FileNotFoundError as error:
        raise FileError(f"“{file.name}”不在服务器上了，请系统管理员从备份恢复") from error
    if hashlib.sha256(data).hexdigest() != file.sha256:
        raise FileError(f"“{file.name}”与印发时的不一致，请系统管理员从备份恢复")
    return data
