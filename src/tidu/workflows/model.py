"""A workflow as it is used: frozen, with look-ups by id and by state."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from tidu.engine.errors import UnknownIdError
from tidu.engine.packs.hashing import content_hash
from tidu.workflows.ranks import is_above, resolved
from tidu.workflows.schema import State, Transition, WorkflowFile

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tidu.workflows.vocabulary import Rank, StateKind


@dataclass(frozen=True, eq=False)
class Workflow:
    """One workflow with everything that its variation takes over from its base."""

    spec: WorkflowFile

    @property
    def id(self) -> str:
        """Id such as ``national.srdi-recognition``."""
        return self.spec.id

    @property
    def version(self) -> int:
        """Version, raised on every change."""
        return self.spec.version

    @property
    def label(self) -> str:
        """Chinese name."""
        return self.spec.label

    @cached_property
    def content_hash(self) -> str:
        """Hash of the content, 64 hexadecimal digits."""
        return content_hash([self.spec])

    @cached_property
    def states(self) -> dict[str, State]:
        """States by id, in the order of the file."""
        return {state.id: state for state in self.spec.states}

    @cached_property
    def transitions(self) -> dict[str, Transition]:
        """Transitions by id, in the order of the file."""
        return {step.id: step for step in self.spec.transitions}

    def state(self, state: str) -> State:
        """Return a state.

        Raises:
            UnknownIdError: the workflow has no such state.
        """
        if state not in self.states:
            raise UnknownIdError("状态", state, self.states)
        return self.states[state]

    def transition(self, transition: str) -> Transition:
        """Return a transition.

        Raises:
            UnknownIdError: the workflow has no such transition.
        """
        if transition not in self.transitions:
            raise UnknownIdError("步骤", transition, self.transitions)
        return self.transitions[transition]

    def exits(self, state: str) -> tuple[Transition, ...]:
        """Return the transitions that leave a state, in the order of the file."""
        return tuple(step for step in self.spec.transitions if state in step.from_)

    def states_of(self, *kinds: StateKind) -> tuple[str, ...]:
        """Return the ids of the states of some kinds."""
        return tuple(state.id for state in self.spec.states if state.kind in kinds)

    def way_out(self, state: str, kind: StateKind, site: Rank) -> tuple[Transition, ...]:
        """Return the shortest way from a state to an end of a kind over steps that are external at a site.

        Empty where there is none: the application does not wait for an authority above the site.
        """
        waiting: deque[tuple[str, tuple[Transition, ...]]] = deque([(state, ())])
        seen = {state}
        while waiting:
            here, path = waiting.popleft()
            for step in self.exits(here):
                if step.to in seen or not is_external(step, site):
                    continue
                if self.states[step.to].kind is kind:
                    return (*path, step)
                seen.add(step.to)
                waiting.append((step.to, (*path, step)))
        return ()

    def document(self) -> str:
        """Return the whole workflow as JSON text, to be kept with a batch; `from_document` reads it."""
        return msgspec.json.encode(self.spec).decode()


def is_external(step: Transition, site: Rank) -> bool:
    """Whether a step is taken by an authority above the site: it is closed by importing the result."""
    return step.rank is not None and is_above(resolved(step.rank, site), site)


def from_document(text: str) -> Workflow:
    """Read a workflow that a batch kept."""
    return Workflow(msgspec.json.decode(text, type=WorkflowFile))


def reachable(spec: WorkflowFile, start: Iterable[str], *, back: bool = False) -> set[str]:
    """Return the states that can be reached from some states, or from which they can be reached."""
    seen = set(start)
    grown = True
    while grown:
        grown = False
        for step in spec.transitions:
            sources, targets = (step.from_, (step.to,)) if not back else ((step.to,), step.from_)
            new = set(targets) - seen
            if new and seen.intersection(sources):
                seen |= new
                grown = True
    return seen
