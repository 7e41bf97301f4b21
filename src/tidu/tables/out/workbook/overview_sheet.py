"""The first sheet: what was diagnosed, how it came out, how to read it, and what it is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.packs.size_classes import CLASS_LABELS
from tidu.engine.values import Verdict
from tidu.tables.out.tally import SHOWN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from xlsxwriter.worksheet import Worksheet

    from tidu.tables.out.diagnosis import Diagnosis
    from tidu.tables.out.tally import Tally
    from tidu.tables.out.workbook.styles import Styles

WARNING = (
    "规则包依据二手资料整理，每条都标有印证程度（见“条款”表），尚未对照文件原文；"
    "用于正式工作前须与原文核对。诊断结果供参考，不替代认定。"
)
"""What every workbook says on its first page."""

_LEGEND = {
    Verdict.met: "现有数据足以认定满足",
    Verdict.unmet: "现有数据足以认定不满足；差多少见“缺口”表",
    Verdict.unknown: "缺少的数据仍会改变结论；缺什么见“缺失数据”表",
    Verdict.manual: "只差人的判断；事项见“待人工认定”表",
    Verdict.not_applicable: "本次申报情形不考察这一条",
}
_HINTS = (
    "各标准表一行一家企业、一列一个条件；表头上一行是条款，可筛选、可按颜色筛选。",
    "缺数据不等于不满足：没有填的一律不当作零。已足以定论的条件不再列缺失数据。",
    "得分写作“55–70”时，表示数据补齐后的得分在此区间内。",
    "“缺口”是其他数据不变时所差的量，金额以万元计，只进不舍。",
    "带省定指标的标准，未录入的省定分按0至满分的区间计算。",
)
_COLUMNS = (34, 26, 12, 12, 12, 14, 14, 12, 34, 18)
_LABEL_ROWS_FROM = 2


class Overview:
    """Writes the overview once all counts are known."""

    def __init__(self, sheet: Worksheet, styles: Styles) -> None:
        """Attach to the empty first sheet."""
        self.sheet = sheet
        self.styles = styles
        self.row = 0

    def write(
        self, diagnosis: Diagnosis, tallies: Sequence[Tally], sheets: Mapping[str, str], extra: Sequence[str]
    ) -> None:
        """Write everything.

        Args:
            diagnosis: the run.
            tallies: counts, one a standard.
            sheets: name of the sheet of each standard, by standard id.
            extra: further remarks, e.g. rows that did not fit.
        """
        for column, width in enumerate(_COLUMNS):
            self.sheet.set_column(column, column, width)
        self._head(diagnosis)
        self._verdicts([tally for tally in tallies if not tally.chosen.standard.classifies], sheets)
        self._sizes([tally for tally in tallies if tally.chosen.standard.classifies], sheets)
        self._legend()
        chosen_notes = [note for tally in tallies for note in tally.chosen.notes]
        warned = [note.text for note in diagnosis.roster.notes if note.warning]
        quiet = [note.text for note in diagnosis.roster.notes if not note.warning]
        self._lines("说明", [*extra, *chosen_notes, *warned], "warning")
        self._lines("" if warned or chosen_notes or extra else "说明", quiet, "plain")
        self._print_setup()

    def _head(self, diagnosis: Diagnosis) -> None:
        roster = diagnosis.roster
        self.sheet.set_row(0, 30)
        self.sheet.write_string(0, 0, "企业梯度培育诊断结果", self.styles.named("title"))
        self.row = 1
        self._merged(WARNING, "warning", 30)
        place = f"（工作表“{roster.sheet}”，表头在第 {roster.header_row} 行）" if roster.sheet else ""
        facts = (
            ("名单", f"{roster.name}{place}"),
            ("诊断日期", str(diagnosis.on)),
            ("申报情形", diagnosis.case_label),
            ("参与诊断", f"{len(roster.firms):,} 家"),
            ("被拒行", f"{roster.rejected_rows:,} 行" + ("，原因见“被拒行”表" if roster.rejected else "")),
        )
        for label, text in facts:
            self.sheet.write_string(self.row, 0, label, self.styles.named("label"))
            self.sheet.write_string(self.row, 1, text, self.styles.named("subtitle"))
            self.row += 1

    def _verdicts(self, tallies: Sequence[Tally], sheets: Mapping[str, str]) -> None:
        if not tallies:
            return
        self._section("各标准的结论（家）")
        labels = (
            "标准",
            "文号",
            "适用企业",
            *(verdict.label for verdict in SHOWN),
            "只差一项",
            "规则包",
            "内容校验码",
        )
        self._cells([(label, "header") for label in labels])
        for tally in tallies:
            self._standard_cells(tally, sheets)
            self.sheet.write_number(self.row, 2, tally.firms, self.styles.named("count"))
            for column, verdict in enumerate(SHOWN, start=3):
                self.sheet.write_number(
                    self.row, column, tally.verdicts[verdict], self.styles.verdict(verdict)
                )
            self.sheet.write_number(self.row, 7, tally.one_short, self.styles.named("count"))
            self.row += 1

    def _sizes(self, tallies: Sequence[Tally], sheets: Mapping[str, str]) -> None:
        if not tallies:
            return
        self._section("企业规模（家）")
        labels = ("标准", "文号", "适用企业", *CLASS_LABELS.values(), "规则包", "内容校验码")
        self._cells([(label, "header") for label in labels])
        for tally in tallies:
            self._standard_cells(tally, sheets)
            self.sheet.write_number(self.row, 2, tally.firms, self.styles.named("count"))
            for column, name in enumerate(CLASS_LABELS, start=3):
                self.sheet.write_number(self.row, column, tally.sizes[name], self.styles.named("count"))
            self.row += 1

    def _standard_cells(self, tally: Tally, sheets: Mapping[str, str]) -> None:
        """Name with a link to its sheet, document number, pack and hash."""
        standard = tally.chosen.standard
        target = f"internal:'{sheets[standard.id]}'!A1"
        self.sheet.write_url(self.row, 0, target, self.styles.named("link"), standard.label)
        number = standard.source.number or "文号未查得"
        self.sheet.write_string(self.row, 1, number, self.styles.named("text"))
        pack = f"{standard.id} 第 {standard.version} 版"
        self.sheet.write_string(self.row, 8, pack, self.styles.named("text"))
        self.sheet.write_string(self.row, 9, standard.content_hash[:12], self.styles.named("centre"))

    def _legend(self) -> None:
        self._section("怎么看")
        for verdict, text in _LEGEND.items():
            self.sheet.write_string(self.row, 0, verdict.label, self.styles.verdict(verdict))
            self.sheet.write_string(self.row, 1, text, self.styles.named("subtitle"))
            self.row += 1
        for hint in _HINTS:
            self._merged(hint, "plain", 16)

    def _lines(self, title: str, lines: Sequence[str], look: str) -> None:
        if not lines:
            return
        if title:
            self._section(title)
        for line in dict.fromkeys(lines):
            self._merged(line, look, 30)

    def _section(self, text: str) -> None:
        self.row += 1
        self.sheet.set_row(self.row, 22)
        self.sheet.write_string(self.row, 0, text, self.styles.named("section"))
        self.row += 1

    def _merged(self, text: str, look: str, height: int) -> None:
        """Write a sentence across the page; merged cells do not grow by themselves."""
        self.sheet.set_row(self.row, height)
        self.sheet.merge_range(self.row, 0, self.row, len(_COLUMNS) - 1, "", self.styles.named(look))
        self.sheet.write_string(self.row, 0, text, self.styles.named(look))
        self.row += 1

    def _cells(self, cells: Sequence[tuple[str, str]]) -> None:
        for column, (text, look) in enumerate(cells):
            self.sheet.write_string(self.row, column, text, self.styles.named(look))
        self.row += 1

    def _print_setup(self) -> None:
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        self.sheet.hide_gridlines(2)
        self.sheet.set_footer("&C第 &P 页 / 共 &N 页")
