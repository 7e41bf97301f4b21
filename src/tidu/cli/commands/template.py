"""``tidu template``: an input workbook to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tidu.cli.console import say
from tidu.cli.errors import UsageError
from tidu.cli.inputs import load_library, read_date
from tidu.cli.options import OnDate, PackFolders

HELP = """\
生成填报模板：表头、单位、口径说明、下拉选项和一行示例。"""

EXAMPLES = """\
示例：

  tidu template -o 名单模板.xlsx
  tidu template -o 名单模板.xlsx --on 2026-06-01      年度列按该日期排"""


def run(
    out: Annotated[Path, typer.Option("-o", "--out", metavar="文件", help="写到哪里，扩展名为 .xlsx")],
    on: OnDate = None,
    packs: PackFolders = None,
) -> None:
    """Write the input workbook."""
    from tidu.tables.template import write_template

    if out.suffix.lower() != ".xlsx":
        raise UsageError(f"模板是 Excel 工作簿，“{out.name}”的扩展名应为 .xlsx")
    library = load_library(packs)
    write_template(out, catalogue=library.catalogue, on=read_date(on))
    say(f"已写入 {out}")
