import pytest

from tidu.reader import read
from tidu.reader.clause_names import WHOLE, clause_at

TEXT = "二、重点任务\n（一）扩大队伍\n3.建立名录。做好示例。\n第四条 其他事项\n——补充。另有说明。\n"


@pytest.mark.parametrize(
    ("words", "clause"), [("做好示例", "二（一）3"), ("扩大队伍", "二（一）"), ("重点任务", "二")]
)
def test_a_passage_is_named_by_its_headings(words: str, clause: str) -> None:
    document = read(TEXT)
    assert clause_at(document.outline, TEXT.index(words)) == clause


def test_dashes_are_no_number_and_no_heading_is_the_whole() -> None:
    text = "一、主要目标\n——队伍壮大。培育示例企业3家。\n"
    document = read(text)
    assert clause_at(document.outline, text.index("培育")) == "一"
    assert clause_at((), 5) == WHOLE
