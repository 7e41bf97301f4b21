"""Pages of bulletins: those of a plan, one as it was issued, the desk where a draft is edited, its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tidu.engine.errors import TiduError
from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.audit import services as audit
from tidu.web.bulletins import services
from tidu.web.bulletins.files import KINDS, content_of, made, name_of
from tidu.web.bulletins.forms import BeginForm, DraftForm, IssueForm, quarters_over
from tidu.web.bulletins.models import Bulletin
from tidu.web.plans.access import may_keep
from tidu.web.plans.quarters import Quarter
from tidu.web.plans.views import frame, plan_for
from tidu.web.ui.files import download
from tidu.web.ui.pages import render, wants_part

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from tidu.web.accounts.models import User

_DIGITS = 9


def _bulletin(user: User, pk: int, *, draft: bool = False) -> Bulletin:
    found = Bulletin.objects.visible_to(user).select_related("plan__jurisdiction", "plan__root", "saved_by")
    bulletin: Bulletin = get_object_or_404(found, pk=pk)
    if draft and not may_keep(user, bulletin.plan):
        raise Http404
    return bulletin


@right_required(Right.EXPORT)
def bulletin_list(request: HttpRequest, pk: int) -> HttpResponse:
    """List the bulletins of a plan; whoever keeps it, begins another one."""
    user = person(request)
    adopted = plan_for(user, pk)
    found = Bulletin.objects.visible_to(user).filter(plan=adopted).select_related("issued_by")
    context = frame(user, adopted) | {
        "bulletins": found.prefetch_related("files"),
        "form": BeginForm(plan=adopted) if may_keep(user, adopted) and quarters_over(adopted) else None,
    }
    return render(request, "bulletins/pages/list.html", None, context)


@right_required(Right.EDIT_FIRMS)
@require_POST
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Draft a bulletin from the data."""
    user = person(request)
    adopted = plan_for(user, pk)
    quarter = Quarter.read(request.POST.get("quarter", ""))
    if not may_keep(user, adopted) or quarter is None:
        raise Http404
    try:
        draft = services.begin(actor=user, plan=adopted, quarter=quarter)
    except TiduError as error:
        messages.error(request, str(error))
        return redirect("bulletins:list", adopted.pk)
    return redirect("bulletins:edit", draft.pk)


@right_required(Right.EXPORT)
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a bulletin as it was issued; a draft opens on its desk."""
    user = person(request)
    bulletin = _bulletin(user, pk)
    if not bulletin.is_issued:
        return redirect("bulletins:edit", bulletin.pk)
    context = frame(user, bulletin.plan) | {
        "bulletin": bulletin,
        "content": bulletin.text,
        "files": bulletin.files.all(),
    }
    return render(request, "bulletins/pages/detail.html", None, context)


@right_required(Right.EDIT_FIRMS)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The desk: what is written is kept as it is typed (HTMX), or with the button."""
    user = person(request)
    bulletin = _bulletin(user, pk, draft=True)
    if bulletin.is_issued:
        return redirect("bulletins:detail", bulletin.pk)
    part = wants_part(request)
    form = DraftForm(request.POST or None, bulletin=bulletin)
    if request.method == "POST" and form.is_valid() and _saved(request, user, bulletin, form):
        bulletin.refresh_from_db()
        if not part:
            messages.success(request, "草稿已保存。")
            return redirect("bulletins:edit", bulletin.pk)
    context = frame(user, bulletin.plan) | {
        "bulletin": bulletin,
        "form": form,
        "heads": [form[name] for name in ("number", *services.HEAD)],
        "sections": [(section, form[name]) for section, name in form.sections],
        "issue_form": IssueForm(initial={"on": timezone.localdate()}),
        "kinds": KINDS.items(),
    }
    # A fragment with an answer other than 200 would not be swapped in.
    status = 422 if form.errors and not part else 200
    return render(
        request, "bulletins/pages/edit.html", "bulletins/partials/saved.html", context, status=status
    )


def _saved(request: HttpRequest, user: User, bulletin: Bulletin, form: DraftForm) -> bool:
    """Keep what was written; False with the reason in the form."""
    begun = request.POST.get("version", "")
    try:
        services.save_draft(
            actor=user,
            bulletin=bulletin,
            number=form.cleaned_data["number"],
            head=form.head,
            texts=form.texts,
            version=int(begun[:_DIGITS]) if begun.isdecimal() else None,
        )
    except TiduError as error:
        form.add_error(None, str(error))
        return False
    return True


@right_required(Right.EDIT_FIRMS)
@require_POST
def update(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the tables of a draft from the data anew, and the text too where that is asked for."""
    user = person(request)
    bulletin = _bulletin(user, pk, draft=True)
    reword = request.POST.get("reword") == "1"
    try:
        services.bring_up_to_date(actor=user, bulletin=bulletin, reword=reword)
    except TiduError as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request, "表格和文字已按最新数据重写。" if reword else "表格已按最新数据更新，文字未动。"
        )
    return redirect("bulletins:edit", bulletin.pk)


@right_required(Right.EDIT_FIRMS)
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw a draft away."""
    user = person(request)
    bulletin = _bulletin(user, pk, draft=True)
    try:
        services.discard(actor=user, bulletin=bulletin)
    except TiduError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "草稿已删除。")
    return redirect("bulletins:list", bulletin.plan_id)


@right_required(Right.EDIT_FIRMS)
@require_POST
def issue(request: HttpRequest, pk: int) -> HttpResponse:
    """Issue a bulletin."""
    user = person(request)
    bulletin = _bulletin(user, pk, draft=True)
    form = IssueForm(request.POST)
    if not form.is_valid():
        messages.error(request, "；".join(str(text) for texts in form.errors.values() for text in texts))
        return redirect("bulletins:edit", bulletin.pk)
    try:
        services.issue(actor=user, bulletin=bulletin, on=form.cleaned_data["on"])
    except TiduError as error:
        messages.error(request, str(error))
        return redirect("bulletins:edit", bulletin.pk)
    messages.success(request, "通报已印发，已通知各责任单位。")
    return redirect("bulletins:detail", bulletin.pk)


@right_required(Right.EXPORT)
@require_GET
def file(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    """Hand out a file: of an issued bulletin as it was issued, of a draft as it would look today."""
    user = person(request)
    bulletin = _bulletin(user, pk)
    if kind not in KINDS:
        raise Http404
    try:
        if bulletin.is_issued:
            stored = get_object_or_404(bulletin.files, kind=kind)
            data, name = content_of(stored), stored.name
        else:
            data, name = made(bulletin.text, kind), f"草稿 {name_of(bulletin, kind)}"
    except TiduError as error:
        messages.error(request, str(error))
        return redirect("bulletins:detail", bulletin.pk)
    audit.record(actor=user, action="下载通报", target=bulletin, after={"文件": name})
    return download(data, name)
