"""AND and OR without what follows from the rest."""

from tidu.engine.columnar.graph import Graph, Node
from tidu.engine.columnar.lattice import shortened

GRAPH = Graph()


def at_least(name: str, bound: float, op: str = ">=") -> Node:
    return GRAPH.compare(op, GRAPH.make("column", extra=name, kind="real", nullable=True), bound)


REVENUE, RICHER, STAFF = at_least("revenue", 2.0), at_least("revenue", 4.0), at_least("employees", 300.0)


def test_the_harder_bound_is_enough_for_all() -> None:
    assert shortened("and", (REVENUE, STAFF, RICHER)) == (STAFF, RICHER)
    assert shortened("and", (RICHER, REVENUE)) == (RICHER,)


def test_the_easier_bound_is_enough_for_any() -> None:
    assert shortened("or", (RICHER, REVENUE, STAFF)) == (REVENUE, STAFF)


def test_upper_bounds_mirror() -> None:
    low, high = at_least("revenue", 2.0, "<"), at_least("revenue", 4.0, "<")
    assert shortened("and", (high, low)) == (low,)
    assert shortened("or", (low, high)) == (high,)


def test_bounds_of_two_senses_or_facts_stay() -> None:
    pair = (at_least("revenue", 2.0), at_least("revenue", 2.0, ">"))
    assert shortened("and", pair) == pair
    assert shortened("or", (REVENUE, STAFF)) == (REVENUE, STAFF)
    equal = (at_least("revenue", 2.0, "=="), at_least("revenue", 4.0, "=="))
    assert shortened("or", equal) == equal


def test_a_part_absorbs_what_needs_more() -> None:
    both = GRAPH.make("and", RICHER, STAFF, kind="bool", nullable=True)
    assert shortened("or", (both, REVENUE)) == (REVENUE,)
    either = GRAPH.make("or", REVENUE, STAFF, kind="bool", nullable=True)
    assert shortened("and", (either, RICHER)) == (RICHER,)
    assert shortened("and", (either, both)) == (both,)
