"""The columns of the template: all that the shipped standards use, and no year too few."""

from decimal import Decimal

from tests.tables.kit import ON, catalogue
from tests.tables.template.kit import column
from tidu.engine import load_packs
from tidu.engine.catalogue import Catalogue
from tidu.tables.roster.headings import HeadingReader
from tidu.tables.template.layout import columns_of


def test_every_fact_that_a_standard_reads_has_its_column() -> None:
    read = {
        f"{slot.fact}[{slot.offset}]" if slot.offset else slot.fact
        for standard in load_packs().standards.values()
        if not standard.classifies
        for case in standard.programs
        for slot in standard.programs[case].slots
    }
    columns = {column.key for column in columns_of(catalogue(), ON)}
    assert sorted(read - columns) == []
    assert sorted(columns - read) == ["jurisdiction", "name", "niche_since", "uscc"]


def test_headings_carry_unit_and_year() -> None:
    assert column("revenue[-1]").heading == "营业收入（万元）2024"
    assert column("revenue[-1]").factor == 10_000
    assert column("evaluation_score").heading == "专精特新发展评价得分（平台）（分）2026"
    assert column("market_share_national").heading == "国内细分市场占有率（%）2025"
    assert column("market_share_national").factor == Decimal("0.01")
    assert column("class1_ip").heading == "Ⅰ类知识产权数量（项）"
    assert column("own_brand").heading == "自主品牌"


def test_every_heading_is_read_as_what_it_is() -> None:
    reader = HeadingReader(catalogue(), ON)
    for entry in columns_of(catalogue(), ON):
        heading = reader.read([entry.heading])
        assert heading is not None, entry.heading
        assert (heading.fact.id, heading.year) == (entry.fact.id, entry.year)


def test_a_catalogue_with_fewer_facts_has_fewer_columns() -> None:
    few = Catalogue([catalogue().fact("uscc"), catalogue().fact("revenue")])
    assert [entry.key for entry in columns_of(few, ON)] == ["uscc", "revenue", "revenue[-1]", "revenue[-2]"]
