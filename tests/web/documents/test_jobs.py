import pytest

from tests.web.case import Site
from tests.web.documents.made import document
from tidu.web.documents import services
from tidu.web.jobs import services as jobs
from tidu.web.jobs.models import State


def test_a_job_reads_and_leads_to_the_review(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "SMALL_TEXT", 10)
    made = document(site)
    assert made.job is not None
    jobs.run(made.job.pk)
    made.job.refresh_from_db()
    assert made.job.state == State.DONE
    assert made.job.result["address"] == f"/documents/{made.pk}/"
