import pytest

from tidu.reader.layout import even
from tidu.reader.quantities import quantities
from tidu.reader.spans import quotations


@pytest.mark.parametrize(
    "text",
    [
        "24小时内办结",
        "超过3年，",
        "达到2026年底前，",
        "3天内公示",
        "超过5强，",
        "1类新药",
        "82分，",
        "连续12个月，",
        "不超过6个月，",
        "12345热线，",
        "建立2小时示例圈",
        "培育3头部企业",
        "新建110千伏，",
        "评为100强，",
    ],
)
def test_other_words_behind_a_figure_are_none(text: str) -> None:
    flat = even(text).text
    assert list(quantities(flat, 0, len(flat), quotations(flat))) == []
