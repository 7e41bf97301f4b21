"""A measure ready to run over a pool of firms, one firm after the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidu.engine.compiled.program import Program
from tidu.engine.expressions.typed import Arithmetic, Literal, Over, walk
from tidu.engine.measures.aggregates import aggregate
from tidu.engine.measures.members import member_of
from tidu.engine.measures.results import Aggregated, Measured
from tidu.engine.measures.texts import measured_text
from tidu.engine.scalar.cells import Cell, read_cell
from tidu.engine.scalar.intervals import Interval, combine
from tidu.engine.scalar.judge import Judge
from tidu.engine.scalar.report import keys

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from tidu.engine.catalogue import Catalogue
    from tidu.engine.expressions.typed import Numeric, Slot
    from tidu.engine.facts import Facts
    from tidu.engine.measures.members import Member
    from tidu.engine.units import Unit

_EMPTY = Program("", "new", (), (), (), (), ())


@dataclass(frozen=True, slots=True)
class Measure:
    """A number over a pool: aggregates over firms and arithmetic between them.

    ``node`` is the typed tree, the one form every executor starts from; ``text`` the expression as written.
    """

    text: str
    node: Numeric
    catalogue: Catalogue

    @property
    def unit(self) -> Unit:
        """Unit of the outcome."""
        return self.node.unit

    @property
    def aggregates(self) -> tuple[Over, ...]:
        """The aggregates in it, in reading order, each once."""
        return tuple(dict.fromkeys(part for part in walk(self.node) if isinstance(part, Over)))

    def evaluate(self, firms: Iterable[Facts], *, on: date) -> Measured:
        """Measure a pool. A pure function of its arguments; ``firms`` is read once.

        Ledgers are not counted here: only a standard says how. Give facts whose counts are already derived.

        Args:
            firms: the pool; results name firms by their place in it, from 0.
            on: date of the measure; ``x`` in expressions is the year before it.
        """
        parts = self.aggregates
        members: dict[Over, list[Member]] = {part: [] for part in parts}
        for index, facts in enumerate(firms):
            judge = Judge(_EMPTY, _reader(facts, self.catalogue, on))
            for part in parts:
                member = member_of(part, judge, index)
                if member is not None:
                    members[part].append(member)
        found = {part: _aggregated(part, members[part]) for part in parts}
        everyone = [member for part in parts for member in members[part]]
        return _measured(self.node, found, everyone)


def _reader(facts: Facts, catalogue: Catalogue, on: date) -> _Cells:
    return _Cells(facts, catalogue, on, {})


@dataclass(slots=True)
class _Cells:
    """Cells of one firm, each read once."""

    facts: Facts
    catalogue: Catalogue
    on: date
    cells: dict[Slot, Cell]

    def __call__(self, slot: Slot) -> Cell:
        if slot not in self.cells:
            self.cells[slot] = read_cell(slot, self.facts, on=self.on, catalogue=self.catalogue, derived={})
        return self.cells[slot]


def _aggregated(node: Over, members: list[Member]) -> Aggregated:
    sure = [member for member in members if member.certain and not member.undefined]
    return Aggregated(
        node=node,
        interval=aggregate(node.function, members),
        members=tuple(member.index for member in sure),
        holding=tuple(member.index for member in sure if node.function == "share" and member.low == 1),
        unknown=tuple(member.index for member in members if member.is_open),
        undefined=tuple(member.index for member in members if member.undefined),
    )


def _measured(node: Numeric, found: dict[Over, Aggregated], members: list[Member]) -> Measured:
    interval = _interval(node, found)
    parts = tuple(found.values())
    waiting = [member for member in members if member.is_open]
    value = interval.point
    return Measured(
        value=value,
        low=None if interval.undefined else interval.low,
        high=None if interval.undefined else interval.high,
        unit=node.unit,
        counted=len({index for part in parts for index in part.members}),
        unknown=_joined(part.unknown for part in parts),
        undefined=_joined(part.undefined for part in parts),
        missing=keys(slot for member in waiting for slot in member.missing),
        open_judgements=keys(slot for member in waiting for slot in member.judgements),
        is_undefined=interval.undefined,
        text=measured_text(interval, node.unit),
        aggregates=parts,
    )


def _interval(node: Numeric, found: dict[Over, Aggregated]) -> Interval:
    """Combine aggregates by arithmetic; compilation lets nothing else stand here."""
    match node:
        case Over():
            return found[node].interval
        case Arithmetic(operator, left, right, _):
            return combine(operator, _interval(left, found), _interval(right, found))
        case Literal(value, _):
            return Interval(value, value)
        case _:
            raise TypeError(type(node).__name__)


def _joined(places: Iterable[tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(sorted({index for part in places for index in part}))
