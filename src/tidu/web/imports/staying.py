"""What undoing an import would leave as it is: told before, with the reason, so that nobody is surprised."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Subquery

from tidu.web.enterprises.models import Enterprise
from tidu.web.enterprises.wording import master_labels
from tidu.web.facts.models import FactRow
from tidu.web.imports.leaving import referred_to
from tidu.web.imports.models import ImportRun, TouchedFirm
from tidu.web.packs import fact_label

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST = 200
_PIECE = 2_000


@dataclass(frozen=True, slots=True)
class Kept:
    """Something undoing leaves: the firm, what of it, and why."""

    enterprise_id: int
    name: str
    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class UndoPreview:
    """What undoing would do.

    Args:
        leaving: new firms that go.
        kept: new firms that stay, because something else refers to them.
        edited: values that stay, because somebody changed them since.
        more: whether there are more of these than are listed.
    """

    leaving: int
    kept: tuple[Kept, ...]
    edited: tuple[Kept, ...]
    more: bool


def undo_preview(run: ImportRun) -> UndoPreview:
    """Return what undoing an applied import would take away and leave; a few queries, however big it is."""
    new = TouchedFirm.objects.filter(run=run, is_new=True)
    reasons = referred_to(run, new.values("enterprise"))
    listed = Enterprise.objects.filter(pk__in=list(reasons)[:_MOST]).order_by("pk")
    kept = [Kept(pk, name, "企业档案", reasons[pk]) for pk, name in listed.values_list("pk", "name")]
    edited = list(islice(chain(_values(run), _fields(run)), _MOST + 1))
    more = len(reasons) > _MOST or len(edited) > _MOST
    return UndoPreview(new.count() - len(reasons), tuple(kept), tuple(edited[:_MOST]), more)


def _values(run: ImportRun) -> Iterator[Kept]:
    """Yield values that a later row of another source says, too: it counts, or is in conflict."""
    if run.applied_at is None:
        return
    own = FactRow.objects.filter(since=run.switch_id)
    first = own.order_by("pk").values("pk")[:1]
    same = own.filter(enterprise=OuterRef("enterprise"), year=OuterRef("year"))
    later = FactRow.objects.in_force().filter(
        Exists(same), pk__gt=Subquery(first), recorded_at__gt=run.applied_at
    )
    later = later.exclude(since=run.switch_id)
    rows = list(
        later.order_by("pk").values_list("enterprise", "enterprise__name", "year", "values", "source__name")[
            : _MOST + 1
        ]
    )
    said: dict[tuple[int, int], set[str]] = {}
    for firm, year, values in own.filter(enterprise__in={row[0] for row in rows}).values_list(
        "enterprise", "year", "values"
    ):
        said.setdefault((firm, year), set()).update(values)
    for firm, name, year, values, source in rows:
        for fact in values:
            if fact in said.get((firm, year), ()):
                when = f"（{year}年）" if year else ""
                yield Kept(firm, name, f"{fact_label(fact)}{when}", f"导入之后由“{source}”登记，保持不变")


def _fields(run: ImportRun) -> Iterator[Kept]:
    """Yield master data that is no longer what the import wrote."""
    labels = master_labels()
    names = [name for name in labels if name != "jurisdiction"]
    columns = [f"enterprise__{name}" for name in (*names, "jurisdiction_id")]
    lines = TouchedFirm.objects.filter(run=run, is_new=False).order_by("pk")
    for firm, name, after, *now in lines.values_list(
        "enterprise", "enterprise__name", "after", *columns
    ).iterator(_PIECE):
        there = dict(zip((*names, "jurisdiction"), now, strict=True))
        for field, value in after.items():
            if field in labels and str(there[field] or "") != value:
                yield Kept(firm, name, labels[field], "导入之后有人修改过，保持不变")
