"""Write the nodes of a graph as instructions, each once; the native twin of `tidu.engine.columnar.emit`."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from tidu.engine.columnar.measures import GUARD
from tidu.engine.columnar.native import numbers, truths
from tidu.engine.columnar.native.code import EVERY, FIRMS, NONE, WORD, vector
from tidu.engine.columnar.native.leaves import NotNativeError
from tidu.engine.columnar.native.numbers import Number
from tidu.engine.columnar.native.settle import routine
from tidu.engine.columnar.native.truths import Truth

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tidu.engine.columnar.graph import Node
    from tidu.engine.columnar.measures import Measure
    from tidu.engine.columnar.native.code import Code
    from tidu.engine.columnar.native.leaves import Leaves

Value = Truth | Number
_EPOCH = date(1970, 1, 1)


class Writer:
    """Writes nodes; ``doubt`` is the word of the firms that floats may not decide, so far."""

    def __init__(self, code: Code, leaves: Leaves) -> None:
        """Take where to write, and the columns to read."""
        self.code = code
        self.leaves = leaves
        self.doubt = NONE
        self.routines: list[str] = []
        self._made: dict[Node, Value] = {}

    def number(self, node: Node) -> Number:
        """Write a number."""
        value = self.write(node)
        assert isinstance(value, Number)  # noqa: S101 - the graph says what a node is
        return value

    def truth(self, node: Node) -> Truth:
        """Write a truth."""
        value = self.write(node)
        assert isinstance(value, Truth)  # noqa: S101
        return value

    def write(self, node: Node) -> Value:
        """Write a node and what it needs.

        Raises:
            NotNativeError: an operation that only Polars knows.
        """
        if node not in self._made:
            self._made[node] = self._written(node)
        return self._made[node]

    def doubted(self, word: str) -> None:
        """Let Polars decide the firms of a word."""
        self.doubt = self.code.either(self.doubt, word)

    def routine(self, measure: Measure) -> str | None:
        """Write the function that decides a measure in whole numbers; None where there is none."""
        name = f"settle{len(self.routines)}"
        text = routine(name, measure)
        if not text:
            return None
        self.routines.append(text)
        return name

    def _written(self, node: Node) -> Value:
        if node in self.leaves.places:
            return self.leaves.read(self.code, node)
        if node.op not in _WRITERS:
            raise NotNativeError(node.op)
        return _WRITERS[node.op](self, node)


def _constant(writer: Writer, node: Node) -> Value:  # noqa: ARG001 - as all writers
    value: Any = node.extra
    if node.op == "truth":
        return truths.constant(value=value)
    if node.op == "missing":
        return Number(numbers.constant(0.0).text, numbers.REAL, NONE)
    return numbers.constant(value)


def _joined(writer: Writer, node: Node) -> Truth:
    join = truths.all_of if node.op == "and" else truths.any_of
    return join(writer.code, [writer.truth(part) for part in node.args])


def _not(writer: Writer, node: Node) -> Truth:
    return truths.negation(writer.code, writer.truth(node.args[0]))


def _is_null(writer: Writer, node: Node) -> Truth:
    value = writer.write(node.args[0])
    if isinstance(value, Truth):
        return truths.decided(truths.is_open(writer.code, value))
    return truths.decided(writer.code.others(value.valid))


def _fill(writer: Writer, node: Node) -> Value:
    value, extra = writer.write(node.args[0]), _extra(node)
    if isinstance(value, Truth):
        return truths.decided(value.may if extra else value.yes)
    known, filling = numbers.alike(writer.code, [value, numbers.constant(extra)])
    return numbers.chosen(writer.code, value.valid, Number(known.text, known.kind), filling)


def _arithmetic(writer: Writer, node: Node) -> Number:
    result, *rest = (writer.number(arg) for arg in node.args)
    for part in rest:
        result = numbers.arithmetic(writer.code, node.op, result, part)
    return result


def _size(writer: Writer, node: Node) -> Number:
    return numbers.size(writer.code, writer.number(node.args[0]))


def _bound(writer: Writer, node: Node) -> Truth:
    op, bound = _extra(node)
    at = (bound - _EPOCH).days if isinstance(bound, date) else bound
    return numbers.compare(writer.code, op, writer.number(node.args[0]), at)


def _relate(writer: Writer, node: Node) -> Truth:
    left, right = node.args
    return numbers.relate(writer.code, _extra(node), writer.number(left), writer.number(right))


def _choose(writer: Writer, node: Node) -> Value:
    """The first case whose test is surely yes: written from the last to the first."""
    code = writer.code
    tests = [writer.truth(test).yes for test in node.args[:-1:2]]
    values = [writer.write(value) for value in (*node.args[1::2], node.args[-1])]
    if node.kind == "bool":
        join: Callable[..., Value] = partial(truths.chosen, code)
        alike: Sequence[Value] = values
    else:
        join = partial(numbers.chosen, code)
        alike = numbers.alike(code, [value for value in values if isinstance(value, Number)])
    result = alike[-1]
    for test, value in zip(reversed(tests), reversed(alike[:-1]), strict=True):
        result = join(test, value, result)
    return result


def _settle(writer: Writer, node: Node) -> Number:
    """The raw number where floats decide, else one that lies among the bounds as the exact number does."""
    code, measure = writer.code, _extra(node)
    raw = writer.number(node.args[0])
    count = len(measure.slots)
    facts, rest = node.args[1 : 1 + count], node.args[1 + count :]
    if measure.divisor is not None:
        doubt = numbers.compare(code, ">=", writer.number(rest[0]), measure.limit).yes
    else:
        doubt = _near(writer, measure, raw, rest)
    doubt = code.both(doubt, raw.valid)
    name = writer.routine(measure)
    if name is None:
        writer.doubted(doubt)
        return raw
    kind = vector("double")
    figures = [_filled(writer, fact, fill) for fact, fill in zip(facts, measure.fills, strict=True)]
    given = "".join(f", {kind} {numbers.as_kind(code, figure, numbers.REAL).text}" for figure in figures)
    answer = f"{{ {kind}, {WORD} }}"
    both = code.make(f"call {answer} @{name}({kind} {raw.text}, {WORD} {doubt}{given})")
    writer.doubted(code.make(f"extractvalue {answer} {both}, 1"))
    return Number(code.make(f"extractvalue {answer} {both}, 0"), numbers.REAL, raw.valid)


def _filled(writer: Writer, fact: Node, fill: int | None) -> Number:
    figure = writer.number(fact)
    if fill is None or figure.valid == EVERY:
        return figure
    known, filling = numbers.alike(writer.code, [figure, numbers.constant(fill)])
    return numbers.chosen(writer.code, figure.valid, known, filling)


def _near(writer: Writer, measure: Measure, raw: Number, scale: Sequence[Node]) -> str:
    """Where a sum of quotients may be within the guard of one of its bounds; see `settle`."""
    code, lines = writer.code, [float(bound) for bound in measure.bounds]
    if not scale:
        reach = 2 * GUARD * measure.multiple * max(1.0, *map(abs, lines))
        multiple = numbers.constant(float(measure.multiple))
        counted = numbers.arithmetic(code, "multiply", raw, multiple)
        counted = numbers.arithmetic(code, "add", counted, numbers.constant(reach))
        kind = vector("double")
        whole = Number(code.make(f"call {kind} @llvm.floor.v{FIRMS}f64({kind} {counted.text})"), numbers.REAL)
        rest = numbers.arithmetic(code, "subtract", counted, whole)
        return numbers.compare(code, "<=", rest, 2 * reach).yes
    doubled = numbers.arithmetic(code, "multiply", writer.number(scale[0]), numbers.constant(2.0))
    found = NONE
    for line in lines:
        apart = numbers.arithmetic(code, "subtract", raw, numbers.constant(line))
        reach_of = numbers.arithmetic(code, "add", doubled, numbers.constant(abs(line)))
        reach_of = numbers.arithmetic(code, "multiply", reach_of, numbers.constant(GUARD))
        found = code.either(found, numbers.relate(code, "<=", numbers.size(code, apart), reach_of).yes)
    return found


def _recheck(writer: Writer, node: Node) -> Truth:
    truth, doubt = node.args[:2]
    writer.doubted(writer.truth(doubt).yes)
    return writer.truth(truth)


def _named(writer: Writer, node: Node) -> Number:
    return writer.number(node.args[0])


def _extra(node: Node) -> Any:  # noqa: ANN401 - each operation knows what its own nodes carry
    return node.extra


_WRITERS: dict[str, Callable[[Writer, Node], Value]] = {
    "truth": _constant,
    "number": _constant,
    "missing": _constant,
    "and": _joined,
    "or": _joined,
    "not": _not,
    "is_null": _is_null,
    "fill": _fill,
    "add": _arithmetic,
    "subtract": _arithmetic,
    "multiply": _arithmetic,
    "divide": _arithmetic,
    "least": _arithmetic,
    "greatest": _arithmetic,
    "size": _size,
    "bound": _bound,
    "relate": _relate,
    "choose": _choose,
    "named": _named,
    "settle": _settle,
    "recheck": _recheck,
}
