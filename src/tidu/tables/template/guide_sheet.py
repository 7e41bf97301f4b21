"""The sheet that explains: rules in short, then each fact with meaning, writing, evidence and an example."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.tables.out.workbook.widths import columns_of as width_of
from tidu.tables.roster.columns.letters import letters
from tidu.tables.template.checks import how_to_fill
from tidu.tables.template.examples import example_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from xlsxwriter.worksheet import Worksheet

    from tidu.tables.template.examples import Shown
    from tidu.tables.template.layout import Column
    from tidu.tables.template.looks import Looks

NAME = "填报说明"

_WIDTHS = (10, 36, 48, 48, 30, 22)
_TITLES = ("列", "数据项", "含义", "填法", "佐证材料", "示例")
_LINE_HEIGHT, _PADDING = 14, 4


def rules(on: date) -> tuple[str, ...]:
    """List in Chinese the rules of filling in, for a date."""
    last = on.year - 1
    return (
        "1. 每行一家企业。黄色的“统一社会信用代码”必填，其余没有数据的留空：空着即“待补数据”，不会当作零。",
        "2. 确实为零的填 0，确实没有的填“否”或“无”（研发机构级别）。不要填“-”“约3000”之类的文字。",
        "3. 金额填万元（精确到分即最多六位小数）；占有率填百分数的数字部分（12.5 即 12.5%）。",
        f"4. 评价日期是 {on}：上年度即 {last} 年，年末数填 {last} 年末，标题没有年度的填最新情况。",
        "5. 称号填有效期止日，从未获得的留空。灰色标题的各项由主管部门认定或核实，未核实的留空。",
        "6. 可以删去用不到的列、调换次序、增加自己的列；标题按名称、单位和年度识别。",
        "7. 标有【示例】的企业是虚构的，读取时自动跳过，可以删除。",
    )


def write_guide_sheet(sheet: Worksheet, columns: Sequence[Column], looks: Looks, on: date) -> None:
    """Write the rules and one line a fact."""
    for index, width in enumerate(_WIDTHS):
        sheet.set_column(index, index, width)
    sheet.set_row(0, 26)
    sheet.write_string(0, 0, "填报说明", looks.named("title"))
    row = 1
    for text in rules(on):
        sheet.merge_range(row, 0, row, len(_WIDTHS) - 1, text, looks.named("rule"))
        sheet.set_row(row, _height((text,), (sum(_WIDTHS),)))
        row += 1
    for index, title in enumerate(_TITLES):
        sheet.write_string(row, index, title, looks.named("group"))
    for place, column in enumerate(columns):
        if column.key == column.fact.id:
            row += 1
            _write_fact(
                sheet, row, [place + offset for offset in range(_years(columns, column))], columns, looks, on
            )
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)


def _years(columns: Sequence[Column], first: Column) -> int:
    return sum(column.fact.id == first.fact.id for column in columns)


def _write_fact(
    sheet: Worksheet, row: int, places: list[int], columns: Sequence[Column], looks: Looks, on: date
) -> None:
    """Write one line: all years of a fact together."""
    first = columns[places[0]]
    span = letters(places[0]) + (f"–{letters(places[-1])}" if len(places) > 1 else "")
    years = "、".join(str(columns[place].year) for place in places if columns[place].year is not None)
    name = first.fact.label + (f"（{years}）" if years else "")
    example = _shown(example_of(first, on))
    texts = (span, name, first.fact.definition, how_to_fill(first.fact), first.fact.evidence, example)
    for index, text in enumerate(texts):
        sheet.write_string(row, index, text, looks.named("text"))
    sheet.set_row(row, _height(texts, _WIDTHS))


def _shown(example: Shown | None) -> str:
    if isinstance(example, int | float):
        return f"{example:,}".removesuffix(".0")
    return "" if example is None else str(example)


def _height(texts: Sequence[str], widths: Sequence[int]) -> int:
    """Return a row height for wrapped texts: no program grows rows of a file it did not write."""
    lines = max(-(-(width_of(text) + 2) // width) for text, width in zip(texts, widths, strict=True))
    return _LINE_HEIGHT * lines + _PADDING
