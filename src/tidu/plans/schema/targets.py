"""Shape of a target: what is counted, how much, by when, and how it is measured."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Literal

from tidu.engine.schema.common import Confirmation, PackStruct


class Operator(StrEnum):
    """How the document binds the figure. ``=``: a bare figure, without 以上 or 左右."""

    at_least = ">="
    more = ">"
    at_most = "<="
    less = "<"
    bare = "="
    about = "~"
    range = "range"
    full = "full"
    zero = "zero"

    @property
    def label(self) -> str:
        """Chinese word or sign shown before the figure."""
        return _LABELS[self]


_LABELS = {
    Operator.at_least: "≥",
    Operator.more: ">",
    Operator.at_most: "≤",
    Operator.less: "<",
    Operator.bare: "",
    Operator.about: "约",
    Operator.range: "",
    Operator.full: "全覆盖",
    Operator.zero: "清零",
}


class Basis(StrEnum):
    """What the figure adds up: all so far, the new ones, a mean a firm, or a share."""

    cumulative = "cumulative"
    new = "new"
    average = "average"
    share = "share"

    @property
    def label(self) -> str:
        """Chinese word."""
        return {"cumulative": "累计", "new": "新增", "average": "户均", "share": "占比"}[self.value]


class Counted(StrEnum):
    """Which titles count: valid on the date, ever held, or first obtained in a period."""

    valid_on = "valid_on"
    ever = "ever"
    newly_in = "newly_in"

    @property
    def label(self) -> str:
        """Chinese words."""
        return {"valid_on": "当日有效", "ever": "曾经获得", "newly_in": "期内首次获得"}[self.value]


class TitleMeasure(PackStruct, frozen=True):
    """Count firms by their titles.

    ``match``: ``exactly`` counts the titles of the named levels themselves (a higher title neither adds nor
    takes away), ``at_or_above`` also every level of a higher rank. ``since`` begins the period of
    ``newly_in``; left out, it is the plan's first day.
    """

    levels: tuple[str, ...]
    count: Counted
    match: Literal["exactly", "at_or_above"] = "exactly"
    since: date | None = None


class Measured(PackStruct, frozen=True):
    """How the pool answers: exactly one kind key.

    ``expression`` is a measure of the rule language (``sum(x of firms where …)``), ``titles`` counts holders,
    ``library`` counts the firms in a library of the plan. ``note`` says where the measure differs from the words.
    """

    expression: str | None = None
    titles: TitleMeasure | None = None
    library: str | None = None
    note: str = ""


class Baseline(PackStruct, frozen=True):
    """The figure before the plan began, with where it is said."""

    value: float
    on: date
    clause: str


class Target(PackStruct, frozen=True):
    """One numeric goal, with its exact sense.

    ``value`` is the printed figure in the printed ``unit`` (two figures for a range; none for full and zero).
    The period is one of ``by`` (a year's end), ``per`` (each year or quarter; with ``by``: until that year) and
    ``undated`` (the document names none: the plan's own end). ``also`` are other clauses that state the same goal.
    ``reported``: responsible units report the figure, whether or not it is measured too.
    """

    id: str
    metric: str
    op: Operator
    unit: str
    clause: str
    value: float | tuple[float, float] | None = None
    scope: str = ""
    basis: Basis | None = None
    by: int | None = None
    per: Literal["year", "quarter"] | None = None
    undated: bool = False
    task: str | None = None
    also: tuple[str, ...] = ()
    reported: bool = True
    measure: Measured | None = None
    baseline: Baseline | None = None
    confirmation: Confirmation | None = None
    note: str = ""
