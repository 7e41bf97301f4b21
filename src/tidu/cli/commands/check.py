"""``tidu check``: are the packs sound."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tidu.cli.console import say
from tidu.cli.exits import ExitCode
from tidu.cli.inputs import pack_folders

HELP = """\
检查规则包：语法、单位、出处、分档有无重叠或空隙、适用日期有无冲突；计划的目标、任务和奖补；申报流程的状态和步骤。

不写文件夹则检查自带的规则包；写文件夹则连同自带的一起检查。有错时退出码为 1。"""

EXAMPLES = """\
示例：

  tidu check
  tidu check 本地规则包"""


def run(
    folder: Annotated[
        Path | None, typer.Argument(metavar="文件夹", help="规则包文件夹；缺省只检查自带的")
    ] = None,
) -> None:
    """Check packs and print every error."""
    from tidu.engine.packs.check import check_packs
    from tidu.plans.check import check_plans
    from tidu.workflows.check import check_workflows

    folders = pack_folders([folder] if folder else None)
    # Plans and workflows stand on the packs: while those are wrong, their errors would only be echoes.
    errors = check_packs(folders) or [*check_plans(folders), *check_workflows(folders)]
    for error in errors:
        say(f"{error}\n")
    if errors:
        say(f"发现 {len(errors)} 处错误")
        raise typer.Exit(ExitCode.findings)
    say("规则包检查通过")
