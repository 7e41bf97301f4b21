"""Jobs are run once, tell what came out, and can be cancelled and started again."""

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from tests.web.case import Site
from tests.web.jobs import kinds
from tidu.web.audit.models import Entry
from tidu.web.inbox.models import Message
from tidu.web.jobs import services
from tidu.web.jobs.models import Job, State
from tidu.web.jobs.registry import work_of

pytestmark = pytest.mark.django_db


def _start(site: Site, kind: str = "test-greet", **arguments: object) -> Job:
    return services.start(
        owner=site.officer, kind=kind, title="示例任务", arguments=arguments or {"subject": "你好"}
    )


def _after(job: Job) -> Job:
    job.refresh_from_db()
    return job


def test_a_job_waits_until_a_worker_takes_it(site: Site) -> None:
    job = _start(site)
    assert (job.state, job.root, job.percent) == (State.WAITING, site.root, 0)
    queued = DBTaskResult.objects.ready().get().task_result
    queued.task.call(*queued.args)  # what a worker does; a real one is in test_reaping.py
    assert _after(job).state == State.DONE
    assert job.message == "已写入你好"
    assert job.result == {"address": "/jobs/", "address_label": "打开结果"}
    assert (job.percent, job.attempts) == (100, 1)


def test_job_and_queue_are_written_together_or_not_at_all(site: Site) -> None:
    with transaction.atomic():
        _start(site)
        transaction.set_rollback(True)
    assert not Job.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_a_job_runs_once_however_often_it_is_queued(site: Site) -> None:
    job = _start(site)
    services.run(job.pk)
    services.run(job.pk)
    assert Message.objects.filter(subject="你好").count() == 1


def test_an_expected_failure_is_told_as_it_is(site: Site) -> None:
    job = _start(site, "test-fail", bug=False)
    services.run(job.pk)
    assert (_after(job).state, job.message) == (State.FAILED, "第 3 行的代码不对，请修改后重新提交")
    assert job.is_over


def test_a_bug_is_logged_and_not_shown(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    job = _start(site, "test-fail", bug=True)
    services.run(job.pk)
    assert _after(job).state == State.FAILED
    assert "程序出错" in job.message
    assert "ZeroDivisionError" in caplog.text
    assert "ZeroDivisionError" not in job.message


def test_a_kind_that_no_app_registered_fails_with_a_message(site: Site) -> None:
    job = _start(site, "test-nothing")
    services.run(job.pk)
    assert _after(job).state == State.FAILED


def test_a_waiting_job_that_is_cancelled_is_never_run(site: Site) -> None:
    job = _start(site)
    assert services.cancel(actor=site.officer, job=job)
    services.run(job.pk)
    assert _after(job).state == State.CANCELLED
    assert not Message.objects.filter(subject="你好").exists()
    assert Entry.objects.filter(action="取消任务", actor=site.officer).count() == 1


def test_what_is_over_cannot_be_cancelled(site: Site) -> None:
    job = _start(site)
    services.run(job.pk)
    assert not services.cancel(actor=site.officer, job=job)
    assert not Entry.objects.filter(action="取消任务").exists()


def test_a_failed_job_can_be_started_again_and_a_done_one_cannot(site: Site) -> None:
    job = _start(site, "test-fail", bug=False)
    services.run(job.pk)
    Job.objects.filter(pk=job.pk).update(kind="test-greet", arguments={"subject": "再来"})
    assert services.restart(actor=site.officer, job=job)
    services.run(job.pk)
    assert (_after(job).state, job.attempts) == (State.DONE, 1)
    assert not services.restart(actor=site.officer, job=job)
    assert Entry.objects.filter(action="重新提交任务").count() == 1


def test_a_worker_that_lost_its_job_can_write_nothing_more(site: Site) -> None:
    job = _start(site)
    Job.objects.filter(pk=job.pk).update(state=State.RUNNING, claim="somebody else's")
    services.finish(job, State.DONE, message="晚了")
    assert _after(job).state == State.RUNNING
    assert work_of(job) is kinds.greet
