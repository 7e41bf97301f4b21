"""What names mean depends on where an expression stands: a firm, a pool, a row."""

from fractions import Fraction

from tests.engine.support import rule
from tidu.engine.expressions.scope import FIRMS, Scope, is_judgement, reference
from tidu.engine.expressions.typed import Slot
from tidu.engine.units import Unit

CATALOGUE = rule("own_brand").catalogue
FIELDS = CATALOGUE.records["ip"].fields


def test_a_pool_knows_its_firms_and_nothing_else() -> None:
    pool = Scope.of_pool(CATALOGUE, {"small": "small_until"})
    assert not pool.names
    assert pool.collections[FIRMS] == Scope.of_firm(CATALOGUE, {"small": "small_until"})


def test_a_row_knows_its_fields() -> None:
    row = Scope.of_row(FIELDS)
    assert set(row.names) == {field.id for field in FIELDS}
    assert not row.titles


def test_a_reference_carries_the_domain_of_its_fact() -> None:
    share = reference(CATALOGUE.fact("share"), Slot("share"), Unit.share)
    assert (share.minimum, share.maximum) == (Fraction(0), Fraction(1))
    profit = reference(CATALOGUE.fact("net_profit"), Slot("net_profit"), Unit.money)
    assert (profit.minimum, profit.maximum) == (None, None)
    amount = next(field for field in FIELDS if field.id == "amount")
    assert reference(amount, Slot("amount"), Unit.money).minimum is None


def test_only_facts_are_left_to_judgement() -> None:
    assert is_judgement(CATALOGUE.fact("key_link"))
    assert not is_judgement(CATALOGUE.fact("own_brand"))
    assert not any(is_judgement(field) for field in FIELDS)
