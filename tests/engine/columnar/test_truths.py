"""Conditions of any shape: AND, OR, bands, judgements that nobody has given."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.columnar.kit import check, firms
from tests.engine.columnar.rules import tests
from tidu.engine.expressions.typed import Boolean, slots_of

ROWS = 40


@pytest.mark.search
@given(node=tests, rng=st.randoms(use_true_random=True))
def test_a_condition_of_any_shape(node: Boolean, rng: Random) -> None:
    check([node], firms(rng, slots_of(node), ROWS, missing=0.3))
