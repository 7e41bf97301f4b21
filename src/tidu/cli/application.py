"""The application object: every command, or only the one that is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import typer

from tidu.cli.exits import EXPLAINED
from tidu.cli.shell import ChineseCommand, ChineseGroup

if TYPE_CHECKING:
    from collections.abc import Callable

HELP = """\
梯度：照认定标准逐条诊断企业名单，说明谁满足、谁差什么、差多少、缺哪些数据。

规则包依据二手资料整理，逐条标有印证程度；正式使用前须与文件原文核对。"""

EPILOG = f"""\
常用步骤：

  tidu template -o 名单.xlsx                     生成填报模板
  tidu evaluate 名单.xlsx -o 诊断结果.xlsx       逐家逐条诊断，结果为工作簿
  tidu explain 名单.xlsx --uscc 代码             看一家企业的完整判定过程
  tidu nearest 名单.xlsx --level 专精特新        谁离某一梯度最近

{EXPLAINED}"""

# In the order a new user meets them; each is a module of `tidu.cli.commands`.
_COMMANDS = (
    "evaluate", "explain", "nearest", "compare", "template", "sample", "read", "standards", "check", "test",
    "schema",
)  # fmt: skip


def application(only: str = "") -> typer.Typer:
    """Build the application.

    Args:
        only: name of a command: that one alone is loaded, since all of them take a fifth of the time in which
            ``tidu explain`` answers. Any other word loads all, so that help and suggestions know each.
    """
    app = typer.Typer(
        name="tidu",
        cls=ChineseGroup,
        help=HELP,
        epilog=EPILOG,
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    if only in _COMMANDS:
        _add_command(app, only)
        return app
    for name in _COMMANDS:
        _add_command(app, name)
    from tidu.cli.commands.plan import add_plan_commands
    from tidu.cli.commands.workflow import add_workflow_commands
    from tidu.cli.site import add_site_commands

    for add in (add_plan_commands, add_workflow_commands, add_site_commands):
        add(app, command=ChineseCommand, group=ChineseGroup)
    return app


def _add_command(app: typer.Typer, name: str) -> None:
    module = import_module(f"tidu.cli.commands.{name}")
    run: Callable[..., None] = module.run
    app.command(
        name,
        cls=ChineseCommand,
        help=module.HELP,
        short_help=module.HELP.splitlines()[0],
        epilog=module.EXAMPLES,
    )(run)
