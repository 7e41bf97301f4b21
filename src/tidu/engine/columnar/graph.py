"""The columns of a program as a graph in which every figure and every test exists once.

Standards share most of what they ask (revenue of last year, R&D over revenue), so nodes are made through one
`Graph` that hands out the node it already has, and that drops what constants decide. A node says nothing of
Polars: `emit` turns nodes into expressions.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tidu.engine.columnar.lattice import shortened

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Sequence

Kind = Literal["bool", "whole", "real", "other"]
"""What a column holds: yes/no, whole numbers, other numbers, or text and dates."""


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """One column: an operation on other columns.

    ``nullable`` is false where no row can be null; in a truth null is "open", in a number "missing".
    """

    op: str
    args: tuple[Node, ...]
    extra: Hashable
    kind: Kind
    nullable: bool


class Graph:
    """Makes nodes; equal ones are one."""

    def __init__(self) -> None:
        """Start with the three truths that need no column."""
        self._made: dict[tuple[Hashable, ...], Node] = {}
        self.true = self.make("truth", extra=True, kind="bool", nullable=False)
        self.false = self.make("truth", extra=False, kind="bool", nullable=False)
        self.open = self.make("truth", extra=None, kind="bool", nullable=True)

    def make(self, op: str, *args: Node, extra: Hashable = None, kind: Kind, nullable: bool) -> Node:
        """Return the node of an operation, the same for the same operation on the same columns."""
        key = (op, extra, type(extra), kind, *map(id, args))
        if key not in self._made:
            self._made[key] = Node(op, args, extra, kind, nullable)
        return self._made[key]

    def truth(self, *, value: bool) -> Node:
        """A truth that is the same for every row."""
        return self.true if value else self.false

    def number(self, value: float) -> Node:
        """A number that is the same for every row."""
        return self.make(
            "number", extra=value, kind="whole" if isinstance(value, int) else "real", nullable=False
        )

    def missing(self) -> Node:
        """A number that no row has."""
        return self.make("missing", kind="real", nullable=True)

    # --- yes and no, in Kleene's logic ------------------------------------------------------------------

    def all_of(self, *parts: Node) -> Node:
        """AND."""
        return self._join("and", parts, neutral=self.true, settling=self.false)

    def any_of(self, *parts: Node) -> Node:
        """OR."""
        return self._join("or", parts, neutral=self.false, settling=self.true)

    def _join(self, op: str, parts: Iterable[Node], *, neutral: Node, settling: Node) -> Node:
        # Parts stay as they are made: an AND inside an AND may be needed elsewhere too.
        different = dict.fromkeys(parts)
        different.pop(neutral, None)
        if settling in different:
            return settling
        kept = shortened(op, different)
        if len(kept) < 2:  # noqa: PLR2004
            return next(iter(kept), neutral)
        if all(part.op == "not" for part in kept):
            dual = self.any_of if op == "and" else self.all_of
            return self.negation(dual(*(part.args[0] for part in kept)))
        return self.make(op, *kept, kind="bool", nullable=any(part.nullable for part in kept))

    def negation(self, part: Node) -> Node:
        """NOT; open stays open."""
        if part.op == "truth":
            return {self.true: self.false, self.false: self.true}.get(part, part)
        return (
            part.args[0] if part.op == "not" else self.make("not", part, kind="bool", nullable=part.nullable)
        )

    def is_open(self, part: Node) -> Node:
        """Where a column is null."""
        if not part.nullable:
            return self.false
        if part is self.open or part.op == "missing":
            return self.true
        if part.op in ("bound", "not", "settle"):
            return self.is_open(part.args[0])
        able = [arg for arg in part.args if arg.nullable]
        if part.op in ("and", "or") and len(able) == 1:
            # The one part that can be open keeps the whole open, unless another part settles it.
            rest = [arg for arg in part.args if arg is not able[0]]
            unsettled = rest if part.op == "and" else [self.negation(arg) for arg in rest]
            return self.all_of(self.is_open(able[0]), *unsettled)
        return self.make("is_null", part, kind="bool", nullable=False)

    def surely(self, part: Node) -> Node:
        """Where a truth is yes; open counts as no."""
        return self.or_else(part, default=False)

    def or_else(self, part: Node, *, default: bool) -> Node:
        """A truth, with an answer where it is open."""
        if not part.nullable:
            return part
        if part is self.open:
            return self.truth(value=default)
        return self.make("fill", part, extra=default, kind="bool", nullable=False)

    # --- numbers ----------------------------------------------------------------------------------------

    def arithmetic(self, op: str, left: Node, right: Node) -> Node:
        """``left op right`` with op one of add, subtract, multiply, divide, least, greatest."""
        if "missing" in (left.op, right.op):
            return self.missing()
        kind: Kind = "whole" if left.kind == right.kind == "whole" and op != "divide" else "real"
        return self.make(op, left, right, kind=kind, nullable=left.nullable or right.nullable)

    def total(self, parts: Sequence[Node]) -> Node:
        """Sum of one or more columns."""
        result = parts[0]
        for part in parts[1:]:
            result = self.arithmetic("add", result, part)
        return result

    def size_of(self, number: Node) -> Node:
        """Absolute value."""
        return self.make("size", number, kind=number.kind, nullable=number.nullable)

    def filled(self, number: Node, value: float) -> Node:
        """A number, with a value where it is missing."""
        if not number.nullable:
            return number
        if number.op == "missing":
            return self.number(value)
        if number.op == "choose" and number.args[-1] is self.number(value) and len(number.args) == 3:  # noqa: PLR2004
            # Missing and not chosen get the same value: one pass does both.
            test, chosen, otherwise = number.args
            known = self.all_of(test, self.negation(self.is_open(chosen)))
            return self.make("choose", known, chosen, otherwise, kind=number.kind, nullable=False)
        kind: Kind = number.kind if isinstance(value, int) else "real"
        return self.make("fill", number, extra=value, kind=kind, nullable=False)

    def compare(self, op: str, number: Node, bound: float) -> Node:
        """Compare a column with a number; op one of ``>= > <= <``."""
        if number.op == "missing":
            return self.open
        return self.make("bound", number, extra=(op, bound), kind="bool", nullable=number.nullable)

    def relate(self, op: str, left: Node, right: Node) -> Node:
        """Compare two columns; op one of ``>= > <= < == !=``."""
        if "missing" in (left.op, right.op):
            return self.open
        return self.make(
            "relate", left, right, extra=op, kind="bool", nullable=left.nullable or right.nullable
        )

    def choose(self, cases: Iterable[tuple[Node, Node]], otherwise: Node) -> Node:
        """The value of the first case whose test is yes (open tests are not), else ``otherwise``."""
        kept: list[Node] = []
        for test, value in cases:
            if test is self.true:
                otherwise = value
                break
            if test is not self.false and test is not self.open:
                kept += (test, value)
        values = (*kept[1::2], otherwise)
        if all(value is otherwise for value in values):
            return otherwise
        whole = all(value.kind == "whole" for value in values)
        kind: Kind = otherwise.kind if otherwise.kind == "bool" else ("whole" if whole else "real")
        return self.make(
            "choose", *kept, otherwise, kind=kind, nullable=any(value.nullable for value in values)
        )


def columns_in(nodes: Iterable[Node]) -> frozenset[str]:
    """Names of the frame's columns that some nodes are made from."""
    names: set[str] = set()
    seen: set[Node] = set()
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        if node.op == "column":
            names.add(str(node.extra))
        waiting.extend(node.args)
    return frozenset(names)
