import pytest

from tidu.tables.out.workbook.widths import columns_of


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("abc", 3), ("企业", 4), ("“小巨人”", 8), ("2.96%", 5), ("Ⅰ类", 4)]
)
def test_a_chinese_sign_takes_two_columns(text: str, width: int) -> None:
    assert columns_of(text) == width
