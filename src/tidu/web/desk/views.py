"""The first page of a firm's own account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef
from django.urls import reverse

from tidu.web.accounts.access import person
from tidu.web.desk import due
from tidu.web.desk.holding import bars_on, held_of, titles_of
from tidu.web.desk.standing import stands_of
from tidu.web.enterprises.current import views_of
from tidu.web.enterprises.engine_view import engine_view
from tidu.web.enterprises.missing import lacks_of
from tidu.web.enterprises.models import Enterprise
from tidu.web.enterprises.outlook import outlooks
from tidu.web.inbox.models import Message
from tidu.web.ui.pages import render
from tidu.web.upkeep.models import UpdateCall

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest, HttpResponse

    from tidu.web.accounts.models import User
    from tidu.web.desk.standing import Stand

_MESSAGES = 5
_READ = 100
GAPS = 3


def own_firm(user: User, today: date) -> Any:  # noqa: ANN401 - a firm that also says whether updates are looked after
    """Return the firm of an account with all that the page needs of it; None where there is none to be shown."""
    called = UpdateCall.objects.filter(root=OuterRef("root"), year=today.year)
    found = Enterprise.objects.visible_to(user).filter(pk=user.enterprise_id or 0, merged_into=None)
    return found.select_related("jurisdiction", "root").annotate(called=Exists(called)).first()


def desk(request: HttpRequest, firm: Any, today: date) -> HttpResponse:  # noqa: ANN401 - as `own_firm` returns it
    """Show a firm what it holds, is near, lacks, has to do, and where its applications stand.

    Args:
        request: of the firm's own account.
        firm: as `own_firm` returns it.
        today: the day.
    """
    user = person(request)
    # They came with the firm: the frame and the batches need not read them again.
    user.enterprise, user.root = firm, firm.root
    views, titles = views_of(firm), titles_of(firm, today.year)
    seen = engine_view(firm, on=today, views=views, titles=titles)
    code = firm.jurisdiction.code_on(today)
    ahead = outlooks(seen.facts, rank=firm.level_rank, on=today, jurisdiction=code)
    stands = stands_of(user, today)
    unread = list(Message.objects.visible_to(user).unread()[:_READ])
    found = [
        *due.updates_due(firm, titles, views, today, called=firm.called),
        *due.batches_due(user, stands, today),
        *due.requests_due(unread, today, _told(firm, stands)),
    ]
    context = {
        "firm": firm,
        "due": due.in_order(found),
        "stands": stands,
        "held": held_of(titles, today),
        "bars": bars_on(titles, today),
        "ahead": [one for one in ahead if one.nearest] + [one for one in ahead if not one.nearest],
        "gaps": f":{GAPS}",
        "lacks": lacks_of(firm, views, ahead, today=today, can_edit=False, can_report=True),
        "todo": unread[:_MESSAGES],
        "unread": len(unread),
    }
    return render(request, "desk/pages/desk.html", None, context)


def _told(firm: Enterprise, stands: list[Stand]) -> set[str]:
    """Return the pages that the desk itself speaks of."""
    pages = {reverse("upkeep:firm", args=[firm.pk])}
    for one in stands:
        pages |= {reverse(f"applications:{name}", args=[one.application.pk]) for name in ("detail", "fill")}
    return pages
