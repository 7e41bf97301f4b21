"""What reading a document yields. Every ``start`` and ``end`` counts characters of `PolicyDocument.text`."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

Figure = Decimal | tuple[Decimal, Decimal] | None
"""A number, the two ends of a range, or None where the text gives none."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered or bare heading; ``level`` counts from 1; the span covers the heading and all below it."""

    number: str
    heading: str
    level: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Task:
    """An item that names who is responsible.

    ``number`` counts the document's tasks from 1 (printed numbers restart), ``printed`` is what stands before
    the title. ``units`` are all units named for it, also by a sentence that holds for all items; ``lead`` and
    ``support`` only where the text says so. ``deadline`` is the text after 完成时限, empty if none.
    """

    number: int
    printed: str
    title: str
    units: tuple[str, ...]
    lead: tuple[str, ...]
    support: tuple[str, ...]
    chapter: str
    start: int
    end: int
    confidence: float
    doubts: tuple[str, ...] = ()
    deadline: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """A goal with a figure.

    ``op`` is one of ``>= > <= < = ~ range full zero``; ``value`` is in ``unit`` as printed (3 % is 3, unit %),
    with 万, 千 and 百 multiplied out before counted things and 亿元, 万元 left as they stand. ``by`` is the
    year the goal is due, ``per`` year or quarter for goals that return, ``basis`` cumulative, new, average or
    share. ``spans`` lists every passage that states it; the first is ``start`` to ``end``.
    """

    metric: str
    op: str
    value: Figure
    unit: str
    by: int | None
    per: str | None
    basis: str | None
    scope: str
    task: int | None
    start: int
    end: int
    quote: str
    confidence: float
    doubts: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Incentive:
    """A rule about money: ``amount`` and ``cap`` in yuan, ``rate`` a fraction of what ``what`` names.

    ``who`` says who gets it, ``threshold`` on which condition; all of amount, rate and cap are None where the
    text promises money and does not say how much.
    """

    what: str
    amount: Decimal | None
    rate: Decimal | None
    cap: Decimal | None
    threshold: str
    payer: str
    frequency: str
    level: str
    start: int
    end: int
    quote: str
    confidence: float
    doubts: tuple[str, ...] = ()
    who: str = ""
    task: int | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A library, a mechanism or a criterion that the text names; ``task`` is the item it stands in."""

    name: str
    task: int | None
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class PolicyDocument:
    """A document as read; ``text`` is what all offsets point into (for Word and PDF: the text taken out)."""

    text: str
    name: str = ""
    title: str | None = None
    number: str | None = None
    issuer: str | None = None
    issued: date | None = None
    period: tuple[int | None, int | None] = (None, None)
    outline: Sequence[Heading] = ()
    tasks: Sequence[Task] = ()
    targets: Sequence[Target] = ()
    incentives: Sequence[Incentive] = ()
    libraries: Sequence[Mention] = ()
    mechanisms: Sequence[Mention] = ()
    criteria: Sequence[Mention] = ()
    remarks: Sequence[str] = field(default=())

    def as_dict(self) -> dict[str, Any]:
        """Return the JSON contract: plain lists, numbers and texts, dates as 2026-11-22."""
        return {key: _plain(value) for key, value in asdict(self).items()}


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a field holds
    match value:
        case dict():
            return {key: _plain(item) for key, item in value.items()}
        case list() | tuple():
            return [_plain(item) for item in value]
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case date():
            return value.isoformat()
    return value
