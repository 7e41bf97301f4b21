"""What was done to a firm's record, from the audit trail, in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.template.defaultfilters import filesizeformat

from tidu.web.audit.models import Entry
from tidu.web.enterprises.wording import told

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from tidu.web.enterprises.models import Enterprise

KINDS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "master": ("基本信息", ("企业建档", "修改企业信息")),
    "facts": ("数据", ("数据", "核实")),
    "titles": ("称号", ("称号",)),
    "ledgers": ("台账", ("台账",)),
    "people": ("人员、股东、产品", ("联系人", "股东", "产品", "专员", "分派")),
    "names": ("名称、代码、名录库", ("曾用名", "原代码", "名录库")),
    "files": ("材料", ("材料",)),
    "merging": ("合并、拆分", ("合并", "拆分")),
    "other": ("其他", ()),
}
"""Kinds of action: label, and words of which one stands in the action's name; 其他 is what none of them names."""
PER_PAGE = 50
_FILE_WORDS = {"enterprise": "企业", "size": "大小", "sha256": "校验值"}


@dataclass(frozen=True, slots=True)
class Happening:
    """An action on the firm's record, with what it changed in words."""

    id: int
    at: datetime
    action: str
    actor: str
    about: str
    rows: tuple[dict[str, str], ...]


def history(
    firm: Enterprise, *, kind: str = "", before: int | None = None, most: int = PER_PAGE
) -> list[Happening]:
    """Return what was done to a firm's record, its files and the records merged into it, newest first.

    Args:
        firm: the firm; the caller has checked that it may be seen.
        kind: one of `KINDS`; empty for all.
        before: only actions older than this entry (keyset paging).
        most: how many.
    """
    merged = list(firm.merged.values_list("pk", flat=True))
    firms = [str(pk) for pk in (firm.pk, *merged)]
    files = [str(pk) for pk in firm.evidence.values_list("pk", flat=True)]
    found = Entry.objects.filter(
        Q(object_type="enterprises.enterprise", object_id__in=firms)
        | Q(object_type="evidence.evidence", object_id__in=files)
    )
    if kind in KINDS:
        wanted = KINDS[kind][1]
        words = Q()
        for word in wanted or [word for _, others in KINDS.values() for word in others]:
            words |= Q(action__contains=word)
        found = found.filter(words) if wanted else found.exclude(words)
    if before is not None:
        found = found.filter(pk__lt=before)
    return [_happening(entry, firm) for entry in found.order_by("-pk")[:most]]


def _happening(entry: Entry, firm: Enterprise) -> Happening:
    before, after = _words(entry, entry.before), _words(entry, entry.after)
    own = entry.object_type == "enterprises.enterprise" and entry.object_id == str(firm.pk)
    return Happening(
        id=entry.pk,
        at=entry.at,
        action=entry.action,
        actor=entry.actor_name,
        about="" if own else entry.object_name,
        rows=tuple(
            {"label": label, "before": before.get(label, ""), "after": after.get(label, "")}
            for label in dict.fromkeys([*before, *after])
        ),
    )


def _words(entry: Entry, values: Mapping[str, object] | None) -> dict[str, str]:
    if entry.object_type != "evidence.evidence":
        return told(values)
    kept = dict(values or {})
    if isinstance(size := kept.get("size"), int):
        kept["size"] = filesizeformat(size)
    return {_FILE_WORDS.get(name, name): str(value) for name, value in kept.items()}
