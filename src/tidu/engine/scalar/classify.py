"""Size class of one firm by a classification standard (300号)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tidu.engine.compiled.program import Program
from tidu.engine.packs.size_classes import CLASSES, INDUSTRY
from tidu.engine.results import SizeResult
from tidu.engine.scalar.cells import Cell, read_cell
from tidu.engine.scalar.judge import NOTHING, Judge
from tidu.engine.scalar.report import Reporter, keys
from tidu.engine.values import Verdict

if TYPE_CHECKING:
    from datetime import date

    from tidu.engine.expressions.typed import Slot
    from tidu.engine.facts import Facts
    from tidu.engine.packs.library import Standard
    from tidu.engine.packs.size_classes import IndustryTests

_EMPTY = Program("", "new", (), (), (), (), ())


def classify(standard: Standard, facts: Facts, *, on: date) -> SizeResult:
    """Return the size class of a firm.

    Without an industry the class is known only where every industry agrees.

    Raises:
        ValueError: the standard judges instead of classifying; use `evaluate`.
    """
    if standard.sizes is None:
        raise ValueError(standard.id)
    cells: dict[Slot, Cell] = {}

    def read(slot: Slot) -> Cell:
        if slot not in cells:
            cells[slot] = read_cell(slot, facts, on=on, catalogue=standard.catalogue, derived={})
        return cells[slot]

    judge = Judge(_EMPTY, read)
    industry = read(INDUSTRY)
    rows = [row for row in standard.sizes.industries if industry is None or row.industry == industry]
    possible: dict[str, None] = {}
    missing = NOTHING if industry is not None else frozenset({INDUSTRY})
    for row in rows:
        names, needed = _possible(row, judge)
        possible.update(dict.fromkeys(names))
        missing |= needed
    ordered = tuple(name for name in CLASSES if name in possible)
    decided = len(ordered) == 1
    return SizeResult(
        standard=standard.id,
        version=standard.version,
        pack_hash=standard.content_hash,
        on=on,
        size=ordered[0] if decided else "unknown",
        possible=ordered,
        industry=industry if isinstance(industry, str) else None,
        missing=() if decided else keys(missing),
        notes=tuple(note.text for note in standard.spec.notes),
        inputs=Reporter(judge, standard.catalogue, on).inputs(tuple(cells)),
    )


def _possible(row: IndustryTests, judge: Judge) -> tuple[list[str], frozenset[Slot]]:
    """Classes still possible in one industry, and the facts that could tell."""
    names: list[str] = []
    missing: frozenset[Slot] = NOTHING
    for name, test in (("large", row.large), ("medium", row.medium), ("small", row.small)):
        judged = judge.judge(test)
        if judged.verdict is Verdict.unmet:
            continue
        names.append(name)
        if judged.verdict is Verdict.met:
            return names, missing
        missing |= judged.missing
    return [*names, "micro"], missing
