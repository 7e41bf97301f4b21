"""Compile one standard file for one case: the context that kinds of condition and indicator ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from tidu.engine.compiled.program import Condition, Group, Indicator, Program
from tidu.engine.compiled.required import required_of
from tidu.engine.conditions import KINDS as CONDITION_KINDS
from tidu.engine.errors import ConsistencyError
from tidu.engine.expressions.typed import (
    AnyOf,
    Boolean,
    Reference,
    ScoreLine,
    Slot,
    slots_of,
    walk,
)
from tidu.engine.indicators import KINDS as INDICATOR_KINDS
from tidu.engine.indicators.base import TableError, exact, literal
from tidu.engine.packs.derivations import compile_derivations
from tidu.engine.packs.overlays import with_overlays
from tidu.engine.packs.reader import Reader
from tidu.engine.packs.score_checks import check_given, check_maximum, tests_of
from tidu.engine.packs.size_classes import size_test
from tidu.engine.units import Unit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from tidu.engine.compiled.program import CompiledDerivation
    from tidu.engine.packs.strict_yaml import Document
    from tidu.engine.packs.world import World
    from tidu.engine.schema import scores
    from tidu.engine.schema.common import CaseName, Source
    from tidu.engine.schema.standards import GateFile, HoldsScore, Part, SizeIn, StandardFile


class Builder(Reader):
    """Compiles conditions and indicators of one file; implements both kinds' ``Context``."""

    def __init__(
        self, world: World, document: Document, spec: StandardFile | GateFile, case: CaseName
    ) -> None:
        """Remember the file and the rest of the packs.

        Args:
            world: everything the file may refer to.
            document: the file's data and lines, for errors.
            spec: its struct.
            case: the case compiled for.
        """
        super().__init__(world, document)
        self.spec = spec
        self.case = case
        self.source = spec.source
        self.by_case = False
        """Whether something that was compiled so far reads otherwise in the other case."""
        self.groups: dict[str, tuple[int, ...]] = {}
        self.maxima: tuple[Fraction, ...] = ()

    def score_line(self, wanted: HoldsScore, path: str) -> ScoreLine:
        """Return the test that a total or group reaches its line.

        Raises:
            ConsistencyError: the standard has no such group, or the line lies above its full marks.
        """
        if wanted.of not in self.groups:
            known = "、".join(self.groups) or "本标准没有评分表"
            raise ConsistencyError(
                "没有这个得分项", place=self.document.place(path), expected=known, got=wanted.of
            )
        try:
            line = literal(wanted.at_least, Unit.points, f"{path}.at_least")
        except TableError as error:
            raise self.table_error(error) from None
        members = self.groups[wanted.of]
        most = sum(self.maxima[place] for place in members)
        if line > most:
            raise ConsistencyError(
                "分数线高于满分",
                place=self.document.place(f"{path}.at_least"),
                expected=f"不高于 {float(most):g}分",
                got=wanted.at_least,
            )
        return ScoreLine(wanted.of, members, line)

    def size(self, wanted: SizeIn, path: str) -> Boolean:
        """Return the test that the size class is among some.

        Raises:
            ConsistencyError: no such classification standard.
        """
        if wanted.standard not in self.world.sizes:
            known = "、".join(self.world.sizes)
            raise ConsistencyError(
                "没有这个划型标准", place=self.document.place(path), expected=known, got=wanted.standard
            )
        return size_test(self.world.sizes[wanted.standard], wanted.classes)

    def compile(self, part: Part, path: str) -> Condition:
        """Compile a condition or a part of one.

        Raises:
            PackError: the part is wrong; says where.
        """
        outer = self.source
        # Parts and exemptions stand in the clause of their condition unless they name their own.
        self.source = outer.at(part.clause, part.confirmation)
        compiled = self._condition(part, path, self.source)
        self.source = outer
        return compiled

    def conditions(self, parts: Sequence[Part], path: str) -> tuple[Condition, ...]:
        """Compile top-level conditions."""
        return tuple(self.compile(part, f"{path}[{index}]") for index, part in enumerate(parts))

    def _condition(self, part: Part, path: str, source: Source) -> Condition:
        kind = self._kind(part, path)
        self.by_case = self.by_case or part.only is not None or bool(part.renewal_test)
        unfolded = CONDITION_KINDS[kind].unfold(part, self, path)
        exemptions = tuple(
            self.compile(inner, f"{path}.exempt[{index}]") for index, inner in enumerate(part.exempt)
        )
        node = AnyOf((unfolded.node, *(inner.node for inner in exemptions))) if exemptions else unfolded.node
        return Condition(
            id=part.id,
            label=part.label,
            kind=kind,
            source=source,
            own=unfolded.node,
            node=node,
            slots=slots_of(node),
            required=required_of(unfolded.node, self.world.catalogue),
            parts=unfolded.parts,
            exemptions=exemptions,
            when=self.test(part.when, f"{path}.when") if part.when else None,
            move=self._move(part, unfolded.node, path),
            text=unfolded.text,
            advice=part.advice,
            note=part.note,
            applicable=part.only in (None, self.case),
        )

    def _kind(self, part: Part, path: str) -> str:
        given = [name for name in CONDITION_KINDS if getattr(part, name)]
        if len(given) != 1:
            expected = f"恰好一个：{'、'.join(CONDITION_KINDS)}"
            raise ConsistencyError(
                "条件的写法不明",
                place=self.document.place(path),
                expected=expected,
                got="、".join(given) or "一个也没有",
            )
        return given[0]

    def _move(self, part: Part, node: Boolean, path: str) -> Slot | None:
        """Find the fact in which the gap is told: the named one, else the first number that the test reads.

        Naming a yes/no fact says that no figure can tell the gap.
        """
        slots = slots_of(node)
        if part.move is None:
            numbers = (inner.slot for inner in walk(node) if isinstance(inner, Reference))
            return next(numbers, None)
        for slot in slots:
            if part.move in (slot.key, slot.fact):
                return slot
        known = "、".join(slot.key for slot in slots)
        raise ConsistencyError(
            "move 不在条件之中", place=self.document.place(f"{path}.move"), expected=known, got=part.move
        )

    def indicators(self, table: scores.ScoreTable) -> tuple[tuple[Indicator, ...], tuple[Group, ...]]:
        """Compile the score table and learn its groups.

        Raises:
            PackError: unknown groups, wrong tiers, or maxima that do not add up.
        """
        compiled = tuple(
            self._indicator(indicator, f"score.indicators[{index}]")
            for index, indicator in enumerate(table.indicators)
        )
        self.maxima = tuple(indicator.maximum for indicator in compiled)
        for index, group in enumerate(table.groups):
            members = tuple(place for place, inner in enumerate(compiled) if inner.group == group.id)
            total = sum(compiled[place].maximum for place in members)
            if total != exact(group.max):
                place = self.document.place(f"score.groups[{index}].max")
                raise ConsistencyError(
                    "分组满分与各项之和不同", place=place, expected=f"{float(total):g}", got=f"{group.max:g}"
                )
            self.groups[group.id] = members
        self.groups["total"] = tuple(range(len(compiled)))
        groups = tuple(
            Group(group.id, group.label, exact(group.max), self.groups[group.id]) for group in table.groups
        )
        return compiled, groups

    def _indicator(self, spec: scores.Indicator, path: str) -> Indicator:
        given = [name for name in INDICATOR_KINDS if getattr(spec, name)]
        if len(given) != 1:
            expected = f"恰好一个：{'、'.join(INDICATOR_KINDS)}"
            got = "、".join(given) or "一个也没有"
            raise ConsistencyError(
                "指标的写法不明", place=self.document.place(path), expected=expected, got=got
            )
        table = getattr(self.spec, "score", None)
        if table is not None and spec.group not in {group.id for group in table.groups}:
            known = "、".join(group.id for group in table.groups)
            raise ConsistencyError(
                "没有这个分组", place=self.document.place(f"{path}.group"), expected=known, got=spec.group
            )
        try:
            points = INDICATOR_KINDS[given[0]].unfold(spec, self, path)
        except TableError as error:
            raise self.table_error(error) from None
        for test in tests_of(points):
            self.decidable(test, f"{path}.{given[0]}")
        check_maximum(self.document, spec, points, path)
        check_given(self.document, spec, self.world.catalogue.facts, path)
        return Indicator(
            id=spec.id,
            label=spec.label,
            group=spec.group,
            maximum=exact(spec.max),
            source=self.spec.source.at(spec.clause, spec.confirmation),
            points=points,
            advice=spec.advice,
            note=spec.note,
        )


def build_programs(world: World, document: Document, spec: StandardFile) -> dict[str, Program]:
    """Compile a recognition standard for each case.

    Raises:
        PackError: something in the file is wrong; says where.
    """
    derivations = compile_derivations(spec.derive, world, document)
    new, by_case = _build_program(world, document, spec, "new", derivations)
    if not by_case:
        return {"new": new, "renewal": msgspec.structs.replace(new, case="renewal")}
    renewal, _ = _build_program(world, document, spec, "renewal", derivations)
    return {"new": new, "renewal": renewal}


def _build_program(
    world: World,
    document: Document,
    spec: StandardFile,
    case: CaseName,
    derivations: tuple[CompiledDerivation, ...],
) -> tuple[Program, bool]:
    """Compile for a case; also whether the other case differs (``only``, ``renewal_test``)."""
    builder = Builder(world, document, spec, case)
    indicators, groups = builder.indicators(spec.score) if spec.score is not None else ((), ())
    gate = world.gate(spec.gate, document)
    gated: tuple[Condition, ...] = ()
    notes, by_case = spec.notes, False
    if gate is not None:
        gating = Builder(world, gate.document, gate.spec, case)
        gated = gating.conditions(gate.spec.conditions, "conditions")
        by_case = gating.by_case
        notes = (*gate.spec.notes, *notes)
    program = Program(
        standard=spec.id,
        case=case,
        conditions=(*gated, *builder.conditions(spec.conditions, "conditions")),
        indicators=with_overlays(indicators, spec.id, world.overlays),
        groups=groups,
        derivations=derivations,
        notes=notes,
    )
    return program, by_case or builder.by_case
