"""Pages of documents: all of them, upload, checking one beside its text, its head, the passages, two versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tidu.engine.errors import TiduError
from tidu.reader.compare import compare
from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.documents import services
from tidu.web.documents.forms import HeadForm, UploadForm
from tidu.web.documents.models import Document, Kind, State
from tidu.web.documents.passages import coloured, pieces
from tidu.web.documents.review import Desk
from tidu.web.documents.selectors import by_need, checked, documents_for
from tidu.web.documents.wording import as_read
from tidu.web.evidence.views import hand_out
from tidu.web.plans.access import is_keeper
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse, HttpResponseBase

    from tidu.web.accounts.models import User

_DOCUMENTS = 30
PER_PAGE = 40
SHOWN = (("", "全部"), ("doubtful", "有疑点"), ("open", "未核对"), ("done", "已核对"), *Kind.choices)
"""What the list of items can be narrowed to."""


def kept_document(user: User, pk: int) -> Document:
    """Return a document that a person may check; else there is none."""
    found = Document.objects.kept_by(user).select_related(
        "root", "jurisdiction", "file", "job", "plan", "previous"
    )
    document: Document = get_object_or_404(found, pk=pk)
    return document


@right_required(Right.EXPORT)
@require_GET
def document_list(request: HttpRequest) -> HttpResponse:
    """List the documents, newest first, with how far each is."""
    user = person(request)
    page = Paginator(documents_for(user), _DOCUMENTS).get_page(request.GET.get("page"))
    kept = {one.pk for one in page if one.jurisdiction.path.startswith(user.jurisdiction.path)}
    context = {"page": page, "can_keep": is_keeper(user), "kept": kept if is_keeper(user) else set()}
    return render(request, "documents/pages/list.html", None, context)


@right_required(Right.EXPORT)
@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Take a document in and read it."""
    user = person(request)
    if not is_keeper(user):
        raise Http404
    form = UploadForm(request.POST or None, request.FILES or None, person=user)
    if request.method == "POST" and form.is_valid():
        try:
            document = services.take_in(actor=user, **form.cleaned_data)
        except TiduError as error:
            form.add_error("file", str(error))
        else:
            return redirect("documents:detail", pk=document.pk)
    return render(
        request, "documents/pages/upload.html", None, {"form": form}, status=422 if form.errors else 200
    )


@right_required(Right.EXPORT)
@require_GET
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a document with its text on the left and its items on the right; while it is read, how far that is."""
    document = kept_document(person(request), pk)
    if document.state in (State.READING, State.FAILED):
        return render(
            request, "documents/pages/reading.html", None, {"document": document, "job": document.job}
        )
    show, focus = request.GET.get("show", ""), request.GET.get("focus", "")
    page = Paginator(by_need(document, show=show, focus=focus), PER_PAGE).get_page(request.GET.get("page"))
    desk = Desk(document)
    context = {
        "document": document,
        "text": coloured(pieces(document.text, document.items.all()), link=True),
        "page": page,
        "cards": [desk.card(item) for item in page],
        "checked": checked(document),
        "shown": SHOWN,
        "show": show if show in dict(SHOWN) else "",
        "focus": focus,
        "kinds": Kind.choices,
    }
    return render(request, "documents/pages/detail.html", None, context)


@right_required(Right.EXPORT)
@require_http_methods(["GET", "POST"])
def head(request: HttpRequest, pk: int) -> HttpResponse:
    """Mend what the document says of itself."""
    user = person(request)
    document = kept_document(user, pk)
    # The form writes into its instance: a copy, so that the service still sees what was there before.
    form = HeadForm(request.POST or None, instance=Document.objects.get(pk=pk), person=user)
    if request.method == "POST" and form.is_valid():
        try:
            services.save_head(actor=user, document=document, **form.cleaned_data)
        except TiduError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "已保存。")
            return redirect("documents:publish", pk=document.pk)
    context = {"document": document, "form": form}
    return render(request, "documents/pages/head.html", None, context, status=422 if form.errors else 200)


@right_required(Right.EXPORT)
@require_GET
def source(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the text of a published document with the passage of every item, for whoever carries the plan out."""
    user = person(request)
    found = Document.objects.visible_to(user).select_related("plan")
    document: Document = get_object_or_404(found, pk=pk)
    if not document.text:
        raise Http404
    context = {
        "document": document,
        "text": coloured(pieces(document.text, document.items.all())),
        "can_keep": Document.objects.kept_by(user).filter(pk=pk).exists(),
    }
    return render(request, "documents/pages/source.html", None, context)


@right_required(Right.EXPORT)
@require_GET
def versions(request: HttpRequest, pk: int) -> HttpResponse:
    """Compare a document with another, by default the version it replaces: what came, went and changed."""
    user = person(request)
    document = kept_document(user, pk)
    others = Document.objects.kept_by(user).exclude(pk=pk).exclude(text="").defer("text", "outline")
    wanted = request.GET.get("with", "") or str(document.previous_id or "")
    other = others.filter(pk=int(wanted)).first() if wanted.isdecimal() else None
    context: dict[str, object] = {"document": document, "others": others[:100], "other": other}
    if other is not None:
        found = compare(as_read(other, other.items.all()), as_read(document, document.items.all()))
        context["found"] = found
        context["groups"] = [
            (label, [one for one in found.changes if one.kind == kind])
            for kind, label in (("target", "目标"), ("task", "任务和责任单位"), ("incentive", "奖补"))
        ]
    return render(request, "documents/pages/versions.html", None, context)


@require_GET
def original(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Hand out the file as it was uploaded; who may not see the document finds none."""
    user = person(request)
    found = Document.objects.visible_to(user).select_related("file").defer("text", "outline")
    document: Document = get_object_or_404(found, pk=pk)
    return hand_out(user, document.file)


@right_required(Right.EXPORT)
@require_POST
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Throw away a document that was never published."""
    document = kept_document(person(request), pk)
    try:
        services.discard(actor=person(request), document=document)
    except TiduError as error:
        messages.error(request, str(error))
        return redirect("documents:detail", pk=pk)
    messages.success(request, f"已删除“{document.title}”。")
    return redirect("documents:list")
