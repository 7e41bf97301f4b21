"""The sheet of one standard: a firm a row, a condition a column, indicator points behind."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tidu.engine.values import Verdict
from tidu.tables.out.findings import shown_value, unmet
from tidu.tables.out.workbook.sheet import Content

if TYPE_CHECKING:
    from fractions import Fraction

    from xlsxwriter.format import Format

    from tidu.engine.compiled.program import Program
    from tidu.engine.results import IndicatorResult, Result, ScoreResult
    from tidu.tables.out.diagnosis import Chosen, Diagnosis
    from tidu.tables.out.workbook.sheet import Sheet
    from tidu.tables.roster.model import Firm

Row = list[tuple[Content, "str | Format"]]

FIRM_LABELS = ("统一社会信用代码", "企业名称", "辖区")
_FROZEN = 2


class StandardSheet:
    """Writes the results of one recognition standard."""

    def __init__(self, sheet: Sheet, diagnosis: Diagnosis, chosen: Chosen, overview: str) -> None:
        """Write title and header.

        Args:
            sheet: empty sheet.
            diagnosis: the whole run.
            chosen: the standard.
            overview: name of the sheet the link leads back to.
        """
        self.sheet = sheet
        self.program: Program = chosen.standard.program(diagnosis.case)
        title = f"{chosen.standard.label}　{diagnosis.case_label}　{diagnosis.on}"
        sheet.title(title, overview)
        scored = bool(self.program.indicators)
        labels = [*FIRM_LABELS, "结论", *(["得分"] if scored else []), "缺口数"]
        clauses = [""] * len(labels)
        clauses[labels.index("结论")] = chosen.standard.source.number or chosen.standard.source.document
        for condition in self.program.conditions:
            labels.append(condition.label)
            clauses.append(condition.source.clause)
        for indicator in self.program.indicators:
            labels.append(f"{indicator.label}（满分{indicator.maximum}）")
            clauses.append(f"指标·{indicator.source.clause}")
        sheet.header(labels, clauses, freeze=_FROZEN)

    def append(self, firm: Firm, result: Result) -> None:
        """Write one firm."""
        styles = self.sheet.styles
        row: Row = [*firm_cells(firm), (result.verdict.label, styles.verdict(result.verdict))]
        if result.score is not None:
            row.append(_score_cell(result.score))
        row.append((len(unmet(result)), "count"))
        row += [
            (shown_value(condition), styles.verdict(condition.verdict)) for condition in result.conditions
        ]
        if result.score is not None:
            row += [self._points(indicator) for indicator in result.score.indicators]
        self.sheet.append(row)

    def _points(self, indicator: IndicatorResult) -> tuple[Content, str | Format]:
        """Points, or the range they may take; coloured where data or a person is still missing."""
        text = _range(indicator.low, indicator.high)
        if indicator.missing:
            return text, self.sheet.styles.verdict(Verdict.unknown)
        if indicator.open_judgements:
            return text, self.sheet.styles.verdict(Verdict.manual)
        return text, "points"


def firm_cells(firm: Firm) -> Row:
    """Code, name and jurisdiction of a firm, as every sheet starts its rows."""
    return [(firm.uscc, "text"), (firm.name, "raw"), (firm.jurisdiction, "raw")]


def _score_cell(score: ScoreResult) -> tuple[Content, str]:
    return _range(score.low, score.high), "points"


def _range(low: Fraction, high: Fraction) -> Content:
    """A number that Excel can sort, or ``55–70`` while it is open."""
    if low == high:
        return _decimal(low)
    return f"{_decimal(low)}–{_decimal(high)}"


def _decimal(value: Fraction) -> Decimal:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact.normalize()
