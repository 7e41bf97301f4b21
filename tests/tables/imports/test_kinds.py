"""What the columns of each kind of table may be mapped to."""

import pytest

from tests.tables.imports.kit import kind, packs
from tidu.engine.schema.facts import FactType
from tidu.tables.imports.kinds import kinds_of


def test_there_is_a_kind_for_every_ledger_and_the_roster_comes_first() -> None:
    found = [one.id for one in kinds_of(packs().catalogue, packs().levels)]
    assert found == ["roster", *packs().catalogue.records]
    assert kind().label == "企业名单（每行一家企业）"
    assert kind("ip").label == "知识产权台账（每行一条）"
    with pytest.raises(KeyError):
        kind("nowhere")


def test_a_roster_takes_facts_master_data_and_a_year() -> None:
    roster = kind()
    assert {"uscc", "name", "revenue", "legal_representative", "year"} <= roster.targets.facts.keys()
    assert roster.is_master("sector")
    assert roster.is_master("established_on")
    assert not roster.is_master("revenue")
    assert roster.by_year("revenue")
    assert not roster.by_year("srdi_until")
    assert not roster.by_year("nowhere")
    assert roster.own(["uscc", "name", "", "revenue"]) == 1


def test_a_ledger_takes_its_own_fields_with_the_firm() -> None:
    patents = kind("ip")
    assert {"uscc", "name", "ip.number", "ip.name"} <= patents.targets.facts.keys()
    assert patents.field("ip.number") == "number"
    assert not patents.is_master("ip.name")
    # 名称 alone is the item's name there, not the firm's.
    assert patents.targets.names["名称"] == "ip.name"


def test_titles_are_named_as_lists_name_them() -> None:
    level = kind("titles").targets.fact("titles.level")
    assert level.type is FactType.choice
    names = {name: one.id for one in level.choices for name in (one.label, *one.aliases)}
    assert names["小巨人"] == "national.little-giant"
    assert names["高企"] == "national.high-tech"
    assert names["专精特新中小企业"] == "national.srdi"
    assert "national.tech-innovative" not in names.values()
