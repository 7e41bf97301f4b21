"""``tidu test``: do the packs' own cases pass."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tidu.cli.console import say
from tidu.cli.exits import ExitCode
from tidu.cli.inputs import load_library, load_plan_library, pack_folders

HELP = """\
运行规则包里的算例：每个标准在线上、线下、豁免、缺数据等情形下的预期结论，计划各项测算的预期结果。

写文件夹则连同其中的规则包一起运行。有算例未通过时退出码为 1。"""

EXAMPLES = """\
示例：

  tidu test
  tidu test 本地规则包"""


def run(
    folder: Annotated[
        Path | None, typer.Argument(metavar="文件夹", help="规则包文件夹；缺省只运行自带的")
    ] = None,
) -> None:
    """Run the packs' own cases and print those that fail."""
    from tidu.engine.packs.cases import run_cases
    from tidu.plans.cases import run_plan_cases

    folders = pack_folders([folder] if folder else None)
    outcomes = [
        *run_cases(load_library(folders), folders),
        *run_plan_cases(load_plan_library(folders), folders),
    ]
    failed = [outcome for outcome in outcomes if not outcome.passed]
    for outcome in failed:
        say(f"未通过　{outcome}")
    say(f"算例 {len(outcomes):,} 个，通过 {len(outcomes) - len(failed):,} 个，未通过 {len(failed):,} 个")
    if failed:
        raise typer.Exit(ExitCode.findings)
