"""Two sheets of what is still open: facts nobody has filled in, and judgements only a person can give.

A fact that several standards wait for is one row: filling it in once settles them all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.tables.out.findings import decided_by, fact_name
from tidu.tables.out.workbook.standard_sheet import FIRM_LABELS, firm_cells

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tidu.engine.catalogue import Catalogue
    from tidu.engine.results import Result
    from tidu.tables.out.workbook.sheet import Sheet
    from tidu.tables.roster.model import Firm


class OpenFacts:
    """Collects, firm by firm, the facts that can still change a verdict and what they decide."""

    def __init__(self) -> None:
        """Start empty."""
        self._firms: dict[int, tuple[Firm, dict[str, list[str]]]] = {}

    def add(self, firm: Firm, key: str, decides: str) -> None:
        """Note that a fact of a firm decides something."""
        _, facts = self._firms.setdefault(firm.row, (firm, {}))
        facts.setdefault(key, []).append(decides)

    def write(self, sheet: Sheet, catalogue: Catalogue, on: date) -> None:
        """Write one row a firm and fact, in the order of the roster."""
        for _, (firm, facts) in sorted(self._firms.items()):
            for key, decides in facts.items():
                name = fact_name(key, catalogue, on)
                year = str(name.year) if name.year else "—"
                sheet.append(
                    [
                        *firm_cells(firm),
                        (name.definition.label, "text"),
                        (year, "centre"),
                        ("\n".join(decides), "text"),
                        (name.definition.definition, "text"),
                        (name.definition.evidence, "text"),
                    ]
                )


def write_missing(sheet: Sheet, found: OpenFacts, catalogue: Catalogue, on: date, overview: str) -> None:
    """Write the missing-facts sheet."""
    sheet.title("缺失数据：补齐后才能定论的数据", overview)
    sheet.header((*FIRM_LABELS, "缺少的数据", "年度", "影响的标准和条件", "口径", "佐证材料"), freeze=2)
    found.write(sheet, catalogue, on)


def write_judgements(sheet: Sheet, found: OpenFacts, catalogue: Catalogue, on: date, overview: str) -> None:
    """Write the sheet of open judgements."""
    sheet.title("待人工认定：只能由人判断、尚无结论的事项", overview)
    sheet.header((*FIRM_LABELS, "待认定事项", "年度", "影响的标准和条件", "说明", "佐证材料"), freeze=2)
    found.write(sheet, catalogue, on)


def collect(missing: OpenFacts, judgements: OpenFacts, firm: Firm, standard: str, result: Result) -> None:
    """Note what one result still waits for.

    Args:
        missing: collects missing facts.
        judgements: collects open judgements.
        firm: the firm.
        standard: Chinese name of the standard.
        result: its result.
    """
    for found, keys in ((missing, result.missing), (judgements, result.open_judgements)):
        for key in keys:
            found.add(firm, key, f"{standard}：{_conditions(result, key)}")


def _conditions(result: Result, key: str) -> str:
    labels: Sequence[str] = [condition.label for condition in decided_by(result, key)]
    return "、".join(labels)
