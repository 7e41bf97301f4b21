"""``tidu tick``: what time asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from tidu.cli.exits import ExitCode
from tidu.cli.site.starting import start_django

if TYPE_CHECKING:
    from collections.abc import Callable


def tick() -> None:
    """Do what time asks for; one step that fails does not keep the others from being done."""
    start_django()
    from tidu.web.assessments.archives import expire as expire_archives
    from tidu.web.audit.services import seal
    from tidu.web.exports.services import expire
    from tidu.web.inbox.delivering import deliver
    from tidu.web.inbox.services import remind
    from tidu.web.jobs.reaping import prune, reap
    from tidu.web.plans.notices import call_for_reports
    from tidu.web.plans.services import measure_due
    from tidu.web.upkeep.monitoring import monitor_due
    from tidu.web.upkeep.reminding import remind_updates

    steps: tuple[tuple[str, Callable[[], int]], ...] = (
        ("重新排队的任务", reap),
        ("封印的审计记录", seal),
        ("发出的报送通知", call_for_reports),
        ("催办的信息更新", remind_updates),
        ("发出的提醒", remind),
        ("送出的邮件、短信", deliver),
        ("清理的队列记录", prune),
        ("清理的导出文件", expire),
        ("删除的过期压缩包", expire_archives),
        # Last: once a day it takes as long as the tenant has firms.
        ("测算的计划", measure_due),
        ("监测的称号", monitor_due),
    )
    failed = False
    for label, step in steps:
        try:
            typer.echo(f"{label}：{step()}")
        except Exception as error:  # noqa: BLE001 - the other steps are due all the same
            failed = True
            typer.echo(f"{label}：未完成（{error}），下次再试", err=True)
    if failed:
        raise typer.Exit(ExitCode.findings)
