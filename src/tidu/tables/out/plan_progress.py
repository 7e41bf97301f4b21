"""Progress and forecasts of a plan as lists, with the firms behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidu.plans.measures import LibraryCount
from tidu.plans.pool import PoolFirm
from tidu.plans.printed import printed_text
from tidu.tables.out.findings import fact_name
from tidu.tables.out.listings import Cell, Listing
from tidu.tables.out.regions import region_code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from tidu.engine.catalogue import Catalogue
    from tidu.engine.schema.levels import Level
    from tidu.plans.candidates import Candidate, Candidates
    from tidu.plans.chances import Count
    from tidu.plans.forecast import Forecast
    from tidu.plans.pool import Pool
    from tidu.plans.progress import Progress
    from tidu.tables.roster.model import Firm

_FIRM = ("企业", "统一社会信用代码")


def pool_of(firms: Iterable[Firm], libraries: frozenset[str] | None = None) -> tuple[PoolFirm, ...]:
    """Return a roster's firms as a pool.

    Args:
        firms: as read.
        libraries: libraries that all of them are in; None where nobody has said.
    """
    return tuple(
        PoolFirm(firm.uscc, firm.name or firm.uscc, firm.facts, _jurisdiction(firm), libraries)
        for firm in firms
    )


def _jurisdiction(firm: Firm) -> str:
    """Return the finest code known: the region in the firm's own code, unless the roster names another one."""
    code, own = region_code(firm), firm.uscc[2:8]
    return own if own.startswith(code) else code


def progress_lists(
    found: Sequence[Progress], pool: Pool, catalogue: Catalogue, on: date
) -> tuple[Listing, ...]:
    """Return the progress of every target, and the firms whose missing data leave a figure open."""
    rows = tuple(_progress_row(item) for item in found)
    labels = ("目标", "要求", "期限", "现状", "状态", "说明", "尚差", "条款")
    waiting = tuple(row for item in found for row in _waiting_rows(item, pool, catalogue, on))
    title = f"目标进度（{on}，{len(pool):,} 家企业）"
    open_firms = Listing("待补企业", "缺数据而未能计入的企业", ("目标", *_FIRM, "缺少的数据"), waiting)
    return (Listing("目标进度", title, labels, rows), *([open_firms] if waiting else []))


def _progress_row(item: Progress) -> tuple[Cell, ...]:
    spec = item.target.spec
    note = spec.measure.note if spec.measure is not None and item.reading is not None else ""
    reason = _reason(item)
    year = f"按 {item.year} 年的数" if item.year is not None else ""
    short = printed_text(item.short, spec.unit) if item.short else ""
    return (
        f"{spec.metric}（{spec.scope}）" if spec.scope and spec.scope not in spec.metric else spec.metric,
        item.target.goal_text,
        item.target.period_text,
        item.value_text if item.used or not _unfilled(item) else "—",
        item.status.label,
        "；".join(part for part in (reason, year, note) if part),
        short,
        spec.clause,
    )


def _reason(item: Progress) -> str:
    """Say why a target stands where it does, or why there is no figure."""
    if item.used:
        return item.judged.reason
    if _unfilled(item):
        return "没有注明哪些企业在库"
    return "由责任单位上报，名单不能测算" if item.target.measure is None else item.judged.reason


def _unfilled(item: Progress) -> bool:
    """Whether nobody has said of any firm whether it is in the library."""
    return isinstance(item.target.measure, LibraryCount) and item.reading is not None and item.reading.silent


def _waiting_rows(item: Progress, pool: Pool, catalogue: Catalogue, on: date) -> Iterator[tuple[Cell, ...]]:
    if item.reading is None or _unfilled(item):
        return
    keys = (*item.reading.missing, *item.reading.open_judgements)
    lacks = "、".join(fact_name(key, catalogue, on).text for key in keys) or "是否在库"
    for index in item.reading.unknown:
        firm = pool[index]
        yield (item.target.spec.metric, firm.name, firm.key, lacks)


def forecast_lists(
    found: Sequence[tuple[Forecast, Candidates]],
    pool: Pool,
    catalogue: Catalogue,
    on: date,
) -> tuple[Listing, ...]:
    """Return the forecasts, then for each title the firms nearest to it.

    Args:
        found: forecasts with their candidates.
        pool: the firms.
        catalogue: names of facts.
        on: day of the forecast.
    """
    labels = (
        "目标",
        "要求",
        "截至",
        "确定",
        "到期待续",
        "候选",
        "续期可得",
        "晋升可得",
        "合计可能",
        "还差",
        "说明",
    )
    rows = tuple(_forecast_row(item, candidates) for item, candidates in found)
    names = _Names(catalogue, on)
    lists: dict[tuple[str, tuple[int, ...]], Listing] = {}
    for _, candidates in found:
        if candidates.level is not None and candidates.ordered:
            # Two targets may count the same title; their firms are listed once.
            key = candidates.level.id, tuple(candidate.index for candidate in candidates.ordered)
            lists.setdefault(key, _nearest(candidates.level, candidates, pool, names))
    return (Listing("预测", "按称号计数的目标能否达到", labels, rows), *lists.values())


@dataclass(frozen=True, slots=True)
class _Names:
    """Names of facts on a day."""

    catalogue: Catalogue
    on: date

    def of(self, keys: Iterable[str]) -> str:
        return "、".join(fact_name(key, self.catalogue, self.on).text for key in keys)


def _forecast_row(item: Forecast, candidates: Candidates) -> tuple[Cell, ...]:
    return (
        item.target.spec.metric,
        item.target.goal_text,
        str(item.by),
        item.certain,
        len(item.expiring),
        len(item.risers),
        _range(item.renewed) if item.expiring else "—",
        _range(item.gained),
        _range(item.total),
        _range(item.short) if item.total is not None else f"按确定数 {_range(item.short)}",
        "；".join((*item.notes, *([candidates.note] if candidates.note else []))),
    )


def _range(count: Count | None) -> str:
    if count is None:
        return "不推算"
    return f"{count.low:,}" if count.low == count.high else f"{count.low:,}–{count.high:,}"


def _nearest(level: Level, candidates: Candidates, pool: Pool, names: _Names) -> Listing:
    rows = tuple(
        _candidate_row(place, candidate, pool, names)
        for place, candidate in enumerate(candidates.ordered, start=1)
    )
    counts = (
        f"已满足 {candidates.ready:,} 家，只缺数据或认定 {candidates.waiting:,} 家，"
        f"只差一条 {candidates.one_short:,} 家，差得更多 {candidates.further:,} 家"
    )
    title = f"离{level.label}最近的企业（{counts}）"
    return Listing(f"候选·{level.label}", title, ("序号", *_FIRM, "差几条", "差什么"), rows)


def _candidate_row(place: int, candidate: Candidate, pool: Pool, names: _Names) -> tuple[Cell, ...]:
    firm = pool[candidate.index]
    return (place, firm.name, firm.key, candidate.misses, _lacks(candidate, names))


def _lacks(candidate: Candidate, names: _Names) -> str:
    return "\n".join(lacks(candidate, names.catalogue, names.on))


def lacks(candidate: Candidate, catalogue: Catalogue, on: date) -> tuple[str, ...]:
    """Say in lines what keeps a firm from the title, each with its clause; else what it waits for."""
    if candidate.lacking:
        return tuple(
            f"{condition.label}〔{condition.source.clause}〕"
            + "".join(f"：{gap.text}" for gap in condition.gaps[:1])
            for condition in candidate.lacking
        )
    names, result = _Names(catalogue, on), candidate.result
    waiting = (("缺", result.missing), ("待认定", result.open_judgements))
    parts = [f"{word}：{names.of(keys)}" for word, keys in waiting if keys]
    return ("；".join(parts) or "现有数据已满足全部条件",)
