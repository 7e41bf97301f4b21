"""Turn workflow files into workflows: read, convert, join variations with their base, check, freeze."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import msgspec

from tidu.engine.errors import ConsistencyError
from tidu.engine.packs.convert import convert
from tidu.engine.packs.identity import Register
from tidu.engine.packs.strict_yaml import read_yaml
from tidu.workflows.checks import Places, check_whole, check_written
from tidu.workflows.model import Workflow
from tidu.workflows.schema import Entry, WorkflowFile

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from tidu.engine.packs.files import PackFile
    from tidu.engine.packs.problems import Problems
    from tidu.engine.packs.strict_yaml import Document

Kept = TypeVar("Kept", bound=Entry)


def build_workflows(
    files: Iterable[PackFile], levels: Collection[str], problems: Problems
) -> dict[str, Workflow]:
    """Build every workflow.

    Args:
        files: workflow files.
        levels: ids of the levels they may lead to.
        problems: takes what is wrong with them; a workflow with a fault is left out.
    """
    written = _written(files, problems)
    specs = {key: spec for key, (_, spec) in written.items()}
    workflows: dict[str, Workflow] = {}
    for document, own in written.values():
        with problems.here():
            joined = _joined(own, document, specs)
            wrong = list(check_whole(joined, Places(document, own), levels))
            problems.take(wrong)
            if not wrong:
                workflows[own.id] = Workflow(joined)
    return workflows


def _written(files: Iterable[PackFile], problems: Problems) -> dict[str, tuple[Document, WorkflowFile]]:
    register = Register()
    written: dict[str, tuple[Document, WorkflowFile]] = {}
    for file in files:
        with problems.here():
            document = read_yaml(file.text, file.name)
            own = convert(document, WorkflowFile)
            wrong = [*register.check(own, document, "id"), *check_written(own, document)]
            problems.take(wrong)
            if not wrong:
                written[own.id] = (document, own)
    return written


def _joined(
    own: WorkflowFile, document: Document, known: Mapping[str, WorkflowFile], seen: tuple[str, ...] = ()
) -> WorkflowFile:
    """Return the workflow with what it takes over from its base, and that from its own.

    Raises:
        ConsistencyError: an unknown base, a circle of bases, or something unknown dropped.
    """
    if own.extends is None:
        if own.drop:
            raise ConsistencyError(
                "没有可删的内容", place=document.place("drop"), hint="drop 只和 extends 一起用"
            )
        return own
    base = known.get(own.extends)
    if base is None or base.id in (*seen, own.id):
        raise ConsistencyError(
            "没有这个流程" if base is None else "流程之间互相引用",
            place=document.place("extends"),
            expected="、".join(sorted(name for name in known if name != own.id)),
            got=own.extends,
        )
    base = _joined(base, document, known, (*seen, own.id))
    _check_drop(own, base, document)
    return msgspec.structs.replace(
        own,
        levels=own.levels or base.levels,
        cases=own.cases or base.cases,
        start=own.start or base.start,
        states=_merged(base.states, own.states, own.drop),
        transitions=_merged(base.transitions, own.transitions, own.drop),
    )


def _check_drop(own: WorkflowFile, base: WorkflowFile, document: Document) -> None:
    ids = {entry.id for entry in (*base.states, *base.transitions)}
    for index, name in enumerate(own.drop):
        if name not in ids:
            raise ConsistencyError(
                "原流程没有这个状态或步骤",
                place=document.place(f"drop[{index}]"),
                expected="、".join(sorted(ids)),
                got=name,
            )


def _merged(base: Sequence[Kept], own: Sequence[Kept], drop: Sequence[str]) -> tuple[Kept, ...]:
    """Return the base's entries, those of the same id replaced in their place, new ones behind."""
    changed: dict[str, Kept] = {entry.id: entry for entry in own}
    kept: list[Kept] = [changed.pop(entry.id, entry) for entry in base if entry.id not in drop]
    return (*kept, *changed.values())
