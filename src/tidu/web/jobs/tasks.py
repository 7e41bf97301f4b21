"""The one task the queue knows: run a job."""

from __future__ import annotations

from django_tasks import task

from tidu.web.jobs import services


@task()
def run_job(job_id: int) -> None:
    """Run a job by id."""
    services.run(job_id)
