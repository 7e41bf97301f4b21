from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidu.tables.report.model import Axis
from tidu.tables.report.radar import corners, figure


def test_the_first_axis_is_at_the_top_and_it_goes_clockwise() -> None:
    assert corners(4) == [(0, -1), (1, 0), (0, 1), (-1, 0)]
    assert corners(4, 0.5)[1] == (0.5, 0)


@given(st.lists(st.none() | st.floats(0, 1), min_size=3, max_size=12))
def test_a_corner_lies_as_far_out_as_was_reached_and_open_axes_have_none(reached: list[float | None]) -> None:
    drawn = figure([Axis("示例", one) for one in reached])
    known = [one for one in reached if one is not None]
    assert [hypot(*point) for point in drawn] == [pytest.approx(one, abs=2e-4) for one in known]
