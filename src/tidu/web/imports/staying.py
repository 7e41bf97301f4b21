"""What undoing an import would leave as it is: told before, with the reason, so that nobody is surprised."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, Min, OuterRef

from tidu.web.enterprises.models import Enterprise
from tidu.web.enterprises.wording import master_labels
from tidu.web.facts.models import FactRow
from tidu.web.imports.leaving import referred_to
from tidu.web.imports.models import ImportRun, TouchedFirm
from tidu.web.packs import fact_label

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST = 200
_PIECE = 500


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
    """Return what undoing an applied import would take away and leave."""
    new, kept = 0, list[Kept]()
    for lines in _pieces(run, is_new=True):
        reasons = referred_to(run, list(lines))
        new += len(lines) - len(reasons)
        kept += [Kept(firm, lines[firm], "企业档案", reason) for firm, reason in reasons.items()]
    edited = [*_values(run), *_fields(run)]
    more = len(kept) > _MOST or len(edited) > _MOST
    return UndoPreview(new, tuple(kept[:_MOST]), tuple(edited[:_MOST]), more)


def _pieces(run: ImportRun, *, is_new: bool) -> Iterator[dict[int, str]]:
    """Yield some of the import's firms at a time: name by id."""
    after = 0
    while True:
        lines = TouchedFirm.objects.filter(run=run, is_new=is_new, pk__gt=after).order_by("pk")
        found = list(lines.values_list("pk", "enterprise", "enterprise__name")[:_PIECE])
        if not found:
            return
        after = found[-1][0]
        yield {firm: name for _, firm, name in found}


def _values(run: ImportRun) -> Iterator[Kept]:
    """Yield values that a later row of another source says, too: it counts, or is in conflict."""
    own = FactRow.objects.filter(since=run.switch)
    first = own.aggregate(first=Min("pk"))["first"]
    if first is None or run.applied_at is None:
        return
    same = own.filter(enterprise=OuterRef("enterprise"), year=OuterRef("year"))
    later = FactRow.objects.in_force().filter(Exists(same), pk__gt=first, recorded_at__gt=run.applied_at)
    later = later.exclude(since=run.switch)
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
    for firms in _pieces(run, is_new=False):
        lines = {one.enterprise_id: one for one in TouchedFirm.objects.filter(run=run, enterprise__in=firms)}
        for firm in Enterprise.objects.filter(pk__in=firms):
            for name, value in lines[firm.pk].after.items():
                column = "jurisdiction_id" if name == "jurisdiction" else name
                if name in labels and str(getattr(firm, column) or "") != value:
                    yield Kept(firm.pk, firm.name, labels[name], "导入之后有人修改过，保持不变")
