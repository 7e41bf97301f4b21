"""What a kind of condition is: how its YAML unfolds into a typed tree and compiled parts.

A kind is one Python file and one YAML spec with worked examples. Adding one touches no executor.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from tidu.engine.compiled.program import Condition
    from tidu.engine.expressions.typed import Boolean
    from tidu.engine.schema.common import CaseName
    from tidu.engine.schema.standards import HoldsScore, Part, SizeIn


class Context(Protocol):
    """What the standard around a condition provides; paths are for error messages."""

    @property
    def case(self) -> CaseName:
        """The case compiled for."""

    def test(self, text: str, path: str) -> Boolean:
        """Type an expression that stands at a YAML path."""

    def compile(self, part: Part, path: str) -> Condition:
        """Compile a nested part."""

    def title(self, level: str, path: str) -> Boolean:
        """Return the test that a valid title of the level is held (any member of a composite level)."""

    def score_line(self, wanted: HoldsScore, path: str) -> Boolean:
        """Return the test that a total or group score reaches its line."""

    def size(self, wanted: SizeIn, path: str) -> Boolean:
        """Return the test that the firm's size class is among some."""


@dataclass(frozen=True, slots=True)
class Unfolded:
    """A kind's outcome: the tree, its parts for the report, and the rule's text where it has one."""

    node: Boolean
    parts: tuple[Condition, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of condition: the YAML key that calls it and how it unfolds."""

    name: str
    unfold: Callable[[Part, Context, str], Unfolded]
