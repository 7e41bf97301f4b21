"""Verdicts and points of one firm without a trace, from generated Python: for lists, filters and searches."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

from tidu.engine.scalar.cells import Cell, read_cell
from tidu.engine.scalar.generate import Writer, scale_of
from tidu.engine.scalar.generate_reading import ReadingWriter
from tidu.engine.scalar.judge import Judge
from tidu.engine.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from tidu.engine.expressions.typed import Slot
    from tidu.engine.facts import Facts
    from tidu.engine.packs.library import Standard
    from tidu.engine.schema.common import CaseName

FastCell = int | bool | str | None

_ESTABLISHED = ("established_on", None)
# Without a date of establishment no year lies before it.
_LONGEST_MEMORY = 10_000
_VERDICTS = tuple(Verdict)


class Screened(msgspec.Struct, frozen=True):
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
        self._decide = _compiled(self.source, writer.constants, f"<{standard.id} {case}>", "decide")
        reading = ReadingWriter(self._slots, standard.catalogue)
        source = reading.source()
        self._read = _compiled(source, reading.constants, f"<{standard.id} {case}: facts>", "read")
        self._keys = reading.keys
        self._keys_in: dict[int, tuple[tuple[str, int | None], ...]] = {}

    def cells(self, facts: Facts, on: date) -> tuple[FastCell, ...]:
        """Read a firm into whole numbers; missing and undefined are both None, the judge tells them apart."""
        values, year = facts.values, on.year
        established = values.get(_ESTABLISHED)
        first = established.year if isinstance(established, date) else year - _LONGEST_MEMORY
        keys = self._keys_in.get(year)
        if keys is None:
            keys = self._keys_in[year] = tuple(
                (fact, None if back is None else year + back) for fact, back in self._keys
            )

        def ask(number: int) -> FastCell:
            slot = self._slots[number]
            return _whole(self._cell(slot, facts, on), scale_of(slot, self.standard.catalogue))

        cells: tuple[FastCell, ...] = self._read(values.get, keys, on, first - year, ask)
        return cells

    def screen(self, facts: Facts, on: date, cells: tuple[FastCell, ...] | None = None) -> Screened:
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
        return Screened(_VERDICTS[verdict], codes, points)

    def _cell(self, slot: Slot, facts: Facts, on: date) -> Cell:
        return read_cell(slot, facts, on=on, catalogue=self.standard.catalogue, derived={})


@lru_cache(maxsize=256)
def screener(standard: Standard, case: CaseName) -> Screener:
    """Return the screener of a standard and case, generated once."""
    return Screener(standard, case)


def _compiled(source: str, constants: dict[str, object], name: str, function: str) -> Callable[..., Any]:
    namespace: dict[str, Any] = {"Fraction": Fraction, **constants}
    # The source is written from a checked, typed tree; no text of a pack reaches it.
    exec(compile(source, name, "exec"), namespace)  # noqa: S102
    written: Callable[..., Any] = namespace[function]
    return written


def _whole(value: object, scale: int) -> FastCell:
    """Bring a value or cell to a whole number, a yes/no or a text; what is neither is None."""
    if isinstance(value, Decimal | Fraction):
        return int(value * scale)
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, bool | str) else None
