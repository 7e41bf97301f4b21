"""Tables of firms for the terminal: who is nearest, who falls out and who comes in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from tidu.tables.out.comparison import by_clause
from tidu.tables.out.findings import fact_name, unmet
from tidu.tables.out.tally import SHOWN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from tidu.engine.catalogue import Catalogue
    from tidu.engine.results import ConditionResult, Result
    from tidu.tables.out.comparison import Comparison, Pair
    from tidu.tables.out.ranking import Candidate, Ranking


def ranking_tables(ranking: Ranking, top: int, catalogue: Catalogue, on: date) -> Iterator[Table | Text]:
    """Yield the firms that miss something, then those that only wait for data or a judgement."""
    if ranking.near:
        yield _title(f"离得最近的企业（不满足 {len(ranking.near):,} 家）")
        table = _table(
            "#",
            "企业",
            "代码",
            "差几条",
            "差什么",
            "另缺数据或待认定",
        )
        for place, candidate in enumerate(ranking.near[:top], start=1):
            open_now = sum(condition.verdict.is_open for condition in candidate.result.conditions)
            lacking = "\n".join(_lacking(condition) for condition in unmet(candidate.result))
            table.add_row(
                str(place),
                *_firm(candidate),
                str(candidate.misses),
                lacking,
                f"{open_now} 条" if open_now else "—",
            )
        yield table
        yield from _more(len(ranking.near), top)
    if ranking.waiting:
        yield _title(f"只缺数据或只待认定的企业（{len(ranking.waiting):,} 家）")
        table = _table(
            "#",
            "企业",
            "代码",
            "缺少的数据",
            "待认定",
        )
        for place, candidate in enumerate(ranking.waiting[:top], start=1):
            missing = _facts(candidate.result.missing, catalogue, on)
            judgements = _facts(candidate.result.open_judgements, catalogue, on)
            table.add_row(str(place), *_firm(candidate), missing or "—", judgements or "—")
        yield table
        yield from _more(len(ranking.waiting), top)
    if not ranking.near and not ranking.waiting:
        yield Text("没有需要比较的企业。")


def comparison_tables(comparison: Comparison, top: int) -> Iterator[Table | Text]:
    """Yield counts, who falls out and who comes in with the clauses, and what is open."""
    counts = comparison.counts()
    yield _title("家数")
    table = _table("原标准＼新标准", *(verdict.label for verdict in SHOWN))
    for before in SHOWN:
        table.add_row(before.label, *(f"{counts.get((before, after), 0):,}" for after in SHOWN))
    yield table
    yield from _moved("被挡在外面的企业（原满足，新不满足）", comparison.out, top, "after")
    yield from _moved("进得来的企业（原不满足，新满足）", comparison.into, top, "before")
    for title, pairs in (
        ("原满足、新标准下尚无定论", comparison.open_out),
        ("原不满足、新标准下尚无定论", comparison.open_in),
    ):
        if pairs:
            yield Text(f"{title}：{len(pairs):,} 家")


def _moved(title: str, pairs: Sequence[Pair], top: int, side: str) -> Iterator[Table | Text]:
    """Firms that change sides, why, and which clause does it how often.

    Args:
        title: heading.
        pairs: the firms.
        top: how many to list.
        side: under which standard they are not met: ``before`` or ``after``.
    """
    if not pairs:
        yield Text(f"{title}：没有")
        return
    results: list[Result] = [getattr(pair, side) for pair in pairs]
    which = "原标准" if side == "before" else "新标准"
    yield _title(f"{title}：{len(pairs):,} 家，原因按条款")
    causes = _table(f"{which}的条件", "条款", "家数")
    for condition, count in by_clause(results):
        causes.add_row(condition.label, condition.source.clause, f"{count:,}")
    yield causes
    table = _table("#", "企业", "代码", f"{which}下不满足")
    for place, (pair, result) in enumerate(zip(pairs[:top], results, strict=False), start=1):
        lacking = "\n".join(_lacking(condition) for condition in unmet(result))
        table.add_row(str(place), Text(pair.firm.name), pair.firm.uscc, lacking)
    yield table
    yield from _more(len(pairs), top)


def _lacking(condition: ConditionResult) -> str:
    """A condition and its gap in one line."""
    gap = "；".join(gap.text for gap in condition.gaps)
    return f"{condition.label}〔{condition.source.clause}〕{'：' + gap if gap else ''}"


def _firm(candidate: Candidate) -> tuple[Text, str]:
    # Text, not a string: brackets in a name are no markup.
    return Text(candidate.firm.name), candidate.firm.uscc


def _facts(keys: Sequence[str], catalogue: Catalogue, on: date) -> str:
    return "、".join(fact_name(key, catalogue, on).text for key in keys)


def _more(total: int, top: int) -> Iterator[Text]:
    if total > top:
        yield Text(f"……另有 {total - top:,} 家，可用 --top 多列")


def _table(*labels: str) -> Table:
    table = Table(show_lines=True)
    for label in labels:
        table.add_column(label, overflow="fold")
    return table


def _title(text: str) -> Text:
    """A heading of its own: a table's title would be broken at the table's width."""
    return Text(text, style="bold")
