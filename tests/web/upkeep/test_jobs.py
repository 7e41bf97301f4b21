"""The job of monitoring says what it found and where."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.web.case import Site
from tests.web.upkeep.made import title
from tidu.web.jobs.models import Job, State
from tidu.web.jobs.services import run
from tidu.web.upkeep.models import Watch
from tidu.web.upkeep.monitoring import start_monitoring

pytestmark = pytest.mark.django_db


def test_the_job_leads_to_the_alerts(site: Site) -> None:
    title(site)
    title(site, level="national.tech-sme")
    job = start_monitoring(actor=site.officer)
    Job.objects.filter(pk=job.pk).update(created_at=timezone.now() - timedelta(minutes=1))
    run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.message) == (State.DONE, "已对照标准监测 1 个称号，未达标 0 个")
    assert job.result["address"] == "/upkeep/alerts/"
    assert Watch.objects.get().on == timezone.localdate()
