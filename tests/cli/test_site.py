"""The commands that run the site, in processes of their own where it matters."""

import os
import signal
import socket
import subprocess
import sys
import time
from datetime import timedelta
from http.client import HTTPConnection
from pathlib import Path

import pytest
import typer
from django.utils import timezone
from typer.testing import CliRunner, Result

from tests.architecture.source import run_python
from tests.web.case import Site, build_site
from tidu.cli.site import SiteError, add_site_commands
from tidu.web.accounts.models import User
from tidu.web.accounts.roles import Role
from tidu.web.audit import services as audit
from tidu.web.audit.models import Entry, Seal
from tidu.web.calendars.models import CalendarYear
from tidu.web.inbox.models import Message
from tidu.web.inbox.services import send
from tidu.web.jobs import services
from tidu.web.jobs.models import Job, State
from tidu.web.jurisdictions.models import Jurisdiction

_SECONDS = 90.0


@pytest.fixture
def site(db: None) -> Site:
    return build_site()


def _app() -> typer.Typer:
    app = typer.Typer()
    add_site_commands(app)
    return app


def _run(*arguments: str, **options: str) -> Result:
    return CliRunner().invoke(_app(), arguments, **options)  # type: ignore[arg-type] # input is a text here


def test_help_is_chinese_and_loads_no_django() -> None:
    loaded = run_python(
        "import sys, typer, tidu.cli.site as site\n"
        "app = typer.Typer(); site.add_site_commands(app)\n"
        "from typer.testing import CliRunner\n"
        "done = CliRunner().invoke(app, ['--help'])\n"
        "print('django' in sys.modules, '启动网站' in done.output, '核对或封印' in done.output)"
    )
    assert loaded.split() == ["False", "True", "True"]


def test_the_tick_does_all_that_is_due(site: Site) -> None:
    job = services.start(owner=site.officer, kind="test-greet", title="任务")
    silent = timezone.now() - timedelta(minutes=6)
    Job.objects.filter(pk=job.pk).update(state=State.RUNNING, worker="elsewhere:1", heartbeat_at=silent)
    audit.record(actor=site.officer, action="修改企业信息", target=site.east_firm)
    message = send(recipient=site.officer, subject="复核名单", due_on=timezone.localdate())
    Message.objects.filter(pk=message.pk).update(created_at=silent - timedelta(days=9))
    done = _run("tick")
    assert done.exit_code == 0, done.output
    assert "重新排队的任务：1" in done.output
    assert "发出的提醒：1" in done.output
    job.refresh_from_db()
    assert job.state == State.WAITING
    assert Seal.objects.count() == Entry.objects.count()


@pytest.mark.django_db
def test_a_step_of_the_tick_that_fails_leaves_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def locked() -> int:
        raise OSError("database is locked")

    monkeypatch.setattr("tidu.web.audit.services.seal", locked)
    done = _run("tick")
    assert done.exit_code == 1
    assert "封印的审计记录：未完成" in done.output
    assert "清理的队列记录：0" in done.output


@pytest.mark.django_db
def test_the_first_operator_brings_the_tenant() -> None:
    refused = _run("create-admin", "boss", "--name", "示例管理员", "--generate")
    assert isinstance(refused.exception, SiteError)
    assert "--place" in str(refused.exception)
    done = _run(
        "create-admin", "boss", "--name", "示例管理员", "--place", "示例市", "--code", "990100", "--generate"
    )
    assert done.exit_code == 0, done.output
    user = User.objects.get(username="boss")
    assert (user.role, user.root.name, user.must_change_password) == (Role.OPERATOR, "示例市", True)
    password = done.output.split("初始密码：")[1].split("　")[0]
    assert user.check_password(password)
    assert _run("create-admin", "second", "--name", "示例二号", "--generate").exit_code == 0
    assert Jurisdiction.objects.count() == 1


def test_a_chosen_password_must_fit_the_policy(site: Site) -> None:
    place = ("--place", site.root.name)
    weak = _run("create-admin", "boss", "--name", "示例", *place, input="12345\n12345\n")
    assert isinstance(weak.exception, SiteError)
    assert not User.objects.filter(username="boss").exists()
    good = _run("create-admin", "boss", "--name", "示例", *place, input="shili-Mima-2026\nshili-Mima-2026\n")
    assert good.exit_code == 0, good.output
    assert not User.objects.get(username="boss").must_change_password
    assert "shili-Mima-2026" not in good.output


@pytest.mark.usefixtures("site")
def test_an_unknown_place_makes_no_second_tenant_by_a_slip() -> None:
    for wrong in (("--place", "示例是"), ()):
        done = _run("create-admin", "boss", "--name", "示例", *wrong, "--generate")
        assert isinstance(done.exception, SiteError)
        assert "示例市、别处市" in str(done.exception)
    bad = _run("create-admin", "boss", "--name", "示例", "--code", "99", "--generate")
    assert "六位数字" in str(bad.exception)


def test_audit_seal_and_verify(site: Site) -> None:
    entry = audit.record(actor=site.officer, action="修改企业信息", target=site.east_firm)
    assert "封印 1 条" in _run("audit", "seal").output
    assert "没有被改动" in _run("audit", "verify").output
    Entry.objects.filter(pk=entry.pk).update(action="什么也没做")
    found = _run("audit", "verify")
    assert found.exit_code == 1
    assert "记录内容被改动" in found.output


@pytest.mark.django_db
def test_a_calendar_is_entered(tmp_path: Path) -> None:
    table = tmp_path / "2026.csv"
    table.write_text("2026-10-01,休息,国庆节\n", encoding="utf-8")
    done = _run("calendar", "2026", str(table), "--source", "示例文件")
    assert "已录入 2026 年 1 天" in done.output
    assert CalendarYear.objects.get().source == "示例文件"


def _environment(home: Path, **extra: str) -> dict[str, str]:
    settings = {"TIDU_HOME": str(home), "DJANGO_SETTINGS_MODULE": "tidu.web.config.settings", "NO_COLOR": "1"}
    return {**os.environ, **settings, **extra}


_MAIN = (
    "import sys, typer\nfrom tidu.cli.site import add_site_commands\n"
    "app = typer.Typer(); add_site_commands(app); app(sys.argv[1:])"
)


def test_the_worker_does_what_is_queued_and_leaves(tmp_path: Path) -> None:
    outputs = []
    for arguments in (["migrate"], ["worker", "--once"]):
        done = subprocess.run(
            [sys.executable, "-c", _MAIN, *arguments],
            env=_environment(tmp_path),
            check=False,
            capture_output=True,
            text=True,
            timeout=_SECONDS,
        )
        assert done.returncode == 0, done.stderr
        outputs.append(done.stdout)
    assert "数据库结构已是最新" in outputs[0]
    assert "处理现有任务" in outputs[1]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _answer(port: int, path: str, deadline: float) -> int:
    while True:
        connection = HTTPConnection("127.0.0.1", port, timeout=20)
        try:
            connection.request("GET", path)
            return connection.getresponse().status
        except OSError:
            assert time.monotonic() < deadline, "the site did not answer"
            time.sleep(0.3)
        finally:
            connection.close()


def test_serve_on_an_empty_folder_answers_and_stops_when_told(tmp_path: Path) -> None:
    port = _free_port()
    command = [sys.executable, "-c", _MAIN, "serve", "--workers", "1"]
    with subprocess.Popen(
        command, env=_environment(tmp_path, PORT=str(port)), stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as site:
        try:
            deadline = time.monotonic() + _SECONDS
            assert _answer(port, "/accounts/sign-in/", deadline) == 200
            assert _answer(port, "/", deadline) == 302
        finally:
            site.send_signal(signal.SIGINT)
            output, _ = site.communicate(timeout=_SECONDS)
    assert f"http://127.0.0.1:{port}/" in output.decode()
    assert (tmp_path / "static" / "staticfiles.json").exists()
