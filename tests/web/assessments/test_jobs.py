from tests.web.assessments.made import ON
from tests.web.case import Site
from tidu.web.assessments.jobs import screen
from tidu.web.assessments.screening import KIND, start_screening
from tidu.web.enterprises.filters import FirmFilter
from tidu.web.jobs.models import Job
from tidu.web.jobs.progress import Progress
from tidu.web.jobs.registry import work_of


def test_the_job_leads_to_what_was_found(site: Site) -> None:
    made = start_screening(
        actor=site.officer, title="", scope=FirmFilter(), standards=["national.srdi-2026"], on=ON, case="new"
    )
    job = Job.objects.get(kind=KIND)
    assert work_of(job) is screen
    Job.objects.filter(pk=job.pk).update(state="running")
    result = screen(job, Progress(job), screening_id=made.pk)
    assert result is not None
    assert result["address"] == f"/assessments/screenings/{made.pk}/"
