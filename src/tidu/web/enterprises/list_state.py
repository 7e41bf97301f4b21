"""How the list stands for a person: the views above it, the one that is open, and the columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tidu.web.enterprises.columns import columns_of
from tidu.web.enterprises.filters import FirmFilter
from tidu.web.enterprises.models import ListSettings, SavedView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tidu.web.accounts.models import User
    from tidu.web.enterprises.columns import Column

EVERY = "all"
"""The view that is none: all firms, also for a person whose list opens with a view."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A view above the list."""

    label: str
    address: str
    active: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class ListState:
    """What surrounds the rows.

    Attributes:
        views: the views a person may use, her own first.
        view: the one that is open.
        columns: of the open view, else the person's own choice.
        default: the view her list opens with.
        may_update: whether the open view is hers and lists something else than was saved.
    """

    views: tuple[SavedView, ...]
    view: SavedView | None
    columns: tuple[Column, ...]
    default: SavedView | None
    may_update: bool


def list_state(user: User, query: Mapping[str, str]) -> ListState:
    """Read how the list stands; a view that the person may not use counts for nothing. Two queries."""
    views = sorted(SavedView.objects.visible_to(user), key=lambda view: (view.owner_id != user.pk, view.pk))
    by_id = {str(view.pk): view for view in views}
    kept = ListSettings.objects.filter(user=user).first()
    view = by_id.get(query.get("view", ""))
    default = by_id.get(str(kept.default_view_id)) if kept is not None else None
    return ListState(
        views=tuple(views),
        view=view,
        columns=columns_of(view.columns if view is not None else kept.columns if kept is not None else ()),
        default=default,
        may_update=view is not None
        and view.owner_id == user.pk
        and view.query != FirmFilter.read(query).query,
    )


def opening(view: SavedView) -> str:
    """Return the query string that opens a view."""
    return f"?{view.query}{'&' if view.query else ''}view={view.pk}"


def tabs(user: User, state: ListState) -> tuple[Tab, ...]:
    """Return the tabs above the list; none where nothing was saved."""
    if not state.views:
        return ()
    return (
        Tab("全部企业", f"?view={EVERY}", active=state.view is None),
        *(
            Tab(view.name, opening(view), active=view == state.view, note=_note(user, view, state.default))
            for view in state.views
        ),
    )


def _note(user: User, view: SavedView, default: SavedView | None) -> str:
    notes = ["默认"] if view == default else []
    if view.owner_id != user.pk:
        notes.append("共享")
    return "、".join(notes)
