"""Rows without a code: which firm they may be of, and what a person decides. Never lost: dismissed ones stay, too.

What comes of a row belongs to its import: it is recorded under the same source and undone with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Case, IntegerField, Q, Value, When
from django.db.models.expressions import Combinable
from django.utils import timezone

from tidu.engine import uscc as codes
from tidu.web.accounts.roles import Right
from tidu.web.audit import services as audit
from tidu.web.enterprises.models import Enterprise, EnterpriseName, Status
from tidu.web.enterprises.pinyin import sort_key, spelling
from tidu.web.enterprises.summary import refresh_summaries
from tidu.web.facts.store import NewRow, record_rows
from tidu.web.imports.drafts import Draft
from tidu.web.imports.errors import ImportRefusedError
from tidu.web.imports.models import ImportRun, Outcome, QueueRow, QueueState, State, TouchedFirm
from tidu.web.imports.packing import StagedRow, texts_of
from tidu.web.imports.records import add_at_once
from tidu.web.imports.registry import known_firms
from tidu.web.imports.similar import LEAST, core, likeness, pieces
from tidu.web.imports.staging import judge_of
from tidu.web.imports.touching import add_line
from tidu.web.jurisdictions.selectors import tree_of

if TYPE_CHECKING:
    from tidu.web.accounts.models import User

_MOST = 8
_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class Candidate:
    """A firm that a row may be of: how alike the names are (0–100), and why."""

    enterprise: Enterprise
    score: int
    why: str


def candidates(row: QueueRow, user: User) -> list[Candidate]:
    """Return the firms a row may be of, the likeliest first; only firms the person sees."""
    return firms_like(row.name, user)


def firms_like(name: str, user: User) -> list[Candidate]:
    """Return the firms that a written name may mean, the likeliest first; only firms the person sees."""
    if not name:
        return []
    places = tuple(tree_of(user.root_id).values_list("name", flat=True))
    firms = {firm.pk: firm for firm in _near(name, user, places)}
    former: dict[int, list[str]] = {}
    for firm, earlier in EnterpriseName.objects.filter(enterprise__in=firms).values_list(
        "enterprise", "name"
    ):
        former.setdefault(firm, []).append(earlier)
    found = []
    for near in firms.values():
        score, why = likeness(name, near.name, former=former.get(near.pk, ()), places=places)
        if score >= LEAST:
            found.append(Candidate(near, score, why))
    return sorted(found, key=lambda one: (-one.score, one.enterprise.sort_key))[:_MOST]


def _near(name: str, user: User, places: tuple[str, ...]) -> list[Enterprise]:
    """Return firms that may be alike: the same name, a former one, the same sound, or some signs in common."""
    seen = Enterprise.objects.visible_to(user).exclude(status=Status.MERGED).select_related("jurisdiction")
    same = Q(name=name) | Q(sort_key=sort_key(name)) | Q(former_names__name=name)
    found = list(seen.filter(same).distinct()[:_LOOKED_AT])
    parts = pieces(core(name, places))
    by_name = seen.filter(_some(parts)).alias(hits=_hits(parts)).order_by("-hits", "pk")
    formerly = EnterpriseName.objects.filter(_some(parts), enterprise__in=seen).alias(hits=_hits(parts))
    before = list(formerly.order_by("-hits", "pk").values_list("enterprise", flat=True)[:_LOOKED_AT])
    return [*found, *by_name[:_LOOKED_AT], *seen.filter(pk__in=before)]


def _some(parts: tuple[str, ...]) -> Q:
    found = Q()
    for part in parts:
        found |= Q(name__contains=part)
    return found


def _hits(parts: tuple[str, ...]) -> Combinable:
    """How many of the pieces a name has."""
    hits: Combinable = Value(0)
    for part in parts:
        hits = hits + Case(When(name__contains=part, then=1), default=0, output_field=IntegerField())
    return hits


@transaction.atomic
def link(*, actor: User, row: QueueRow, enterprise: Enterprise) -> None:
    """Record what a row says under a firm.

    Raises:
        ImportRefusedError: no right, a firm out of scope, the import is not applied, or the row is decided.
    """
    found = _locked(actor, row)
    if not Enterprise.objects.visible_to(actor).filter(pk=enterprise.pk).exists():
        raise ImportRefusedError("没有维护这家企业的权限，请选择您范围内的企业")
    _record(found, enterprise)
    _decide(actor, found, QueueState.LINKED, enterprise)
    audit.record(
        actor=actor,
        action="关联导入行",
        target=found.run,
        after={"行": row.row, "名称": row.name, "企业": enterprise.name},
    )


@transaction.atomic
def complete(*, actor: User, row: QueueRow, uscc: str) -> Enterprise:
    """Add the code a row did not have: the firm is found by it, or put on record by the import.

    Raises:
        ImportRefusedError: as `link`; a wrong code, or a firm that could not come with a table either.
    """
    checked = codes.check(uscc)
    if checked.error:
        raise ImportRefusedError(f"统一社会信用代码不对：{checked.error}")
    found = _locked(actor, row)
    staged = _staged(found, checked.code)
    known = known_firms(actor, [checked.code])
    judge = judge_of(found.run)
    judge.actor = actor
    judge.judge([staged])
    if staged.outcome == Outcome.REJECTED:
        raise ImportRefusedError(staged.faults[-1].message)
    there = known.get(checked.code)
    if there is not None:
        firm = Enterprise.objects.get(pk=there.pk)
        _record(found, firm)
    else:
        firm = _create(found, staged)
    _decide(actor, found, QueueState.LINKED if there is not None else QueueState.CREATED, firm)
    audit.record(
        actor=actor,
        action="补全导入行代码",
        target=found.run,
        after={"行": row.row, "代码": checked.code, "企业": firm.name},
    )
    return firm


@transaction.atomic
def dismiss(*, actor: User, row: QueueRow, reason: str) -> None:
    """Leave a row out; it stays in the queue's history with the reason.

    Raises:
        ImportRefusedError: no right, no reason, or decided already.
    """
    if not reason.strip():
        raise ImportRefusedError("请写明不导入的原因")
    found = _locked(actor, row)
    found.reason = reason.strip()[:200]
    _decide(actor, found, QueueState.DISMISSED, None)
    audit.record(
        actor=actor,
        action="不导入这一行",
        target=found.run,
        after={"行": row.row, "名称": row.name, "原因": found.reason},
    )


def _locked(actor: User, row: QueueRow) -> QueueRow:
    """Return a waiting row of an applied import, both held until the transaction ends.

    Raises:
        ImportRefusedError: it is not the person's, not applied, or decided.
    """
    if not actor.may(Right.IMPORT):
        raise ImportRefusedError("没有导入数据的权限")
    visible = ImportRun.objects.visible_to(actor).select_related("source", "owner", "switch")
    run = visible.select_for_update(of=("self",)).filter(pk=row.run_id).first()
    if run is None:
        raise ImportRefusedError("没有处理这次导入的权限")
    if run.state != State.APPLIED:
        raise ImportRefusedError(f"这次导入现在是“{run.get_state_display()}”，导入完成后才能匹配")
    found = QueueRow.objects.select_for_update().get(pk=row.pk)
    if found.state != QueueState.WAITING:
        raise ImportRefusedError(f"这一行已经处理过：{found.get_state_display()}")
    found.run = run
    return found


def _decide(actor: User, row: QueueRow, state: QueueState, enterprise: Enterprise | None) -> None:
    row.state, row.enterprise, row.decided_by, row.decided_at = state, enterprise, actor, timezone.now()
    row.save(update_fields=["state", "enterprise", "decided_by", "decided_at", "reason"])


def _staged(row: QueueRow, uscc: str) -> StagedRow:
    kept = row.content
    values = {int(year): facts for year, facts in kept.get("values", {}).items()}
    return StagedRow(
        row.row,
        uscc,
        row.name,
        master=kept.get("master", {}),
        texts=texts_of(values),
        record=kept.get("record", {}),
    )


def _place(row: QueueRow) -> str:
    return f"{row.run.name[:80]}，第 {row.row} 行"


def _create(row: QueueRow, staged: StagedRow) -> Enterprise:
    """Put the firm of a row on record, as the import would have."""
    draft = Draft(staged.uscc, [staged], staged.texts, master=staged.master, spelled=spelling(staged.name))
    firm = Enterprise(
        root_id=row.run.root_id, jurisdiction_id=draft.place, uscc=staged.uscc, name=staged.name,
        sort_key=draft.spelled[0], initials=draft.spelled[1],
    )  # fmt: skip
    firm.save()
    TouchedFirm.objects.create(run=row.run, enterprise=firm, is_new=True, written=True)
    _record(row, firm)
    return firm


def _record(row: QueueRow, firm: Enterprise) -> None:
    """Record master data, values and ledger row of a row under a firm, as the import itself would have."""
    run = row.run
    staged = _staged(row, firm.uscc)
    judge = judge_of(run)
    known = known_firms(run.owner, [firm.uscc])[firm.uscc]
    # Which firm it is has been decided: the table's name is no reason to rename it.
    staged.name = ""
    if judge.kind == "roster":
        add_line(run, staged, known, judge)
        record_rows(
            [
                NewRow(firm.pk, year, run.source_id, values, _place(row))
                for year, values in staged.values.items()
            ],
            since=run.switch,
        )
    else:
        add_at_once(run, firm.pk, staged, judge.kind)
    refresh_summaries([firm.pk])
