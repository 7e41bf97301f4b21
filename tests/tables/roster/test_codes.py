"""The column of codes."""

import pytest

from tests.tables.kit import code
from tidu.tables.roster.codes import SeenCodes, read_code
from tidu.tables.roster.errors import CellError
from tidu.tables.roster.model import Cell


@pytest.mark.parametrize("cell", ["91350100M000100Y43", " 91350100m000100y43\n", 913205810000003772])
def test_codes(cell: Cell) -> None:
    assert read_code(cell).error == ""


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (9.13205810000003772e17, "被存成了数字（9.13206E+17），末几位已经丢失，请先把该列设为“文本”格式"),
        ("9.13206E+17", "被存成了数字（9.13206E+17）"),
        ("9.13e17", "被存成了数字"),
        (320581000001, "应为18位，少了6位，请对照营业执照补正；单元格是数字"),
        ("91350100M000100Y44", "校验位不符"),
    ],
)
def test_faults(cell: Cell, words: str) -> None:
    with pytest.raises(CellError) as caught:
        read_code(cell)
    assert words in str(caught.value)


def test_repeats_name_the_first_row() -> None:
    seen = SeenCodes()
    seen.add(code(1), 5)
    seen.add(code(2), 6)
    for row in (9, 12):
        with pytest.raises(CellError, match="与第 5 行的统一社会信用代码重复"):
            seen.add(code(1), row)
