"""The sheet that explains: for what the data are wanted, how cells are filled, and what each fact means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.tables.fillin.layout import IDENTITY
from tidu.tables.out.workbook.widths import columns_of as width_of
from tidu.tables.template.checks import how_to_fill

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from xlsxwriter.worksheet import Worksheet

    from tidu.tables.fillin.looks import Looks
    from tidu.tables.template.layout import Column

NAME = "填报说明"
_TITLES = ("数据项", "年度", "含义", "填法", "佐证材料")
_WIDTHS = (36, 16, 52, 52, 32)
_LINE_HEIGHT, _PADDING = 14, 4


def rules(standard: str, on: date) -> tuple[str, ...]:
    """Say in Chinese what the workbook is for and how it is filled."""
    return (
        f"1. 本表只列对“{standard}”（判定日期 {on}）还能影响结论的数据；补上就能判断是否符合。",
        "2. 只填黄色的格子；灰色的格子不用填，已锁定。代码和名称请勿改动，导入时按它们认企业。",
        "3. 没有的数据留空，不会当作零；确实为零的填 0，确实没有的填“否”。",
        "4. 金额填万元；比例填百分数的数字部分（12.5 即 12.5%）；是否和选项从下拉列表中选。",
        "5. 填好后直接导入，标题已写明数据项、单位和年度，不需要再对应列。",
    )


def write_notes_sheet(
    sheet: Worksheet, columns: Sequence[Column], looks: Looks, *, standard: str, on: date
) -> None:
    """Write the rules and one line a fact, all its years together."""
    for index, width in enumerate(_WIDTHS):
        sheet.set_column(index, index, width)
    sheet.set_row(0, 26)
    sheet.write_string(0, 0, "填报说明", looks.named("title"))
    row = 1
    for text in rules(standard, on):
        sheet.merge_range(row, 0, row, len(_WIDTHS) - 1, text, looks.named("rule"))
        sheet.set_row(row, _LINE_HEIGHT + _PADDING)
        row += 1
    for index, title in enumerate(_TITLES):
        sheet.write_string(row, index, title, looks.named("head"))
    asked = [column for column in columns if column.fact.id not in IDENTITY]
    for fact in dict.fromkeys(column.fact for column in asked):
        row += 1
        years = "、".join(str(one.year) for one in asked if one.fact is fact and one.year is not None)
        texts = (fact.label, years or "最新", fact.definition, how_to_fill(fact), fact.evidence)
        for index, text in enumerate(texts):
            sheet.write_string(row, index, text, looks.named("text"))
        lines = max(-(-(width_of(text) + 2) // width) for text, width in zip(texts, _WIDTHS, strict=True))
        sheet.set_row(row, _LINE_HEIGHT * lines + _PADDING)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
