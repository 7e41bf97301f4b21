"""Read a document into its items; those of a new version keep the keys that the version before it gave them."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction

from tidu.reader import Heading, read
from tidu.reader.compare import paired
from tidu.reader.confidence import SURE
from tidu.reader.entries import incentive_entry, mention_entry, target_entry, task_entry, task_key
from tidu.web.documents.item_forms import problem_of
from tidu.web.documents.models import Decision, Document, Item, Kind, State
from tidu.web.enterprises.pinyin import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tidu.reader import Mention, PolicyDocument

KEYS = {
    Kind.TASK: "t",
    Kind.TARGET: "g",
    Kind.INCENTIVE: "m",
    Kind.LIBRARY: "l",
    Kind.MECHANISM: "w",
    Kind.CRITERION: "c",
}
"""First letter of the keys of each kind; a number follows."""

_LOWERED = 0.5
_MOST_OF_A_LIST = 40


def even_text(text: str) -> str:
    """Return a text as it is kept: one sign a line break, as browsers have it, and nothing a database refuses."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", " ")


@transaction.atomic
def fill(document: Document, text: str) -> None:
    """Read a text and keep all of it; done again it begins anew.

    Raises:
        ReadError: it cannot be read; says why.
    """
    found = read(even_text(text), name=document.file.name)
    document.items.all().delete()
    document.text = found.text
    document.outline = [[one.number, one.heading, one.level, one.start, one.end] for one in found.outline]
    document.remarks = list(found.remarks)
    _fill_head(document, found)
    document.state, document.problem = State.REVIEW, ""
    document.save()
    Item.objects.bulk_create(_items(document, found), batch_size=200)


def _fill_head(document: Document, found: PolicyDocument) -> None:
    document.title = (found.title or document.file.name.rpartition(".")[0])[:200]
    document.number = (found.number or "")[:80]
    document.issuer = (found.issuer or "")[:120]
    document.issued = found.issued
    first, last = found.period
    document.start = date(first, 1, 1) if first else None
    document.end = date(last, 12, 31) if last else None
    before = document.previous
    document.area_key = before.area_key if before is not None else area_key_of(document.jurisdiction.name)


def area_key_of(place: str) -> str:
    """Return the pinyin of a place's name, as ids have it: shili for 示例市."""
    letters = "".join(sign for sign in sort_key(place.rstrip("市县区州盟")) if "a" <= sign <= "z")
    return letters[:30]


def _items(document: Document, found: PolicyDocument) -> Iterator[Item]:
    read_of = dict(_read(found))
    keys = _keys(document, read_of)
    numbers = {task_key(task.number): keys[Kind.TASK][at][0] for at, task in enumerate(found.tasks)}
    tasks = {key: "" for key, _ in keys[Kind.TASK]}
    for kind, rows in read_of.items():
        for at, (source, entry) in enumerate(rows):
            if kind != Kind.TASK:
                entry["task"] = numbers.get(entry.get("task"))
            key, before = keys[kind][at]
            confidence, doubts = getattr(source, "confidence", SURE), list(getattr(source, "doubts", ()))
            if problem := problem_of(kind, entry, tasks):
                # What a plan would refuse must be looked at, however surely it was read.
                confidence, doubts = min(confidence, _LOWERED), [*doubts, problem]
            yield Item(
                document=document,
                kind=kind,
                key=key,
                start=source.start,
                end=source.end,
                spans=[list(span) for span in getattr(source, "spans", ())] or [[source.start, source.end]],
                confidence=confidence,
                doubts=doubts,
                read=entry,
                value=entry | _measure_of(before, entry),
            )


def _measure_of(before: Item | None, entry: dict[str, Any]) -> dict[str, Any]:
    """Return how the same target of the version before is measured: what a person chose there goes on."""
    said = before.value if before is not None and before.kind == Kind.TARGET else {}
    same = said.get("measure") and said.get("unit") == entry.get("unit")
    return {"measure": said["measure"]} if same else {}


def _read(found: PolicyDocument) -> Iterator[tuple[Kind, list[tuple[Any, dict[str, Any]]]]]:
    outline = found.outline
    yield Kind.TASK, [(one, task_entry(one, outline)) for one in found.tasks]
    yield Kind.TARGET, [(one, target_entry(one, outline)) for one in found.targets]
    yield Kind.INCENTIVE, [(one, incentive_entry(one, outline)) for one in found.incentives]
    yield Kind.LIBRARY, list(_mentions(found.libraries, outline, library=True))
    yield Kind.MECHANISM, list(_mentions(found.mechanisms, outline))
    yield Kind.CRITERION, list(_mentions(found.criteria, outline))


def _mentions(
    found: Iterable[Mention], outline: Iterable[Heading], *, library: bool = False
) -> Iterator[tuple[Mention, dict[str, Any]]]:
    """Yield what a document names, each name once."""
    headings = list(outline)
    for one in list({one.name: one for one in reversed(list(found))}.values())[::-1][:_MOST_OF_A_LIST]:
        yield one, mention_entry(one, headings, library=library)


def _keys(
    document: Document, read_of: dict[Kind, list[tuple[Any, dict[str, Any]]]]
) -> dict[Kind, list[tuple[str, Item | None]]]:
    """Return a key for each item by its place: that of the same item of the version before, with it, or a new one."""
    old: dict[str, list[Item]] = defaultdict(list)
    if document.previous is not None:
        for item in document.previous.items.all():
            old[item.kind].append(item)
    return {kind: list(_keys_of(kind, rows, old[kind])) for kind, rows in read_of.items()}


def _keys_of(
    kind: Kind, rows: list[tuple[Any, dict[str, Any]]], old: list[Item]
) -> Iterator[tuple[str, Item | None]]:
    kept = [one for one in old if one.state != Decision.REJECTED]
    names = [Item(kind=kind, value=entry).name for _, entry in rows]
    same = paired([one.name for one in kept], names, str)
    number = max((int(one.key[1:]) for one in old), default=0)
    for at in range(len(rows)):
        if at in same:
            yield kept[same[at]].key, kept[same[at]]
        else:
            number += 1
            yield f"{KEYS[kind]}{number}", None


def entries_of(found: PolicyDocument, kind: str) -> list[dict[str, Any]]:
    """Return the entries of one kind that were read."""
    return [entry for _, entry in dict(_read(found))[Kind(kind)]]


def headings(document: Document) -> list[Heading]:
    """Return the headings of a document."""
    return [Heading(*row) for row in document.outline]
