"""A firm of which nobody has said in which libraries it is differs from one that is in none."""

from tidu.engine.facts import Facts
from tidu.plans.pool import PoolFirm


def test_unsaid_is_not_none() -> None:
    assert PoolFirm("甲", "甲", Facts()).libraries is None
    assert PoolFirm("甲", "甲", Facts(), libraries=frozenset()) != PoolFirm("甲", "甲", Facts())
