"""Yes and no, choices and free text in cells."""

import pytest

from tests.tables.kit import catalogue
from tidu.tables.roster.cells import Odd, Oddity
from tidu.tables.roster.cells.words import bool_reader, choice_reader, text_reader
from tidu.tables.roster.errors import CellError
from tidu.tables.roster.model import Cell

ANSWER = bool_reader(catalogue().fact("own_brand"))
INDUSTRY = choice_reader(catalogue().fact("size_industry"))
INSTITUTION = choice_reader(catalogue().fact("rd_institution_level"))


@pytest.mark.parametrize("cell", ["是", "有", " 是 ", "√", "TRUE", "yes", True, 1.0, 1, "１"])
def test_yes(cell: Cell) -> None:
    assert ANSWER(cell) is True


@pytest.mark.parametrize("cell", ["否", "无", "×", "false", "N", False, 0.0, 0])
def test_no(cell: Cell) -> None:
    assert ANSWER(cell) is False


def test_neither() -> None:
    assert ANSWER("-") == Odd(Oddity.placeholder)
    with pytest.raises(CellError, match="自主品牌应填“是”或“否”，实为“也许”"):
        ANSWER("也许")


@pytest.mark.parametrize("cell", ["工业", "industry", "制造业"])
def test_a_choice_by_label_id_or_alias(cell: Cell) -> None:
    assert INDUSTRY(cell) == "industry"


def test_none_is_a_choice_where_the_fact_has_it() -> None:
    assert INSTITUTION("无") == "none"
    assert INDUSTRY("无") == Odd(Oddity.placeholder)


def test_an_unknown_choice_names_all() -> None:
    with pytest.raises(CellError) as caught:
        INSTITUTION("校级")
    assert str(caught.value).startswith("研发机构级别应为“无”、“市级以下”")
    assert "实为“校级”，请改成其中一项" in str(caught.value)


@pytest.mark.parametrize(("cell", "text"), [("江苏省", "江苏省"), (320581.0, "320581"), (320581, "320581")])
def test_text(cell: Cell, text: str) -> None:
    assert text_reader(cell) == text


def test_no_text() -> None:
    assert text_reader("—") == Odd(Oddity.placeholder)
