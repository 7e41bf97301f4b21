"""``tidu workflow``: through which steps an application goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from tidu.cli.console import say, show
from tidu.cli.inputs import pack_folders
from tidu.cli.options import PackFolders
from tidu.cli.plan_output import json_text, known_format
from tidu.engine.errors import UnknownIdError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.table import Table

HELP = """\
申报流程：状态、步骤、由谁办理、需要什么、通知谁。"""

SHOW = """\
查看一个申报流程的状态和步骤；不写编号则列出全部流程。

写了 --rank 的，标出由上级办理、要导入结果的步骤。"""

EXAMPLES = """\
示例：

  tidu workflow show
  tidu workflow show national.srdi-recognition
  tidu workflow show national.srdi-recognition --rank district    县级市看到的
  tidu workflow show national.renewal --format json"""


def add_workflow_commands(app: typer.Typer, *, command: type[Any], group: type[Any]) -> None:
    """Hang ``workflow`` and its command into an application."""
    workflow = typer.Typer(cls=group, no_args_is_help=True, help=HELP)
    first = SHOW.splitlines()[0]
    workflow.command("show", cls=command, help=SHOW, short_help=first, epilog=EXAMPLES)(show_workflow)
    # One command alone would take the place of its group.
    workflow.callback()(lambda: None)
    app.add_typer(workflow, name="workflow", short_help=HELP)


def show_workflow(
    workflow_id: Annotated[
        str | None,
        typer.Argument(metavar="流程", help="流程编号，如 national.srdi-recognition；缺省列出全部"),
    ] = None,
    rank: Annotated[
        str | None,
        typer.Option("--rank", metavar="层级", help="本站所在层级：district、city、province 或 nation"),
    ] = None,
    packs: PackFolders = None,
    form: Annotated[str, typer.Option("--format", metavar="格式", help="table（缺省）或 json")] = "table",
) -> None:
    """Print one workflow, or the list of all."""
    from tidu.workflows import load_workflows
    from tidu.workflows.ranks import ORDER
    from tidu.workflows.table import STATE_HEADER, STEP_HEADER, list_rows, state_rows, step_rows

    known_format(form, ("table", "json"))
    ranks = {one.value: one for one in ORDER}
    if rank is not None and rank not in ranks:
        raise UnknownIdError("层级", rank, ranks)
    library = load_workflows(*pack_folders(packs))
    if workflow_id is None:
        header, rows = list_rows(library)
        if form == "json":
            say(json_text([dict(zip(header, row, strict=True)) for row in rows]))
        else:
            show(_table(header, rows))
        return
    workflow = library.workflow(workflow_id)
    if form == "json":
        say(workflow.document())
        return
    say(f"{workflow.label}（{workflow.id}，第 {workflow.version} 版）")
    if workflow.spec.note:
        say(workflow.spec.note)
    site = ranks[rank] if rank is not None else None
    show(_table(STATE_HEADER, state_rows(workflow)), _table(STEP_HEADER, step_rows(workflow, site)))


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table(show_lines=True)
    for label in header:
        table.add_column(label, overflow="fold")
    for row in rows:
        # Text, not a string: brackets in a name are no markup.
        table.add_row(*(Text(cell) for cell in row))
    return table
