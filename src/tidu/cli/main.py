"""``tidu``: the application object and the entry point."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

import typer

from tidu.cli.commands import (
    check,
    compare,
    evaluate,
    explain,
    nearest,
    read,
    sample,
    schema,
    standards,
    template,
)
from tidu.cli.commands import test as cases
from tidu.cli.commands.plan import add_plan_commands
from tidu.cli.commands.workflow import add_workflow_commands
from tidu.cli.exits import EXPLAINED
from tidu.cli.shell import ChineseCommand, ChineseGroup
from tidu.cli.site import add_site_commands

if TYPE_CHECKING:
    from types import ModuleType

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

# In the order a new user meets them.
_COMMANDS: tuple[tuple[str, ModuleType], ...] = (
    ("evaluate", evaluate),
    ("explain", explain),
    ("nearest", nearest),
    ("compare", compare),
    ("template", template),
    ("sample", sample),
    ("read", read),
    ("standards", standards),
    ("check", check),
    ("test", cases),
    ("schema", schema),
)
for _name, _module in _COMMANDS:
    app.command(
        _name,
        cls=ChineseCommand,
        help=_module.HELP,
        short_help=_module.HELP.splitlines()[0],
        epilog=_module.EXAMPLES,
    )(_module.run)
add_plan_commands(app, command=ChineseCommand, group=ChineseGroup)
add_workflow_commands(app, command=ChineseCommand, group=ChineseGroup)
add_site_commands(app, command=ChineseCommand, group=ChineseGroup)

_OBJECTS = 50_000


def main() -> None:
    """Run ``tidu`` with the arguments of the process; Chinese comes out whatever the terminal's locale."""
    for stream in (sys.stdout, sys.stderr):
        # A GBK console or a C locale must not turn a name or a sign into an error.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
    # What is loaded stays to the end; looking through it for garbage again and again takes a tenth of a command.
    gc.freeze()
    gc.set_threshold(_OBJECTS)
    app(prog_name="tidu")


if __name__ == "__main__":
    main()
