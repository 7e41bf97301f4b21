"""Progress is written outside transactions only; "done" inside the work's own."""

import pytest
from django.db import transaction

from tests.web.case import build_site
from tidu.web.inbox.models import Message
from tidu.web.jobs import services
from tidu.web.jobs.models import Job, State
from tidu.web.jobs.progress import CancelledError, Progress

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def running() -> Job:
    officer = build_site().officer
    job = services.start(owner=officer, kind="test-greet", title="示例任务")
    Job.objects.filter(pk=job.pk).update(state=State.RUNNING, claim="mine")
    return Job.objects.get(pk=job.pk)


@transaction.atomic
def _write_and_complete(job: Job) -> None:
    Message.objects.create(recipient=job.owner, subject="不该有")
    Progress(job).complete()


def _stored(job: Job) -> Job:
    return Job.objects.get(pk=job.pk)


def test_a_step_is_written_at_once_and_parts_now_and_then(running: Job) -> None:
    progress = Progress(running)
    progress.step("读取", total=200)
    for _ in range(50):
        progress.advance()
    assert (_stored(running).step, _stored(running).total, _stored(running).done) == ("读取", 200, 0)
    progress._last -= 1  # noqa: SLF001 - half a second later
    progress.advance()
    assert _stored(running).done == 51
    assert _stored(running).percent == 25
    assert _stored(running).heartbeat_at is not None


def test_nothing_is_written_inside_a_transaction(running: Job) -> None:
    with transaction.atomic():
        Progress(running).step("写入")
    assert _stored(running).step == ""


def test_a_cancelled_job_stops_at_its_next_report(running: Job) -> None:
    services.cancel(actor=running.owner, job=running)
    with pytest.raises(CancelledError):
        Progress(running).step("写入")


def test_the_effect_and_done_stand_or_fall_together(running: Job) -> None:
    with transaction.atomic():
        Progress(running).complete("写完")
        transaction.set_rollback(True)
    assert _stored(running).state == State.RUNNING
    with transaction.atomic():
        Progress(running).complete("写完", rows=3)
    stored = _stored(running)
    assert (stored.state, stored.message, stored.result) == (State.DONE, "写完", {"rows": 3})


def test_a_worker_that_lost_its_job_rolls_back(running: Job) -> None:
    Job.objects.filter(pk=running.pk).update(claim="another's")
    with pytest.raises(CancelledError):
        _write_and_complete(running)
    assert not Message.objects.filter(subject="不该有").exists()


@transaction.atomic
def _write_and_confirm(job: Job) -> None:
    Message.objects.create(recipient=job.owner, subject="不该有")
    Progress(job).confirm()


def test_a_worker_may_make_sure_before_it_commits(running: Job) -> None:
    with transaction.atomic():
        Progress(running).confirm()
    assert _stored(running).heartbeat_at is not None
    Job.objects.filter(pk=running.pk).update(claim="another's")
    with pytest.raises(CancelledError):
        _write_and_confirm(running)
    assert not Message.objects.filter(subject="不该有").exists()
