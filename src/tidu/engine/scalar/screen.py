"""Verdicts and points of one firm without a trace, from generated Python: for lists, filters and searches."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from tidu.engine.expressions.typed import Reading, Slot
from tidu.engine.scalar.cells import Cell, read_cell
from tidu.engine.scalar.generate import Writer, scale_of
from tidu.engine.scalar.judge import Judge
from tidu.engine.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from tidu.engine.catalogue import Catalogue
    from tidu.engine.facts import Facts
    from tidu.engine.packs.library import Standard
    from tidu.engine.schema.common import CaseName

FastCell = int | bool | str | None

# Without a date of establishment no year lies before it.
_LONGEST_MEMORY = 10_000


@dataclass(frozen=True, slots=True)
class Screened:
    """Outcome of a screening: codes in the order of `Screener.condition_ids`, points of `indicator_ids`."""

    verdict: Verdict
    codes: tuple[int, ...]
    points: tuple[tuple[Fraction, Fraction], ...]

    @property
    def score(self) -> tuple[Fraction, Fraction]:
        """Total points as an interval."""
        return sum(low for low, _ in self.points) + Fraction(0), sum(
            high for _, high in self.points
        ) + Fraction(0)


class Screener:
    """A standard generated for one case: call `screen` for each firm.

    Ledgers are not counted here; give facts whose counts are already derived, or use `evaluate`.
    """

    def __init__(self, standard: Standard, case: CaseName) -> None:
        """Write, compile and keep the function."""
        self.standard = standard
        self.program = standard.program(case)
        self.condition_ids = tuple(condition.id for condition in self.program.applicable)
        self.indicator_ids = tuple(indicator.id for indicator in self.program.indicators)
        writer = Writer(self.program, standard.catalogue)
        self.source = writer.source()
        self._tests = tuple(writer.tests)
        self._slots = writer.slots
        self._decide = _compiled(self.source, writer.constants, f"<{standard.id} {case}>")
        plans = (reader_of(slot, standard.catalogue) for slot in self._slots)
        self._readers = tuple((plan.slot, plan.plain, plan.back, plan.scale) for plan in plans)

    def cells(self, facts: Facts, on: date) -> list[FastCell]:
        """Read a firm into whole numbers; missing and undefined are both None, the judge tells them apart."""
        values, year = facts.values, on.year
        established = values.get(("established_on", None))
        first = established.year if isinstance(established, date) else year - _LONGEST_MEMORY
        out: list[FastCell] = []
        for slot, plain, back, scale in self._readers:
            # One loop without calls: three standards read some eighty cells a firm.
            if not plain:
                cell = read_cell(slot, facts, on=on, catalogue=self.standard.catalogue, derived={})
                out.append(_whole(cell, scale))
            elif back is None:
                value = values.get((slot.fact, None))
                out.append(int(value * scale) if type(value) is Decimal else _whole(value, scale))
            else:
                value = values.get((slot.fact, year + back)) if year + back >= first else None
                out.append(int(value * scale) if type(value) is Decimal else _whole(value, scale))
        return out

    def screen(self, facts: Facts, on: date, cells: list[FastCell] | None = None) -> Screened:
        """Judge one firm.

        Args:
            facts: the firm.
            on: date of evaluation.
            cells: from `cells`, where they were read before.
        """
        lazy: list[Judge] = []

        def judge() -> Judge:
            if not lazy:
                lazy.append(Judge(self.program, lambda slot: self._cell(slot, facts, on)))
            return lazy[0]

        def ask(number: int) -> int:
            return judge().judge(self._tests[number]).verdict

        def score(index: int) -> tuple[Fraction, Fraction]:
            points = judge().indicator(index)
            return points.low, points.high

        verdict, codes, points = self._decide(self.cells(facts, on) if cells is None else cells, ask, score)
        return Screened(Verdict(verdict), codes, tuple(zip(points[::2], points[1::2], strict=True)))

    def _cell(self, slot: Slot, facts: Facts, on: date) -> Cell:
        return read_cell(slot, facts, on=on, catalogue=self.standard.catalogue, derived={})


@lru_cache(maxsize=256)
def screener(standard: Standard, case: CaseName) -> Screener:
    """Return the screener of a standard and case, generated once."""
    return Screener(standard, case)


def _compiled(source: str, constants: dict[str, object], name: str) -> Callable[..., Any]:
    namespace: dict[str, Any] = {"Fraction": Fraction, **constants}
    # The source is written from a checked, typed tree; no text of a pack reaches it.
    exec(compile(source, name, "exec"), namespace)  # noqa: S102
    function: Callable[..., Any] = namespace["decide"]
    return function


@dataclass(frozen=True, slots=True)
class Reader:
    """How one slot is read; ``plain`` slots are a look-up, the rest ask `read_cell`.

    ``back`` is what to add to the date's year (None: not kept by year), ``scale`` makes numbers whole.
    """

    slot: Slot
    plain: bool
    back: int | None
    scale: int


def reader_of(slot: Slot, catalogue: Catalogue) -> Reader:
    """Plan how to read a slot."""
    definition = catalogue.fact(slot.fact)
    by_year = definition.period.by_year
    plain = slot.reading is Reading.value and definition.years_since is None
    back = definition.year_anchor + slot.offset if by_year else None
    return Reader(slot, plain, back, scale_of(slot, catalogue))


def _whole(value: object, scale: int) -> FastCell:
    """Bring a value or cell to a whole number, a yes/no or a text; what is neither is None."""
    if isinstance(value, Decimal | Fraction):
        return int(value * scale)
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, bool | str) else None
