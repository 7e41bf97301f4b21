"""Firms for property tests: hypothesis strategies, a generator for bulk, the facts as the engine takes them.

A firm is a dict keyed as in facts.md. One function draws both kinds of firms, so what bulk tests find can be
searched and shrunk by hypothesis.
"""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache
from random import Random
from typing import Final, Literal

from hypothesis import strategies as st

from tests.oracle.firm import YEARLY
from tests.oracle.made_up import Firm, draw_firm
from tidu.engine import Facts, PackLibrary, load_packs

NEW_YEAR: Final = date(2027, 1, 1)
LEAP_DAY: Final = date(2028, 2, 29)
DATES: Final = (date(2026, 6, 1), date(2026, 12, 31), NEW_YEAR, LEAP_DAY)
CASES: Final = ("new", "renewal")

_KEY = re.compile(r"([a-z0-9_]+)(?:\[-(\d+)\])?")


def firms(on: date, standard: str | None = None) -> st.SearchStrategy[Firm]:
    """Firms as they stand on a date, mostly near the bounds of one standard (`srdi_2026`)."""
    return st.randoms(use_true_random=False).map(lambda rng: draw_firm(rng, on, standard))


def situations(standard: str | None = None) -> st.SearchStrategy[tuple[Firm, date, str]]:
    """A firm, a date and a case."""
    return st.tuples(st.sampled_from(DATES), st.sampled_from(CASES)).flatmap(
        lambda at: st.tuples(firms(at[0], standard), st.just(at[0]), st.just(at[1]))
    )


def random_firms(count: int, seed: int, on: date = DATES[0], standard: str | None = None) -> list[Firm]:
    """Many firms at once without hypothesis; the same for the same seed."""
    rng = Random(seed)  # noqa: S311 — nothing here is secret
    return [draw_firm(rng, on, standard) for _ in range(count)]


def case_name(case: str) -> Literal["new", "renewal"]:
    """The case as the engine's types want it."""
    return "new" if case == "new" else "renewal"


def year_of(fact: str, offset: int, on: date) -> int:
    """Calendar year of a yearly fact: offset 0 is last year, for the platform's score this year."""
    return on.year - offset - (0 if fact == "evaluation_score" else 1)


def to_facts(firm: Mapping[str, object], on: date) -> Facts:
    """The same facts for the engine, with calendar years."""
    raw: dict[str, object] = {}
    for name, value in firm.items():
        match = _KEY.fullmatch(name)
        assert match is not None, name
        fact, offset = match[1], int(match[2] or 0)
        plain = as_decimal(value) if isinstance(value, Fraction) else value
        if fact in YEARLY:
            years = raw.setdefault(fact, {})
            assert isinstance(years, dict)
            years[year_of(fact, offset, on)] = plain
        else:
            raw[fact] = plain
    return Facts.read(raw, catalogue=library().catalogue, on=on)


@cache
def library() -> PackLibrary:
    """The shipped packs, read once."""
    return load_packs()


def as_decimal(value: Fraction) -> Decimal:
    """The decimal of a fraction that has one; exact."""
    decimal = Decimal(value.numerator) / Decimal(value.denominator)
    assert Fraction(decimal) == value, value
    return decimal
