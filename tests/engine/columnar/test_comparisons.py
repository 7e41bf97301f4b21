"""Comparisons in columns say what the scalar judge says, whatever is missing, zero or negative."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.columnar.kit import check, firms
from tests.engine.columnar.rules import compares
from tidu.engine.expressions.typed import Compare, slots_of

ROWS = 40


@pytest.mark.search
@given(node=compares, rng=st.randoms(use_true_random=True))
def test_a_comparison_of_any_shape(node: Compare, rng: Random) -> None:
    check([node], firms(rng, slots_of(node), ROWS))
