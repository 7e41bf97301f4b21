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
    failed = False
    for label, step in _steps():
        try:
            typer.echo(f"{label}：{step()}")
        except Exception as error:  # noqa: BLE001 - the other steps are due all the same
            failed = True
            typer.echo(f"{label}：未完成（{error}），下次再试", err=True)
    if failed:
        raise typer.Exit(ExitCode.findings)


def _steps() -> tuple[tuple[str, Callable[[], int]], ...]:
    """What is done, in order, each with the words for how many; the site is loaded only now."""
    from tidu.web.assessments.archives import expire as expire_archives
    from tidu.web.audit.services import check_daily, seal
    from tidu.web.batches.reminding import remind_batches
    from tidu.web.dashboard.trends import refresh_trends
    from tidu.web.exports.services import expire
    from tidu.web.inbox.delivering import deliver
    from tidu.web.inbox.services import remind
    from tidu.web.jobs.reaping import prune, reap
    from tidu.web.meetings.notices import tell_late
    from tidu.web.plans.notices import call_for_reports
    from tidu.web.plans.services import measure_due
    from tidu.web.upkeep.monitoring import monitor_due
    from tidu.web.upkeep.reminding import remind_updates

    return (
        ("重新排队的任务", reap),
        ("封印的审计记录", seal),
        ("发出的报送通知", call_for_reports),
        ("发出的申报提醒", remind_batches),
        ("发出的会议事项逾期通知", tell_late),
        ("催办的信息更新", remind_updates),
        ("发出的提醒", remind),
        ("送出的邮件、短信", deliver),
        ("清理的队列记录", prune),
        ("清理的导出文件", expire),
        ("删除的过期压缩包", expire_archives),
        ("重算的历年持有", refresh_trends),
        # Last: once a day they take as long as the tenant has firms, and the trail entries.
        ("测算的计划", measure_due),
        ("审计链异常", check_daily),
        ("监测的称号", monitor_due),
    )
