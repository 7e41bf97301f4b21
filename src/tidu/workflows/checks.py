"""Checks of a workflow: ids, states that cannot be reached or left, steps without an actor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tidu.engine.errors import ConsistencyError, PackError
from tidu.engine.packs.consistency import check_source
from tidu.engine.packs.identity import repeated
from tidu.workflows.model import reachable
from tidu.workflows.vocabulary import ActorRole, Duty, Effect, Need, StateKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from tidu.engine.errors import Place
    from tidu.engine.packs.strict_yaml import Document
    from tidu.workflows.schema import Entry, Transition, WorkflowFile

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


class Places:
    """Where states and transitions stand: those taken over from a base stand at ``extends``."""

    def __init__(self, document: Document, own: WorkflowFile) -> None:
        """Index the file as written, before it is joined with its base."""
        self.document = document
        self._paths = {("states", one.id): f"states[{place}]" for place, one in enumerate(own.states)}
        self._paths |= {
            ("transitions", one.id): f"transitions[{place}]" for place, one in enumerate(own.transitions)
        }

    def of(self, name: str, entry: Entry, key: str) -> Place:
        """Return the place of a key of a state or transition."""
        path = self._paths.get((name, entry.id))
        return self.document.place(f"{path}.{key}" if path is not None else "extends")


def check_written(own: WorkflowFile, document: Document) -> Iterator[PackError]:
    """Yield what is wrong with a file by itself: its source, and ids that are misspelt or stand twice."""
    yield from check_source(document, "source", own.source)
    lists: tuple[tuple[str, str, Sequence[Entry]], ...] = (
        ("states", "状态", own.states),
        ("transitions", "步骤", own.transitions),
    )
    for name, what, entries in lists:
        paths = [f"{name}[{place}].id" for place in range(len(entries))]
        yield from repeated([entry.id for entry in entries], document, paths, what)
        for entry, path in zip(entries, paths, strict=True):
            if not _ID.fullmatch(entry.id):
                yield ConsistencyError(
                    f"{what} id 的写法不对",
                    place=document.place(path),
                    expected="小写英文、数字和连字符，如 city-review",
                    got=entry.id,
                )


def check_whole(spec: WorkflowFile, places: Places, levels: Collection[str]) -> Iterator[PackError]:
    """Yield what is wrong with a workflow joined with its base.

    Args:
        spec: the joined workflow.
        places: where its parts are written.
        levels: ids of the levels of the packs.
    """
    document = places.document
    for index, level in enumerate(spec.levels):
        if level not in levels:
            known = "、".join(sorted(levels))
            place = document.place(f"levels[{index}]")
            yield ConsistencyError("没有这个梯度", place=place, expected=known, got=level)
    if not spec.cases:
        yield ConsistencyError("没有写明情形", place=document.place("cases"), expected="new 或 renewal")
    known_states = {state.id for state in spec.states}
    lost = [*_check_steps(spec, places, known_states), *_check_start(spec, places)]
    yield from lost
    if not lost:
        yield from _check_ways(spec, places)


def _check_start(spec: WorkflowFile, places: Places) -> Iterator[PackError]:
    start = next((state for state in spec.states if state.id == spec.start), None)
    if start is None or start.kind is not StateKind.DRAFT:
        drafts = "、".join(state.id for state in spec.states if state.kind is StateKind.DRAFT)
        yield ConsistencyError(
            "起始状态应是可修改的状态",
            place=places.document.place("start"),
            expected=drafts or "一个 kind: draft 的状态",
            got=spec.start or "没有写",
        )


def _check_steps(spec: WorkflowFile, places: Places, states: set[str]) -> Iterator[PackError]:
    known = "、".join(state.id for state in spec.states)
    kinds = {state.id: state.kind for state in spec.states}
    for step in spec.transitions:
        for key, named in (("from", step.from_), ("to", (step.to,))):
            for state in named:
                if state not in states:
                    place = places.of("transitions", step, key)
                    yield ConsistencyError("没有这个状态", place=place, expected=known, got=state)
        if not step.from_:
            place = places.of("transitions", step, "from")
            yield ConsistencyError("步骤没有写从哪个状态出发", place=place, expected=known)
        yield from _check_actors(step, places)
        yield from _check_effects(step, places, kinds)


def _check_actors(step: Transition, places: Places) -> Iterator[PackError]:
    if not step.actors:
        yield ConsistencyError(
            "步骤没有写由谁办理",
            place=places.of("transitions", step, "actors"),
            expected="、".join(f"{role}（{role.label}）" for role in ActorRole),
            got=step.label,
        )
    if step.duty is Duty.FILE:
        if step.rank is not None:
            yield ConsistencyError(
                "申报一方的步骤不写层级",
                place=places.of("transitions", step, "rank"),
                got=step.rank,
                hint="删去 rank，或改写 duty",
            )
        return
    if step.rank is None:
        yield ConsistencyError(
            "步骤没有写由哪一级办理",
            place=places.of("transitions", step, "rank"),
            expected="branch、site、district、city、province 或 nation",
            got=step.label,
        )
    outside = [role for role in step.actors if role in (ActorRole.FIRM, ActorRole.SPECIALIST)]
    if outside:
        yield ConsistencyError(
            f"{step.duty.label}不能由{'、'.join(role.label for role in outside)}办理",
            place=places.of("transitions", step, "actors"),
            expected="officer、unit 或 team",
            got="、".join(outside),
        )


def _check_effects(step: Transition, places: Places, kinds: dict[str, StateKind]) -> Iterator[PackError]:
    place = places.of("transitions", step, "effects")
    granted = [effect for effect in step.effects if effect in (Effect.TITLE, Effect.POOL)]
    if granted and kinds.get(step.to) is not StateKind.ENDED_GOOD:
        yield ConsistencyError(
            "称号和入库只能在通过后登记", place=place, expected="to 是 ended-good 的状态", got=step.to
        )
    if Effect.TITLE in step.effects and Need.DOCUMENT not in step.needs:
        yield ConsistencyError(
            "称号要有公告文号",
            place=places.of("transitions", step, "needs"),
            expected="document",
            got=step.label,
            hint="称号只来自公告，在 needs 中写 document",
        )
    leaves_draft = any(kinds.get(state) is StateKind.DRAFT for state in step.from_)
    goes_on = kinds.get(step.to) in (StateKind.OPEN, StateKind.WAITING, StateKind.ENDED_GOOD)
    if leaves_draft and goes_on and Effect.FREEZE not in step.effects:
        yield ConsistencyError(
            "提交时没有固定数据",
            place=place,
            expected="freeze",
            got=step.label,
            hint="离开可修改的状态时，数据和预审结论应固定下来",
        )
    if Effect.FREEZE in step.effects and not leaves_draft:
        yield ConsistencyError("数据已在提交时固定", place=place, got="freeze", hint="从这一步删去 freeze")


def _check_ways(spec: WorkflowFile, places: Places) -> Iterator[PackError]:
    met = reachable(spec, [spec.start])
    ends = [state.id for state in spec.states if state.kind.is_ended]
    to_end = reachable(spec, ends, back=True)
    for state in spec.states:
        left = [step.label for step in spec.transitions if state.id in step.from_]
        place = places.of("states", state, "id")
        if state.id not in met:
            yield ConsistencyError(
                "没有步骤能到达这个状态", place=place, got=state.id, hint="补一个步骤，或删去这个状态"
            )
        if state.kind.is_ended and left:
            yield ConsistencyError("办结的状态不能再有步骤", place=place, got="、".join(left))
        elif state.id not in to_end:
            yield ConsistencyError(
                "从这个状态到不了办结", place=place, expected="一条到办结状态的路", got=state.id
            )
    if not any(state.kind is StateKind.ENDED_GOOD for state in spec.states):
        place = places.document.place("states")
        yield ConsistencyError("没有通过的状态", place=place, expected="一个 kind: ended-good 的状态")
