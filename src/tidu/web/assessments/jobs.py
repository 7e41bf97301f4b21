"""Jobs of this app."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.http import urlencode

from tidu.web.assessments.archives import KIND as ARCHIVE
from tidu.web.assessments.packing import archive_of, make
from tidu.web.assessments.replacing import replaced
from tidu.web.assessments.screening import KIND, run_screening, screening_of
from tidu.web.jobs.registry import job_kind

if TYPE_CHECKING:
    from tidu.web.jobs.models import Job
    from tidu.web.jobs.progress import Progress


@job_kind(KIND)
def screen(job: Job, progress: Progress, *, screening_id: int) -> dict[str, Any]:
    """Judge many firms; the page of the job leads to what was found."""
    done = run_screening(screening_of(screening_id), progress)
    address, label = reverse("assessments:screening", args=[done.pk]), "查看结果"
    if (pair := replaced(done)) is not None:
        query = urlencode({"from": pair[0], "to": pair[1]})
        address = f"{reverse('assessments:comparison', args=[done.pk])}?{query}"
        label = "看谁落下、谁进来"
    return {"message": f"已诊断 {done.firms:,} 家企业", "address": address, "address_label": label}


@job_kind(ARCHIVE)
def pack(_job: Job, progress: Progress, *, archive_id: int) -> None:
    """Make an archive of reports or fill-in workbooks; the page of the job leads to the file."""
    make(archive_of(archive_id), progress)
