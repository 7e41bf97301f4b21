"""Shape of ``workflows/*.yaml``: states, transitions, and how a local pack varies a workflow of another pack."""

from __future__ import annotations

from tidu.engine.schema.common import CaseName, PackStruct, Source
from tidu.workflows.vocabulary import ActorRole, Duty, Effect, Need, Rank, Recipient, StateKind


class Entry(PackStruct, frozen=True):
    """A state or a transition: what a variation replaces by its id."""

    id: str


class State(Entry, frozen=True):
    """A state with the name that officers, the firm and the public see; an empty public name is not shown."""

    kind: StateKind
    officer: str
    firm: str
    public: str = ""
    note: str = ""


class Transition(Entry, frozen=True, rename={"from_": "from"}):
    """A step: from which states to which, who takes it, what it needs, whom it tells and what it does.

    ``rank`` is the authority whose step it is; steps of the firm's side (``duty: file``) have none. The key
    ``from`` is a Python keyword, so the attribute has an underscore.
    """

    label: str
    from_: tuple[str, ...]
    to: str
    duty: Duty
    actors: tuple[ActorRole, ...] = ()
    rank: Rank | None = None
    needs: tuple[Need, ...] = ()
    sends: tuple[Recipient, ...] = ()
    effects: tuple[Effect, ...] = ()
    note: str = ""


class WorkflowFile(PackStruct, frozen=True):
    """One workflow, or with ``extends`` what a pack changes in another one.

    A variation names only what differs: a state or transition with a known id replaces that one, a new id is
    added, ``drop`` takes some away; ``levels``, ``cases`` and ``start`` are the base's unless given.
    ``levels`` are the titles it leads to; empty means none of its own (a pool). ``jurisdictions`` are prefixes
    of GB/T 2260 codes; empty means everywhere.
    """

    id: str
    version: int
    label: str
    source: Source
    extends: str | None = None
    levels: tuple[str, ...] = ()
    cases: tuple[CaseName, ...] = ()
    jurisdictions: tuple[str, ...] = ()
    start: str = ""
    states: tuple[State, ...] = ()
    transitions: tuple[Transition, ...] = ()
    drop: tuple[str, ...] = ()
    note: str = ""
