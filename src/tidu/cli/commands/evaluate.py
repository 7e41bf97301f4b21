"""``tidu evaluate``: judge every firm of a roster and write workbook, JSON, parquet or a table."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tidu.cli.console import say, show, warn
from tidu.cli.errors import UsageError
from tidu.cli.exits import ExitCode
from tidu.cli.inputs import choose, load_library, load_roster, read_case, read_date
from tidu.cli.options import CaseChoice, OnDate, PackFolders, RosterPath, SheetName, StandardIds
from tidu.cli.progress import working

if TYPE_CHECKING:
    from tidu.tables.out.diagnosis import Diagnosis

HELP = """\
诊断一份企业名单：谁满足哪个标准、差什么、差多少、缺哪些数据。

缺省在名单旁生成一个工作簿：总览、每个标准一张表、缺口、缺失数据、待人工认定、被拒行、表头识别、条款。"""

EXAMPLES = """\
示例：

  tidu evaluate 名单.xlsx                                   今天有效的全部标准，结果为“名单-诊断-日期.xlsx”
  tidu evaluate 名单.xlsx -o 结果.xlsx --on 2026-06-01      指定文件名和日期
  tidu evaluate 名单.xlsx --case renewal                    按复核适用的标准
  tidu evaluate 名单.csv --standard national.srdi-2026 --standard national.little-giant-2026
  tidu evaluate 名单.xlsx --format json > 结果.json         供其他程序使用，金额以元计
  tidu evaluate 名单.xlsx -o 结果.parquet                   一家企业一个标准一行，供分析
  tidu evaluate 名单.xlsx --format table                    只在屏幕上看各标准的家数"""

FORMATS = ("xlsx", "json", "parquet", "table")


def run(  # noqa: PLR0917 - one parameter an option
    roster: RosterPath,
    standard: StandardIds = None,
    on: OnDate = None,
    case: CaseChoice = "new",
    packs: PackFolders = None,
    sheet: SheetName = None,
    form: Annotated[
        str | None,
        typer.Option(
            "--format", metavar="格式", help="xlsx、json、parquet 或 table；缺省由 -o 的扩展名决定，否则 xlsx"
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "-o", "--out", metavar="文件", help="结果文件；缺省 xlsx 和 parquet 写在名单旁，json 输出到屏幕"
        ),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="有被拒行时以退出码 3 结束")] = False,
) -> None:
    """Judge a roster and write or print the outcome."""
    from tidu.tables.out.diagnosis import Diagnosis

    chosen_format = pick_format(form, out)
    date, chosen_case = read_date(on), read_case(case)
    library = load_library(packs)
    table = load_roster(roster, library, date, sheet)
    chosen = choose(library, table.firms, standard, on=date, case=chosen_case)
    diagnosis = Diagnosis(library, table, date, chosen_case, chosen)
    target = out or _beside(roster, diagnosis, chosen_format)
    with working("逐家诊断", diagnosis.size) as advance:
        _write(replace(diagnosis, advance=advance), chosen_format, target)
    if not table.firms:
        warn("名单中没有一行可用，原因见被拒行")
    if not table.firms or (strict and table.rejected):
        raise typer.Exit(ExitCode.rejected_rows)


def pick_format(form: str | None, out: Path | None) -> str:
    """Decide the format from ``--format`` and the name of the output file.

    Raises:
        UsageError: no such format, a suffix that names none, or a folder.
    """
    if out is not None and out.is_dir():
        raise UsageError(f"“{out}”是文件夹，请在 -o 后写文件名")
    named = form.lower() if form else None
    if named is not None and named not in FORMATS:
        raise UsageError(f"没有“{form}”这种格式，应为 {'、'.join(FORMATS)}")
    if named == "table" and out is not None:
        raise UsageError("--format table 只在屏幕上显示，不能与 -o 同用")
    if named is not None or out is None:
        return named or "xlsx"
    suffix = out.suffix.lower().removeprefix(".")
    if suffix not in FORMATS or suffix == "table":
        raise UsageError(
            f"不知道“{out.name}”该用什么格式，扩展名应为 .xlsx、.json 或 .parquet，或写明 --format"
        )
    return suffix


def _beside(roster: Path, diagnosis: Diagnosis, form: str) -> Path | None:
    """Name of the result beside the roster; JSON goes to stdout instead."""
    if form in ("json", "table"):
        return None
    return roster.with_name(f"{roster.stem}-诊断-{diagnosis.on}.{form}")


def _write(diagnosis: Diagnosis, form: str, target: Path | None) -> None:
    if form == "json":
        _write_json(diagnosis, target)
        return
    from tidu.cli.summary import summary_tables
    from tidu.tables.out.tally import tally

    if form == "table" or target is None:
        show(*summary_tables(diagnosis, [tally(diagnosis, chosen) for chosen in diagnosis.chosen]))
        return
    if form == "parquet":
        from tidu.tables.out.frame import write_parquet

        write_parquet(diagnosis, target)
    else:
        from tidu.tables.out.workbook.book import write_workbook

        show(*summary_tables(diagnosis, write_workbook(diagnosis, target)))
    say(f"已写入 {target}")


def _write_json(diagnosis: Diagnosis, target: Path | None) -> None:
    from tidu.tables.out.contract import json_chunks
    from tidu.tables.out.files import whole_file

    if target is None:
        for chunk in json_chunks(diagnosis):
            sys.stdout.buffer.write(chunk)
        return
    with whole_file(target) as partial, partial.open("wb") as file:
        file.writelines(json_chunks(diagnosis))
    say(f"已写入 {target}")
