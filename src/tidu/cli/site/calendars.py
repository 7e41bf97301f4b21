"""``tidu calendar``: a year's holidays."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tidu.cli.site.starting import start_django


def calendar(
    year: Annotated[int, typer.Argument(metavar="年份", min=2000, max=2100, help="年份，如 2026")],
    file: Annotated[Path, typer.Argument(metavar="文件", help="CSV 文件：日期、上班或休息、说明")],
    source: Annotated[str, typer.Option("--source", metavar="依据", help="节假日安排的文件名和文号")],
) -> None:
    """Enter a year's holidays and worked weekends."""
    start_django()
    from tidu.web.calendars.services import load_year, read_days

    days = read_days(file.read_bytes())
    load_year(actor=None, year=year, days=days, source=source)
    typer.echo(f"已录入 {year} 年 {len(days)} 天")
