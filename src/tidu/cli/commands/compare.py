"""``tidu compare``: what changes for a roster from one standard to another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from tidu.cli.console import say, show
from tidu.cli.errors import UsageError
from tidu.cli.inputs import load_library, load_roster, read_case, read_count, read_date
from tidu.cli.options import CaseChoice, OnDate, PackFolders, RosterPath, SheetName
from tidu.cli.progress import working

if TYPE_CHECKING:
    from tidu.engine import PackLibrary, Standard

HELP = """\
同一名单按两个标准各判一遍：谁被挡在外面，谁进得来，是哪一条造成的。

第一个 --standard 为原标准，第二个为新标准；两个标准都按指定日期的数据判定。"""

EXAMPLES = """\
示例：

  tidu compare 名单.xlsx --standard national.srdi-2022 --standard national.srdi-2026
  tidu compare 名单.xlsx --standard little-giant-2022 --standard little-giant-2026 --case renewal"""

_TWO = 2


def run(
    roster: RosterPath,
    standard: Annotated[
        list[str], typer.Option("--standard", metavar="编号", help="标准编号，恰好写两次，先旧后新")
    ],
    top: Annotated[int, typer.Option("--top", metavar="家数", help="每张表最多列几家，缺省 50")] = 50,
    on: OnDate = None,
    case: CaseChoice = "new",
    packs: PackFolders = None,
    sheet: SheetName = None,
) -> None:
    """Judge a roster twice and print what changes."""
    from tidu.cli.lists import comparison_tables
    from tidu.engine import evaluate
    from tidu.tables.out.comparison import Pair, compare

    date, chosen_case, top = read_date(on), read_case(case), read_count("--top", top)
    library = load_library(packs)
    before, after = pick_two(library, standard)
    table = load_roster(roster, library, date, sheet)
    pairs = []
    with working("逐家比较", len(table.firms)) as advance:
        for firm in table.firms:
            results = (evaluate(item, firm.facts, on=date, case=chosen_case) for item in (before, after))
            pairs.append(Pair(firm, *results))
            advance()
    say(f"原标准：{before.label}　新标准：{after.label}　{date}　{len(pairs):,} 家")
    show(*comparison_tables(compare(pairs), top))


def pick_two(library: PackLibrary, ids: list[str]) -> tuple[Standard, Standard]:
    """Return the two standards.

    Raises:
        UsageError: not exactly two, or one that classifies.
        UnknownIdError: no pack defines one of them.
    """
    if len(ids) != _TWO:
        raise UsageError(f"--standard 要恰好写两次（先旧后新），现在写了 {len(ids)} 次")
    before, after = (library.standard(standard_id) for standard_id in ids)
    for standard in (before, after):
        if standard.classifies:
            raise UsageError(f"{standard.label}只划分规模，没有结论可比")
    return before, after
