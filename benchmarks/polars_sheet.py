"""A sheet of named Polars expressions that sorts itself into stages, and the idioms that proved fastest.

Measured at a million rows: a condition is a nullable Boolean (Kleene for nothing), codes and points are bytes
made by `when` with literals (20 times cheaper than casting a Boolean), and every value that two rules read is
one column. Bounds on quotients are moved by four units in the last place: with money of two decimals below
10^11 yuan that makes `a / b >= t` exact (two unequal quotients differ by more than all rounding together).
"""

from collections.abc import Iterable
from typing import Final

import polars as pl

from benchmarks.rules import MANUAL, MET, UNKNOWN, UNMET, Tiers

ULPS: Final = 4 * 2.0**-53


def at_least(bound: float) -> float:
    """The double from which on a quotient is surely at least the decimal bound."""
    return bound * (1 - ULPS)


def at_most(bound: float) -> float:
    """The double up to which a quotient is surely at most the decimal bound."""
    return bound * (1 + ULPS)


def byte(value: int) -> pl.Expr:
    """A literal of one byte."""
    return pl.lit(value, pl.UInt8)


def chain(choices: Iterable[tuple[pl.Expr, int]], otherwise: int = 0) -> pl.Expr:
    """The byte beside the first mask that is true; null counts as false."""
    result = byte(otherwise)
    for mask, value in reversed(tuple(choices)):
        result = pl.when(mask).then(byte(value)).otherwise(result)
    return result


def code(condition: pl.Expr, unmet: int = UNMET, unknown: int = UNKNOWN) -> pl.Expr:
    """The code of a nullable Boolean; `unknown=MANUAL` for facts that a person must judge."""
    return chain([(condition, MET), (condition.is_null(), unknown)], unmet)


def negated(flag: str) -> pl.Expr:
    """The code of "not `flag`" for a negative that a person must rule out."""
    return chain([(pl.col(flag), UNMET), (pl.col(flag).is_null(), MANUAL)], MET)


def either(judged: pl.Expr, other: pl.Expr) -> pl.Expr:
    """OR of a code that may be manual and one that never is: an unknown beside it outweighs the manual."""
    met = (judged == byte(MET)) | (other == byte(MET))
    unknown = (judged == byte(UNKNOWN)) | (other == byte(UNKNOWN))
    return chain([(met, MET), (unknown, UNKNOWN), (judged == byte(MANUAL), MANUAL)])


class Sheet:
    """Named expressions; each may read facts and other names."""

    def __init__(self) -> None:
        self.expressions: dict[str, pl.Expr] = {}

    def put(self, name: str, expression: pl.Expr) -> pl.Expr:
        """Keep an expression under a name and return the column that will hold it."""
        self.expressions.setdefault(name, expression)
        return pl.col(name)

    def points(self, name: str, low: pl.Expr, unknown: pl.Expr, most: int) -> None:
        """An indicator that is either known or still open up to `most`."""
        column = self.put(f"{name}.low", low)
        self.put(f"{name}.high", pl.when(unknown).then(byte(most)).otherwise(column))

    def ladder(self, name: str, value: pl.Expr, tiers: Tiers) -> None:
        """Points by plain lower bounds on a fact."""
        open_ = self.put(f"{name}.open", value.is_null())
        self.points(name, chain((value >= bound, worth) for bound, worth in tiers), open_, tiers[0][1])

    def stages(self) -> list[list[pl.Expr]]:
        """Expressions in stages, each reading facts and earlier stages only."""
        rest = dict(self.expressions)
        out = []
        while rest:
            ready = [name for name, one in rest.items() if not rest.keys() & set(one.meta.root_names())]
            out.append([rest.pop(name).alias(name) for name in ready])
        return out
