"""What measures come to, in one shape."""

from fractions import Fraction

from tests.plans.kit import ON, PACKS, firm
from tidu.engine.measures import compile_measure
from tidu.engine.units import Unit
from tidu.plans.reading import Reading, counted, of_measured


def reading(text: str, *firms: dict[str, object]) -> Reading:
    pool = [firm(str(number), facts).facts for number, facts in enumerate(firms)]
    return of_measured(compile_measure(text, PACKS).evaluate(pool, on=ON))


def test_counts_know_their_firms() -> None:
    found = counted([0, 2], [5], ("srdi_from",))
    assert (found.low, found.high, found.value, found.unit) == (Fraction(2), Fraction(3), None, Unit.count)
    assert counted([0, 2]).value == 2


def test_the_firms_behind_a_share_are_those_for_which_it_holds() -> None:
    found = reading("share(listed of firms)", {"listed": True}, {"listed": False}, {})
    assert (found.members, found.unknown, found.missing) == ((0,), (2,), ("listed",))
    assert (found.low, found.high) == (Fraction(1, 3), Fraction(2, 3))


def test_a_mean_of_no_firms_is_undefined() -> None:
    found = reading("mean(valid_patents of firms where listed)", {"listed": False})
    assert (found.undefined, found.low, found.high) == (True, None, None)


def test_when_every_firm_is_open_the_range_says_nothing() -> None:
    assert counted([], [0, 1]).silent
    assert not counted([3], [0, 1]).silent
    assert not counted([]).silent
    assert reading("sum(revenue of firms)", {}, {}).silent
    assert not reading("sum(revenue of firms)", {"revenue": 5}, {}).silent
