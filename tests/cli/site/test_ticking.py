"""``tidu tick``."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.cli.site.commands import run
from tests.web.case import Site
from tidu.web.audit import services as audit
from tidu.web.audit.models import Entry, Seal
from tidu.web.inbox.models import Message
from tidu.web.inbox.services import send
from tidu.web.jobs import services
from tidu.web.jobs.models import Job, State


def test_the_tick_does_all_that_is_due(site: Site) -> None:
    job = services.start(owner=site.officer, kind="test-greet", title="任务")
    silent = timezone.now() - timedelta(minutes=6)
    Job.objects.filter(pk=job.pk).update(state=State.RUNNING, worker="elsewhere:1", heartbeat_at=silent)
    audit.record(actor=site.officer, action="修改企业信息", target=site.east_firm)
    message = send(recipient=site.officer, subject="复核名单", due_on=timezone.localdate())
    Message.objects.filter(pk=message.pk).update(created_at=silent - timedelta(days=9))
    done = run("tick")
    assert done.exit_code == 0, done.output
    assert "重新排队的任务：1" in done.output
    assert "发出的提醒：1" in done.output
    for step in ("催办的信息更新", "送出的邮件、短信", "监测的称号"):
        assert f"{step}：0" in done.output
    job.refresh_from_db()
    assert job.state == State.WAITING
    assert Seal.objects.count() == Entry.objects.count()


@pytest.mark.django_db
def test_a_step_of_the_tick_that_fails_leaves_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def locked() -> int:
        raise OSError("database is locked")

    monkeypatch.setattr("tidu.web.audit.services.seal", locked)
    done = run("tick")
    assert done.exit_code == 1
    assert "封印的审计记录：未完成" in done.output
    assert "清理的队列记录：0" in done.output
