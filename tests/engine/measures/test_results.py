import dataclasses

import pytest

from tests.engine.measures.pools import ON, facts_of
from tidu.engine import load_packs
from tidu.engine.measures import compile_measure


def test_outcomes_are_frozen() -> None:
    found = compile_measure("count(firms)", load_packs()).evaluate([facts_of({})], on=ON)
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(found, "value", None)  # noqa: B010 - mypy knows it is frozen
    assert found.aggregates[0].interval.point == found.value == 1
