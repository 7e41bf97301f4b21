"""Made-up firms, one after another, the same for the same seed."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from tidu.tables.sample.aims import AIMS, Aim
from tidu.tables.sample.draws import Draws
from tidu.tables.sample.figures import Row, add_accounts, add_market, add_people, add_sales
from tidu.tables.sample.identity import identity_of
from tidu.tables.sample.standing import (
    add_age,
    add_innovation,
    add_judgements,
    add_quality,
    add_titles,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

# A third passes everything it aims at, most miss one thing or two, some miss much.
_QUALITIES = (1.0, 1.0, 1.0, 0.97, 0.97, 0.95, 0.9, 0.9, 0.8)
_MISSING = 0.02
_ALWAYS_KNOWN = frozenset({"uscc", "name", "jurisdiction"})
_BY_WEIGHT = tuple(aim for aim in AIMS for _ in range(aim.weight))


def sample(n: int, seed: int, *, on: date) -> Iterator[Row]:
    """Make up firms that hug the thresholds of all standards: on a line, one fen under, one fen over.

    Args:
        n: how many.
        seed: the same seed, date and place in the list give the same firm.
        on: date of the evaluation; titles end around it.

    Yields:
        Facts by key (``revenue[-1]``): Decimal in yuan and fractions, int, bool, date, str; about two in a
        hundred are None or absent.
    """
    for place in range(n):
        yield _firm(place, seed, on)


def _firm(place: int, seed: int, on: date) -> Row:
    # A generator a firm: the first hundred of a thousand are the hundred of a hundred.
    rng = Random(f"{seed}/{place}")  # noqa: S311 - made-up data, no secret
    lot = Draws(rng, 1)
    aim: Aim = lot.pick(_BY_WEIGHT)
    draws = Draws(rng, lot.pick(_QUALITIES))
    row: Row = dict(identity_of(place, draws))
    revenues = add_sales(row, aim, draws)
    add_accounts(row, aim, draws, revenues)
    add_people(row, draws, revenues[0])
    add_market(row, aim, draws)
    add_innovation(row, aim, draws)
    add_quality(row, aim, draws)
    add_age(row, aim, draws, on)
    add_titles(row, aim, draws, on)
    add_judgements(row, draws)
    return {key: _kept(key, value, draws) for key, value in row.items()}


def _kept(key: str, value: object, draws: Draws) -> object:
    return None if draws.chance(_MISSING) and key not in _ALWAYS_KNOWN else value
