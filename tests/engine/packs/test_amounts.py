import pytest

from tests.engine.amounts.build import amount_of
from tidu.engine import load_packs
from tidu.engine.errors import ConsistencyError, ExpressionError
from tidu.engine.packs.strict_yaml import read_yaml
from tidu.engine.packs.world import World

CLAUSE = """\
id: "made-up.clause"
amount:
  rate:
    share: "10%"
    base: "revenu"
    label: "营业收入"
"""


def test_an_error_says_file_path_line_and_what_is_meant() -> None:
    document = read_yaml(CLAUSE, "area/policies/x.yaml")
    with pytest.raises(ExpressionError) as caught:
        amount_of(document.data["amount"], document)
    error = caught.value
    assert str(error.place) == "area/policies/x.yaml:5（amount.rate.base）"
    assert error.message == "没有这个事实"
    assert error.got == "revenu"
    assert "revenue" in error.hint


def test_no_kind_names_every_kind() -> None:
    with pytest.raises(ConsistencyError) as caught:
        amount_of({"clause": "第一条"})
    assert caught.value.got == "一个也没有"
    for kind in ("fixed", "by_level", "rate", "ceiling", "unstated", "price_floor"):
        assert kind in caught.value.expected


def test_inputs_are_read_like_facts_and_never_below_zero() -> None:
    amount = amount_of(
        {
            "inputs": [{"id": "purchase", "label": "采购额", "type": "money"}],
            "rate": {"share": "10%", "base": "purchase", "label": "采购额"},
        }
    )
    assert amount.catalogue.fact("purchase").label == "采购额"
    assert amount.catalogue.fact("purchase").minimum == 0
    assert amount.catalogue.fact("revenue").label == "营业收入"


def test_an_amount_has_the_clause_around_it_unless_it_names_its_own() -> None:
    assert amount_of({"fixed": "50万"}).source.clause == "第一条"
    own = amount_of({"fixed": "50万", "clause": "第九条", "confirmation": "one-source"}).source
    assert (own.clause, own.confirmation) == ("第九条", "one-source")
    assert own.document == "虚构文件"


def test_a_composite_level_is_held_through_any_member() -> None:
    amount = amount_of({"by_level": [{"level": "national.tech-innovative", "fixed": "5万"}]})
    assert {slot.fact for slot in amount.slots} == {"tech_sme_until", "innovative_until"}


def test_inputs_of_one_clause_are_unknown_to_the_next() -> None:
    library = load_packs()
    world = World(library.catalogue, library.levels)
    named = {"id": "recognised", "label": "新认定", "type": "bool"}
    tiers = {"by_level": [{"when": "recognised", "fixed": "50万"}]}
    assert amount_of({"inputs": [named], **tiers}, world=world).kind == "by_level"
    with pytest.raises(ExpressionError, match="没有这个事实"):
        amount_of(tiers, world=world)
