"""The table that ends a diagnosis in the terminal: how many firms each standard finds met, unmet or open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from tidu.engine.packs.size_classes import CLASS_LABELS
from tidu.tables.out.names import short_name
from tidu.tables.out.tally import SHOWN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tidu.tables.out.diagnosis import Diagnosis
    from tidu.tables.out.tally import Tally


def summary_tables(diagnosis: Diagnosis, tallies: Sequence[Tally]) -> Iterator[Table | Text]:
    """Yield the verdicts, and the size classes where a classification was run."""
    roster = diagnosis.roster
    heading = f"{roster.name}　{diagnosis.on}　{diagnosis.case_label}　{len(roster.firms):,} 家"
    yield Text(heading, style="bold")
    judged = [tally for tally in tallies if not tally.chosen.standard.classifies]
    classified = [tally for tally in tallies if tally.chosen.standard.classifies]
    if judged:
        table = _table("标准", "适用企业", *(verdict.label for verdict in SHOWN), "只差一项")
        for tally in judged:
            counts = (tally.firms, *(tally.verdicts[verdict] for verdict in SHOWN), tally.one_short)
            table.add_row(short_name(tally.chosen.standard.label), *(f"{count:,}" for count in counts))
        yield table
    if classified:
        table = _table("企业规模", "适用企业", *CLASS_LABELS.values())
        for tally in classified:
            counts = (tally.firms, *(tally.sizes[name] for name in CLASS_LABELS))
            table.add_row(short_name(tally.chosen.standard.label), *(f"{count:,}" for count in counts))
        yield table


def _table(first: str, *counts: str) -> Table:
    table = Table(first)
    for label in counts:
        table.add_column(label, justify="right")
    return table
