"""Check lists: what is gone through of a submitted version, what was found, and the text for sending it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from tidu.engine.values import Verdict
from tidu.web.audit import services as audit
from tidu.web.reviews.errors import ReviewError
from tidu.web.reviews.models import Check, Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tidu.web.accounts.models import User
    from tidu.web.applications.models import Application, Version
    from tidu.workflows import Duty


@dataclass(frozen=True, slots=True)
class Item:
    """Something to be checked: a material with the files handed in, or a condition with its verdict.

    ``hint`` says how it stands by itself: files given, or the frozen verdict.
    """

    key: str
    label: str
    hint: str
    is_given: bool


def items_of(application: Application, version: Version) -> tuple[Item, ...]:
    """Return what a check list holds: the batch's materials, then the conditions that the standard tests."""
    given: dict[str, list[str]] = {}
    for one in version.materials:
        given.setdefault(one["required"], []).append(one["name"])
    materials = [
        Item(
            f"m:{one.pk}",
            one.label,
            "、".join(given.get(one.label, [])) or ("未交（必备）" if one.is_mandatory else "未交"),
            one.label in given,
        )
        for one in application.batch.materials.all()
    ]
    conditions = [
        Item(
            f"c:{one['id']}",
            f"{one['label']}（{one['source']['clause']}）"[:200],
            f"预审{Verdict[one['verdict']].label}",
            one["verdict"] == Verdict.met.name,
        )
        for one in version.result.get("conditions", ())
        if one["verdict"] != Verdict.not_applicable.name
    ]
    return (*materials, *conditions)


def may_check(user: User, application: Application, duty: Duty) -> bool:
    """Whether a person keeps the check list of a kind of work: who may take a step of it now."""
    from tidu.web.applications.page import allowed_steps  # noqa: PLC0415 - the page of applications names this list

    return any(step.duty is duty for step in allowed_steps(user, application))


@transaction.atomic
def save_checks(
    *, actor: User, application: Application, duty: Duty, found: Mapping[str, tuple[str, str]]
) -> int:
    """Keep a check list.

    Args:
        actor: who checked.
        application: its last version is what was checked.
        duty: the kind of work.
        found: for each item its mark (empty: not checked yet) and remark.

    Returns:
        How many items are marked.

    Raises:
        ReviewError: no right now, nothing submitted, or something wrong without a remark.
    """
    version = application.versions.first()
    if version is None or not may_check(actor, application, duty):
        raise ReviewError("这份申报现在不由您办理，核对结果没有保存")
    items = {one.key: one for one in items_of(application, version)}
    silent = [
        items[key].label
        for key, (mark, remark) in found.items()
        if key in items and mark == Mark.WRONG and not remark.strip()
    ]
    if silent:
        raise ReviewError(f"请说明哪里有误：{'、'.join(silent[:5])}")
    count = 0
    for key, (mark, remark) in found.items():
        if key not in items:
            continue
        if not mark:
            Check.objects.filter(version=version, duty=duty.value, item=key).delete()
            continue
        count += 1
        Check.objects.update_or_create(
            version=version,
            duty=duty.value,
            item=key,
            defaults={
                "label": items[key].label,
                "mark": Mark(mark),
                "remark": remark.strip()[:300],
                "by": actor,
            },
        )
    told = {one.label: f"{one.get_mark_display()} {one.remark}".strip() for one in checks_of(version, duty)}
    audit.record(actor=actor, action=f"{duty.label}材料核对", target=application, after=told)
    return count


def checks_of(version: Version, duty: Duty) -> list[Check]:
    """Return what was found of a version at a kind of work."""
    return list(Check.objects.filter(version=version, duty=duty.value).select_related("by"))


def reason_text(checks: Iterable[Check]) -> str:
    """Return what is missing or wrong, by material and clause, as a text for the firm; empty where all is fine."""
    lines = [
        f"{one.label}：{one.get_mark_display()}{f'，{one.remark}' if one.remark else ''}"
        for one in checks
        if one.mark != Mark.FINE
    ]
    return "；".join(f"{place}. {line}" for place, line in enumerate(lines, 1))
