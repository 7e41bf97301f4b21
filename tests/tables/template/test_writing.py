"""The template and the reader understand each other."""

import io
from pathlib import Path

import pytest

from tests.tables.kit import ON, catalogue, notes_of, read
from tests.tables.template.kit import opened, written
from tidu.tables.roster import RosterError
from tidu.tables.template import write_template
from tidu.tables.template.examples import EXAMPLE_CODE
from tidu.tables.template.input_sheet import NAME
from tidu.tables.template.layout import columns_of


def test_an_empty_template_has_no_firms_but_is_understood() -> None:
    with pytest.raises(RosterError, match="第 2 行是标题，下面没有企业"):
        read(written())


def test_a_filled_template_is_read_whole() -> None:
    book = opened()
    book[NAME]["B3"] = "示例机电有限公司"
    buffer = io.BytesIO()
    book.save(buffer)
    roster = read(buffer.getvalue())
    assert roster.sheet == NAME
    assert roster.rejected == ()
    assert roster.unread == ()
    assert [use.fact for use in roster.mapping] == [column.fact.id for column in columns_of(catalogue(), ON)]
    assert {note.kind for note in roster.notes} == {"sheets-left", "header-row"}
    (firm,) = roster.firms
    assert firm.uscc == EXAMPLE_CODE
    assert firm.facts.get("revenue", 2024) == 50_205_000
    assert firm.facts.get("net_profit", 2023) == -358_000
    assert firm.facts.get("evaluation_score", 2026) == 62
    assert firm.facts.get("market_share_national", 2025) is not None
    assert firm.facts.get("size_industry") == "industry"


def test_a_firm_below_the_example_is_read_and_the_example_is_not() -> None:
    book = opened()
    book[NAME]["A4"], book[NAME]["B4"] = "91350100M000100Y43", "某厂"
    buffer = io.BytesIO()
    book.save(buffer)
    roster = read(buffer.getvalue())
    assert [firm.row for firm in roster.firms] == [4]
    assert notes_of(roster, "skipped-example")[0].rows == (3,)


def test_a_template_is_written_to_a_path(tmp_path: Path) -> None:
    file = tmp_path / "录入模板.xlsx"
    write_template(file, catalogue(), ON)
    assert file.read_bytes().startswith(b"PK")


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="没有"):
        write_template(tmp_path / "没有" / "录入模板.xlsx", catalogue(), ON)
