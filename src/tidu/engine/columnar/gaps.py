"""Gaps as columns: how much of which fact an unmet condition lacks, everything else held.

A gap is told for conditions that are one comparison or score line, or that need several at once (`all_of`,
`each_year`): there ``.gap`` and ``.gap_fact`` are the first gap of the scalar report (`ConditionResult.gap`),
its amount in base units and the key of its fact (``score`` for points). Where alternatives or bands compete
the scalar report weighs them in exact fractions; such conditions have no gap columns, their parts do.
Amounts are exact: they are counted in whole steps of the fact, on the rows that are unmet only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from tidu.engine.columnar.emit import stages_of
from tidu.engine.columnar.exact import whole_steps
from tidu.engine.columnar.graph import Graph, columns_in
from tidu.engine.columnar.inputs import Inputs
from tidu.engine.columnar.shortfalls import Teller, changes
from tidu.engine.compiled.bounds import bound_of
from tidu.engine.expressions.typed import AnyOf, Compare, FirstOf, Reference, ScoreLine, walk
from tidu.engine.scalar.report import SCORE
from tidu.engine.units import Unit
from tidu.engine.values import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from tidu.engine.catalogue import Catalogue
    from tidu.engine.compiled.program import Condition
    from tidu.engine.expressions.typed import Slot
    from tidu.engine.packs.library import Standard
    from tidu.engine.schema.common import CaseName


@dataclass(frozen=True, slots=True)
class Told:
    """A gap on some rows: the key of its fact, and the signed change, null where there is none."""

    key: str
    change: pl.Series


class Gaps:
    """Tells the gaps of some standards."""

    def __init__(self, standards: Sequence[Standard], *, on: date, case: CaseName) -> None:
        """Take the standards, the date and the case."""
        self.standards = [standard for standard in standards if not standard.classifies]
        self.on = on
        self.case: CaseName = case

    def columns(self, facts: pl.DataFrame, result: pl.DataFrame, *, parts: bool) -> list[pl.Series]:
        """Return the gap columns of a frame.

        Args:
            facts: the frame.
            result: verdict codes and points of the same rows.
            parts: also of the parts whose codes are in the result.
        """
        found: list[pl.Series] = []
        for standard in self.standards:
            for condition in _conditions(standard, self.case, parts=parts):
                told = _tellers(condition, standard.catalogue)
                if told is not None and condition.applicable:
                    name = f"{standard.id}/{condition.id}"
                    rows = (result[name] == int(Verdict.unmet)).arg_true()
                    firms = _Firms(standard, self.on, facts, result, rows)
                    found += _spread(name, [firms.tell(one) for one in told], rows, result.height)
        return found


class _Firms:
    """The rows that a condition is unmet on."""

    def __init__(
        self, standard: Standard, on: date, facts: pl.DataFrame, result: pl.DataFrame, rows: pl.Series
    ) -> None:
        self.standard = standard
        self.on = on
        self.facts = facts
        self.result = result
        self.rows = rows

    def tell(self, asked: Teller | ScoreLine) -> Told:
        """The gap of one comparison or score line."""
        if isinstance(asked, ScoreLine):
            return Told(SCORE, self._points(asked))
        slot = asked.part.slot
        columns, decimals = self._steps(bound_of(asked.compare).slots)
        change = changes(asked, columns, decimals).cast(pl.Float64)
        # Column by column: by a single number Polars multiplies with its inverse, which bends decimals.
        change = change / pl.repeat(10.0 ** decimals[slot], len(change), eager=True)
        if asked.part.unit is Unit.rank:
            # From 0, which is no rank at all, to a rank: no figure tells how far that is.
            change = change.zip_with(change < 0, pl.Series([None], dtype=pl.Float64))
        return Told(slot.key, change)

    def _points(self, node: ScoreLine) -> pl.Series:
        of = "score" if node.of == "total" else f"score.{node.of}"
        high = self.result[f"{self.standard.id}/{of}.high"].gather(self.rows)
        lacks = float(node.line) - high.cast(pl.Float64)
        return lacks.zip_with(lacks > 0, pl.Series([None], dtype=pl.Float64))

    def _steps(self, slots: tuple[Slot, ...]) -> tuple[dict[Slot, pl.Series], dict[Slot, int]]:
        """Whole steps of the facts, null where missing or undefined."""
        graph = Graph()
        inputs = Inputs(graph, self.facts.schema, self.standard.catalogue, self.on, self.standard.id)
        figures = [inputs.figure(slot) for slot in slots]
        known = {
            f"{number}": graph.choose([(figure.exists, figure.value)], graph.missing())
            for number, figure in enumerate(figures)
        }
        needed = sorted(columns_in(known.values()))
        frame = pl.DataFrame(
            [self.rows.alias("row"), *(self.facts[name].gather(self.rows) for name in needed)]
        )
        for stage in stages_of(known):
            frame = frame.with_columns(stage)
        decimals = {slot: figure.decimals for slot, figure in zip(slots, figures, strict=True)}
        columns = {
            slot: whole_steps(frame[name], decimals[slot]) for slot, name in zip(slots, known, strict=True)
        }
        return columns, decimals


def _conditions(standard: Standard, case: CaseName, *, parts: bool) -> Iterator[Condition]:
    waiting = list(standard.program(case).conditions)
    while waiting:
        condition = waiting.pop(0)
        yield condition
        if parts:
            waiting.extend((*condition.parts, *condition.exemptions))


def _tellers(condition: Condition, catalogue: Catalogue) -> list[Teller | ScoreLine] | None:
    """What can tell the gap of a condition, in its order; None where alternatives compete or nothing can."""
    nodes = list(walk(condition.own))
    if any(isinstance(node, AnyOf | FirstOf) for node in nodes):
        return None
    found: list[Teller | ScoreLine] = []
    for node in nodes:
        if isinstance(node, ScoreLine):
            found.append(node)
        elif isinstance(node, Compare) and (part := _moved(node, condition.move, catalogue)) is not None:
            found.append(Teller(node, part))
    return found or None


def _moved(node: Compare, move: Slot | None, catalogue: Catalogue) -> Reference | None:
    """The fact a gap is told in: the one the rule names, in this comparison's year; else the first."""
    if move is not None and catalogue.fact(move.fact).type.unit is None:
        return None
    numeric = [part for part in walk(node) if isinstance(part, Reference)]
    named = (part for part in numeric if move is not None and part.slot.fact == move.fact)
    return next(named, numeric[0] if numeric else None)


def _spread(name: str, told: Sequence[Told], rows: pl.Series, height: int) -> list[pl.Series]:
    """Bring the first gap of each row, as wide as any of its fact and sense, back to the whole frame."""
    keys = list(dict.fromkeys(one.key for one in told))
    frame = pl.DataFrame([one.change.alias(f"{place}") for place, one in enumerate(told)])
    first = pl.coalesce(f"{place}" for place in range(len(told)))
    fact = pl.coalesce(
        pl.when(pl.col(f"{place}").is_not_null()).then(pl.lit(keys.index(one.key)))
        for place, one in enumerate(told)
    )
    frame = frame.with_columns(first.alias("first"), fact.alias("fact"))
    same = [
        pl.when(
            (pl.col("fact") == keys.index(one.key)) & ((pl.col(f"{place}") > 0) == (pl.col("first") > 0))
        ).then(pl.col(f"{place}").abs())
        for place, one in enumerate(told)
    ]
    frame = frame.select(pl.max_horizontal(same).alias("gap"), pl.col("fact").cast(pl.UInt8))
    amounts = pl.Series(f"{name}.gap", [None], dtype=pl.Float64).new_from_index(0, height)
    facts = pl.Series(f"{name}.gap_fact", [None], dtype=pl.UInt8).new_from_index(0, height)
    return [
        amounts.scatter(rows, frame["gap"]),
        facts.scatter(rows, frame["fact"]).cat.to(pl.Enum(keys)),
    ]
