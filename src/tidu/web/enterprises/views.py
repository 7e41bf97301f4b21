"""The list of firms, and its columns."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.http import HttpResponseRedirect, QueryDict
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_POST

from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.enterprises.bulk import offered_to
from tidu.web.enterprises.columns import COLUMNS
from tidu.web.enterprises.filters import FirmFilter, firms_for
from tidu.web.enterprises.list_state import EVERY, list_state, opening, tabs
from tidu.web.enterprises.models import SavedView
from tidu.web.enterprises.paging import page_of
from tidu.web.enterprises.saved_views import choose_columns
from tidu.web.enterprises.selectors import (
    filter_choices,
    follow_ups_of,
    headers,
    industries,
    specialists_of,
)
from tidu.web.ui.navigation import address_of
from tidu.web.ui.pages import render, wants_part

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from tidu.web.accounts.models import User
    from tidu.web.enterprises.list_state import ListState
    from tidu.web.enterprises.models import Enterprise

_PER_PAGE = 50
_SOON = timedelta(days=90)


@right_required(Right.SEE_FIRMS)
def enterprise_list(request: HttpRequest) -> HttpResponse:
    """List the firms in scope: filtered, sorted, by keyset; HTMX gets the table only."""
    user, wanted = person(request), FirmFilter.read(request.GET.dict())
    state = list_state(user, request.GET.dict())
    if not request.GET and state.default is not None:
        return HttpResponseRedirect(request.path + opening(state.default))
    found = firms_for(user, wanted)
    page = page_of(
        found.select_related("jurisdiction"),
        wanted.key,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
        size=_PER_PAGE,
    )
    count = found.count()
    context: dict[str, object] = {
        "wanted": wanted,
        "page": page,
        "rows": _rows(request, user, state, page.items),
        "count": count,
        "summary": f"共 {count:,} 家",
        "state": state,
        "query": wanted.query,
        "all_columns": [(column, column in state.columns) for column in COLUMNS],
        "bulk_actions": offered_to(user),
        "import_url": address_of("imports:list") if user.may(Right.IMPORT) else "",
        "export_url": address_of("exports:new") if user.may(Right.EXPORT) else "",
    }
    if not wants_part(request, "firms"):
        context |= {"filters": filter_choices(user, wanted), "tabs": tabs(user, state)}
    return render(
        request, "enterprises/pages/list.html", "enterprises/partials/rows.html", context, target="firms"
    )


def _rows(request: HttpRequest, user: User, state: ListState, firms: list[Enterprise]) -> str:
    """Render the table's rows; what comes from tables of its own is read for the columns that are shown."""
    today, ids = timezone.localdate(), [firm.pk for firm in firms]
    shown = {column.id for column in state.columns}
    table: dict[str, object] = {
        "firms": firms,
        "columns": state.columns,
        "headers": headers(state.columns, request.GET, FirmFilter.read(request.GET.dict())),
        "ticks": bool(offered_to(user)),
        "industries": dict(industries()),
        "specialists": specialists_of(ids) if "specialist" in shown else {},
        "follow_ups": follow_ups_of(ids) if "follow_up" in shown else {},
        "today": today,
        "soon": today + _SOON,
    }
    # Jinja2 has escaped the values: 50 rows take it a tenth of the time.
    return mark_safe(render_to_string("enterprises/rows.html", table, using="jinja2"))  # noqa: S308 - above


@right_required(Right.SEE_FIRMS)
@require_POST
def column_choice(request: HttpRequest) -> HttpResponse:
    """Keep a person's columns, with the open view where it is hers, and return to the list as it was."""
    user, query = person(request), QueryDict(request.POST.get("query", ""), mutable=True)
    view = SavedView.objects.visible_to(user).filter(pk=_number(request.POST.get("view", ""))).first()
    choose_columns(actor=user, wanted=request.POST.getlist("column"), view=view)
    if view is not None and view.owner_id == user.pk:
        query["view"] = str(view.pk)
    elif view is not None:
        # Somebody else's view has its own columns: only beside it the choice shows.
        query["view"] = EVERY
    text = query.urlencode()
    return HttpResponseRedirect(reverse("enterprises:list") + (f"?{text}" if text else ""))


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and text.isascii() else 0
