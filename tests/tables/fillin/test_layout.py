from tests.tables.fillin.kit import firm
from tests.tables.kit import ON, catalogue
from tidu.tables.fillin.layout import columns_for


def test_only_what_some_firm_lacks_newest_year_first() -> None:
    columns = columns_for(
        [firm(1, "revenue[-1]", "employees"), firm(2, "revenue", "class1_ip")], catalogue(), ON
    )
    assert [column.heading for column in columns[:2]] == ["统一社会信用代码", "企业名称"]
    keys = [column.key for column in columns[2:]]
    assert set(keys) == {"revenue", "revenue[-1]", "employees", "class1_ip"}
    assert keys.index("revenue") + 1 == keys.index("revenue[-1]")
    headings = {column.key: column.heading for column in columns}
    assert headings["revenue[-1]"] == "营业收入（万元）2024"
    assert "20" not in headings["class1_ip"]


def test_what_the_catalogue_does_not_know_is_not_asked_for() -> None:
    columns = columns_for([firm(1, "no_such_fact", "uscc", "name")], catalogue(), ON)
    assert [column.fact.id for column in columns] == ["uscc", "name"]
