"""Random firms and rules in columns and one by one, and whether both executors say the same of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from random import Random
from typing import TYPE_CHECKING, Final

import polars as pl

from tests.oracle.strategies import library
from tidu.engine import Facts, Verdict
from tidu.engine.columnar.comparisons import Comparisons
from tidu.engine.columnar.emit import stages_of
from tidu.engine.columnar.frame import columns_of
from tidu.engine.columnar.graph import Graph, Node, columns_in
from tidu.engine.columnar.inputs import Inputs
from tidu.engine.columnar.measures import Measures
from tidu.engine.columnar.native.code import FIRMS
from tidu.engine.columnar.native.run import Native
from tidu.engine.columnar.plan import Plan
from tidu.engine.columnar.truths import Truths
from tidu.engine.compiled.program import Program
from tidu.engine.expressions.typed import Boolean, Reference, Slot, slots_of
from tidu.engine.scalar.cells import read_cell
from tidu.engine.scalar.judge import Judge
from tidu.engine.schema.facts import FactType
from tidu.engine.units import Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tidu.engine.catalogue import Catalogue, Value
    from tidu.engine.columnar.backends import Backend

BACKENDS: Final[tuple[Backend, ...]] = ("polars", "native")
ON: Final = date(2026, 6, 1)
EMPTY: Final = Program("", "new", (), (), (), (), ())
ESTABLISHED: Final = (None, date(2010, 3, 1), date(2024, 5, 1), date(2025, 1, 1), date(2026, 2, 1))
SMALL: Final = tuple(map(Decimal, ("0", "0", "0.01", "0.02", "1", "2", "3", "5", "5.01", "100")))
SIGNED: Final = (*SMALL, Decimal(-1), Decimal("-0.01"), Decimal(-3))


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """The national catalogue."""
    return library().catalogue


def reference(fact: str, offset: int = 0) -> Reference:
    """A numeric fact with its domain."""
    definition = catalogue().fact(fact)
    low, high = (
        None if end is None else Fraction(str(end)) for end in (definition.minimum, definition.maximum)
    )
    return Reference(Slot(fact, offset), definition.type.unit or Unit.number, low, high)


def firms(rng: Random, slots: Iterable[Slot], count: int, missing: float = 0.15) -> list[Facts]:
    """Firms with small figures for some slots: equal values, zeros and holes come often."""
    wanted = tuple(slots)
    return [_firm(rng, wanted, missing) for _ in range(count)]


def _firm(rng: Random, slots: Sequence[Slot], missing: float) -> Facts:
    values: dict[tuple[str, int | None], Value] = {}
    established = rng.choice(ESTABLISHED)
    if established is not None:
        values["established_on", None] = established
    for slot in slots:
        definition = catalogue().fact(slot.fact)
        year = ON.year + definition.year_anchor + slot.offset if definition.period.by_year else None
        if rng.random() >= missing:
            values[slot.fact, year] = _value(rng, slot.fact)
    return Facts(values)


def _value(rng: Random, fact: str) -> Value:
    definition = catalogue().fact(fact)
    if definition.type is FactType.bool_:
        return rng.random() < 0.5
    if definition.type is FactType.choice:
        return rng.choice(definition.choices).id
    if definition.type is FactType.date:
        return date(rng.choice((2014, 2024, 2026, 2027)), rng.choice((1, 6)), 1)
    if definition.type is FactType.share:
        return rng.choice((Decimal(0), Decimal("0.1"), Decimal("0.5"), Decimal(1)))
    if definition.type in (FactType.rank, FactType.level):
        return Decimal(rng.choice((1, 2, 3)))
    return rng.choice(SIGNED if definition.minimum is None else SMALL)


def facts_of(values: Mapping[Slot, Value | None]) -> Facts:
    """A firm with these facts and no other."""
    found: dict[tuple[str, int | None], Value] = {}
    for slot, value in values.items():
        definition = catalogue().fact(slot.fact)
        year = ON.year + definition.year_anchor + slot.offset if definition.period.by_year else None
        if value is not None:
            found[slot.fact, year] = value
    return Facts(found)


def judge_of(facts: Facts, program: Program = EMPTY) -> Judge:
    """The scalar judge of a firm."""
    return Judge(program, lambda slot: read_cell(slot, facts, on=ON, catalogue=catalogue(), derived={}))


def frame_of_slots(rows: Sequence[Facts], slots: Iterable[Slot]) -> pl.DataFrame:
    """The columns that some slots are read from."""
    marker = pl.Series("row", range(len(rows)))
    return pl.DataFrame([marker, *columns_of(rows, slots, on=ON, catalogue=catalogue())])


class Bench:
    """What is needed to make columns for a frame."""

    def __init__(self, frame: pl.DataFrame, standard: str = "none") -> None:
        self.frame = frame
        self.graph = Graph()
        self.inputs = Inputs(self.graph, frame.schema, catalogue(), ON, standard)
        self.comparisons = Comparisons(self.graph, self.inputs, Measures(self.graph, far=True))
        self.truths = Truths(self.graph, self.inputs, self.comparisons)

    def run(self, outputs: Mapping[str, Node], backend: Backend = "polars") -> pl.DataFrame:
        """Make columns; machine code makes numbers that no row lacks."""

        def by_polars(frame: pl.DataFrame) -> pl.DataFrame:
            lazy = frame.lazy()
            for stage in stages_of(outputs):
                lazy = lazy.with_columns(stage)
            return lazy.select(list(outputs)).collect(engine="in-memory")

        if backend == "polars" or not columns_in(outputs.values()):
            # Machine code is for plans that read something.
            return by_polars(self.frame)
        plan = Plan(tuple(self.frame.columns), (), tuple(outputs), {}, outputs)
        answer = by_polars(self.frame.clear()).schema
        native = Native(plan, self.frame.schema, answer, room=max(self.frame.height, FIRMS))
        return native.run(self.frame, by_polars)

    def column(self, node: Node) -> list[object]:
        """Make one column."""
        return self.run({"it": node})["it"].to_list()


def codes(nodes: Sequence[Boolean], frame: pl.DataFrame, backend: Backend = "polars") -> list[list[Verdict]]:
    """Verdicts of some tests on every row, by columns."""
    bench = Bench(frame)
    made = {f"{number}": bench.truths.code(bench.truths.truth(node)) for number, node in enumerate(nodes)}
    answer = bench.run(made, backend)
    return [[Verdict(code) for code in answer[name]] for name in made]


def check(nodes: Sequence[Boolean], rows: Sequence[Facts]) -> None:
    """Both backends say of some tests and firms what the scalar judge says."""
    slots = dict.fromkeys(slot for node in nodes for slot in slots_of(node))
    frame = frame_of_slots(rows, slots)
    by_backend = {backend: codes(nodes, frame, backend) for backend in BACKENDS}
    for number, node in enumerate(nodes):
        for place, facts in enumerate(rows):
            expected = judge_of(facts).judge(node).verdict
            for backend, found in by_backend.items():
                verdict = found[number][place]
                assert verdict is expected, (backend, verdict, expected, node, facts.values)
