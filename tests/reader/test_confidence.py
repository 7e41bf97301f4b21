from hypothesis import given
from hypothesis import strategies as st

from tidu.reader.confidence import SURE, Doubts


def test_without_doubts_an_item_is_sure() -> None:
    assert Doubts().confidence == SURE


def test_a_doubt_costs_once() -> None:
    doubts = Doubts()
    doubts.add("甲", 0.1)
    doubts.add("甲", 0.1)
    doubts.add("乙")
    assert doubts.texts == ["甲", "乙"]
    assert doubts.confidence == 0.88


@given(st.lists(st.floats(0, 1), max_size=20))
def test_it_stays_a_probability(costs: list[float]) -> None:
    doubts = Doubts()
    for number, cost in enumerate(costs):
        doubts.add(str(number), cost)
    assert 0 < doubts.confidence <= 1
