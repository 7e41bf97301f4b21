"""Options and arguments that several commands share, declared once so that they read the same everywhere."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

RosterPath = Annotated[
    Path, typer.Argument(metavar="名单", help="企业名单：.xlsx、.csv（UTF-8 或 GB18030）或 .parquet")
]
SheetName = Annotated[
    str | None, typer.Option("--sheet", metavar="工作表", help="读哪个工作表；缺省自动选最像名单的一个")
]
OnDate = Annotated[
    str | None, typer.Option("--on", metavar="日期", help="诊断日期，如 2026-06-01；缺省为今天（北京时间）")
]
CaseChoice = Annotated[
    str, typer.Option("--case", metavar="情形", help="申报情形：new 新申请（缺省）或 renewal 复核")
]
PackFolders = Annotated[
    list[Path] | None,
    typer.Option(
        "--packs", metavar="文件夹", help="另加的规则包文件夹，不能改动自带的规则；也可用环境变量 TIDU_PACKS"
    ),
]
StandardIds = Annotated[
    list[str] | None,
    typer.Option("--standard", metavar="编号", help="标准编号，见 tidu standards；缺省为当日有效的全部标准"),
]
