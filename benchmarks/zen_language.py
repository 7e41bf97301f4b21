"""Rules for zen-engine as text: expressions by name, in the order in which they need each other."""

import json
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Final

from benchmarks.facts import FACTS, ON
from benchmarks.rules import MANUAL, MET, OUTPUTS, UNKNOWN, Tiers

Texts = dict[str, str]
"""Expressions by key; one reads another as `$.key`."""


def key(name: str) -> str:
    """An output or fact as a plain identifier: `revenue[-1]` is `revenue_1`."""
    return name.translate(str.maketrans("/-.[ ", "_____", "]")).replace("__", "_")


def own(name: str) -> str:
    """The value of another expression."""
    return f"$.{key(name)}"


def three(met: str, unknown: str, otherwise: int = UNKNOWN) -> str:
    """Met, else unknown (or `otherwise`), else unmet."""
    return f"({met}) ? {MET} : (({unknown}) ? {otherwise} : 0)"


def at_least(fact: str, bound: float) -> str:
    """Code of `fact >= bound`."""
    return three(f"{fact} != null and {fact} >= {bound}", f"{fact} == null")


def yearly(fact: str, bound: float) -> str:
    """The same for a fact of last year, unmet before the establishment."""
    return three(f"$.old0 and {fact} != null and {fact} >= {bound}", f"$.old0 and {fact} == null")


def top(rank: str, last: int) -> str:
    """Code of 1 ≤ rank ≤ last."""
    return three(f"{rank} != null and {rank} >= 1 and {rank} <= {last}", f"{rank} == null")


def flag(fact: str, otherwise: int = UNKNOWN) -> str:
    """Code of a yes/no fact."""
    return three(f"{fact} == true", f"{fact} == null", otherwise)


def lowest(*names: str) -> str:
    """AND over codes."""
    return f"min([{', '.join(own(name) for name in names)}])"


def highest(*names: str) -> str:
    """OR over codes of which none is manual."""
    return f"max([{', '.join(own(name) for name in names)}])"


def either(judged: str, other: str) -> str:
    """OR of a code that may be manual and one that never is."""
    judged, other = own(judged), own(other)
    return f"{judged} == {MANUAL} and {other} == {UNKNOWN} ? {UNKNOWN} : max([{judged}, {other}])"


def climb(test: Callable[[float], str], tiers: Tiers, otherwise: int = 0) -> str:
    """Points of the first tier whose test holds."""
    text = str(otherwise)
    for bound, worth in reversed(tiers):
        text = f"({test(bound)}) ? {worth} : ({text})"
    return text


def total(names: Iterable[str]) -> str:
    """The sum of other expressions."""
    return " + ".join(own(name) for name in names)


def decision(texts: Texts) -> str:
    """The decision graph: input, one node of expressions, one that keeps the outputs, output."""
    place = {"x": 0, "y": 0}
    expressions = [
        {"id": str(at), "key": name, "value": text} for at, (name, text) in enumerate(texts.items())
    ]
    kept = [{"id": str(at), "key": key(name), "value": key(name)} for at, name in enumerate(OUTPUTS)]
    nodes: list[dict[str, object]] = [
        {"id": "in", "type": "inputNode", "name": "in", "position": place},
        {
            "id": "rules",
            "type": "expressionNode",
            "name": "rules",
            "position": place,
            "content": {"expressions": expressions},
        },
        {
            "id": "keep",
            "type": "expressionNode",
            "name": "keep",
            "position": place,
            "content": {"expressions": kept},
        },
        {"id": "out", "type": "outputNode", "name": "out", "position": place},
    ]
    order = [str(node["id"]) for node in nodes]
    edges = [
        {"id": f"{one}-{two}", "sourceId": one, "targetId": two, "type": "edge"}
        for one, two in pairwise(order)
    ]
    return json.dumps({"contentType": "application/vnd.gorules.decision", "nodes": nodes, "edges": edges})


YEAR_STARTS: Final = tuple(ON.replace(year=ON.year - back, month=1, day=1).toordinal() for back in range(3))
FACT_KEYS: Final = {fact: key(fact) for fact in FACTS}
