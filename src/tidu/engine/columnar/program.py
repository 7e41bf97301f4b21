"""Judge whole frames of firms by standards: verdicts, conditions, points and gaps as columns."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import polars as pl

from tidu.engine.columnar.backends import backend_for
from tidu.engine.columnar.frame import exceeds, without_nan
from tidu.engine.columnar.gaps import Gaps
from tidu.engine.columnar.parquet import KEEP, scan
from tidu.engine.columnar.plan import Plan, compile_plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from tidu.engine.columnar.backends import Backend
    from tidu.engine.columnar.native.run import Native
    from tidu.engine.packs.library import Standard
    from tidu.engine.schema.common import CaseName

BLOCK = 524_288
"""Rows judged at once: what is made on the way stays small enough to be used again for the next block."""


class ColumnarProgram:
    """Standards compiled for whole frames, on one date and for one case.

    The answer has the rows of the frame, in their order, and these columns (``s`` is a standard's id):

    ==================== ======================================================================================
    ``s``                verdict code (`Verdict`, one byte); for a classification the size class, an Enum
    ``s/<condition>``    verdict code of a condition; with ``parts`` of every part and exemption too
    ``s/<indicator>.low``, ``.high``  points of an indicator as an interval
    ``s/score.<group>.low``, ``.high``, ``s/score.low``, ``.high``  of a group and of all
    ``s/<condition>.gap``, ``.gap_fact``  with ``gaps``: see `tidu.engine.columnar.gaps`
    ==================== ======================================================================================

    Every value is what `evaluate` (or `classify`) says of the firm. The program holds no state but what it
    compiled and how many firms it has seen, so a distributed engine may build one a worker and give it batch after
    batch.
    """

    def __init__(
        self,
        standards: Sequence[Standard],
        *,
        on: date,
        case: CaseName = "new",
        backend: Backend | None = None,
    ) -> None:
        """Take the standards; they are compiled for a frame's columns when the first such frame comes.

        Args:
            standards: recognition standards and classifications.
            on: date of evaluation.
            case: new application or renewal.
            backend: how to run; None lets `tidu.engine.columnar.backends` choose by the number of firms.
        """
        self.standards = tuple(standards)
        self.on = on
        self.case: CaseName = case
        self.backend = backend
        self._plans: dict[tuple[object, ...], Plan] = {}
        self._gaps: Gaps | None = None
        self._natives: dict[tuple[object, ...], Native | None] = {}
        self._seen = 0

    def run(self, frame: pl.DataFrame, *, gaps: bool = False, parts: bool = False) -> pl.DataFrame:
        """Judge a frame in memory.

        Args:
            frame: facts, as `tidu.engine.columnar.frame` says; other columns are ignored.
            gaps: also tell what is missing to unmet conditions.
            parts: also give the parts of conditions.

        Raises:
            FactError: a column is of a type that cannot hold its fact.
        """
        if frame.height <= BLOCK:
            return self._judged(frame, gaps=gaps, parts=parts)
        blocks = (frame.slice(start, BLOCK) for start in range(0, frame.height, BLOCK))
        return pl.concat([self._judged(block, gaps=gaps, parts=parts) for block in blocks], rechunk=False)

    def run_batches(
        self, frames: Iterable[pl.DataFrame], *, gaps: bool = False, parts: bool = False
    ) -> Iterator[pl.DataFrame]:
        """Judge frame after frame, holding one at a time."""
        for frame in frames:
            yield self.run(frame, gaps=gaps, parts=parts)

    def scan(
        self,
        path_in: str,
        path_out: str,
        *,
        keep: Sequence[str] = KEEP,
        gaps: bool = False,
        parts: bool = False,
    ) -> None:
        """Judge a parquet file into another one in bounded memory: see `tidu.engine.columnar.parquet`."""
        scan(self, path_in, path_out, keep=keep, gaps=gaps, parts=parts)

    def plan(self, schema: Mapping[str, pl.DataType], *, parts: bool = False, far: bool = False) -> Plan:
        """Return the stages for frames of a schema, compiled once."""
        key = (parts, far, *schema.items())
        if key not in self._plans:
            self._plans[key] = compile_plan(
                self.standards, schema, on=self.on, case=self.case, parts=parts, far=far
            )
        return self._plans[key]

    def _judged(self, facts: pl.DataFrame, *, gaps: bool, parts: bool) -> pl.DataFrame:
        key = (parts, *facts.schema.items())
        chosen = self.backend or backend_for(facts.height, seen=self._seen, compiled=key in self._natives)
        self._seen += facts.height
        if chosen == "native" and facts.height and key not in self._natives:
            self._natives[key] = self._compiled(facts.clear(), parts=parts)
        native = self._natives.get(key) if chosen == "native" else None
        if native is None:
            result = self._by_polars(facts, parts=parts)
        else:
            result = native.run(facts, partial(self._by_polars, parts=parts))
        if not gaps:
            return result
        if self._gaps is None:
            self._gaps = Gaps(self.standards, on=self.on, case=self.case)
        return result.hstack(self._gaps.columns(facts, result, parts=parts))

    def _by_polars(self, facts: pl.DataFrame, *, parts: bool) -> pl.DataFrame:
        plan = self.plan(facts.schema, parts=parts)
        if exceeds(facts, plan.limits):
            facts = without_nan(facts, plan.inputs)
            plan = self.plan(facts.schema, parts=parts, far=exceeds(facts, plan.limits))
        lazy = facts.lazy()
        for stage in plan.stages:
            lazy = lazy.with_columns(stage)
        return lazy.select(plan.outputs).collect(engine="in-memory", optimizations=pl.QueryOptFlags.none())

    def _compiled(self, empty: pl.DataFrame, *, parts: bool) -> Native | None:
        """Machine code for frames like an empty one; None where only Polars can do what the rules ask."""
        # Only now: LLVM takes a while to load, and few programs see that many firms.
        from tidu.engine.columnar.native.leaves import NotNativeError  # noqa: PLC0415
        from tidu.engine.columnar.native.run import Native  # noqa: PLC0415

        plan, answer = self.plan(empty.schema, parts=parts), self._by_polars(empty, parts=parts)
        try:
            return Native(plan, empty.schema, answer.schema, room=BLOCK)
        except NotNativeError:
            return None
