"""``tidu sample``: made-up firms that hug the thresholds."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tidu.cli.console import say
from tidu.cli.errors import UsageError
from tidu.cli.inputs import read_count, read_date
from tidu.cli.options import OnDate

HELP = """\
生成虚构企业名单，供试用和测试：代码能通过校验，数据贴着各条标准的线。"""

EXAMPLES = """\
示例：

  tidu sample -n 200 --seed 7 -o 样例.xlsx
  tidu sample -n 100000 -o 样例.parquet --on 2026-06-01"""


def run(
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="文件", help="写到哪里：.xlsx、.csv 或 .parquet")
    ],
    count: Annotated[int, typer.Option("-n", metavar="家数", help="几家企业，缺省 100")] = 100,
    seed: Annotated[int, typer.Option("--seed", metavar="种子", help="同一种子总得到同一名单，缺省 0")] = 0,
    on: OnDate = None,
) -> None:
    """Write a made-up roster."""
    from tidu.tables.sample import write_sample

    if out.suffix.lower() not in (".xlsx", ".csv", ".parquet"):
        raise UsageError(f"“{out.name}”的扩展名应为 .xlsx、.csv 或 .parquet")
    write_sample(out, n=read_count("-n", count), seed=seed, on=read_date(on))
    say(f"已写入 {out}（{count:,} 家虚构企业）")
