"""Two records of one firm become one, and two again. Each step is one transaction and lands in the trail."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from tidu.web.audit import services as audit
from tidu.web.enterprises.guards import RegistryError, require_decision
from tidu.web.enterprises.models import Enterprise, EnterpriseCode, EnterpriseName, Status
from tidu.web.enterprises.pinyin import initials, sort_key
from tidu.web.enterprises.services import MASTER_FIELDS
from tidu.web.enterprises.summary import refresh_summaries
from tidu.web.enterprises.wording import master_labels, master_text
from tidu.web.facts.models import CurrentFacts, FactRow
from tidu.web.facts.store import refresh_current
from tidu.web.mergers.models import Distinction, Merger
from tidu.web.mergers.moving import move, move_back
from tidu.web.mergers.sealing import changed_parts, master_values, seals_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from tidu.web.accounts.models import User

CHOSEN = tuple(name for name in MASTER_FIELDS if name != "status")
"""Master data of which a merger may take either record's value."""


@transaction.atomic
def merge(*, actor: User | None, kept: Enterprise, gone: Enterprise, taken: Collection[str] = ()) -> Merger:
    """Merge one record into another of the same tenant.

    Everything that points to the one points to the other afterwards; what would stand twice stays with the
    merged record. Its name and code become former ones of the record that remains.

    Args:
        actor: an officer or operator who sees both; None for the system.
        kept: the record that remains.
        gone: the record that is merged into it; its address leads there from now on.
        taken: fields of `CHOSEN` whose value comes from the merged record. Where the record that remains has
            none, it takes the other's anyway.

    Raises:
        RegistryError: no right, one and the same record, another tenant, or a record that is merged already.
    """
    kept, gone = _locked(kept, gone)
    for firm in (kept, gone):
        require_decision(actor, firm)
    if kept.root_id != gone.root_id:
        raise RegistryError("两份档案不在同一地区，不能合并")
    before = {"kept": master_values(kept), "gone": master_values(gone)}
    changed = _take(kept, gone, set(taken))
    added = _keep_old_names(kept, before)
    gone.status, gone.merged_into = Status.MERGED, kept
    gone.save()
    moved = move(gone, kept)
    _refresh(kept, gone)
    merger = Merger.objects.create(
        root_id=kept.root_id, kept=kept, gone=gone, before=before, moved=moved, added=added,
        seals=seals_of(kept), merged_by=actor,
    )  # fmt: skip
    other = before["gone"]
    labels = master_labels()
    audit.record(
        actor=actor,
        action="合并企业档案",
        target=kept,
        before={labels[name]: old for name, (old, _) in changed.items()},
        after={
            "并入的档案": f"{other['name']}（{other['uscc']}）",
            **{labels[name]: new for name, (_, new) in changed.items()},
        },
    )
    return merger


@transaction.atomic
def split(*, actor: User | None, merger: Merger) -> None:
    """Make two records of one again, each as it was; only while nothing of the record has been changed since.

    Raises:
        RegistryError: no right, split already, or the record was changed, with the parts that were.
    """
    merger = Merger.objects.select_for_update().get(pk=merger.pk)
    if merger.split_at is not None:
        raise RegistryError("这次合并已经拆分")
    kept, gone = _locked(merger.kept, merger.gone)
    require_decision(actor, kept)
    if actor is not None and not Enterprise.objects.visible_to(actor).filter(pk=gone.pk).exists():
        raise RegistryError("并入的档案不在您的范围内")
    if parts := changed_parts(kept, merger.seals):
        raise RegistryError(
            f"合并之后又改动过：{'、'.join(parts)}，不能自动拆分；请先撤回这些改动，或为另一家企业重新建档"
        )
    _remove_added(merger.added)
    move_back(merger.moved, kept, gone)
    _restore(kept, gone, merger.before)
    _refresh(kept, gone)
    merger.split_at, merger.split_by = timezone.now(), actor
    merger.save(update_fields=["split_at", "split_by"])
    audit.record(
        actor=actor,
        action="拆分企业档案",
        target=kept,
        before={"并入的档案": f"{gone.name}（{gone.uscc}）"},
        after={"恢复的档案": f"{gone.name}（{gone.uscc}）"},
    )


@transaction.atomic
def keep_apart(*, actor: User, first: Enterprise, second: Enterprise) -> None:
    """Note that two records are two firms: they are no longer offered for a merger.

    Raises:
        RegistryError: no right for one of them, or one and the same record.
    """
    if first.pk == second.pk:
        raise RegistryError("请选择两份不同的档案")
    for firm in (first, second):
        require_decision(actor, firm)
    low, high = sorted((first, second), key=lambda firm: firm.pk)
    _, made = Distinction.objects.get_or_create(first=low, second=high, defaults={"judged_by": actor})
    if made:
        audit.record(
            actor=actor, action="判定不是同一家（不合并）", target=low, after={"另一家企业": str(high)}
        )


def _locked(kept: Enterprise, gone: Enterprise) -> tuple[Enterprise, Enterprise]:
    if kept.pk == gone.pk:
        raise RegistryError("请选择两份不同的档案")
    ids = sorted((kept.pk, gone.pk))
    found = {
        firm.pk: firm for firm in Enterprise.objects.select_for_update().filter(pk__in=ids).order_by("pk")
    }
    return found[kept.pk], found[gone.pk]


def _take(kept: Enterprise, gone: Enterprise, taken: set[str]) -> dict[str, tuple[str, str]]:
    """Give the record that remains the values it takes; return what changed, in words."""
    changed = {}
    for name in CHOSEN:
        own, other = getattr(kept, name), getattr(gone, name)
        if own == other or (name not in taken and own not in (None, "")) or other in (None, ""):
            continue
        changed[name] = (master_text(name, own), master_text(name, other))
        if name == "uscc":
            _swap_codes(kept, gone)
        elif name == "name":
            _rename(kept, other)
        else:
            setattr(kept, name, other)
    kept.save()
    return changed


def _swap_codes(first: Enterprise, second: Enterprise) -> None:
    """Exchange two codes; a code stands once in a tenant at any moment."""
    first.uscc, second.uscc = second.uscc, first.uscc
    Enterprise.objects.filter(pk=second.pk).update(uscc=f"~{second.pk}")
    Enterprise.objects.filter(pk=first.pk).update(uscc=first.uscc)
    Enterprise.objects.filter(pk=second.pk).update(uscc=second.uscc)


def _rename(firm: Enterprise, name: str) -> None:
    firm.name, firm.sort_key, firm.initials = name, sort_key(name), initials(name)


def _keep_old_names(kept: Enterprise, before: Mapping[str, Mapping[str, Any]]) -> dict[str, list[int]]:
    """Keep both records' names and codes as former ones; return the ids of what was made."""
    today = timezone.localdate()
    added: dict[str, list[int]] = {"names": [], "codes": []}
    for values in before.values():
        name, code = values["name"], values["uscc"]
        if name != kept.name and not EnterpriseName.objects.filter(enterprise=kept, name=name).exists():
            made = EnterpriseName.objects.create(enterprise=kept, name=name, until=today)
            added["names"].append(made.pk)
        if code != kept.uscc and not EnterpriseCode.objects.filter(enterprise=kept, uscc=code).exists():
            former = EnterpriseCode.objects.create(enterprise=kept, uscc=code, until=today)
            added["codes"].append(former.pk)
    return added


def _remove_added(added: Mapping[str, Iterable[int]]) -> None:
    EnterpriseName.objects.filter(pk__in=added["names"]).delete()
    EnterpriseCode.objects.filter(pk__in=added["codes"]).delete()


def _restore(kept: Enterprise, gone: Enterprise, before: Mapping[str, Mapping[str, Any]]) -> None:
    """Give both records their master data back."""
    if kept.uscc != before["kept"]["uscc"]:
        _swap_codes(kept, gone)
    for firm, values in ((kept, before["kept"]), (gone, before["gone"])):
        for name, value in values.items():
            if name == "jurisdiction":
                firm.jurisdiction_id = value
            elif name == "name" and value != firm.name:
                _rename(firm, value)
            elif name == "established_on":
                firm.established_on = date.fromisoformat(value) if value else None
            else:
                setattr(firm, name, value)
    gone.merged_into = None
    for firm in (kept, gone):
        firm.save()


def _refresh(*firms: Enterprise) -> None:
    """Bring the views of figures and the summaries of both records up to date."""
    ids = [firm.pk for firm in firms]
    pairs = {
        *FactRow.objects.filter(enterprise__in=ids).values_list("enterprise_id", "year"),
        *CurrentFacts.objects.filter(enterprise__in=ids).values_list("enterprise_id", "year"),
    }
    refresh_current((firm, year) for firm in ids for year in {year for _, year in pairs})
    refresh_summaries(ids)
    for firm in firms:
        firm.refresh_from_db()
