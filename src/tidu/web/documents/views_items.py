"""Pages of items: decide on one, change it, add one that was not read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from tidu.engine.errors import TiduError
from tidu.reader import ReadError, read
from tidu.reader.clause_names import clause_at
from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.audit.selectors import changes_of
from tidu.web.documents import decisions
from tidu.web.documents.decisions import UnfitError
from tidu.web.documents.fit import measure_problem
from tidu.web.documents.forms import PassageForm
from tidu.web.documents.models import Kind
from tidu.web.documents.passages import find_passage
from tidu.web.documents.reading import entries_of, headings
from tidu.web.documents.review import Desk
from tidu.web.documents.selectors import checked, decisions_on
from tidu.web.documents.views import kept_document
from tidu.web.documents.wording import history_lines
from tidu.web.ui import formats
from tidu.web.ui.pages import render, wants_part

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from tidu.web.documents.form_parts import ItemForm
    from tidu.web.documents.models import Document, Item

_DONE = {"accept": decisions.accept, "reject": decisions.reject, "reopen": decisions.reopen}


@right_required(Right.EXPORT)
@require_POST
def decide(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Accept or strike out an item, or take that back. One that must be mended first opens for that."""
    user = person(request)
    document = kept_document(user, pk)
    _item(document, key)
    action = request.POST.get("action", "")
    try:
        if action == "measure":
            item = _take_measure(request, document, key)
        elif action in _DONE:
            item = _DONE[action](actor=user, document=document, key=key)
        else:
            raise Http404
    except UnfitError as error:
        messages.warning(request, f"这一条要先修改：{error}")
        return _go(request, reverse("documents:item", args=[pk, key]))
    except TiduError as error:
        messages.error(request, str(error))
        return _go(request, f"{reverse('documents:detail', args=[pk])}?focus={key}#i-{key}")
    if wants_part(request, f"i-{key}"):
        context = {
            "document": document,
            "card": Desk(document).card(item),
            "checked": checked(document),
            "moved": True,
        }
        return render(request, "documents/partials/card.html", None, context)
    show = request.POST.get("show", "")
    return redirect(f"{reverse('documents:detail', args=[pk])}?show={show}#i-{key}")


def _take_measure(request: HttpRequest, document: Document, key: str) -> Item:
    """Take the measure that is suggested for a target, and say that the target is right."""
    item = _item(document, key)
    card = Desk(document).card(item)
    if item.kind != Kind.TARGET or card.suggestion is None:
        raise Http404
    value = {"measure": card.suggestion.measure}
    if problem := measure_problem(document, item.value | value):
        raise UnfitError(problem)
    decisions.edit(actor=person(request), document=document, key=key, value=value)
    return decisions.accept(actor=person(request), document=document, key=key)


def _go(request: HttpRequest, address: str) -> HttpResponse:
    """Send the browser to another page, also where HTMX asked for a part."""
    answer = redirect(address)
    if getattr(request, "htmx", False):
        answer.status_code = 204
        answer["HX-Redirect"] = address
    return answer


@right_required(Right.EXPORT)
@require_POST
def accept_sure(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept all items that the program is sure of."""
    document = kept_document(person(request), pk)
    done, unfit = decisions.accept_sure(actor=person(request), document=document)
    messages.success(request, f"已确认 {done} 条。" + (f"还有 {unfit} 条要先修改。" if unfit else ""))
    return redirect("documents:detail", pk=pk)


@right_required(Right.EXPORT)
@require_http_methods(["GET", "POST"])
def item(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """Change an item by its form; beside it the passage, what the program read, and who decided what."""
    user = person(request)
    document = kept_document(user, pk)
    found = _item(document, key)
    desk = Desk(document)
    form = desk.form(found.kind, found.value, request.POST if request.method == "POST" else None)
    if form.is_bound and (value := _valid(form, document, found.value)) is not None:
        try:
            decisions.edit(actor=user, document=document, key=key, value=value)
        except TiduError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"已保存“{found.name}”的核对结果。")
            return redirect(f"{reverse('documents:detail', args=[pk])}?focus={key}#i-{key}")
    entries = decisions_on(found)[:30]
    context = {
        "document": document,
        "card": desk.card(found),
        "form": form,
        "passages": [document.text[start:end] for start, end in found.spans],
        "timeline": [
            {
                "time": formats.moment(entry.at),
                "title": f"{entry.actor_name}：{entry.action}",
                "text": "；".join(history_lines(changes_of(entry, {}))),
            }
            for entry in entries
        ],
    }
    return render(request, "documents/pages/item.html", None, context, status=422 if form.errors else 200)


def _valid(form: ItemForm, document: Document, entry: dict[str, Any]) -> dict[str, Any] | None:
    """Return what a form makes; None where something is wrong, which the form then says."""
    if not form.is_valid():
        return None
    value = form.entry()
    if value.get("measure") and (problem := measure_problem(document, {**entry, **value})):
        form.add_error("measure", problem)
        return None
    return value


@right_required(Right.EXPORT)
@require_http_methods(["GET", "POST"])
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add an item from a passage: marked in the text, or pasted; the program reads the passage for a beginning."""
    user = person(request)
    document = kept_document(user, pk)
    passage = PassageForm(request.GET or None)
    place = _place(document, passage) if passage.is_bound and passage.is_valid() else None
    if place is None:
        context: dict[str, object] = {"document": document, "form": passage}
        return render(
            request, "documents/pages/passage.html", None, context, status=422 if passage.errors else 200
        )
    kind = passage.cleaned_data["kind"]
    start, end = place
    quote = document.text[start:end]
    entry = _begun(document, kind, start, quote)
    form = Desk(document).form(kind, entry, request.POST if request.method == "POST" else None)
    if form.is_bound and (value := _valid(form, document, entry)) is not None:
        try:
            made = decisions.add(
                actor=user, document=document, kind=kind, value=entry | value, start=start, end=end
            )
        except TiduError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"已添加“{made.name}”。")
            return redirect(f"{reverse('documents:detail', args=[pk])}?focus={made.key}#i-{made.key}")
    context = {"document": document, "form": form, "quote": quote, "label": Kind(kind).label}
    return render(request, "documents/pages/add.html", None, context, status=422 if form.errors else 200)


def _place(document: Document, passage: PassageForm) -> tuple[int, int] | None:
    """Return where a passage stands; None where it is not there, which the form then says."""
    said = passage.cleaned_data
    start, end = said["start"], said["end"]
    if start is not None and end is not None and start < end <= len(document.text):
        text = document.text[start:end]
        blank = len(text) - len(text.lstrip())
        return (start + blank, start + len(text.rstrip())) if text.strip() else None
    if not said["quote"]:
        passage.add_error("quote", "请粘贴原文里的一段，或在核对页面用鼠标选中")
        return None
    found = find_passage(document.text, said["quote"])
    if found is None:
        passage.add_error("quote", "原文中没有这段文字，请从原文复制，不要改字")
    return found


def _begun(document: Document, kind: str, start: int, quote: str) -> dict[str, Any]:
    """Return what the program reads in a passage, else an entry with its words."""
    outline = headings(document)
    try:
        rows = entries_of(read(quote), kind)
    except ReadError:
        rows = []
    entry: dict[str, Any] = rows[0] if rows else {}
    words = {Kind.TASK: "title", Kind.TARGET: "metric", Kind.INCENTIVE: "what"}.get(Kind(kind), "label")
    entry[words] = entry.get(words) or quote.strip()[:200]
    task = document.items.filter(kind=Kind.TASK, start__lte=start, end__gt=start).order_by("-start").first()
    return entry | {
        "clause": clause_at(outline, start),
        "task": task.key if task is not None and kind != Kind.TASK else None,
    }


def _item(document: Document, key: str) -> Item:
    found: Item = get_object_or_404(document.items.select_related("decided_by"), key=key)
    found.document = document
    return found
