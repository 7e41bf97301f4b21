"""Small pools for tests, and every way of filling their gaps."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import product
from typing import Any

from tidu.engine import Facts, load_packs

ON = date(2025, 6, 1)
Firm = dict[str, Any]


def facts_of(firm: Firm) -> Facts:
    """Read a firm written as in a case file."""
    return Facts.read(firm, catalogue=load_packs().catalogue, on=ON)


def completions(pool: list[Firm], domains: Mapping[str, tuple[object, ...]]) -> Iterator[list[Firm]]:
    """Every pool in which each missing fact (None) has one of the values of its domain."""
    gaps = [(place, key) for place, firm in enumerate(pool) for key, value in firm.items() if value is None]
    for values in product(*(domains[key] for _, key in gaps)):
        filled = [dict(firm) for firm in pool]
        for (place, key), value in zip(gaps, values, strict=True):
            filled[place][key] = value
        yield filled
