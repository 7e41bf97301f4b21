"""Size classes of whole frames."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.columnar.kit import ON, Bench, catalogue, facts_of, frame_of_slots
from tests.oracle.strategies import library
from tidu.engine import classify
from tidu.engine.columnar.sizes import SIZES, size_class
from tidu.engine.expressions.typed import Slot
from tidu.engine.packs.size_classes import INDUSTRY

if TYPE_CHECKING:
    from tidu.engine.catalogue import Value

STANDARD = library().standard("size-2011")
EMPLOYEES = (0, 5, 10, 20, 100, 299, 300, 1000, 2000)
REVENUE = (0, 500_000, 1_000_000, 20_000_000, 399_999_999, 400_000_000, 10**9)


def read(fact: str, value: object) -> Value | None:
    return catalogue().read(fact, value)


@pytest.mark.search
@given(rng=st.randoms(use_true_random=True))
def test_classes_are_those_of_single_firms(rng: Random) -> None:
    industries = [choice.id for choice in catalogue().fact(INDUSTRY.fact).choices]
    rows = [
        facts_of(
            {
                INDUSTRY: rng.choice([*industries, None]),
                Slot("employees"): read("employees", rng.choice([*EMPLOYEES, None])),
                Slot("revenue"): read("revenue", rng.choice([*REVENUE, None])),
                Slot("total_assets"): read("total_assets", rng.choice([*REVENUE, None])),
            }
        )
        for _ in range(100)
    ]
    slots = [INDUSTRY, *map(Slot, ("employees", "revenue", "total_assets"))]
    bench = Bench(frame_of_slots(rows, slots))
    assert STANDARD.sizes is not None
    found = bench.column(size_class(bench.graph, bench.truths, STANDARD.sizes))
    assert found == [classify(STANDARD, facts, on=ON).size for facts in rows]


def test_all_classes_are_named() -> None:
    assert SIZES == ("large", "medium", "small", "micro", "unknown")
