"""What the page of a review shows of each item; names and measures are looked up once for the page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from tidu.web.documents.item_forms import FORMS, TargetForm
from tidu.web.documents.models import Decision, Kind
from tidu.web.documents.selectors import (
    library_names,
    measure_choices,
    place_code,
    suggestions_for,
    task_names,
)
from tidu.web.documents.wording import lines_of

if TYPE_CHECKING:
    from django.http import QueryDict

    from tidu.reader.suggest import Suggestion
    from tidu.web.documents.form_parts import ItemForm
    from tidu.web.documents.models import Document, Item

TONES = {
    Kind.TASK: "azure",
    Kind.TARGET: "green",
    Kind.INCENTIVE: "orange",
    Kind.LIBRARY: "purple",
    Kind.MECHANISM: "teal",
    Kind.CRITERION: "secondary",
}
"""Colour of each kind."""
_STATES = {
    Decision.OPEN: "secondary",
    Decision.ACCEPTED: "green",
    Decision.EDITED: "azure",
    Decision.ADDED: "azure",
    Decision.REJECTED: "red",
}


@dataclass(frozen=True, slots=True)
class Card:
    """An item as its card shows it; ``suggestion``: how a target that nothing measures yet could be measured."""

    item: Item
    lines: tuple[tuple[str, str], ...]
    suggestion: Suggestion | None

    @property
    def tone(self) -> str:
        """Colour of the kind."""
        return TONES[Kind(self.item.kind)]

    @property
    def state_tone(self) -> str:
        """Colour of the decision."""
        return _STATES[Decision(self.item.state)]


class Desk:
    """One document under review."""

    def __init__(self, document: Document) -> None:
        """Nothing is read until it is needed."""
        self.document = document

    @cached_property
    def tasks(self) -> dict[str, str]:
        """Titles of the tasks by their keys."""
        return task_names(self.document)

    @cached_property
    def libraries(self) -> dict[str, str]:
        """Names of the libraries by their keys."""
        return library_names(self.document)

    @cached_property
    def code(self) -> str:
        """Code of the place."""
        return place_code(self.document)

    def card(self, item: Item) -> Card:
        """Return an item as its card shows it."""
        found: tuple[Suggestion, ...] = ()
        if item.kind == Kind.TARGET and item.state != Decision.REJECTED and not item.value.get("measure"):
            found = suggestions_for(item.value, self.libraries, self.code)
        return Card(item, lines_of(item, self.tasks, self.libraries), found[0] if found else None)

    def form(self, kind: str, entry: dict[str, Any], data: QueryDict | None = None) -> ItemForm:
        """Return the form of an item: with what a person sent, else with an entry."""
        shown = FORMS[kind].shown(entry)
        if kind != Kind.TARGET:
            return FORMS[kind](data, initial=shown, tasks=self.tasks)
        offered = dict(measure_choices(entry, self.libraries, self.code)) if entry.get("unit") else {}
        if data is not None:
            # The person may have changed what is suggested for; what she chose was offered for the old words.
            said = {**entry, "metric": data.get("metric", ""), "unit": data.get("unit", "")}
            offered |= dict(measure_choices({**said, "measure": None}, self.libraries, self.code))
        return TargetForm(data, initial=shown, tasks=self.tasks, measures=offered.items())
