"""What is done with a document as a whole: taken in, its head mended, thrown away. Each step lands in the trail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.files.storage import default_storage
from django.db import transaction

from tidu.engine.errors import TiduError
from tidu.reader import ReadError
from tidu.reader.formats import text_of
from tidu.reader.read import check_length
from tidu.web.audit import services as audit
from tidu.web.documents.models import Document, State
from tidu.web.documents.reading import fill
from tidu.web.evidence import services as evidence
from tidu.web.evidence.contents import DOCUMENTS
from tidu.web.jobs import services as jobs
from tidu.web.plans.access import is_keeper

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from tidu.web.accounts.models import User
    from tidu.web.jurisdictions.models import Jurisdiction

KIND = "documents.read"
SMALL_FILE = 2 * 2**20
"""Bytes up to which the text of a Word or PDF file is taken out while the person waits."""
LARGE_TEXT = 10 * 2**20
"""The same for plain text and web pages, which are decoded in no time."""
SMALL_TEXT = 60_000
"""Characters up to which a text is read while the person waits: half a second."""
HEAD = ("title", "number", "issuer", "issued", "start", "end", "area_key", "jurisdiction")
"""What a person may mend of a document's head."""


class DocumentError(TiduError):
    """A document cannot be taken, mended or published so; the text says why."""


def take_in(
    *,
    actor: User,
    file: UploadedFile[Any],
    jurisdiction: Jurisdiction,
    previous: Document | None = None,
) -> Document:
    """Take a document in and read it: at once, or by a job where it is long.

    Args:
        actor: a keeper of plans.
        file: as it came with the form.
        jurisdiction: the place that carries the plan out.
        previous: the version of the document that this one replaces.

    Raises:
        DocumentError: no right.
        EvidenceError: too large, of a kind that is not allowed, or refused by the virus scanner.
        ReadError: a scan, a password, a spreadsheet, junk, or longer than any policy document.
    """
    if not is_keeper(actor) or not jurisdiction.path.startswith(actor.jurisdiction.path):
        raise DocumentError("没有在这个辖区上传政策文件的权限")
    if previous is not None and previous.root_id != actor.root_id:
        raise DocumentError("上一版必须是本地的文件")
    text = _text_now(file)
    with transaction.atomic():
        kept = evidence.upload(actor=actor, file=file, kinds=DOCUMENTS)
        document = Document.objects.create(
            root_id=actor.root_id,
            jurisdiction=jurisdiction,
            file=kept,
            previous=previous,
            title=kept.name[:200],
            uploaded_by=actor,
        )
        if text is not None and len(text) <= SMALL_TEXT:
            fill(document, text)
        else:
            document.job = jobs.start(
                owner=actor,
                kind=KIND,
                title=f"读取{kept.name}",
                arguments={"document_id": document.pk},
            )
            document.save(update_fields=["job"])
        audit.record(actor=actor, action="上传政策文件", target=document, after={"文件": kept.name})
    return document


def _text_now(file: UploadedFile[Any]) -> str | None:
    """Return a file's text; None for a large one, which a job reads. What is no document is refused here.

    Raises:
        ReadError: it cannot be read.
    """
    size, name = file.size or 0, file.name or ""
    file.seek(0)
    packed = file.read(4).startswith((b"PK", b"%PDF"))
    file.seek(0)
    if size > (SMALL_FILE if packed else LARGE_TEXT):
        return None
    data = file.read()
    file.seek(0)
    # An empty file is the evidence store's to refuse; any other kind the reader knows better.
    text = text_of(data, name=name) if data else ""
    check_length(text, name=name)
    return text


def read_again(document: Document) -> None:
    """Read a document from its file, unless that was done: a job that is started again must not undo decisions.

    Raises:
        ReadError: it cannot be read; the document then says why.
    """
    if document.state not in (State.READING, State.FAILED):
        return
    with default_storage.open(document.file.stored_as) as content:
        data = content.read()
    try:
        fill(document, text_of(data, name=document.file.name))
    except ReadError as error:
        Document.objects.filter(pk=document.pk).update(state=State.FAILED, problem=str(error))
        raise


@transaction.atomic
def save_head(*, actor: User, document: Document, **fields: Any) -> Document:  # noqa: ANN401 - model fields
    """Mend what the document says of itself.

    Raises:
        DocumentError: no right, or a place beyond the person's.
    """
    found = locked(actor, document)
    if not fields["jurisdiction"].path.startswith(actor.jurisdiction.path):
        raise DocumentError("实施范围不在您的辖区之内")
    before, after = audit.changes(found, {name: fields[name] for name in HEAD})
    for name in HEAD:
        setattr(found, name, fields[name])
    found.save(update_fields=list(HEAD))
    if after:
        audit.record(actor=actor, action="修改文件信息", target=found, before=before, after=after)
    return found


@transaction.atomic
def discard(*, actor: User, document: Document) -> None:
    """Throw away a document that was never published; its file stays among the person's uploads.

    Raises:
        DocumentError: no right, or it was published.
    """
    found = locked(actor, document)
    if found.revision_id is not None:
        raise DocumentError("已发布的文件不能删除：计划里的每一项都要能查到原文")
    audit.record(actor=actor, action="删除政策文件", target=found, before={"文件": found.file.name})
    found.delete()


def locked(actor: User, document: Document) -> Document:
    """Return a document for writing: one writer at a time.

    Raises:
        DocumentError: it is not the person's to keep.
    """
    mine = Document.objects.kept_by(actor).select_for_update(of=("self",))
    found: Document | None = (
        mine.select_related("file", "jurisdiction", "root", "plan").filter(pk=document.pk).first()
    )
    if found is None:
        raise DocumentError("没有核对这份文件的权限")
    return found
