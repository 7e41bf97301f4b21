import sys
from resource import RUSAGE_SELF, getrusage

import pytest
from django.http import HttpRequest, HttpResponse

from tidu.web.ui.room import RoomForFrames

_TURNS = 2_000


def _called() -> None:
    pass


# A frame larger than its callers' does not fit at several depths of each piece of 16 KiB.
_called.__code__ = _called.__code__.replace(co_stacksize=60)


def _loop() -> int:
    """Return how many pages of memory a loop of calls asks the system for."""
    before = getrusage(RUSAGE_SELF).ru_minflt
    for _ in range(_TURNS):
        _called()
    return getrusage(RUSAGE_SELF).ru_minflt - before


def _below(depth: int) -> int:
    return _loop() if depth == 0 else _below(depth - 1)


def _worst() -> int:
    return max(_below(depth) for depth in range(250))


@pytest.mark.skipif(sys.platform != "linux", reason="counts what Linux counts")
def test_a_loop_takes_no_memory_at_any_depth() -> None:
    taken: list[int] = []

    def page(_request: HttpRequest) -> HttpResponse:
        taken.append(_worst())
        return HttpResponse("页面")

    assert RoomForFrames(page)(HttpRequest()).content.decode() == "页面"
    assert taken[0] < _TURNS / 4
