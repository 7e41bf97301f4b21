"""Publish a checked document: a pack that the loader accepts, kept as an edition, and a plan that runs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from tidu.engine.packs.problems import Problems
from tidu.reader.pack import LISTS, Draft, PackHead, pack_text
from tidu.web.audit import services as audit
from tidu.web.documents.models import Decision, Document, Item, State
from tidu.web.documents.selectors import checked, place_code
from tidu.web.documents.services import DocumentError, locked
from tidu.web.plans.access import may_keep
from tidu.web.plans.models import AdoptedPlan
from tidu.web.plans.packs import built, plans
from tidu.web.plans.services import adopt, take_edition
from tidu.web.revisions import services as revisions
from tidu.web.revisions.selectors import newest

if TYPE_CHECKING:
    from tidu.engine.errors import PackError
    from tidu.plans import Plan
    from tidu.web.accounts.models import User
    from tidu.web.revisions.models import PackRevision

_PLACE = re.compile(r"(\w+)\[(\d+)\](?:\.(.+))?")
_KINDS = {name: kind for kind, name in LISTS.items()}
_WORDS = {
    "unit": "单位", "value": "目标值", "by": "到哪一年", "units": "责任单位", "amount": "金额", "measure": "怎样测算",
    "metric": "指标", "lead": "牵头", "support": "配合", "task": "所属任务", "clause": "条款", "what": "对象和用途",
}  # fmt: skip
_HEAD = {
    "id": "地区代号",
    "period": "计划起止",
    "source": "文件信息",
    "label": "标题",
    "document": "文件信息",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """Something a plan cannot be published with: where, what, how to mend it. ``key``: of the item it is in."""

    where: str
    what: str
    mend: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A draft as the loader sees it: the plan, or why there is none yet."""

    text: str
    plan: Plan | None
    faults: tuple[Fault, ...]

    @property
    def plan_hash(self) -> str:
        """Hash of the plan's content; empty where there is none."""
        return self.plan.content_hash if self.plan is not None else ""


class FaultyError(DocumentError):
    """A document cannot be published yet; ``faults`` say why."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        """Keep the faults."""
        super().__init__(f"还有 {len(faults)} 处要改，改好后再发布")
        self.faults = faults


def check(document: Document, *, version: int = 1) -> Check:
    """Return what the loader makes of a document's items, exactly as ``tidu check`` would."""
    items = list(document.items.exclude(state=Decision.REJECTED))
    faults = list(_head_faults(document))
    doubtful = [item for item in items if item.is_doubtful]
    faults += [
        Fault(
            f"{item.get_kind_display()}“{item.name}”",
            "有疑点，还没有人核对",
            "对照原文确认、修改或剔除",
            item.key,
        )
        for item in doubtful
    ]
    by_kind = {kind: [item for item in items if item.kind == kind] for kind in LISTS}
    text = pack_text(draft_of(document, by_kind, version))
    problems = Problems(collect=True)
    plan = built(text, problems)
    found = (_fault(error, by_kind) for error in problems.errors)
    # Without id and years the head has faults that the loader would tell again.
    faults += [fault for fault in found if fault.key or document.pack_id]
    return Check(text, plan if not faults else None, tuple(dict.fromkeys(faults)))


def _head_faults(document: Document) -> list[Fault]:
    missing = [
        label
        for label, value in (
            ("地区代号", document.area_key),
            ("计划开始", document.start),
            ("计划结束", document.end),
        )
        if not value
    ]
    found = []
    if missing:
        found.append(Fault("文件信息", f"没有写{'、'.join(missing)}", "在“文件信息”中填写"))
    elif document.pack_id in plans().plans:
        what = f"编号 {document.pack_id} 是规则包自带的计划"
        found.append(Fault("文件信息", what, "在“文件信息”中换一个地区代号"))
    return found


def draft_of(document: Document, by_kind: dict[str, list[Item]], version: int) -> Draft:
    """Return a document's items as the draft of a pack."""
    code = place_code(document)
    head = PackHead(
        id=document.pack_id or "x.plan-2000",
        version=version,
        label=document.title,
        area=document.jurisdiction.name,
        codes=(code,) if code else (),
        title=document.title,
        number=document.number,
        issuer=document.issuer,
        issued=document.issued,
        start=document.start,
        end=document.end,
    )
    return Draft(head, {kind: {item.key: item.value for item in items} for kind, items in by_kind.items()})


def _fault(error: PackError, by_kind: dict[str, list[Item]]) -> Fault:
    """Say where an error of the loader is in the words of the page."""
    found = _PLACE.match(error.place.path)
    if found is None or found[1] not in _KINDS:
        part = error.place.path.partition(".")[0]
        where, key = _HEAD.get(part, "文件信息"), ""
    else:
        item = by_kind[_KINDS[found[1]]][int(found[2])]
        name = _WORDS.get((found[3] or "").partition(".")[0].partition("[")[0], "")
        where, key = f"{item.get_kind_display()}“{item.name}”{f'的{name}' if name else ''}", item.key
    got = f"，现在是“{error.got}”" if error.got else ""
    mend = "；".join(
        part for part in (f"应为：{error.expected}" if error.expected else "", error.hint) if part
    )
    return Fault(where, f"{error.message}{got}", mend or "请修改", key)


def may_publish_over(document: Document, revision: PackRevision | None) -> bool:
    """Whether the newest edition of the pack comes from this document, or from a version before it."""
    if revision is None:
        return True
    probe: Document | None = document
    seen: set[int] = set()
    while probe is not None and probe.pk not in seen:
        if probe.revision_id == revision.pk:
            return True
        seen.add(probe.pk)
        probe = probe.previous
    return False


@transaction.atomic
def publish(*, actor: User, document: Document) -> AdoptedPlan:
    """Publish a document as a plan that runs, or its changes as a new edition.

    Raises:
        FaultyError: items that a plan cannot have, or that nobody has looked at; says where and how to mend them.
        DocumentError: no right, another document's plan, or nothing changed since the last edition.
    """
    found = locked(actor, document)
    if found.state not in (State.REVIEW, State.PUBLISHED):
        raise DocumentError("文件还没有读完，不能发布")
    last = newest(found.pack_id) if found.pack_id else None
    if not may_publish_over(found, last):
        raise DocumentError(
            f"编号 {found.pack_id} 已由另一份文件发布。若这份是它的新版，请重新上传并选上一版；否则换一个地区代号"
        )
    if last is not None and check(found, version=last.version).plan_hash == last.content_hash:
        raise DocumentError("和已发布的版本相同，没有要发布的改动")
    result = check(found, version=last.version + 1 if last is not None else 1)
    if result.plan is None:
        raise FaultyError(result.faults)
    found.revision = revisions.publish(actor=actor, pack=result.plan, label=found.title, text=result.text)
    found.plan = _running(actor, found)
    found.state = State.PUBLISHED
    found.save(update_fields=["revision", "plan", "state"])
    done = checked(found)
    audit.record(
        actor=actor,
        action="发布政策文件",
        target=found,
        after={"编号": found.pack_id, "版本": result.plan.version, "已核对": f"{done.done}/{done.total}"},
    )
    return found.plan


def _running(actor: User, document: Document) -> AdoptedPlan:
    """Carry the plan out at its place; where it is carried out already, go over to the new edition."""
    running = AdoptedPlan.objects.filter(pack=document.pack_id, root=document.root_id)
    for one in running.select_related("jurisdiction", "root"):
        if may_keep(actor, one):
            take_edition(actor=actor, plan=one)
    found = running.filter(jurisdiction=document.jurisdiction).first()
    if found is not None:
        return found
    return adopt(actor=actor, plan_id=document.pack_id, jurisdiction=document.jurisdiction)
