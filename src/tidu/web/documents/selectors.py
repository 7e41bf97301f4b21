"""Read documents: items in the order of need, how far the checking is, measures for a target, a plan's document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Case, Count, F, Q, Value, When
from django.utils import timezone

from tidu.reader.draft import SURE
from tidu.reader.suggest import Suggestion, suggest
from tidu.web.audit.selectors import history_of
from tidu.web.documents.item_forms import written
from tidu.web.documents.models import Decision, Document, Item, Kind
from tidu.web.documents.wording import measure_text
from tidu.web.plans.packs import plans

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.db.models import QuerySet

    from tidu.web.accounts.models import User
    from tidu.web.audit.models import Entry
    from tidu.web.plans.models import AdoptedPlan

DOUBTFUL = Q(state=Decision.OPEN, confidence__lt=SURE)
"""Items that a person must look at before the document is published."""


@dataclass(frozen=True, slots=True)
class Checked:
    """How far the checking is: ``done`` of ``total``; ``doubtful`` still to be looked at, ``sure`` ones open."""

    done: int
    total: int
    doubtful: int

    @property
    def sure(self) -> int:
        """Open items that the program is sure of."""
        return self.total - self.done - self.doubtful

    @property
    def percent(self) -> int:
        """How far it is, 0–100."""
        return self.done * 100 // self.total if self.total else 100


def documents_for(user: User) -> QuerySet[Document]:
    """Return the documents a person may see, newest first, each with how many items are done, doubtful and there."""
    return (
        Document.objects.visible_to(user)
        .select_related("jurisdiction", "plan", "revision")
        .defer("text", "outline", "revision__text")
        .annotate(
            total=Count("items"),
            done=Count("items", filter=~Q(items__state=Decision.OPEN)),
            doubtful=Count("items", filter=Q(items__state=Decision.OPEN, items__confidence__lt=SURE)),
        )
        .order_by("-pk")
    )


def checked(document: Document) -> Checked:
    """Return how far the checking of a document is."""
    found = document.items.aggregate(
        total=Count("pk"),
        done=Count("pk", filter=~Q(state=Decision.OPEN)),
        doubtful=Count("pk", filter=DOUBTFUL),
    )
    return Checked(found["done"], found["total"], found["doubtful"])


def by_need(document: Document, *, show: str = "", focus: str = "") -> QuerySet[Item]:
    """Return the items, doubtful ones first, then open ones, then those decided; each in the order of the text.

    Args:
        document: the document.
        show: ``doubtful``, ``open``, ``done``, a kind, or empty for all.
        focus: key of an item that goes before all others, whatever is shown.
    """
    narrowed = {
        "doubtful": DOUBTFUL,
        "open": Q(state=Decision.OPEN),
        "done": ~Q(state=Decision.OPEN),
    }.get(show, Q(kind=show) if show in Kind.values else Q())
    need = Case(
        When(key=focus, then=Value(0)),
        When(DOUBTFUL, then=Value(1)),
        When(state=Decision.OPEN, then=Value(2)),
        default=Value(3),
    )
    found = document.items.filter(narrowed | Q(key=focus) if focus else narrowed)
    return found.select_related("decided_by").order_by(need, "start", "pk")


def task_names(document: Document) -> dict[str, str]:
    """Return the titles of a document's tasks by their keys, those struck out left out."""
    found = document.items.filter(kind=Kind.TASK).exclude(state=Decision.REJECTED)
    return {item.key: item.name for item in found.only("document", "key", "kind", "value")}


def library_names(document: Document) -> dict[str, str]:
    """Return the names of a document's libraries by their keys, those struck out left out."""
    found = document.items.filter(kind=Kind.LIBRARY).exclude(state=Decision.REJECTED)
    return {item.key: item.name for item in found.only("document", "key", "kind", "value")}


def suggestions_for(
    entry: dict[str, object], libraries: Mapping[str, str], code: str
) -> tuple[Suggestion, ...]:
    """Return how a target could be measured at a place, the likest first."""
    return suggest(entry, plans(), code=code, libraries=libraries)


def measure_choices(
    entry: dict[str, object], libraries: Mapping[str, str], code: str
) -> list[tuple[str, str]]:
    """Return the measures that a target's form offers: the one it has, then those suggested."""
    found = {
        written(one.measure): f"{one.label}，相近程度 {one.score:.0%}"
        for one in suggestions_for(entry, libraries, code)
    }
    measure = entry.get("measure")
    if isinstance(measure, dict):
        found = {written(measure): measure_text(measure, libraries)} | found
    return list(found.items())


def place_code(document: Document) -> str:
    """Return the code of the place that carries the plan out."""
    return document.jurisdiction.code_on(timezone.localdate())


def decisions_on(item: Item) -> QuerySet[Entry]:
    """Return what was done with an item, newest first."""
    return history_of(Item._meta.label_lower, item.pk)


def document_of(adopted: AdoptedPlan) -> Document | None:
    """Return the document that a plan's edition in force was made from; None for a plan of the packs."""
    if adopted.pack in plans().plans:
        return None
    found: QuerySet[Document] = Document.objects.filter(root=adopted.root_id, revision__pack=adopted.pack)
    return found.defer("text", "outline").order_by(F("revision__version").desc()).first()
