"""``tidu audit``: the chain of the audit trail."""

from __future__ import annotations

import typer

from tidu.cli.exits import ExitCode
from tidu.cli.site.starting import start_django


def audit_verify() -> None:
    """Check the chain."""
    start_django()
    from tidu.web.audit.selectors import sealed_position
    from tidu.web.audit.services import verify

    count = 0
    for breach in verify():
        count += 1
        typer.echo(f"封印 {breach.position}，记录 {breach.entry_id}：{breach.message}")
    if count:
        typer.echo(f"发现 {count} 处异常，请保留数据库备份并立即查明", err=True)
        raise typer.Exit(ExitCode.findings)
    typer.echo(f"已核对 {sealed_position()} 条记录，没有被改动或删除")


def audit_seal() -> None:
    """Seal what is new."""
    start_django()
    from tidu.web.audit.services import seal

    typer.echo(f"封印 {seal()} 条记录")
