"""What is filled in is read back under the right fact and year, without anybody mapping a column."""

from datetime import date
from decimal import Decimal

from tests.tables.fillin.kit import answer, firm, opened, saved
from tests.tables.kit import catalogue, read
from tidu.engine import load_packs
from tidu.engine.columnar import plain_slots, slots_read
from tidu.engine.schema.facts import FactType
from tidu.tables.fillin.fill_sheet import NAME
from tidu.tables.fillin.layout import IDENTITY, columns_for


def every_key() -> list[str]:
    """Every fact and year that any shipped standard looks at."""
    standards = list(load_packs().standards.values())
    return [slot.key for slot in plain_slots(slots_read(standards), catalogue())]


def test_everything_that_any_standard_may_lack_comes_back_where_it_belongs() -> None:
    keys = every_key()
    firms = [firm(1, *keys), firm(2, *keys)]
    book = opened(firms)
    columns = columns_for(firms, catalogue(), date(2026, 6, 1))
    assert len(columns) > 30
    for index, column in enumerate(columns[2:], 3):
        book[NAME].cell(row=2, column=index).value = answer(column.fact)
    roster = read(saved(book))
    assert (roster.rejected, roster.unread, roster.sheet) == ((), (), NAME)
    first, second = roster.firms
    assert first.name == "示例001有限公司"
    assert not [key for key in second.facts.values if key[0] not in IDENTITY]
    kept = {column.key for column in columns[2:] if first.facts.get(column.fact.id, column.year) is None}
    assert kept == set()
    assert len({key for key in first.facts.values if key[0] not in IDENTITY}) == len(columns) - 2


def test_units_are_those_of_the_headings() -> None:
    book = opened([firm(1, "revenue[-1]", "market_share_national")])
    columns = columns_for([firm(1, "revenue[-1]", "market_share_national")], catalogue(), date(2026, 6, 1))
    for index, column in enumerate(columns[2:], 3):
        book[NAME].cell(row=2, column=index).value = 12.5
        assert column.fact.type in (FactType.money, FactType.share)
    (only,) = read(saved(book)).firms
    assert only.facts.get("revenue", 2024) == 125_000
    share = next(value for key, value in only.facts.values.items() if key[0] == "market_share_national")
    assert share == Decimal("0.125")


def test_firms_that_fill_nothing_in_stay_without_data() -> None:
    roster = read(saved(opened([firm(1, "revenue"), firm(2, "employees")])))
    assert [one.uscc for one in roster.firms] == [firm(1).uscc, firm(2).uscc]
    assert roster.rejected == ()
