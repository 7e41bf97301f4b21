"""Changes of many firms: which there are, for whom, and how one is carried out, at once or as a job."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from django.db import transaction
from django.urls import reverse

from tidu.web.accounts.roles import Right
from tidu.web.audit import services as audit
from tidu.web.enterprises import bulk_changes, bulk_forms
from tidu.web.enterprises.filter_words import filter_words
from tidu.web.enterprises.filters import FirmFilter, firms_for
from tidu.web.enterprises.guards import RegistryError
from tidu.web.jobs import services as jobs
from tidu.web.jobs.registry import job_kind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tidu.web.accounts.models import User
    from tidu.web.enterprises.access import EnterpriseQuerySet
    from tidu.web.jobs.models import Job
    from tidu.web.jobs.progress import Progress

AT_ONCE = 500
"""Up to so many firms a change is made while the person waits; more become a job."""
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Action:
    """A kind of change: what it is called, what it asks for, and the service that makes it."""

    id: str
    label: str
    right: Right
    form: type[bulk_forms.BulkForm]
    change: Callable[..., int]


ACTIONS = {
    action.id: action
    for action in (
        Action("assign", "分派服务专员", Right.ASSIGN, bulk_forms.AssignForm, bulk_changes.assign_specialist),
        Action("follow", "标记跟进", Right.EDIT_FIRMS, bulk_forms.FollowUpForm, bulk_changes.mark_follow_up),
        Action("followed", "完成跟进", Right.EDIT_FIRMS, bulk_forms.BulkForm, bulk_changes.close_follow_up),
        Action(
            "fields", "设置产业链或辖区", Right.EDIT_FIRMS, bulk_forms.FieldsForm, bulk_changes.set_fields
        ),
        Action(
            "list", "加入名录库", Right.EDIT_FIRMS, bulk_forms.LibraryAddForm, bulk_changes.add_to_library
        ),
        Action(
            "unlist",
            "移出名录库",
            Right.EDIT_FIRMS,
            bulk_forms.LibraryRemoveForm,
            bulk_changes.remove_from_library,
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Offer:
    """An entry of the menu above the list."""

    id: str
    label: str


EXPORT = Offer("export", "导出 Excel")
"""Not a change: the view hands it on to the exports."""


def offered_to(user: User) -> tuple[Offer, ...]:
    """Return what a person may do with many firms at once."""
    offers = tuple(Offer(one.id, one.label) for one in ACTIONS.values() if user.may(one.right))
    return (*offers, EXPORT) if user.may(Right.EXPORT) else offers


@dataclass(frozen=True, slots=True)
class Selection:
    """Firms as a person picked them: some by id, or all that a filter finds."""

    query: str = ""
    ids: tuple[int, ...] = ()

    @classmethod
    def parse(cls, kept: Mapping[str, Any]) -> Selection:
        """Read a selection out of a job's arguments."""
        return cls(str(kept.get("query", "")), tuple(kept.get("ids", ())))

    def kept(self) -> dict[str, Any]:
        """Return JSON values for a job."""
        return {"query": self.query, "ids": list(self.ids)}

    @property
    def filter(self) -> FirmFilter:
        """The filter; for picked firms only its order counts."""
        return FirmFilter.parse(self.query)

    def firms(self, user: User) -> EnterpriseQuerySet:
        """Return the firms of the selection that the person may see now, without an order."""
        if self.ids:
            return firms_for(user, FirmFilter()).filter(pk__in=self.ids)
        return firms_for(user, self.filter)

    def told(self, user: User) -> str:
        """Return the selection in words."""
        return "勾选的企业" if self.ids else filter_words(user, self.filter)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many firms a change was asked for, and how many it changed."""

    asked: int
    changed: int

    def __str__(self) -> str:
        """Return it as a sentence."""
        same = self.asked - self.changed
        return f"共 {self.asked:,} 家，已处理 {self.changed:,} 家" + (
            f"，{same:,} 家原已如此" if same else ""
        )


@transaction.atomic
def change_now(
    *, actor: User, action: Action, selection: Selection, values: dict[str, Any], told: dict[str, str]
) -> Outcome:
    """Make a change for a selection while the person waits, in one transaction.

    Raises:
        RegistryError, AccountError: the change is not allowed, or does not fit; nothing was written.
    """
    _may(actor, action)
    ids = list(selection.firms(actor).values_list("pk", flat=True))
    changed = sum(action.change(actor=actor, firms=part, **values) for part in audit.batched(ids, _BATCH))
    outcome = Outcome(len(ids), changed)
    _record(actor, action, selection, told, outcome)
    return outcome


def change_later(
    *, actor: User, action: Action, selection: Selection, values: dict[str, Any], told: dict[str, str]
) -> Job:
    """Queue a change as a job; which firms the person may change is asked anew when it runs.

    Raises:
        RegistryError: she has not the right.
    """
    _may(actor, action)
    return jobs.start(
        owner=actor,
        kind="bulk-change",
        title=f"{action.label}：{selection.told(actor)}",
        arguments={"action": action.id, "selection": selection.kept(), "values": values, "told": told},
    )


@job_kind("bulk-change")
def bulk_change(
    job: Job,
    progress: Progress,
    *,
    action: str,
    selection: dict[str, Any],
    values: dict[str, Any],
    told: dict[str, str],
) -> dict[str, Any]:
    """Make a change batch by batch, each in a transaction of its own: nobody else waits for long.

    A change made twice changes nothing the second time: after a killed worker the job goes on where it stood.
    """
    chosen, picked = ACTIONS[action], Selection.parse(selection)
    _may(job.owner, chosen)
    progress.step("读取企业范围")
    ids = list(picked.firms(job.owner).values_list("pk", flat=True))
    progress.step(chosen.label, total=len(ids))
    changed = 0
    for part in audit.batched(ids, _BATCH):
        changed += chosen.change(actor=job.owner, firms=part, **values)
        progress.advance(len(part))
    outcome = Outcome(len(ids), changed)
    address = f"{reverse('enterprises:list')}?{urlencode([*parse_qsl(picked.query), ('view', 'all')])}"
    with transaction.atomic():
        _record(job.owner, chosen, picked, told, outcome)
        progress.complete(str(outcome), address=address, address_label="回到企业名单")
    return {"message": str(outcome)}


def _may(actor: User, action: Action) -> None:
    if not actor.may(action.right):
        raise RegistryError(f"没有{action.right.label}的权限")


def _record(
    actor: User, action: Action, selection: Selection, told: dict[str, str], outcome: Outcome
) -> None:
    audit.record(
        actor=actor,
        action=f"批量操作：{action.label}",
        after={
            "范围": selection.told(actor),
            **told,
            "企业数": outcome.asked,
            "改动的企业数": outcome.changed,
        },
    )
