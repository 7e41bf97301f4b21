"""The sheet that names the clauses: what each condition asks, where it stands, how well it is confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.tables.out.rules import rule_writer
from tidu.tables.out.tiers import indicator_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tidu.engine import Standard
    from tidu.engine.compiled.program import Condition
    from tidu.engine.schema.common import Source
    from tidu.tables.out.diagnosis import Diagnosis
    from tidu.tables.out.rules import RuleWriter
    from tidu.tables.out.workbook.sheet import Sheet

_LABELS = (
    "标准",
    "标准编号",
    "类别",
    "条件或指标",
    "要求",
    "条款",
    "文件",
    "文号",
    "施行日期",
    "印证程度",
    "说明",
)


def write_clauses(sheet: Sheet, diagnosis: Diagnosis, overview: str) -> None:
    """Write every condition, indicator and note of the standards used."""
    sheet.title("条款：每个条件的出处和印证程度", overview)
    sheet.header(_LABELS, freeze=0)
    writer = rule_writer(diagnosis.library)
    for chosen in diagnosis.chosen:
        standard = chosen.standard
        if standard.classifies:
            _sizes(sheet, standard, writer)
        else:
            _program(sheet, standard, diagnosis, writer)
        for note in standard.spec.notes:
            source = standard.source.at(note.clause, note.confirmation)
            _row(sheet, standard, "注", "", note.text, source)


def _program(sheet: Sheet, standard: Standard, diagnosis: Diagnosis, writer: RuleWriter) -> None:
    program = standard.program(diagnosis.case)
    groups = {group.id: group.label for group in program.groups}
    for condition in program.conditions:
        _condition(sheet, standard, condition, writer, groups)
    table = standard.spec.score
    tiers = {item.id: indicator_text(item, writer) for item in table.indicators} if table else {}
    for indicator in program.indicators:
        group = groups.get(indicator.group, indicator.label)
        asks = f"【{group}】{tiers[indicator.id]}（满分 {indicator.maximum} 分）"
        _row(sheet, standard, "指标", indicator.label, asks, indicator.source, indicator.note)


def _condition(
    sheet: Sheet, standard: Standard, condition: Condition, writer: RuleWriter, groups: Mapping[str, str]
) -> None:
    note = condition.note if condition.applicable else "本次申报情形不适用"
    _row(
        sheet, standard, "条件", condition.label, writer.condition(condition, groups), condition.source, note
    )


def _sizes(sheet: Sheet, standard: Standard, writer: RuleWriter) -> None:
    for row in standard.spec.classes:
        tests = zip(("大型", "中型", "小型"), (row.large, row.medium, row.small), strict=True)
        asks = "；".join(f"{label}：{writer.expression(text)}" for label, text in tests)
        source = standard.source.at(row.clause, row.confirmation)
        _row(sheet, standard, "划型", row.label, f"{asks}；其余为微型", source)


def _row(
    sheet: Sheet, standard: Standard, kind: str, label: str, asks: str, source: Source, note: str = ""
) -> None:
    sheet.append(
        [
            (standard.label, "text"),
            (standard.id, "text"),
            (kind, "centre"),
            (label, "text"),
            (asks, "text"),
            (source.clause, "text"),
            (source.document, "text"),
            (source.number or "文号未查得", "text"),
            (str(source.effective) if source.effective else "未查得", "centre"),
            (source.confirmation.label, "centre"),
            (note, "text"),
        ]
    )
