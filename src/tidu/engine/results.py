"""What an evaluation returns: a verdict, and the whole way to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal
    from fractions import Fraction

    from tidu.engine.catalogue import Value
    from tidu.engine.schema.common import CaseName, Source
    from tidu.engine.values import Verdict


class Required(Struct, frozen=True):
    """What a condition asks for, e.g. ``>= 3%``.

    ``value`` is in base units (yuan, fraction), None where the condition asks for a yes or a choice.
    """

    op: str
    value: Decimal | None
    unit: str
    text: str


class Gap(Struct, frozen=True):
    """How much is missing, in the fact's own unit, everything else held.

    ``amount`` is positive, in base units, rounded up to the smallest step of the fact; ``direction`` is 1
    when the fact must rise and −1 when it must fall; ``text`` is Chinese: 研发费用再增加 37.2 万元.
    """

    fact: str
    amount: Decimal
    unit: str
    direction: int
    text: str


class Input(Struct, frozen=True):
    """One fact used: its key (``revenue[-1]``), label, calendar year and value.

    ``state`` is ``known``, ``missing``, ``open`` (a judgement nobody has given), ``undefined`` (the firm did
    not exist in that year) or ``range`` (a ledger leaves it between two counts).
    """

    fact: str
    label: str
    year: int | None
    value: Value | None
    state: str
    text: str


class ConditionResult(Struct, frozen=True):
    """One condition, or a part of one.

    ``value`` is what was computed (a Fraction, a list for several years, a bool or a text), ``value_text``
    the same for people: never shown on the other side of the bound. ``missing`` are absent facts that can
    still change this verdict, ``absent`` the other absent ones, ``open_judgements`` attested facts still
    open.
    ``gaps`` are all that must be closed (both years of an each-year rule); `gap` is the first.
    """

    id: str
    label: str
    kind: str
    verdict: Verdict
    source: Source
    value: Fraction | bool | str | list[Fraction | None] | None = None
    value_text: str = ""
    required: Required | None = None
    gaps: tuple[Gap, ...] = ()
    inputs: tuple[Input, ...] = ()
    missing: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    open_judgements: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    advice: str = ""
    parts: tuple[ConditionResult, ...] = ()

    @property
    def gap(self) -> Gap | None:
        """The first gap to close, when the condition is unmet and its gap can be told in a figure."""
        return self.gaps[0] if self.gaps else None


class IndicatorResult(Struct, frozen=True):
    """Points of one indicator as an interval; ``low == high`` when decided."""

    id: str
    label: str
    group: str
    low: Fraction
    high: Fraction
    maximum: Fraction
    source: Source
    value: Fraction | bool | str | None = None
    value_text: str = ""
    inputs: tuple[Input, ...] = ()
    missing: tuple[str, ...] = ()
    open_judgements: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    advice: str = ""


class GroupResult(Struct, frozen=True):
    """Points of one group of indicators."""

    id: str
    label: str
    low: Fraction
    high: Fraction
    maximum: Fraction


class ScoreResult(Struct, frozen=True):
    """The score as an interval, its line, groups and indicators; ``line`` None when none is asked for."""

    low: Fraction
    high: Fraction
    maximum: Fraction
    line: Fraction | None
    groups: tuple[GroupResult, ...]
    indicators: tuple[IndicatorResult, ...]


class LedgerItem(Struct, frozen=True):
    """One ledger row in a derived count: whether it counted (None: cannot be told yet), and why not."""

    index: int
    counted: bool | None
    reason: str
    clause: str


class Derived(Struct, frozen=True):
    """A fact counted from a ledger by a standard's notes, beside the reported figure.

    ``used`` is ``ledger`` or ``reported``; ``low == high`` unless fields of rows are missing.
    """

    fact: str
    ledger: str
    low: Decimal | str | bool | None
    high: Decimal | str | bool | None
    reported: Value | None
    used: str
    clause: str
    items: tuple[LedgerItem, ...]


class Result(Struct, frozen=True):
    """The outcome of one standard for one firm on one date; keeps what it was judged by."""

    standard: str
    version: int
    pack_hash: str
    on: date
    case: CaseName
    verdict: Verdict
    conditions: tuple[ConditionResult, ...]
    score: ScoreResult | None
    missing: tuple[str, ...]
    absent: tuple[str, ...]
    open_judgements: tuple[str, ...]
    notes: tuple[str, ...]
    derived: tuple[Derived, ...]
    used: Mapping[str, Value | None]

    def condition(self, condition_id: str) -> ConditionResult:
        """Return a condition (or part) by id, searching depth first.

        Raises:
            KeyError: the standard has no such condition.
        """
        stack = list(reversed(self.conditions))
        while stack:
            condition = stack.pop()
            if condition.id == condition_id:
                return condition
            stack.extend(reversed(condition.parts))
        raise KeyError(condition_id)


class OutlinedCondition(Struct, frozen=True):
    """One condition with nothing but its verdict."""

    id: str
    label: str
    verdict: Verdict


class Outline(Struct, frozen=True):
    """The outcome without the way to it: what `Result` says of the verdict, the conditions and the score."""

    standard: str
    verdict: Verdict
    conditions: tuple[OutlinedCondition, ...]
    score: tuple[Fraction, Fraction] | None


class SizeResult(Struct, frozen=True):
    """The size class of a firm by a classification standard (300号).

    ``size`` is large, medium, small, micro or unknown; ``possible`` are the classes that the missing facts
    still leave open.
    """

    standard: str
    version: int
    pack_hash: str
    on: date
    size: str
    possible: tuple[str, ...]
    industry: str | None
    missing: tuple[str, ...]
    notes: tuple[str, ...]
    inputs: tuple[Input, ...]
