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
from tidu.web.enterprises.columns import COLUMNS, choose_columns, chosen_columns
from tidu.web.enterprises.filters import FirmFilter, firms_for
from tidu.web.enterprises.paging import page_of
from tidu.web.enterprises.selectors import filter_choices, headers, industries
from tidu.web.ui.navigation import address_of
from tidu.web.ui.pages import render, wants_part

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_PER_PAGE = 50
_SOON = timedelta(days=90)


@right_required(Right.SEE_FIRMS)
def enterprise_list(request: HttpRequest) -> HttpResponse:
    """List the firms in scope: filtered, sorted, by keyset; HTMX gets the table only."""
    user, wanted = person(request), FirmFilter.read(request.GET.dict())
    found = firms_for(user, wanted)
    page = page_of(
        found.select_related("jurisdiction"),
        wanted.key,
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
        size=_PER_PAGE,
    )
    columns = chosen_columns(request.session)
    today = timezone.localdate()
    table: dict[str, object] = {
        "firms": page.items,
        "columns": columns,
        "headers": headers(columns, request.GET, wanted),
        "industries": dict(industries()),
        "today": today,
        "soon": today + _SOON,
    }
    context: dict[str, object] = {
        "wanted": wanted,
        "page": page,
        # Jinja2 has escaped the values: 50 rows take it a tenth of the time.
        "rows": mark_safe(render_to_string("enterprises/rows.html", table, using="jinja2")),  # noqa: S308 - above
        "summary": f"共 {found.count():,} 家",
        "import_url": address_of("imports:list") if user.may(Right.IMPORT) else "",
    }
    if not wants_part(request, "firms"):
        context |= {
            "filters": filter_choices(user, wanted),
            "all_columns": [(column, column in columns) for column in COLUMNS],
            "query": request.GET.urlencode(),
        }
    return render(
        request, "enterprises/pages/list.html", "enterprises/partials/rows.html", context, target="firms"
    )


@right_required(Right.SEE_FIRMS)
@require_POST
def column_choice(request: HttpRequest) -> HttpResponse:
    """Keep a person's columns for the session and return to the list as it was."""
    choose_columns(request.session, request.POST.getlist("column"))
    query = QueryDict(request.POST.get("query", "")).urlencode()
    return HttpResponseRedirect(reverse("enterprises:list") + (f"?{query}" if query else ""))
