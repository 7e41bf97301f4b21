"""Nodes exist once, and constants decide what they can."""

import pytest

from tidu.engine.columnar.graph import Graph, Node


@pytest.fixture
def graph() -> Graph:
    return Graph()


def truth(graph: Graph, name: str) -> Node:
    return graph.make("column", extra=name, kind="bool", nullable=True)


def number(graph: Graph, name: str) -> Node:
    return graph.make("column", extra=name, kind="real", nullable=True)


def test_equal_nodes_are_one(graph: Graph) -> None:
    left = graph.all_of(truth(graph, "a"), truth(graph, "b"))
    assert left is graph.all_of(truth(graph, "a"), truth(graph, "b"))
    assert graph.number(1) is not graph.number(1.0)


def test_constants_settle_and_or(graph: Graph) -> None:
    a = truth(graph, "a")
    assert graph.all_of(a, graph.false) is graph.false
    assert graph.all_of(a, graph.true, a) is a
    assert graph.any_of(a, graph.true) is graph.true
    assert graph.any_of(graph.false) is graph.false
    assert graph.all_of() is graph.true


def test_not_of_all_is_one_not(graph: Graph) -> None:
    a, b = truth(graph, "a"), truth(graph, "b")
    found = graph.all_of(graph.negation(a), graph.negation(b))
    assert found is graph.negation(graph.any_of(a, b))
    assert graph.negation(graph.negation(a)) is a
    assert graph.negation(graph.open) is graph.open
    assert graph.negation(graph.true) is graph.false


def test_where_a_truth_is_open(graph: Graph) -> None:
    revenue, sure = number(graph, "revenue"), graph.surely(truth(graph, "sure"))
    enough = graph.compare(">=", revenue, 3.0)
    waits = graph.is_open(revenue)
    assert graph.is_open(enough) is waits
    assert graph.is_open(graph.negation(enough)) is waits
    assert graph.is_open(graph.all_of(enough, sure)) is graph.all_of(waits, sure)
    assert graph.is_open(graph.any_of(enough, sure)) is graph.all_of(waits, graph.negation(sure))
    assert graph.is_open(sure) is graph.false
    assert graph.is_open(graph.open) is graph.true
    assert graph.is_open(graph.missing()) is graph.true


def test_open_truths_get_an_answer(graph: Graph) -> None:
    assert graph.or_else(graph.open, default=True) is graph.true
    assert graph.surely(graph.true) is graph.true
    assert not graph.surely(truth(graph, "a")).nullable


def test_missing_numbers_stay_missing(graph: Graph) -> None:
    missing, one = graph.missing(), graph.number(1)
    assert graph.arithmetic("add", missing, one) is missing
    assert graph.compare(">=", missing, 1) is graph.open
    assert graph.relate("<", one, missing) is graph.open
    assert graph.filled(missing, 2) is graph.number(2)
    assert graph.filled(one, 2) is one


def test_whole_numbers_stay_whole(graph: Graph) -> None:
    whole = graph.make("column", extra="n", kind="whole", nullable=True)
    assert graph.arithmetic("add", whole, graph.number(1)).kind == "whole"
    assert graph.arithmetic("divide", whole, whole).kind == "real"
    assert graph.filled(whole, 0).kind == "whole"
    assert graph.filled(whole, 0.0).kind == "real"
    assert graph.total([whole]) is whole
    assert graph.size_of(whole).kind == "whole"


def test_choices_among_constants(graph: Graph) -> None:
    a, one, two = truth(graph, "a"), graph.number(1), graph.number(2)
    assert graph.choose([(graph.true, one)], two) is one
    assert graph.choose([(graph.false, one), (graph.open, one)], two) is two
    assert graph.choose([(a, one)], one) is one
    chosen = graph.choose([(a, one), (graph.true, two)], one)
    assert chosen.args == (a, one, two)
    assert (chosen.kind, chosen.nullable) == ("whole", False)
    assert graph.choose([(a, graph.number(0.5))], one).kind == "real"
    assert graph.truth(value=True) is graph.true
