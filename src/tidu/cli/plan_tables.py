"""Lists of a plan as tables for the terminal."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from tidu.plans import Plan
    from tidu.tables.out.listings import Listing


def listing_tables(listings: Iterable[Listing]) -> Iterator[Table | Text]:
    """Yield each list as a heading and a table; columns that are empty throughout are left out."""
    for listing in listings:
        yield Text(listing.title, style="bold")
        used = [
            place
            for place in range(len(listing.labels))
            if any(row[place] not in ("", None) for row in listing.rows)
        ]
        table = Table(show_lines=True)
        for place in used:
            table.add_column(listing.labels[place], overflow="fold")
        for row in listing.rows:
            # Text, not a string: brackets in a name are no markup.
            table.add_row(*(Text(_shown(row[place])) for place in used))
        yield table


def list_table(plans: Iterable[Plan], on: date) -> Table:
    """Return the table of all plans."""
    table = Table(show_lines=True)
    for label in ("编号", "计划", "辖区", "期限", "目标", "任务", "奖补"):
        table.add_column(label, overflow="fold")
    for plan in plans:
        state = "已到期" if plan.end < on else "有效" if plan.start <= on else "未开始"
        table.add_row(
            plan.id,
            Text(plan.spec.label),
            plan.spec.area,
            f"{plan.start} 至 {plan.end}（{state}）",
            str(len(plan.targets)),
            str(len(plan.tasks)),
            str(len(plan.incentives)),
        )
    return table


def _shown(cell: str | int | Decimal | None) -> str:
    return f"{cell:,}" if isinstance(cell, int | Decimal) else cell or ""
