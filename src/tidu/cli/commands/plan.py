"""``tidu plan``: what the plans order, and where they stand over a roster."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tidu.cli.console import say, show
from tidu.cli.errors import UsageError
from tidu.cli.exits import ExitCode
from tidu.cli.inputs import load_plan_library, pack_folders, read_count, read_date
from tidu.cli.options import OnDate, PackFolders, SheetName
from tidu.cli.plan_firms import check_source, plan_and_pool
from tidu.cli.plan_output import format_of, json_text, known_format, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from tidu.plans import Plan

HELP = """\
计划文件：查看目标、任务、责任单位和奖补，用企业名单测算目标、预测能否达到。"""

_HELP = {
    "show": """\
查看一个计划：目标、任务与责任单位、奖补规则、库和名单、机制、活动，以及文件的缺漏。

不写编号则列出全部计划。只写地区即其当日有效的最新一个；没有有效的，取最近开始的一个。""",
    "check": """\
检查计划文件：每个目标有没有单位、要求、期限和条款，任务有没有责任单位，测算表达式和奖补金额对不对。

不写文件夹则检查自带的计划；写文件夹则连同自带的一起检查。有错时退出码为 1。""",
    "export": """\
把一个计划的全部内容导出为 Excel 或 JSON，格式由文件的扩展名决定。""",
    "measure": """\
用企业名单或网站的数据测算计划的各项目标：现状、状态、还差多少、哪些企业缺数据。

--site 读网站数据库中采用的计划和实施范围内的企业，连同审核通过的上报数；只读，不改数据。
状态的判断规则见文档“计划”。只能由责任单位上报的目标列为“无数据”。""",
    "forecast": """\
预测按称号计数的目标能否达到，并列出离得最近的企业和所差条件。

名单之外，也可用 --site 读网站的数据库；只读，不改数据。
比例取自名单自身的称号记录并给出区间；不足两个完整年度时只列确定数和候选数。""",
}
_EXAMPLES = {
    "show": ("tidu plan show", "tidu plan show changshu", "tidu plan show changshu --format json"),
    "check": ("tidu plan check", "tidu plan check 本地规则包"),
    "export": ("tidu plan export changchun -o 长春.xlsx", "tidu plan export changchun -o 长春.json"),
    "measure": (
        "tidu plan measure 名单.xlsx --plan changshu --on 2025-06-30",
        "tidu plan measure 名单.xlsx --plan changchun --library pool    名单就是培育库",
        "tidu plan measure 名单.xlsx --plan xiaoshan -o 进度.xlsx",
        "tidu plan measure --site --plan changchun -o 进度.xlsx    网站里的企业",
    ),
    "forecast": (
        "tidu plan forecast 名单.xlsx --plan changshu --on 2025-06-30",
        "tidu plan forecast 名单.xlsx --plan changshu --top 50 -o 预测.xlsx",
        "tidu plan forecast --site --plan changchun --format json",
    ),
}

OptionalRoster = Annotated[
    Path | None, typer.Argument(metavar="名单", help="企业名单：.xlsx、.csv 或 .parquet；用 --site 时不写")
]
OfSite = Annotated[bool, typer.Option("--site", help="不读名单，读网站的数据库")]
PlaceName = Annotated[
    str | None, typer.Option("--place", metavar="辖区", help="用 --site 时，几个辖区采用同一计划的写明哪个")
]
PlanId = Annotated[
    str | None,
    typer.Option("--plan", metavar="计划", help="计划编号或地区，如 changshu；缺省按名单的辖区选"),
]
Format = Annotated[
    str | None,
    typer.Option("--format", metavar="格式", help="table（缺省）、json 或 xlsx；缺省由 -o 的扩展名决定"),
]
Out = Annotated[Path | None, typer.Option("-o", "--out", metavar="文件", help="写入文件；缺省输出到屏幕")]


def add_plan_commands(app: typer.Typer, *, command: type[Any], group: type[Any]) -> None:
    """Hang ``plan`` and its commands into an application."""
    plan = typer.Typer(cls=group, no_args_is_help=True, help=HELP)
    runs: dict[str, Callable[..., None]] = {
        "show": show_plan,
        "check": check,
        "export": export,
        "measure": measure,
        "forecast": forecast,
    }
    for name, run in runs.items():
        text = _HELP[name]
        epilog = "\n".join(("示例：", "", *(f"  {line}" for line in _EXAMPLES[name])))
        plan.command(name, cls=command, help=text, short_help=text.splitlines()[0], epilog=epilog)(run)
    app.add_typer(plan, name="plan", short_help=HELP)


def show_plan(
    plan_id: Annotated[
        str | None, typer.Argument(metavar="计划", help="计划编号或地区，如 changshu；缺省列出全部")
    ] = None,
    on: OnDate = None,
    packs: PackFolders = None,
    form: Annotated[str, typer.Option("--format", metavar="格式", help="table（缺省）或 json")] = "table",
) -> None:
    """Print one plan, or the list of all."""
    from tidu.cli.plan_tables import list_table, listing_tables
    from tidu.plans.contract import contract
    from tidu.tables.out.plan_lists import about_plan, plan_lists

    known_format(form, ("table", "json"))
    library, day = load_plan_library(packs), read_date(on)
    if plan_id is None:
        plans = [library.plans[name] for name in sorted(library.plans)]
        if form == "json":
            say(json_text([contract(plan) for plan in plans]))
        else:
            show(list_table(plans, day))
        return
    plan = library.plan(plan_id, on=day)
    if form == "json":
        say(json_text(contract(plan)))
        return
    for line in about_plan(plan):
        say(line)
    show(*listing_tables(plan_lists(plan)))


def check(
    folder: Annotated[
        Path | None, typer.Argument(metavar="文件夹", help="规则包文件夹；缺省只检查自带的")
    ] = None,
) -> None:
    """Check plan files and print every error."""
    from tidu.plans.check import check_plans

    errors = check_plans(pack_folders([folder] if folder else None))
    for error in errors:
        say(f"{error}\n")
    if errors:
        say(f"发现 {len(errors)} 处错误")
        raise typer.Exit(ExitCode.findings)
    say("计划检查通过")


def export(
    plan_id: Annotated[str, typer.Argument(metavar="计划", help="计划编号或地区，如 changshu")],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="文件", help="结果文件：.xlsx 或 .json")],
    on: OnDate = None,
    packs: PackFolders = None,
) -> None:
    """Write everything of a plan to a file."""
    from tidu.plans.contract import contract
    from tidu.tables.out.plan_lists import plan_lists

    form = format_of(None, out)
    plan = load_plan_library(packs).plan(plan_id, on=read_date(on))
    write(form, out, contract(plan), plan_lists(plan))


def measure(  # noqa: PLR0917 - one parameter an option
    roster: OptionalRoster = None,
    site: OfSite = False,
    plan_id: PlanId = None,
    place: PlaceName = None,
    on: OnDate = None,
    library: Annotated[
        list[str] | None,
        typer.Option("--library", metavar="库", help="名单中的企业都在计划的这个库里，如 pool；可多次使用"),
    ] = None,
    packs: PackFolders = None,
    sheet: SheetName = None,
    form: Format = None,
    out: Out = None,
) -> None:
    """Measure a plan's targets over a roster."""
    from tidu.plans.outcomes import progress_row
    from tidu.plans.progress import measure as measured
    from tidu.tables.out.plan_progress import progress_lists

    chosen, day = format_of(form, out), read_date(on)
    check_source(
        roster, site=site, of_roster={"--library": library, "--packs": packs, "--sheet": sheet}, place=place
    )
    if roster is None:
        from tidu.cli.site.plans import measured_site

        kept, found = measured_site(plan_id, place, day)
        plans, plan, pool = kept.plans, kept.plan, kept.pool
    else:
        plans = load_plan_library(packs)
        plan, pool = plan_and_pool(plans, roster, plan_id, day, sheet, library)
        found = measured(plan, pool, on=day)
    lists = progress_lists(found, pool, plans.packs.catalogue, day)
    data = {"plan": plan.id, "on": str(day), "firms": len(pool)}
    write(chosen, out, {**data, "targets": [progress_row(item, pool) for item in found]}, lists)


def forecast(  # noqa: PLR0917 - one parameter an option
    roster: OptionalRoster = None,
    site: OfSite = False,
    plan_id: PlanId = None,
    place: PlaceName = None,
    on: OnDate = None,
    top: Annotated[int, typer.Option("--top", metavar="家数", help="每个目标列几家候选企业，缺省 20")] = 20,
    packs: PackFolders = None,
    sheet: SheetName = None,
    form: Format = None,
    out: Out = None,
) -> None:
    """Forecast the targets that are counted by titles."""
    from tidu.plans.candidates import find_candidates
    from tidu.plans.forecast import forecast as forecasted
    from tidu.plans.outcomes import forecast_row
    from tidu.tables.out.plan_progress import forecast_lists

    chosen, day, top = format_of(form, out), read_date(on), read_count("--top", top)
    check_source(roster, site=site, of_roster={"--packs": packs, "--sheet": sheet}, place=place)
    if roster is None:
        from tidu.cli.site.plans import site_plan

        kept = site_plan(plan_id, place, day)
        plans, plan, pool = kept.plans, kept.plan, kept.pool
    else:
        plans = load_plan_library(packs)
        plan, pool = plan_and_pool(plans, roster, plan_id, day, sheet, None)
    found = []
    for target in plan.targets:
        outcome = forecasted(plan, target, pool, plans.packs, on=day)
        if outcome is not None:
            found.append((outcome, find_candidates(target, pool, plans.packs, on=day, top=top)))
    if not found:
        raise UsageError(_nothing_to_forecast(plan, day))
    rows = [forecast_row(outcome, candidates, pool) for outcome, candidates in found]
    data = {"plan": plan.id, "on": str(day), "firms": len(pool), "forecasts": rows}
    write(chosen, out, data, forecast_lists(found, pool, plans.packs.catalogue, day))


def _nothing_to_forecast(plan: Plan, day: date) -> str:
    if plan.end <= day:
        return f"{plan.spec.label}已于 {plan.end} 到期，没有可预测的目标；请用 --on 写一个更早的日期"
    return f"{plan.spec.label}没有按称号计数的目标，不能预测"
