"""Jobs of this app. The work is loaded when it is done: every command of the site registers the kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.http import urlencode

from tidu.web.assessments.kinds import ARCHIVE, SCREENING
from tidu.web.jobs.registry import job_kind

if TYPE_CHECKING:
    from tidu.web.jobs.models import Job
    from tidu.web.jobs.progress import Progress


@job_kind(SCREENING)
def screen(job: Job, progress: Progress, *, screening_id: int) -> dict[str, Any]:
    """Judge many firms; the page of the job leads to what was found."""
    from tidu.web.assessments.replacing import replaced  # noqa: PLC0415 - as the module says
    from tidu.web.assessments.screening import run_screening, screening_of  # noqa: PLC0415 - the same

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
    from tidu.web.assessments.packing import archive_of, make  # noqa: PLC0415 - as the module says

    make(archive_of(archive_id), progress)
