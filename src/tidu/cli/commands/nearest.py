"""``tidu nearest``: which firms are nearest to a level."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tidu.cli.console import say, show
from tidu.cli.errors import UsageError
from tidu.cli.inputs import load_library, load_roster, read_case, read_count, read_date
from tidu.cli.options import CaseChoice, OnDate, PackFolders, RosterPath, SheetName
from tidu.cli.progress import working

if TYPE_CHECKING:
    from datetime import date

    from tidu.engine import PackLibrary
    from tidu.engine.schema.common import CaseName
    from tidu.engine.schema.levels import Level
    from tidu.tables.out.diagnosis import Chosen
    from tidu.tables.roster import Firm

HELP = """\
谁离某一梯度最近：按不满足的条数、再按差距大小排出企业。

只缺数据或只待认定的企业另列；新申请时，已持有该称号的企业不列。"""

EXAMPLES = """\
示例：

  tidu nearest 名单.xlsx --level 专精特新             前 20 家
  tidu nearest 名单.xlsx --level 小巨人 --top 50
  tidu nearest 名单.xlsx --level national.champion"""


def run(
    roster: RosterPath,
    level: Annotated[
        str,
        typer.Option("--level", metavar="梯度", help="梯度的名称或编号，如 专精特新、小巨人、national.srdi"),
    ],
    top: Annotated[int, typer.Option("--top", metavar="家数", help="每张表最多列几家，缺省 20")] = 20,
    on: OnDate = None,
    case: CaseChoice = "new",
    packs: PackFolders = None,
    sheet: SheetName = None,
) -> None:
    """Print who is nearest to a level."""
    from tidu.cli.lists import ranking_tables
    from tidu.tables.out.diagnosis import judge
    from tidu.tables.out.names import short_name
    from tidu.tables.out.ranking import holds_already, rank

    date, chosen_case, top = read_date(on), read_case(case), read_count("--top", top)
    library = load_library(packs)
    wanted = _level(library, level)
    table = load_roster(roster, library, date, sheet)
    firms = [
        firm for firm in table.firms if chosen_case == "renewal" or not holds_already(firm, wanted, date)
    ]
    chosen = _chosen(library, firms, wanted, on=date, case=chosen_case)
    results = []
    with working("逐家诊断", len(chosen.firms)) as advance:
        for firm in chosen.firms:
            judged = judge(chosen.standard, firm, on=date, case=chosen_case)
            if judged.result is not None:
                results.append((firm, judged.result))
            advance()
    ranking = rank(results)
    say(f"{short_name(chosen.standard.label)}　{date}　共 {len(chosen.firms):,} 家参与比较")
    if len(firms) < len(table.firms):
        say(f"已持有有效称号、不列：{len(table.firms) - len(firms):,} 家")
    if ranking.met:
        say(f"现有数据已满足全部条件：{len(ranking.met):,} 家")
    show(*ranking_tables(ranking, top, library.catalogue, date))


def _level(library: PackLibrary, text: str) -> Level:
    """Find the level that is meant.

    Raises:
        UsageError: there is none; names those that can be asked for.
    """
    from tidu.engine.errors import UnknownIdError
    from tidu.tables.out.ranking import find_level

    try:
        return find_level(library, text)
    except UnknownIdError as error:
        known = "、".join(level.label for level in library.levels.values() if level.standard_entered)
        raise UsageError(f"{error}；可选：{known}") from None


def _chosen(library: PackLibrary, firms: list[Firm], level: Level, *, on: date, case: CaseName) -> Chosen:
    """Return the standard of the level that is in force.

    Raises:
        UsageError: the level has none on the date, or none in the packs.
    """
    from tidu.tables.out.diagnosis import choose_in_force

    for chosen in choose_in_force(library, firms, on=on, case=case):
        if chosen.standard.level == level.id:
            return chosen
    if not level.standard_entered:
        raise UsageError(f"{level.label}的标准尚未录入，无法比较")
    raise UsageError(f"{level.label}在 {on} 没有适用于该情形的标准，请用 --on 或 --case 换一个试试")
