"""``tidu explain``: one firm, the whole way to each verdict, as a tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tidu.cli.console import say
from tidu.cli.errors import UsageError
from tidu.cli.inputs import choose, load_library, load_roster, read_case, read_date
from tidu.cli.options import CaseChoice, OnDate, PackFolders, RosterPath, SheetName, StandardIds

if TYPE_CHECKING:
    from tidu.tables.roster import Firm, Roster

HELP = """\
看一家企业的完整判定过程：每一条的结论、依据、条款、缺口和建议。"""

EXAMPLES = """\
示例：

  tidu explain 名单.xlsx --uscc 代码                                 今天有效的全部标准
  tidu explain 名单.xlsx --uscc 代码 --standard national.srdi-2026   只看一个标准
  tidu explain 名单.xlsx --uscc 代码 --case renewal --on 2026-06-01  按复核"""

_NEAR = 3


def run(
    roster: RosterPath,
    uscc: Annotated[str, typer.Option("--uscc", metavar="代码", help="企业的统一社会信用代码")],
    standard: StandardIds = None,
    on: OnDate = None,
    case: CaseChoice = "new",
    packs: PackFolders = None,
    sheet: SheetName = None,
) -> None:
    """Print the tree of one firm."""
    from tidu.cli.branches import drawn
    from tidu.cli.tree import TreeWriter
    from tidu.tables.out.diagnosis import CASE_LABELS, judge

    date, chosen_case = read_date(on), read_case(case)
    library = load_library(packs)
    table = load_roster(roster, library, date, sheet)
    firm = find_firm(table, uscc)
    chosen = choose(library, [firm], standard, on=date, case=chosen_case)
    say(
        f"{firm.name or '（未填名称）'}　{firm.uscc}　{firm.jurisdiction}　{date}　{CASE_LABELS[chosen_case]}"
    )
    writer = TreeWriter(library.catalogue, date)
    for item in chosen:
        if item.firms:
            judged = judge(item.standard, firm, on=date, case=chosen_case)
            for line in drawn(writer.judged(judged, item.standard, item.notes)):
                say(line)


def find_firm(roster: Roster, uscc: str) -> Firm:
    """Find a firm by its code.

    Raises:
        UsageError: no row has the code, or the row that has it was rejected; names the reason or near codes.
    """
    wanted = uscc.strip().upper()
    for firm in roster.firms:
        if firm.uscc == wanted:
            return firm
    for entry in roster.rejected:
        if wanted in (cell.strip().upper() for cell in entry.cells):
            raise UsageError(
                f"代码 {wanted} 所在的第 {entry.row} 行被拒（{entry.column}：{entry.message}），改正后再看"
            )
    # Only paid for when the code is not there.
    from difflib import get_close_matches

    near = get_close_matches(wanted, [firm.uscc for firm in roster.firms], n=_NEAR)
    hint = f"；相近的有 {'、'.join(near)}" if near else ""
    raise UsageError(f"名单中没有代码为 {wanted} 的企业{hint}")
