"""Master data that an import changes: noted firm by firm with before and after, written when the import shows.

A value is only replaced where it still is what it was when the change was prepared: what somebody edited since
stays, and is listed.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from tidu.web.enterprises.models import Contact, Enterprise, EnterpriseName
from tidu.web.enterprises.pinyin import spelling
from tidu.web.enterprises.wording import master_labels
from tidu.web.facts.bulk import insert, moment, update
from tidu.web.facts.heard import lock_firms
from tidu.web.facts.prepared import as_json
from tidu.web.imports.models import TouchedFirm

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tidu.web.imports.drafts import Draft
    from tidu.web.imports.judging import Judge
    from tidu.web.imports.models import ImportRun
    from tidu.web.imports.packing import StagedRow
    from tidu.web.imports.registry import Known

_TOUCHED = ("run_id", "enterprise_id", "is_new", "before", "after", "written", "leaves", "kept")
_CONTACT = ("contact_name", "contact_position", "contact_phone")
_COLUMNS = {"jurisdiction": "jurisdiction_id"}
FORMER, CONTACT = "former_name", "contact"
_EXTRA = frozenset((FORMER, *_CONTACT))


def touch_new(run: ImportRun, firms: list[tuple[int, Draft]]) -> None:
    """Note new firms, and add their former names and contacts, which nobody sees yet either."""
    insert(TouchedFirm, _TOUCHED, ((run.pk, pk, True, "{}", "{}", True, False, "") for pk, _ in firms))
    more = [(pk, draft) for pk, draft in firms if not _EXTRA.isdisjoint(draft.master)]
    EnterpriseName.objects.bulk_create(
        EnterpriseName(enterprise_id=pk, name=draft.master[FORMER])
        for pk, draft in more
        if draft.master.get(FORMER) not in (None, "", draft.name)
    )
    Contact.objects.bulk_create(
        Contact(enterprise_id=pk, **contact)
        for pk, draft in more
        if (contact := _contact(draft.master)) is not None
    )


def touch_known(run: ImportRun, firms: Iterable[tuple[Draft, Known]], judge: Judge) -> None:
    """Note what changes of firms on record."""
    firms = list(firms)
    touched = []
    there = set(
        Contact.objects.filter(enterprise__in=[firm.pk for _, firm in firms]).values_list(
            "enterprise_id", "name", "position", "phone"
        )
    )
    for draft, firm in firms:
        before: dict[str, Any] = {}
        after: dict[str, Any] = {}
        for row in draft.rows:
            for change in judge.fields(row, firm):
                if change.counts:
                    before[change.key], after[change.key] = change.old or "", change.new
        contact = _contact(draft.master)
        if contact is not None and (firm.pk, *contact.values()) not in there:
            before[CONTACT], after[CONTACT] = None, contact
        if after:
            touched.append(TouchedFirm(run=run, enterprise_id=firm.pk, before=before, after=after))
    hidden = {firm.pk for _, firm in firms if firm.hidden}
    # A firm that this import itself puts on record, met again further down.
    again = [one for one in touched if one.enterprise_id in hidden]
    _note(run, [one for one in touched if one.enterprise_id not in hidden])
    write(again, forward=True)


def _note(run: ImportRun, touched: list[TouchedFirm]) -> None:
    """Keep lines, one a firm: what an earlier chunk noted of a firm is added to, and the later row counts."""
    firms = [one.enterprise_id for one in touched]
    there = {one.enterprise_id: one for one in TouchedFirm.objects.filter(run=run, enterprise__in=firms)}
    both = [(there[one.enterprise_id], one) for one in touched if one.enterprise_id in there]
    rows = [
        (as_json({**one.before, **line.before}), as_json({**line.after, **one.after}), line.pk)
        for line, one in both
    ]
    update(TouchedFirm, ("before", "after"), rows)
    TouchedFirm.objects.bulk_create(one for one in touched if one.enterprise_id not in there)


def add_line(run: ImportRun, row: StagedRow, firm: Known, judge: Judge) -> None:
    """Write what one more row changes of a firm, into the firm and into the import's line for it."""
    changes = [change for change in judge.fields(row, firm) if change.counts]
    line, _ = TouchedFirm.objects.get_or_create(run=run, enterprise_id=firm.pk, defaults={"written": True})
    before: dict[str, Any] = {change.key: change.old or "" for change in changes}
    after: dict[str, Any] = {change.key: change.new for change in changes}
    if (contact := _contact(row.master)) is not None:
        before[CONTACT], after[CONTACT] = None, contact
    write([TouchedFirm(run=run, enterprise_id=firm.pk, before=before, after=after)], forward=True)
    # What the firm had before the import, not before this row.
    line.before, line.after = {**before, **line.before}, {**line.after, **after}
    line.save(update_fields=["before", "after"])


def _contact(master: dict[str, str]) -> dict[str, str] | None:
    name, position, phone = (master.get(key, "") for key in _CONTACT)
    return {"name": name, "position": position, "phone": phone} if name or phone else None


def write(touched: Iterable[TouchedFirm], *, forward: bool) -> None:
    """Write the changes of master data, or take them back; call it in a transaction.

    What somebody edited in between stays: its fields are named in ``kept``.
    """
    lines = [one for one in touched if one.after]
    lock_firms(one.enterprise_id for one in lines)
    firms = Enterprise.objects.in_bulk([one.enterprise_id for one in lines])
    labels = master_labels()
    changed: dict[tuple[str, ...], list[Enterprise]] = defaultdict(list)
    for line in lines:
        fields, kept = _set(firms[line.enterprise_id], line, forward=forward)
        _extras(line, "" if "name" in kept else line.before.get("name"), forward=forward)
        line.kept = "、".join(labels[name] for name in kept)[:200]
        if fields:
            changed[tuple(fields)].append(firms[line.enterprise_id])
    for names, found in changed.items():
        columns = [*(_COLUMNS.get(name, name) for name in names), "updated_at"]
        now = moment(timezone.now())
        rows = [(*(getattr(firm, column) for column in columns[:-1]), now, firm.pk) for firm in found]
        update(Enterprise, columns, rows)


def _set(firm: Enterprise, line: TouchedFirm, *, forward: bool) -> tuple[list[str], list[str]]:
    """Set the fields of one firm; return which were set, and which were left because they were edited since."""
    old, new = (line.before, line.after) if forward else (line.after, line.before)
    fields, kept = [], []
    for name, value in new.items():
        if name in (FORMER, CONTACT):
            continue
        column = _COLUMNS.get(name, name)
        now = getattr(firm, column)
        if ("" if now is None else str(now)) != old[name]:
            kept.append(name)
            continue
        typed = (
            int(value) if name == "jurisdiction" else (value or None if name == "established_on" else value)
        )
        setattr(firm, column, typed)
        fields.append(name)
    if "name" in fields:
        firm.sort_key, firm.initials = spelling(firm.name)
        fields += ["sort_key", "initials"]
    return fields, kept


def _extras(line: TouchedFirm, old: str | None, *, forward: bool) -> None:
    """Add former names (``old`` is the one replaced) and contacts, or take away those the import added."""
    names = EnterpriseName.objects.filter(enterprise_id=line.enterprise_id)
    for name, until in ((old, timezone.localdate()), (line.after.get(FORMER), None)):
        if not name:
            continue
        if not forward:
            names.filter(name=name).delete()
        elif not names.filter(name=name).exists():
            EnterpriseName.objects.create(enterprise_id=line.enterprise_id, name=name, until=until)
    if (contact := line.after.get(CONTACT)) is None:
        return
    found = Contact.objects.filter(enterprise_id=line.enterprise_id, **contact)
    if not forward:
        found.delete()
    elif not found.exists():
        Contact.objects.create(enterprise_id=line.enterprise_id, **contact)


@transaction.atomic
def write_some(run: ImportRun, *, forward: bool, most: int) -> set[int]:
    """Write, or take back, the changes of some firms that are due; return the firms, none at the end."""
    due = TouchedFirm.objects.filter(run=run, is_new=False, written=not forward).order_by("pk")
    lines = list(due.select_for_update()[:most])
    write(lines, forward=forward)
    update(TouchedFirm, ("written", "kept"), [(forward, line.kept, line.pk) for line in lines])
    return {line.enterprise_id for line in lines}
