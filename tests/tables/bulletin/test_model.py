import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tables.bulletin.kit import TABLE, content
from tidu.tables.bulletin.model import (
    Content,
    Section,
    Table,
    cell_text,
    date_text,
    head_size,
    kept,
    read,
)

TEXTS = st.text(max_size=20)
TABLES = st.builds(
    Table,
    name=TEXTS,
    title=TEXTS,
    labels=st.just(("甲", "乙")),
    rows=st.lists(st.tuples(TEXTS, st.integers(0, 10**9)), max_size=3).map(tuple),
    widths=st.just((1.0, 2.5)),
    note=TEXTS,
)
SECTIONS = st.builds(
    Section, key=TEXTS, heading=TEXTS, text=TEXTS, tables=st.lists(TABLES, max_size=2).map(tuple)
)


@given(sections=st.lists(SECTIONS, max_size=3).map(tuple), title=TEXTS)
def test_what_is_kept_as_json_reads_the_same(sections: tuple[Section, ...], title: str) -> None:
    made = Content("报头", "2026年第1期", "示例局", "", title, sections)
    assert read(json.loads(json.dumps(kept(made)))) == made


def test_what_is_no_bulletin_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        read({"title": "示例"})
    with pytest.raises(msgspec.ValidationError):
        read(kept(content()) | {"unknown": 1})


def test_paragraphs_are_lines_that_say_something() -> None:
    assert content().sections[0].paragraphs == ("第一段。", "第二段。")
    assert [table.name for table in content().tables] == ["目标进展", "空表"]
    assert content(dated="").is_draft
    assert not content().is_draft


def test_columns_of_names_are_set_from_the_left() -> None:
    assert TABLE.prose == (True, False, False)


def test_words_of_official_papers() -> None:
    assert [cell_text(cell) for cell in (1024, "", "甲", 0)] == ["1,024", "—", "甲", "0"]
    assert date_text(2026, 4, 8) == "2026年4月8日"


def test_a_long_head_stays_on_one_line() -> None:
    assert head_size(content()) == 34
    assert head_size(content(masthead="西宁经济技术开发区培育工作通报示例长报头")) == 22
