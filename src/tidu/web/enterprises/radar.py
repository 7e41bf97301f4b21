"""The radar of a firm: five axes by stated formulas, beside the median of its industry in the tenant.

Each axis maps a figure to 0–100 points between two stated bounds. An axis without its figures is missing: it
is named, and not drawn.

    规模    revenue of the year, on a logarithmic scale      1 million yuan … 1 billion yuan
    成长    compound growth of revenue over two years        −10 % … 30 %
    创新    R&D expense ÷ revenue                            0 % … 10 %
    专业化  main revenue ÷ revenue                           50 % … 100 %
    稳健    debt ratio (liabilities ÷ assets), turned round  100 % … 20 %
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import isfinite, log10, sqrt
from statistics import median
from typing import Any

from django.core.cache import cache

from tidu.web.enterprises.current import values_of_peers
from tidu.web.packs import fact_label
from tidu.web.ui.formats import money, percent

LEAST_PEERS = 5
"""Fewer firms would let a median tell the figures of one."""
_LEAST_AXES = 3
_KEPT_SECONDS = 6 * 3600
# (year − 2, year): figures of two years, as they are kept.
Figures = tuple[Mapping[str, Any], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis: its figure, the bounds of its points, and how the figure is told."""

    id: str
    label: str
    formula: str
    needs: tuple[str, ...]
    compute: Callable[[Figures], float | None]
    low: float
    high: float
    told: Callable[[float], str]
    logarithmic: bool = False

    def points(self, value: float) -> float:
        """Return the points of a figure, 0 to 100."""
        if self.logarithmic:
            share = (log10(max(value, 1.0)) - log10(self.low)) / (log10(self.high) - log10(self.low))
        else:
            share = (value - self.low) / (self.high - self.low)
        return round(min(max(share, 0.0), 1.0) * 100, 1)


@dataclass(frozen=True, slots=True)
class AxisResult:
    """An axis of one firm; ``points`` None: the figure is missing; ``median`` None: too few firms have it."""

    label: str
    formula: str
    text: str
    points: float | None
    missing: str
    median: float | None
    median_text: str
    peers: int


@dataclass(frozen=True, slots=True)
class Radar:
    """The axes of a firm, and the chart of those that are known; no chart below three."""

    year: int
    axes: tuple[AxisResult, ...]
    chart: dict[str, object]

    @property
    def missing(self) -> tuple[AxisResult, ...]:
        """The axes without figures."""
        return tuple(axis for axis in self.axes if axis.points is None)


def radar(figures: Figures, *, year: int, root_id: int, industry: str) -> Radar:
    """Return the radar of a firm; one query, none while the medians are kept.

    Args:
        figures: the firm's values of the year before last, and of the year.
        year: the year the radar speaks of.
        root_id: the tenant.
        industry: the firm's industry; empty: it is compared with nobody.
    """
    medians = peer_medians(root_id, industry, year) if industry else {}
    axes = tuple(_result(axis, figures, medians.get(axis.id)) for axis in AXES)
    known = [axis for axis in axes if axis.points is not None]
    chart: dict[str, object] = {}
    if len(known) >= _LEAST_AXES:
        series = [{"name": "本企业", "values": [axis.points for axis in known]}]
        if all(axis.median is not None for axis in known):
            series.append({"name": "同行业中位数", "values": [axis.median for axis in known]})
        chart = {"axes": [{"name": axis.label, "max": 100} for axis in known], "series": series}
    return Radar(year, axes, chart)


def peer_medians(root_id: int, industry: str, year: int) -> Mapping[str, tuple[float, int]]:
    """Return the median figure by axis with the number of firms that have it; at least `LEAST_PEERS`.

    Kept for six hours: it takes all firms of the industry to tell.
    """
    key = f"peer-medians:{root_id}:{industry}:{year}"
    found: Mapping[str, tuple[float, int]] | None = cache.get(key)
    if found is None:
        found = _medians(root_id, industry, year)
        cache.set(key, found, _KEPT_SECONDS)
    return found


def _medians(root_id: int, industry: str, year: int) -> dict[str, tuple[float, int]]:
    facts = tuple(dict.fromkeys(fact for axis in AXES for fact in axis.needs))
    spoken: dict[tuple[int, int], Mapping[str, Any]] = {
        (firm, one): values
        for firm, one, values in values_of_peers(root_id, industry, (year - 2, year), facts)
    }
    known: dict[str, list[float]] = {axis.id: [] for axis in AXES}
    for (firm, one), values in spoken.items():
        if one == year:
            figures = (spoken.get((firm, year - 2), {}), values)
            for axis in AXES:
                if (value := axis.compute(figures)) is not None:
                    known[axis.id].append(value)
    return {
        axis: (median(values), len(values)) for axis, values in known.items() if len(values) >= LEAST_PEERS
    }


def _result(axis: Axis, figures: Figures, peers: tuple[float, int] | None) -> AxisResult:
    value = axis.compute(figures)
    lacking = [fact for fact in axis.needs if _number(figures[1].get(fact)) is None]
    reason = f"缺{'、'.join(fact_label(fact) for fact in lacking)}" if lacking else "缺前年数据或分母不为正"
    return AxisResult(
        label=axis.label,
        formula=axis.formula,
        text="" if value is None else axis.told(value),
        points=None if value is None else axis.points(value),
        missing=reason if value is None else "",
        median=None if peers is None else axis.points(peers[0]),
        median_text="" if peers is None else axis.told(peers[0]),
        peers=0 if peers is None else peers[1],
    )


def _number(value: Any) -> float | None:  # noqa: ANN401 - as it is kept
    """A kept figure as a float: points are drawn, not compared with bounds, and it takes a tenth of the time."""
    if value is None or value == "" or isinstance(value, bool):
        return None
    try:
        number = float(value)
    except ValueError:
        return None
    return number if isfinite(number) else None


def _ratio(part: str, whole: str) -> Callable[[Figures], float | None]:
    def compute(figures: Figures) -> float | None:
        above, below = _number(figures[1].get(part)), _number(figures[1].get(whole))
        return None if above is None or below is None or below <= 0 else above / below

    return compute


def _scale(figures: Figures) -> float | None:
    return _number(figures[1].get("revenue"))


def _growth(figures: Figures) -> float | None:
    then, now = _number(figures[0].get("revenue")), _number(figures[1].get("revenue"))
    return None if then is None or now is None or then <= 0 or now < 0 else sqrt(now / then) - 1


def _money(value: float) -> str:
    return money(round(value))


def _percent(value: float) -> str:
    return percent(f"{value:.6f}")


AXES = (
    Axis("scale", "规模", "营业收入，取对数：100 万元为 0 分，10 亿元为 100 分",
         ("revenue",), _scale, 1e6, 1e9, _money, logarithmic=True),
    Axis("growth", "成长", "营业收入两年复合增长率：−10% 为 0 分，30% 为 100 分",
         ("revenue",), _growth, -0.1, 0.3, _percent),
    Axis("innovation", "创新", "研发费用 ÷ 营业收入：0% 为 0 分，10% 为 100 分",
         ("rd_expense", "revenue"), _ratio("rd_expense", "revenue"), 0.0, 0.1, _percent),
    Axis("focus", "专业化", "主营业务收入 ÷ 营业收入：50% 为 0 分，100% 为 100 分",
         ("main_revenue", "revenue"), _ratio("main_revenue", "revenue"), 0.5, 1.0, _percent),
    Axis("solidity", "稳健", "资产负债率（负债总额 ÷ 资产总额）：100% 为 0 分，20% 为 100 分",
         ("total_liabilities", "total_assets"), _ratio("total_liabilities", "total_assets"), 1.0, 0.2, _percent),
)  # fmt: skip
"""The axes, in the order they are drawn."""
