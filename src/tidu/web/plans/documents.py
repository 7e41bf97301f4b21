"""The document of a plan as a text: taken in by a keeper, and shown with the passages of an item marked."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db import transaction

from tidu.reader import read
from tidu.web.audit import services as audit
from tidu.web.evidence.contents import clean_name
from tidu.web.plans.access import may_keep
from tidu.web.plans.models import AdoptedPlan, PlanDocument
from tidu.web.plans.passages import find_spans
from tidu.web.plans.services import PlanError
from tidu.web.plans.standing import pack_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from django.core.files.uploadedfile import UploadedFile

    from tidu.web.accounts.models import User
    from tidu.web.plans.passages import Span

MOST_BYTES = 20 * 2**20
KINDS = {"target": "targets", "task": "tasks", "incentive": "incentives", "clause": "clauses"}
"""What a passage may be asked for by, and the kind of its spans."""


@transaction.atomic
def load_document(*, actor: User, plan: AdoptedPlan, file: UploadedFile[Any]) -> PlanDocument:
    """Read a plan's document and keep its text, instead of one loaded before; the file itself is not kept.

    Raises:
        PlanError: no right, the plan is gone from the packs, or the file is too large.
        ReadError: the file cannot be read as a document; says what it is and how to mend it.
    """
    if not may_keep(actor, plan):
        raise PlanError("没有管理这个计划的权限")
    pack = pack_of(plan)
    if pack is None:
        raise PlanError("规则包中已没有这个计划，请系统管理员检查本站的规则包")
    if (file.size or 0) > MOST_BYTES:
        raise PlanError(f"文件超过 {MOST_BYTES // 2**20} MB，不像一份计划文件；请只保留正文后重试")
    name, data = clean_name(file.name or ""), file.read()
    found = read(data, name=name)
    kept, _ = PlanDocument.objects.update_or_create(
        plan=plan,
        defaults={
            "name": name,
            "sha256": hashlib.sha256(data).hexdigest(),
            "text": found.text,
            "spans": find_spans(pack, found),
            "pack_hash": pack.content_hash,
            "uploaded_by": actor,
        },
    )
    audit.record(
        actor=actor,
        action="上传计划原文",
        target=kept,
        after={"文件": name, "字数": len(found.text), "sha256": kept.sha256},
    )
    return kept


def up_to_date(document: PlanDocument) -> PlanDocument:
    """Return a document whose passages are those of the plan's present edition; found anew where they are not."""
    pack = pack_of(document.plan)
    if pack is not None and document.pack_hash != pack.content_hash:
        document.spans = find_spans(pack, read(document.text, name=document.name))
        document.pack_hash = pack.content_hash
        document.save(update_fields=["spans", "pack_hash"])
    return document


@dataclass(frozen=True, slots=True)
class Passage:
    """What was asked for and where it stands; ``exact`` says that it is the item itself, not all of its clause."""

    name: str
    spans: tuple[Span, ...]
    exact: bool


def passage_of(document: PlanDocument, kind: str, key: str) -> Passage | None:
    """Return the passage of an item of a plan, else that of its clause; None where the plan has no such item.

    Args:
        document: the plan's document.
        kind: one of `KINDS`.
        key: id of the item, or a clause.
    """
    named = _named(document.plan, kind, key)
    if named is None:
        return None
    name, clause = named
    spans = document.spans
    own = spans.get(KINDS[kind], {}).get(key, [])
    whole = spans.get("clauses", {}).get(clause, [])
    return Passage(name, tuple((start, end) for start, end in own or whole), exact=bool(own))


def _named(plan: AdoptedPlan, kind: str, key: str) -> tuple[str, str] | None:
    """Return the name and clause of an item."""
    pack = pack_of(plan)
    if pack is None:
        return None
    if kind == "clause":
        return f"〔{key}〕", key
    items = {
        "target": ((one.id, one.spec.metric, one.spec.clause) for one in pack.targets),
        "task": ((one.id, f"{one.number} {one.title}", one.clause) for one in pack.tasks),
        "incentive": ((one.spec.id, one.spec.what, one.spec.clause) for one in pack.incentives),
    }
    return next(((name, clause) for item, name, clause in items.get(kind, ()) if item == key), None)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of a text in pieces, each with whether it is marked; ``first`` is the first that has a mark."""

    pieces: tuple[tuple[str, bool], ...]
    first: bool


def paragraphs(text: str, spans: Iterable[Span]) -> Iterator[Paragraph]:
    """Yield the lines of a text with what is marked in them; empty lines are left out."""
    marked = sorted(spans)
    start, before = 0, True
    for line in text.splitlines(keepends=True):
        pieces = tuple(_pieces(text, start, start + len(line.rstrip()), marked))
        start += len(line)
        if not any(piece.strip() for piece, _ in pieces):
            continue
        has = any(is_marked for _, is_marked in pieces)
        yield Paragraph(pieces, first=before and has)
        before = before and not has


def _pieces(text: str, start: int, end: int, marked: list[Span]) -> Iterator[tuple[str, bool]]:
    place = start
    for first, last in marked:
        inside, upto = max(first, place), min(last, end)
        if inside >= upto:
            continue
        if place < inside:
            yield text[place:inside], False
        yield text[inside:upto], True
        place = upto
    if place < end:
        yield text[place:end], False
