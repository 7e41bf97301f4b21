"""Cells of an export."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tidu.tables.out.workbook.listing import LOOKS
from tidu.web.enterprises.columns import COLUMNS, Column
from tidu.web.exports.cells import fact_cell, fact_heading, heading_of, reader_of
from tidu.web.packs import library


def cell(kind: str, value: object) -> object:
    read = reader_of(Column("x", "某列", "x", kind))
    return value if read is None else read(value)


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("text", "示例", "示例"),
        ("date", None, None),
        ("industry", "industry", "工业"),
        ("industry", "", None),
        ("status", "closed", "注销、吊销"),
        ("level", "national.srdi", "专精特新中小企业"),
        ("level", "", ""),
        ("percent", 75, 0.75),
        ("percent", 0, 0),
        ("percent", None, None),
        ("moment", datetime(2026, 11, 27, 17, 0, tzinfo=UTC), date(2026, 11, 28)),
    ],
)
def test_a_field_as_people_read_it(kind: str, value: object, expected: object) -> None:
    assert cell(kind, value) == expected


@pytest.mark.parametrize(
    ("fact", "kept", "expected"),
    [
        ("revenue", "12345678.90", Decimal("1234.567890")),
        ("revenue", "0.00", Decimal(0)),
        ("revenue", None, None),
        ("revenue", "", None),
        ("revenue", "很多", "很多"),
        ("employees", "80", Decimal(80)),
        ("size_industry", "industry", "工业"),
        ("established_on", "2015-05-20", date(2015, 5, 20)),
    ],
)
def test_a_fact_in_its_unit_and_missing_stays_empty(fact: str, kept: object, expected: object) -> None:
    assert fact_cell(kept, library().catalogue.facts[fact]) == expected


def test_truth_is_told_in_words() -> None:
    fact = next(one for one in library().catalogue.facts.values() if one.type == "bool")
    assert (fact_cell(value=True, definition=fact), fact_cell(value=False, definition=fact)) == ("是", "否")


def test_every_heading_is_of_a_kind_there_is() -> None:
    assert fact_heading(library().catalogue.facts["revenue"]).label == "营业收入（万元）"
    headings = [*map(heading_of, COLUMNS), *map(fact_heading, library().catalogue.facts.values())]
    assert {heading.kind for heading in headings} <= set(LOOKS)
