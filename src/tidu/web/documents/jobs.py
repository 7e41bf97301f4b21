"""Jobs of this app."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse

from tidu.web.documents.models import Document
from tidu.web.documents.services import KIND, read_again
from tidu.web.jobs.registry import job_kind

if TYPE_CHECKING:
    from tidu.web.jobs.models import Job
    from tidu.web.jobs.progress import Progress


@job_kind(KIND)
def read_document(_job: Job, progress: Progress, *, document_id: int) -> dict[str, Any]:
    """Read a long document. Killed and started again it reads anew: all is written in one transaction."""
    document = Document.objects.select_related("file", "jurisdiction", "previous").get(pk=document_id)
    progress.step("读取文件，找出任务、目标和奖补")
    read_again(document)
    return {
        "message": f"“{document.title}”已读完，请核对",
        "address": reverse("documents:detail", args=[document.pk]),
        "address_label": "去核对",
    }
