"""The gaps sheet: one row a gap, so that it can be filtered by firm, standard or condition."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tidu.engine.units import Unit
from tidu.tables.out.findings import shortfalls
from tidu.tables.out.workbook.standard_sheet import FIRM_LABELS, firm_cells

if TYPE_CHECKING:
    from tidu.engine.compiled.program import Program
    from tidu.engine.results import Gap, Result
    from tidu.tables.out.findings import Shortfall
    from tidu.tables.out.workbook.sheet import Sheet
    from tidu.tables.roster.model import Firm

_LABELS = (
    *FIRM_LABELS,
    "标准",
    "条件",
    "分项",
    "条款",
    "现值",
    "要求",
    "缺口",
    "金额（万元）",
    "关系",
    "建议",
)
_YUAN_PER_WAN = 10_000


class GapsSheet:
    """Collects the gaps of every standard."""

    def __init__(self, sheet: Sheet, overview: str) -> None:
        """Write title and header."""
        self.sheet = sheet
        sheet.title("缺口：不满足的条件差在哪里", overview)
        sheet.header(_LABELS, freeze=2)

    def append(self, firm: Firm, standard: str, result: Result, program: Program) -> None:
        """Write what one firm lacks for one standard.

        Args:
            firm: the firm.
            standard: Chinese name of the standard.
            result: its result.
            program: the compiled standard it was judged by.
        """
        for shortfall in shortfalls(result, program):
            for gap in shortfall.part.gaps or (None,):
                self._row(firm, standard, shortfall, gap)

    def _row(self, firm: Firm, standard: str, shortfall: Shortfall, gap: Gap | None) -> None:
        top, part = shortfall.top, shortfall.part
        money = gap is not None and gap.unit == Unit.money
        self.sheet.append(
            [
                *firm_cells(firm),
                (standard, "text"),
                (top.label, "text"),
                (part.label if part is not top else "", "text"),
                (_clause(shortfall), "text"),
                (part.value_text, "text"),
                (part.required.text if part.required else "", "text"),
                (gap.text if gap else _without_figure(shortfall), "text"),
                (gap.amount / Decimal(_YUAN_PER_WAN) if gap and money else None, "wan"),
                ("任选其一" if shortfall.alternative else "须满足", "centre"),
                (part.advice or top.advice, "text"),
            ]
        )


def _clause(shortfall: Shortfall) -> str:
    """The part's own clause, unless it only says less than that of the whole condition."""
    whole, own = shortfall.top.source.clause, shortfall.part.source.clause
    return whole if whole.startswith(own) else own


def _without_figure(shortfall: Shortfall) -> str:
    """What to say of a gap that is no amount: a title, a yes, an undefined ratio."""
    required = shortfall.part.required
    asked = [f"需达到：{required.text}"] if required else []
    return "；".join([*asked, *shortfall.part.notes]) or f"需具备：{shortfall.part.label}"
