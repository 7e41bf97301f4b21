"""Write a program out as Python source: verdicts and points without a trace, in whole numbers.

Facts are scaled to integers (fen, 10⁻¹² of a share), so every comparison is exact integer arithmetic. A test
that lacks a fact asks the judge, which knows intervals; everything else is a handful of byte codes.
"""

from __future__ import annotations

from fractions import Fraction
from math import gcd, lcm
from typing import TYPE_CHECKING

from tidu.engine.catalogue import decimals_of
from tidu.engine.compiled.bounds import bound_of
from tidu.engine.compiled.points import Best, Points
from tidu.engine.expressions.typed import (
    AllOf,
    AnyOf,
    Boolean,
    Branch,
    Compare,
    Constant,
    FirstOf,
    Holds,
    OneOf,
    Reading,
    ScoreLine,
    Slot,
)

if TYPE_CHECKING:
    from tidu.engine.catalogue import Catalogue
    from tidu.engine.compiled.polynomial import Polynomial
    from tidu.engine.compiled.program import Program

_JOIN_OR = "3 if {any3} else 1 if {any1} else 2 if {any2} else 0"


def scale_of(slot: Slot, catalogue: Catalogue) -> int:
    """Return the whole number that a slot's values are multiplied by."""
    if slot.reading not in (Reading.value, Reading.flow):
        return 1
    definition = catalogue.fact(slot.fact)
    return 10 ** decimals_of(definition.type) if definition.type.unit is not None else 1


class Writer:
    """Writes the function of one program.

    ``tests`` and ``tables`` are what the source asks the judge for by number; ``constants`` are its names.
    """

    def __init__(self, program: Program, catalogue: Catalogue) -> None:
        """Number the slots and start an empty function."""
        self.program = program
        self.catalogue = catalogue
        self.slots = program.slots
        self.names = {slot: f"v{index}" for index, slot in enumerate(self.slots)}
        self.lines: list[str] = []
        self.tests: list[Boolean] = []
        self.tables: list[Points] = []
        self.constants: dict[str, object] = {}
        self._known: dict[Boolean, str] = {}
        self._count = 0

    def source(self) -> str:
        """Return the source of ``decide(cells, ask, score)``.

        It returns (verdict code, condition codes, [low, high] of each indicator).
        """
        points = [self._points(index) for index in range(len(self.program.indicators))]
        codes = [self.test(condition.node) for condition in self.program.applicable]
        unpack = f"    {', '.join(self.names.values())}, = cells" if self.names else "    pass"
        verdict = _least(codes) if codes else "4"
        out = [f"({low}, {high})" for low, high in points]
        body = [
            "def decide(cells, ask, score):",
            unpack,
            *(f"    {line}" for line in self.lines),
            f"    return {verdict}, ({_tuple(codes)}), ({_tuple(out)})",
        ]
        return "\n".join(body)

    def test(self, node: Boolean) -> str:
        """Write a test once and return the name of its code."""
        if node not in self._known:
            self._count += 1
            name = self._known[node] = f"t{self._count}"
            self.lines += self._lines_of(node, name)
        return self._known[node]

    def _lines_of(self, node: Boolean, name: str) -> list[str]:
        match node:
            case Constant(value):
                return [f"{name} = {3 if value else 0}"]
            case Compare():
                return self._compare(node, name)
            case Holds(slot, judgement, expected):
                return [
                    self._plain(
                        node, name, f"{'' if expected else 'not '}{self.names[slot]}", judgement=judgement
                    )
                ]
            case OneOf(slot, members, judgement, expected):
                test = f"{self.names[slot]} {'' if expected else 'not '}in {self._constant(members)}"
                return [self._plain(node, name, test, judgement=judgement)]
            case AllOf(parts):
                codes = [self.test(part) for part in parts]
                return [f"{name} = {_least(codes) if codes else 4}"]
            case AnyOf(parts):
                return [f"{name} = {_joined_or([self.test(part) for part in parts])}"]
            case ScoreLine():
                return self._score_line(node, name)
            case FirstOf(branches):
                return self._first_of(node, branches, name)

    def _first_of(self, node: FirstOf, branches: tuple[Branch, ...], name: str) -> list[str]:
        """Follow the first guard that holds; an open guard sends the question to the judge.

        What stands behind a guard is written inside its branch, so a firm pays for its own branch only.
        """
        guards = [self.test(branch.when) for branch in branches]
        lines: list[str] = []
        for place, (guard, branch) in enumerate(zip(guards, branches, strict=True)):
            outer_lines, outer_known = self.lines, dict(self._known)
            self.lines = []
            code = self.test(branch.then)
            lines.append(f"{'el' if place else ''}if {guard} == 3:")
            lines += [f"    {line}" for line in (*self.lines, f"{name} = {code}")]
            lines.append(f"elif {guard}: {name} = {self._ask(node)}")
            # Names given inside a branch do not exist outside it.
            self.lines, self._known = outer_lines, outer_known
        return [*lines, f"else: {name} = 0"]

    def _compare(self, node: Compare, name: str) -> list[str]:
        bound = bound_of(node)
        absent = " or ".join(f"{self.names[slot]} is None" for slot in bound.slots)
        positive = " or ".join(f"{self._sum(polynomial)} <= 0" for polynomial in bound.positive)
        decided = f"3 if {self._sum(bound.top)} {'>' if bound.strict else '>='} 0 else 0"
        if positive:
            decided = f"0 if {positive} else {decided}"
        return [f"{name} = {f'{self._ask(node)} if {absent} else ' if absent else ''}{decided}"]

    def _sum(self, polynomial: Polynomial) -> str:
        """Write a polynomial over scaled whole numbers, with whole coefficients."""
        scaled: list[tuple[tuple[Slot, ...], Fraction]] = []
        for monomial, coefficient in polynomial.terms:
            divisor = 1
            for slot in monomial:
                divisor *= scale_of(slot, self.catalogue)
            scaled.append((monomial, coefficient / divisor))
        common = lcm(*(coefficient.denominator for _, coefficient in scaled)) if scaled else 1
        whole = [(monomial, int(coefficient * common)) for monomial, coefficient in scaled]
        divisor = gcd(*(coefficient for _, coefficient in whole)) or 1
        terms = [_term(c // divisor, [self.names[slot] for slot in monomial]) for monomial, c in whole]
        return " + ".join(terms) or "0"

    def _score_line(self, node: ScoreLine, name: str) -> list[str]:
        names = [self._points(index) for index in node.indicators]
        low = " + ".join(low for low, _ in names)
        high = " + ".join(high for _, high in names)
        line = self._number(node.line)
        return [
            f"{name} = 3 if {low} >= {line} else 0 if {high} < {line} else {self._ask(node)}",
        ]

    def _points(self, index: int) -> tuple[str, str]:
        """Write an indicator once and return the names of its ends."""
        low, high = f"l{index}", f"h{index}"
        points = self.program.indicators[index].points
        if low not in self.constants:
            self.constants[low] = None
            if isinstance(points, Best):
                self.lines += self._best(points, index, low, high)
            else:
                self.lines += self._other_points(points, index, low, high)
        return low, high

    def _best(self, points: Best, index: int, low: str, high: str) -> list[str]:
        """Ask step after step; those behind the first that holds are never reckoned.

        Each stands in the ``else`` of the one before, so names given there are not known outside.
        """
        outer_lines, outer_known = self.lines, dict(self._known)
        written: list[list[str]] = []
        for step in points.steps:
            self.lines = []
            code = self.test(step.test)
            written.append(
                [
                    *self.lines,
                    f"if {code} == 3: {low} = {high} = {self._number(step.points)}",
                    f"elif {code}: {low}, {high} = score({index})",
                ]
            )
        self.lines, self._known = outer_lines, outer_known
        lines = [f"{low} = {high} = {self._number(points.otherwise)}"]
        for one in reversed(written):
            lines = [*one, "else:", *(f" {line}" for line in lines)]
        return lines

    def _other_points(self, points: Points, index: int, low: str, high: str) -> list[str]:
        from tidu.engine.scalar.generate_points import write_points  # noqa: PLC0415 - split for size only

        return write_points(self, points, index, low, high)

    def _plain(self, node: Holds | OneOf, name: str, test: str, *, judgement: bool) -> str:
        """Write a yes/no or choice; an empty cell is open in its own way, or undefined: the judge tells."""
        by_year = self.catalogue.facts[node.slot.fact].period.by_year
        empty = self._ask(node) if by_year else "2" if judgement else "1"
        return f"{name} = {empty} if {self.names[node.slot]} is None else 3 if {test} else 0"

    def _ask(self, node: Boolean) -> str:
        self.tests.append(node)
        return f"ask({len(self.tests) - 1})"

    def _constant(self, value: object) -> str:
        name = f"k{len(self.constants)}"
        self.constants[name] = value
        return name

    def _number(self, value: Fraction) -> str:
        return str(int(value)) if value.denominator == 1 else self._constant(value)

    def number(self, value: Fraction) -> str:
        """Write a number of points."""
        return self._number(value)

    def as_points(self, slot: Slot) -> str:
        """Write a slot that holds points, brought back from its scale; whole points are quick to add."""
        name, scale = self.names[slot], scale_of(slot, self.catalogue)
        return f"({name} // {scale} if {name} % {scale} == 0 else Fraction({name}, {scale}))"


def _tuple(items: list[str]) -> str:
    return "".join(f"{item}, " for item in items)


def _term(coefficient: int, names: list[str]) -> str:
    return "*".join([*([str(coefficient)] if coefficient != 1 or not names else []), *names])


def _least(codes: list[str]) -> str:
    return codes[0] if len(codes) == 1 else f"min({', '.join(codes)})"


def _joined_or(codes: list[str]) -> str:
    if not codes:
        return "4"
    if len(codes) == 1:
        return codes[0]
    return _JOIN_OR.format(
        **{f"any{code}": " or ".join(f"{name} == {code}" for name in codes) for code in (1, 2, 3)}
    )
