"""How the facts of a program's slots are read from the columns of a frame.

The columnar twin of `tidu.engine.scalar.cells`: undefined years, flows, titles, dates and years counted from
a beginning follow the same rules, once for all rows.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import polars as pl

from tidu.engine.catalogue import decimals_of
from tidu.engine.columnar.graph import Kind, Node
from tidu.engine.errors import FactError
from tidu.engine.expressions.typed import Reading, Slot
from tidu.engine.scalar.cells import year_of
from tidu.engine.schema.facts import FactType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tidu.engine.catalogue import Catalogue
    from tidu.engine.columnar.graph import Graph
    from tidu.engine.schema.facts import FactDefinition

ESTABLISHED = "established_on"
OVERRIDE = "{key}@{standard}"
"""Name of a column that holds a fact as one standard counts it from ledgers."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A numeric slot as columns.

    ``value`` is null where missing; ``exists`` is false where the year lies before the establishment;
    ``decimals`` is how many the fact keeps.
    """

    value: Node
    exists: Node
    decimals: int


class Inputs:
    """Reads slots of one standard from a frame of a given schema."""

    def __init__(
        self, graph: Graph, schema: Mapping[str, pl.DataType], catalogue: Catalogue, on: date, standard: str
    ) -> None:
        """Take what is needed to name and read columns.

        Args:
            graph: where nodes are made.
            schema: column types of the frame.
            catalogue: definitions of facts.
            on: date of evaluation.
            standard: id, for columns that hold a fact as this standard counts it.
        """
        self.graph = graph
        self.schema = schema
        self.catalogue = catalogue
        self.on = on
        self.standard = standard

    def figure(self, slot: Slot) -> Figure:
        """Read a number."""
        definition = self.catalogue.fact(slot.fact)
        if slot.reading in (Reading.full_years, Reading.calendar_years):
            return Figure(self._years(slot), self.graph.true, 0)
        decimals = decimals_of(definition.type)
        value, exists = self._number(slot, definition), self._exists(slot, definition)
        if slot.reading is Reading.flow:
            value = self.graph.choose([(exists, value)], self.graph.number(0.0))
            exists = self.graph.true
        return Figure(value, exists, decimals)

    def truth(self, slot: Slot) -> tuple[Node, Node]:
        """Read a yes/no fact (or title, or date against the day): its truth, and where it exists at all."""
        graph, definition = self.graph, self.catalogue.fact(slot.fact)
        if slot.reading is Reading.valid:
            return self._valid(slot.fact), graph.true
        if slot.reading is Reading.passed:
            return self._date(slot.fact, "<=", self.on), graph.true
        if slot.reading is Reading.ended:
            return graph.surely(self._date(slot.fact, "<", self.on)), graph.true
        column = self._column(slot)
        if column is None:
            return graph.open, self._exists(slot, definition)
        return self._as(column, pl.Boolean(), "bool"), self._exists(slot, definition)

    def among(self, slot: Slot, members: frozenset[str]) -> tuple[Node, Node]:
        """Whether a choice or text is one of some, and where it exists at all."""
        graph, definition = self.graph, self.catalogue.fact(slot.fact)
        exists = self._exists(slot, definition)
        column = self._column(slot)
        if column is None:
            return graph.open, exists
        if definition.type is not FactType.choice:
            text = self._as(column, pl.String(), "other")
            return graph.make("is_in", text, extra=tuple(sorted(members)), kind="bool", nullable=True), exists
        choices = tuple(choice.id for choice in definition.choices)
        code = self._code(column, choices)
        wanted = [index for index, choice in enumerate(choices) if choice in members]
        rest = [index for index in range(len(choices)) if index not in wanted]
        if len(rest) < len(wanted):
            return graph.negation(self._equal(code, rest)), exists
        return self._equal(code, wanted), exists

    def text(self, slot: Slot) -> Node | None:
        """Read a text; None when no row has it."""
        column = self._column(slot)
        return None if column is None else self._as(column, pl.String(), "other")

    def _equal(self, code: Node, values: list[int]) -> Node:
        if not values:
            return self.graph.compare("<", code, 0)
        return self.graph.any_of(*(self.graph.compare("==", code, value) for value in values))

    def _column(self, slot: Slot) -> Node | None:
        """Return the column of a slot; one that this standard counts itself goes before the reported one."""
        for name in (OVERRIDE.format(key=slot.key, standard=self.standard), slot.key):
            if name in self.schema:
                return self._leaf(name)
        return None

    def _leaf(self, name: str) -> Node:
        kind: Kind = "other"
        dtype = self.schema[name]
        if dtype.is_integer():
            kind = "whole"
        elif dtype == pl.Float64:
            kind = "real"
        elif dtype == pl.Boolean:
            kind = "bool"
        return self.graph.make("column", extra=name, kind=kind, nullable=True)

    def _number(self, slot: Slot, definition: FactDefinition) -> Node:
        graph, column = self.graph, self._column(slot)
        value = graph.missing() if column is None else self._plain_number(column)
        if definition.years_since is None or definition.years_since not in self.schema:
            return value
        year = year_of(slot, definition, self.on)
        if year is None:
            return value
        # Through 31 December, that day included: the same as full years on the first of January after.
        counted = self._since(definition.years_since, date(year + 1, 1, 1), "full")
        return graph.choose([(graph.is_open(value), counted)], value)

    def _plain_number(self, column: Node) -> Node:
        """Take whole numbers and doubles as they are, decimals as the nearest double."""
        name = str(column.extra)
        if column.kind in ("whole", "real"):
            return column
        if self.schema[name].is_decimal() or self.schema[name] == pl.Null:
            return self._as(column, pl.Float64(), "real")
        raise FactError(name, f"列“{name}”应为 64 位浮点数、整数或 Decimal，实为 {self.schema[name]}")

    def _as(self, column: Node, dtype: pl.DataType, kind: Kind) -> Node:
        if self.schema[str(column.extra)] == dtype:
            return column
        return self.graph.make("cast", column, extra=dtype, kind=kind, nullable=True)

    def _code(self, column: Node, choices: tuple[str, ...]) -> Node:
        """Place of a choice among its fact's choices; anything else is missing."""
        plain = self.schema[str(column.extra)] == pl.Enum(choices)
        coded = (
            column if plain else self.graph.make("coded", column, extra=choices, kind="other", nullable=True)
        )
        return self.graph.make("physical", coded, kind="whole", nullable=True)

    def _exists(self, slot: Slot, definition: FactDefinition) -> Node:
        year = year_of(slot, definition, self.on)
        if year is None or ESTABLISHED not in self.schema:
            return self.graph.true
        return self.graph.or_else(self._date(ESTABLISHED, "<", date(year + 1, 1, 1)), default=True)

    def _date(self, fact: str, op: str, day: date) -> Node:
        """Compare a date fact with a day."""
        if fact not in self.schema:
            return self.graph.open
        days = self._as(self._leaf(fact), pl.Date(), "other")
        return self.graph.make("bound", days, extra=(op, day), kind="bool", nullable=True)

    def _valid(self, until: str) -> Node:
        graph = self.graph
        since = until.removesuffix("_until") + "_from"
        begun = graph.or_else(self._date(since, "<=", self.on), default=True)
        return graph.all_of(graph.surely(self._date(until, ">=", self.on)), begun)

    def _years(self, slot: Slot) -> Node:
        if slot.fact not in self.schema:
            return self.graph.missing()
        full = slot.reading is Reading.full_years
        return self._since(slot.fact, self.on, "full" if full else "calendar")

    def _since(self, fact: str, until: date, how: str) -> Node:
        days = self._as(self._leaf(fact), pl.Date(), "other")
        return self.graph.make("years", days, extra=(how, until), kind="whole", nullable=True)
