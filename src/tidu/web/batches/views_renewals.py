"""Pages of renewal batches: which titles end, the draft made of them, and the firms that are expected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tidu.engine.errors import TiduError
from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.applications.selectors import TONES, state_text
from tidu.web.batches.access import may_make
from tidu.web.batches.renewals import (
    OPEN_FOR,
    begin_expected,
    endings_of,
    expected_of,
    make_renewal,
    tell_expected,
)
from tidu.web.batches.services import AHEAD_DAYS
from tidu.web.batches.views import batch_of
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_SHOWN = 5
_AHEAD = (90, 180, 270, 330)


@require_http_methods(["GET", "POST"])
@right_required(Right.EDIT_FIRMS)
def renewal_new(request: HttpRequest) -> HttpResponse:
    """Show which titles end, and make the draft of a renewal batch of one of them."""
    user = person(request)
    if not may_make(user):
        raise Http404
    said = (request.POST if request.method == "POST" else request.GET).get("ahead", "")
    ahead = int(said) if said in map(str, _AHEAD) else AHEAD_DAYS
    rows = endings_of(user, timezone.localdate(), ahead_days=ahead)
    if request.method == "POST":
        call = next((row.call for row in rows if row.call.key == request.POST.get("call")), None)
        if call is None:
            messages.error(request, "没有这样的到期称号，请重新选择。")
            return redirect("batches:renewal-new")
        try:
            batch = make_renewal(actor=user, call=call, ahead_days=ahead)
        except TiduError as error:
            messages.error(request, f"{error}。")
            return redirect("batches:renewal-new")
        messages.success(request, "复核批次已建立，还没有开放。请核对日期和材料清单后开放。")
        return redirect("batches:expected", pk=batch.pk)
    context = {"rows": rows, "ahead": ahead, "choices": _AHEAD, "days": OPEN_FOR.days + ahead}
    return render(request, "batches/pages/renewal_new.html", None, context)


@require_GET
@right_required(Right.EDIT_FIRMS)
def expected(request: HttpRequest, pk: int) -> HttpResponse:
    """List the firms that a renewal batch expects, and how far each is."""
    user = person(request)
    batch = batch_of(user, pk, keep=True)
    found = expected_of(user, batch)
    rows = []
    for one in found:
        made = one.application
        state = made.state_now if made is not None else None
        rows.append((one, state_text(user, state) if state else "", TONES[state.kind] if state else ""))
    context = {
        "batch": batch,
        "rows": rows,
        "open": sum(one.is_open for one in found),
        "accepts": batch.accepts(timezone.localdate()),
    }
    return render(request, "batches/pages/expected.html", None, context)


@require_POST
@right_required(Right.EDIT_FIRMS)
def expected_do(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """Tell the expected firms, or begin drafts for them."""
    user = person(request)
    batch = batch_of(user, pk, keep=True)
    try:
        if what == "tell":
            messages.success(request, f"已通知 {tell_expected(actor=user, batch=batch)} 个企业账号。")
        else:
            made, refused = begin_expected(actor=user, batch=batch)
            messages.success(request, f"已代建 {made} 份申报草稿。")
            if refused:
                more = f"等 {len(refused)} 家" if len(refused) > _SHOWN else ""
                messages.warning(request, f"未能代建：{'；'.join(refused[:_SHOWN])}{more}")
    except TiduError as error:
        messages.error(request, f"{error}。")
    return redirect("batches:expected", pk=pk)
