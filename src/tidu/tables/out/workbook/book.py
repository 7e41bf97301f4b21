"""Put the workbook together: open every sheet, stream the results through, write the overview last."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tidu.tables.out.files import whole_file
from tidu.tables.out.names import sheet_name, short_name
from tidu.tables.out.tally import Tally
from tidu.tables.out.workbook.clauses_sheet import write_clauses
from tidu.tables.out.workbook.gaps_sheet import GapsSheet
from tidu.tables.out.workbook.open_sheets import OpenFacts, collect, write_judgements, write_missing
from tidu.tables.out.workbook.overview_sheet import Overview
from tidu.tables.out.workbook.roster_sheets import write_mapping, write_rejected
from tidu.tables.out.workbook.sheet import Sheet
from tidu.tables.out.workbook.size_sheet import SizeSheet
from tidu.tables.out.workbook.standard_sheet import StandardSheet
from tidu.tables.out.workbook.styles import OPTIONS, Styles

if TYPE_CHECKING:
    from xlsxwriter import Workbook

    from tidu.tables.out.diagnosis import Chosen, Diagnosis

OVERVIEW, GAPS, MISSING, JUDGEMENTS, REJECTED, MAPPING, CLAUSES = (
    "总览", "缺口", "缺失数据", "待人工认定", "被拒行", "表头识别", "条款"
)  # fmt: skip
"""Names of the sheets that every workbook has; the standards stand between the first and the second."""


def write_workbook(diagnosis: Diagnosis, path: Path) -> tuple[Tally, ...]:
    """Judge every firm by every chosen standard and write the workbook.

    Args:
        diagnosis: what to judge.
        path: file to write; replaced only once the new one is whole.

    Returns:
        The counts shown in the overview.

    Raises:
        OSError: the file cannot be written, e.g. because Excel holds it open.
    """
    # 40 ms that only commands writing a workbook pay.
    from xlsxwriter import Workbook

    with whole_file(path) as partial, Workbook(partial, OPTIONS) as book:
        return _Writer(book, diagnosis).write()


class _Writer:
    """One workbook in the making."""

    def __init__(self, book: Workbook, diagnosis: Diagnosis) -> None:
        self.book = book
        self.diagnosis = diagnosis
        self.styles = Styles(book)
        self.names: dict[str, str] = {}
        taken = {OVERVIEW, GAPS, MISSING, JUDGEMENTS, REJECTED, MAPPING, CLAUSES}
        for chosen in diagnosis.chosen:
            name = sheet_name(chosen.standard.label, taken)
            self.names[chosen.standard.id] = name
            taken.add(name)
        # Sheets stand in the order they are added, whenever they are filled.
        self.overview = Overview(book.add_worksheet(OVERVIEW), self.styles)
        self.sheets = {
            name: Sheet(book.add_worksheet(name), self.styles)
            for name in (*self.names.values(), GAPS, MISSING, JUDGEMENTS, REJECTED, MAPPING, CLAUSES)
        }

    def write(self) -> tuple[Tally, ...]:
        gaps = GapsSheet(self.sheets[GAPS], OVERVIEW)
        missing, judgements = OpenFacts(), OpenFacts()
        tallies = tuple(self._standard(chosen, gaps, missing, judgements) for chosen in self.diagnosis.chosen)
        catalogue, on = self.diagnosis.library.catalogue, self.diagnosis.on
        write_missing(self.sheets[MISSING], missing, catalogue, on, OVERVIEW)
        write_judgements(self.sheets[JUDGEMENTS], judgements, catalogue, on, OVERVIEW)
        write_rejected(self.sheets[REJECTED], self.diagnosis.roster, OVERVIEW)
        write_mapping(self.sheets[MAPPING], self.diagnosis.roster, OVERVIEW)
        write_clauses(self.sheets[CLAUSES], self.diagnosis, OVERVIEW)
        for name, sheet in self.sheets.items():
            sheet.finish(wide=name not in (REJECTED, MAPPING))
        self.overview.write(self.diagnosis, tallies, self.names, self._left_out())
        return tallies

    def _standard(self, chosen: Chosen, gaps: GapsSheet, missing: OpenFacts, judgements: OpenFacts) -> Tally:
        tally = Tally(chosen)
        standard, diagnosis = chosen.standard, self.diagnosis
        name = short_name(standard.label)
        sheet = self.sheets[self.names[standard.id]]
        if standard.classifies:
            sizes = SizeSheet(sheet, diagnosis, chosen, OVERVIEW)
            for judged in diagnosis.judged(chosen):
                tally.add(judged)
                if judged.size is not None:
                    sizes.append(judged.firm, judged.size)
            return tally
        program = standard.program(diagnosis.case)
        rows = StandardSheet(sheet, diagnosis, chosen, OVERVIEW)
        for judged in diagnosis.judged(chosen):
            tally.add(judged)
            if judged.result is not None:
                rows.append(judged.firm, judged.result)
                gaps.append(judged.firm, name, judged.result, program)
                collect(missing, judgements, judged.firm, name, judged.result)
        return tally

    def _left_out(self) -> list[str]:
        """Say which sheets were too short for their rows."""
        return [
            f"“{name}”表已写满，另有 {sheet.left_out:,} 行未列出；完整结果请改用 --format parquet"
            for name, sheet in self.sheets.items()
            if sheet.left_out
        ]
