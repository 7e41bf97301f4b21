"""Made-up firms for the demo's tests, made once."""

from datetime import date
from functools import cache
from random import Random
from unittest.mock import patch

from tidu.tables.sample.draws import Draws
from tidu.web.demo.firms import MadeFirm, make_firms
from tidu.web.demo.places import Place, places
from tidu.web.demo.services import Demo, load_demo

ON = date(2026, 11, 22)
SIZE = 120


def build_demo() -> Demo:
    """Write the small demo into the database."""
    # Setting five bulletins takes as long as all the rest; `test_bulletins` sets one.
    with patch("tidu.web.demo.plans.write_bulletin"):
        return load_demo(size=SIZE, on=ON)


@cache
def firms(n: int = 400, seed: int = 7) -> tuple[MadeFirm, ...]:
    return tuple(make_firms(n, seed, on=ON, places=places()))


def place(key: str = "changshu") -> Place:
    return next(one for one in places() if one.key == key)


def draws(seed: int = 1) -> Draws:
    return Draws(Random(seed), 1)  # noqa: S311 - made-up data, no secret
