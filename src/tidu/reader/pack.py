"""Checked entries as a plan pack: the YAML that ``tidu check`` and the site load."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tidu.reader.entries import Entry

LISTS: Final = {
    "task": "tasks",
    "target": "targets",
    "incentive": "incentives",
    "library": "libraries",
    "mechanism": "mechanisms",
    "criterion": "criteria",
}
"""Kind of entry → list of the pack."""

_NEEDED: Final = frozenset({"tasks", "targets"})
# What an entry cannot do without: left empty it is the loader's to name, with its place.
_REQUIRED: Final = frozenset({"title", "units", "metric", "unit", "what", "label"})
_EMPTY: Final[tuple[object, ...]] = (None, "", [], (), False)
# Signs that YAML takes for a line break or refuses unless they are escaped.
_UNPRINTABLE: Final = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_HEAD: Final = """\
# 由政策文件读出、经人核对后发布。放进规则包文件夹（文件名 plan.yaml，或放在 plans/ 之下），用 tidu check 检查。
"""


@dataclass(frozen=True, slots=True)
class PackHead:
    """What a plan pack says of itself. ``codes`` are prefixes of GB/T 2260 codes of the place."""

    id: str
    version: int
    label: str
    area: str
    codes: Sequence[str]
    title: str
    number: str
    issuer: str
    issued: date | None
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True)
class Draft:
    """A head and the entries of each kind by their ids, in the order of the document."""

    head: PackHead
    entries: Mapping[str, Mapping[str, Entry]] = field(default_factory=dict)


def pack_text(draft: Draft) -> str:
    """Return the YAML of a plan pack; whether it is sound is the loader's to say."""
    return _HEAD + "\n".join(_lines(draft)) + "\n"


def _lines(draft: Draft) -> Iterator[str]:
    for key, value in _about(draft.head).items():
        yield f"{key}: {_flow(value)}"
    tasks = draft.entries.get("task", {})
    for kind, name in LISTS.items():
        entries = draft.entries.get(kind, {})
        if not entries:
            if name in _NEEDED:
                yield f"{name}: []"
            continue
        yield f"{name}:"
        for key, entry in entries.items():
            yield f"  - {_flow({'id': key, **_said(entry, tasks)})}"


def _about(head: PackHead) -> dict[str, Any]:
    return {
        "id": head.id,
        "version": head.version,
        "label": head.label,
        "area": head.area,
        "jurisdictions": list(head.codes),
        "document": {
            "title": head.title or None,
            "number": head.number or None,
            "issuers": [head.issuer] if head.issuer else [],
            "issued": head.issued,
        },
        "source": {
            "document": head.title or head.label,
            "clause": "全文",
            "published": head.issued,
            "effective": None,
            "confirmation": "one-source",
            "number": head.number,
        },
        "period": {"start": head.start, "end": head.end, "clause": "标题"},
    }


def _said(entry: Entry, tasks: Mapping[str, Entry]) -> Entry:
    """Leave out what says nothing, and the task of an entry whose task was struck out."""
    return {
        key: value
        for key, value in entry.items()
        if key in _REQUIRED or (value not in _EMPTY and not (key == "task" and value not in tasks))
    }


def _flow(value: Any) -> str:  # noqa: ANN401 - plain values of any shape
    """Write a value on one line; texts are quoted, so that YAML has nothing to guess at."""
    match value:
        case dict():
            return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
        case list() | tuple():
            return "[" + ", ".join(_flow(item) for item in value) + "]"
        case str():
            text = json.dumps(value, ensure_ascii=False)
            return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
        case bool():
            return "true" if value else "false"
        case date():
            return value.isoformat()
        case float():
            return f"{value:.10f}".rstrip("0").rstrip(".")
    return "null" if value is None else str(value)
