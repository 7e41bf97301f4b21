"""kill -9: the job of a dead worker is found, run again, and takes effect exactly once."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from tests.web.case import Site
from tidu.web.jobs import reaping, services
from tidu.web.jobs.models import Job, State

_PREPARE = """
import json, os, sys, django
django.setup()
from django.core.management import call_command
import tests.web.jobs.kinds
from tidu.web.jobs import reaping, services
from tidu.web.jobs.models import Job
from tidu.web.inbox.models import Message
"""
_BUILD = "from tidu.web.config import fresh; fresh.build()"
_START = """
from tests.web.case import build_site
from tidu.web.accounts.models import User
# On PostgreSQL the database outlives the folder: the second of these tests finds what the first one left.
owner = User.objects.filter(username="demo-officer").first() or build_site().officer
arguments = {"folder": sys.argv[1], "when": sys.argv[2]}
job = services.start(owner=owner, kind="test-slow", title="示例任务", arguments=arguments)
Message.objects.all().delete()
"""
_WORK = 'call_command("db_worker", batch=True, startup_delay=False, interval=0, verbosity=0)'
# What a living process finds after the death, does about it, and finds then.
_AFTER = f"""
def look():
    job = Job.objects.latest("pk")
    return [job.state, job.attempts, Message.objects.filter(subject="只此一条").count()]

found = [look(), reaping.reap()]
{_WORK}
print(json.dumps([*found, look(), reaping.reap()]))
"""
_SECONDS = 150.0  # a new process on a busy machine without byte code takes its time

Run = Callable[..., object]


def _process(home: Path, code: str, *arguments: object) -> subprocess.Popen[str]:
    environment = os.environ | {"TIDU_HOME": str(home), "DJANGO_SETTINGS_MODULE": "tidu.web.config.settings"}
    return subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", _PREPARE + code, *map(str, arguments)],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )


def _run(home: Path, code: str, *arguments: object) -> object:
    with _process(home, code, *arguments) as process:
        out, _ = process.communicate(timeout=_SECONDS)
    assert process.returncode == 0
    return json.loads(out) if out.strip() else None


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a site whose database has its tables and nothing in them, to copy."""
    home = tmp_path_factory.mktemp("migrated")
    _run(home, _BUILD)
    return home


@pytest.mark.parametrize(
    ("when", "killed", "reaped", "end"),
    [
        pytest.param("inside", ["running", 1, 0], 1, ["done", 2, 1], id="before-the-commit"),
        pytest.param("after", ["done", 1, 1], 0, ["done", 1, 1], id="after-the-commit"),
    ],
)
def test_a_killed_worker_leaves_all_or_nothing_and_the_job_takes_effect_once(
    tmp_path: Path, migrated: Path, when: str, killed: list[object], reaped: int, end: list[object]
) -> None:
    home = Path(shutil.copytree(migrated, tmp_path / "home"))
    (home / "wait").touch()
    with _process(home, _START + _WORK, home, when) as worker:
        deadline = time.monotonic() + _SECONDS
        while not (home / "reached").exists():
            assert time.monotonic() < deadline, "the worker did not get to work"
            time.sleep(0.05)
        worker.send_signal(signal.SIGKILL)
    (home / "wait").unlink()
    assert _run(home, _AFTER) == [killed, reaped, end, 0]


def _running(site: Site, **fields: object) -> Job:
    job = services.start(owner=site.officer, kind="test-greet", title="任务")
    DBTaskResult.objects.all().delete()
    values = {"state": State.RUNNING, "attempts": 1, "heartbeat_at": timezone.now(), "claim": "x", **fields}
    Job.objects.filter(pk=job.pk).update(**values)
    return job


@pytest.mark.django_db
def test_a_living_worker_keeps_its_job_however_silent(site: Site) -> None:
    _running(site, worker=services.this_worker(), heartbeat_at=timezone.now() - timedelta(hours=1))
    assert reaping.reap() == 0


@pytest.mark.django_db
def test_on_another_host_silence_decides(site: Site) -> None:
    job = _running(site, worker="elsewhere:1")
    assert reaping.reap() == 0
    Job.objects.filter(pk=job.pk).update(heartbeat_at=timezone.now() - timedelta(minutes=6))
    assert reaping.reap() == 1
    job.refresh_from_db()
    assert job.state == State.WAITING
    assert DBTaskResult.objects.count() == 1


@pytest.mark.django_db
def test_a_job_that_kills_its_worker_is_given_up(site: Site) -> None:
    silent = timezone.now() - timedelta(minutes=6)
    job = _running(site, worker="elsewhere:1", heartbeat_at=silent, attempts=reaping.MOST_ATTEMPTS)
    assert reaping.reap() == 1
    job.refresh_from_db()
    assert job.state == State.FAILED
    assert "多次中断" in job.message


@pytest.mark.django_db
def test_a_waiting_job_without_a_row_in_the_queue_gets_one(site: Site) -> None:
    job = services.start(owner=site.officer, kind="test-greet", title="任务")
    DBTaskResult.objects.update(status="RUNNING")
    assert reaping.reap() == 0, "it was only just taken"
    Job.objects.filter(pk=job.pk).update(created_at=timezone.now() - timedelta(minutes=2))
    assert reaping.reap() == 1
    assert reaping.reap() == 0


@pytest.mark.django_db
def test_old_rows_of_the_queue_are_pruned_and_waiting_ones_kept(site: Site) -> None:
    for status, days in (("READY", 15), ("RUNNING", 15), ("SUCCESSFUL", 15), ("FAILED", 15), ("FAILED", 1)):
        services.start(owner=site.officer, kind="test-greet", title="任务")
        row = DBTaskResult.objects.order_by("-enqueued_at")[:1].values("pk")
        DBTaskResult.objects.filter(pk__in=list(row.values_list("pk", flat=True))).update(
            status=status, enqueued_at=timezone.now() - timedelta(days=days)
        )
    assert reaping.prune() == 3
    assert sorted(DBTaskResult.objects.values_list("status", flat=True)) == ["FAILED", "READY"]
