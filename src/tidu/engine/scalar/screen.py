"""Verdicts and points of one firm without a trace, from generated Python: for lists, filters and searches."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from tidu.engine.expressions.typed import Reading, Slot
from tidu.engine.scalar.cells import Cell, read_cell, year_of
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
        self._readers = tuple(_reader(slot, standard.catalogue) for slot in self._slots)

    def cells(self, facts: Facts, on: date) -> list[FastCell]:
        """Read a firm into whole numbers; missing and undefined are both None, the judge tells them apart."""
        return [read(facts, on) for read in self._readers]

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


def _reader(slot: Slot, catalogue: Catalogue) -> Callable[[Facts, date], FastCell]:
    """Return the function that reads one slot; plain facts take a short way."""
    definition = catalogue.fact(slot.fact)
    scale = scale_of(slot, catalogue)
    plain = slot.reading is Reading.value and definition.years_since is None

    def read(facts: Facts, on: date) -> FastCell:
        if plain:
            year = year_of(slot, definition, on)
            established = facts.values.get(("established_on", None)) if year is not None else None
            if year is None or not isinstance(established, date) or year >= established.year:
                value = facts.values.get((slot.fact, year))
                if isinstance(value, Decimal):
                    return int(value * scale)
                return value.isoformat() if isinstance(value, date) else value
        cell = read_cell(slot, facts, on=on, catalogue=catalogue, derived={})
        if isinstance(cell, Fraction):
            return int(cell * scale)
        return cell if isinstance(cell, bool | str) else None

    return read
