from tests.tables.out.made import SIZE, SRDI, SRDI_2022
from tidu.engine import load_packs
from tidu.tables.out.rulebook import rulebook, source_json


def test_every_condition_with_what_it_asks_and_where_it_stands() -> None:
    library = load_packs()
    book = rulebook(library, library.standard(SRDI), "new")
    rule = next(item for item in book["rules"] if item["id"] == "class1-ip")
    assert rule["asks"].startswith("Ⅰ类知识产权数量 ≥ 1 项。可豁免：")
    assert rule["source"]["clause"] == "附件1·四"
    assert len(rule["exemptions"]) == 2
    assert rule["parts"] == []
    assert book["facts"]["rd_expense"] == {"label": "研发费用", "type": "money"}


def test_indicators_and_groups_add_up() -> None:
    library = load_packs()
    book = rulebook(library, library.standard(SRDI_2022), "new")
    assert sum(group["maximum"] for group in book["groups"]) == 100
    assert sum(item["maximum"] for item in book["indicators"]) == 100
    assert all(item["asks"] for item in book["indicators"])


def test_a_condition_the_case_does_not_test() -> None:
    library = load_packs()
    book = rulebook(library, library.standard("little-giant-2026"), "renewal")
    assert [item["id"] for item in book["rules"] if not item["applicable"]]


def test_a_classification_has_no_rules() -> None:
    library = load_packs()
    assert rulebook(library, library.standard(SIZE), "new")["rules"] == []


def test_sources_carry_their_mark() -> None:
    source = source_json(load_packs().standard(SRDI).source)
    assert source["number"] == "工信部企业〔2026〕2号"
    assert str(source["effective"]) == "2026-04-01"
    assert source["confirmation"] == "two-sources"
