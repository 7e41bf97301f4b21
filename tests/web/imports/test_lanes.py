"""Two imports at once: the second waits in the queue; a dead one's leavings are tidied first."""

import pytest
from django_tasks_db.models import DBTaskResult

from tests.web.case import Site
from tests.web.imports.makers import applied, code, firm, known, staged, work
from tidu.web.imports import applying, services
from tidu.web.imports.lanes import WAITING
from tidu.web.imports.models import ImportRun, Lane, State
from tidu.web.jobs import services as jobs
from tidu.web.jobs.models import Job
from tidu.web.jobs.models import State as JobState
from tidu.web.jobs.progress import CancelledError
from tidu.web.jobs.reaping import reap

pytestmark = pytest.mark.django_db


@pytest.fixture
def held(site: Site, monkeypatch: pytest.MonkeyPatch) -> ImportRun:
    """An import whose worker has just died before it showed; nobody has noticed yet."""

    def killed(*_: object) -> None:
        raise CancelledError

    run = staged(site, [firm(1), firm(2)])
    job = services.apply(actor=site.officer, run=run)
    with monkeypatch.context() as patch:
        patch.setattr(applying, "_show", killed)
        jobs.run(job.pk)
    return ImportRun.objects.get(pk=run.pk)


def again(job: Job) -> Job:
    jobs.run(job.pk)
    job.refresh_from_db()
    return job


def test_the_second_waits_and_is_queued_for_a_little_later(site: Site, held: ImportRun) -> None:
    second = services.apply(actor=site.officer, run=staged(site, [firm(3)], source="示例乙局"))
    waiting = again(second)
    assert (waiting.state, waiting.step, waiting.attempts) == (JobState.WAITING, WAITING, 0)
    assert DBTaskResult.objects.filter(run_after__year__lt=9999).count() == 1
    assert reap() == 0, "it has its row in the queue"
    assert held.job is not None
    Job.objects.filter(pk=held.job.pk).update(state=JobState.WAITING, claim="")
    work(held.job)
    work(second)
    assert known(3).pk
    assert Lane.objects.get().holder is None


def test_what_a_failed_one_prepared_is_taken_back_first(site: Site, held: ImportRun) -> None:
    assert held.job is not None
    Job.objects.filter(pk=held.job.pk).update(state=JobState.FAILED)
    work(services.apply(actor=site.officer, run=staged(site, [firm(2), firm(3)], source="示例乙局")))
    held.refresh_from_db()
    assert held.state == State.PREVIEW
    assert known(2).fact_rows.count() == 1
    work(services.apply(actor=site.officer, run=held))
    assert known(2).fact_rows.count() == 2


def test_what_shows_already_is_finished_first(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: object) -> None:
        raise CancelledError

    applied(site, [firm(1)])
    run = staged(site, [firm(1, **{"2025年营业收入（万元）": 7})])
    job = services.apply(actor=site.officer, run=run)
    with monkeypatch.context() as patch:
        patch.setattr(applying, "tidy", killed)
        jobs.run(job.pk)
    assert known(1).current_facts.filter(layer=1).exists()
    Job.objects.filter(pk=job.pk).update(state=JobState.CANCELLED)
    applied(site, [firm(1, **{"2025年营业收入（万元）": 8})], source="示例乙局")
    assert known(1).current_facts.get().values == {"revenue": "80000.00"}


def test_other_tenants_do_not_wait(site: Site, held: ImportRun) -> None:
    row = {**firm(5), "统一社会信用代码": code(5, "990200")}
    work(services.apply(actor=site.stranger, run=staged(site, [row], actor=site.stranger)))
    assert Lane.objects.count() == 2
