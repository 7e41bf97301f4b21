"""Pages of a plan's document: load it, read a passage, see what editions changed, and say which library is which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from tidu.engine.errors import TiduError
from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.plans.access import may_keep
from tidu.web.plans.documents import (
    KINDS,
    MOST_BYTES,
    Passage,
    load_document,
    paragraphs,
    passage_of,
    up_to_date,
)
from tidu.web.plans.editions import history_of_plan
from tidu.web.plans.linking import AUTOMATIC, choices_of, chosen_of, link_library
from tidu.web.plans.models import PlanDocument
from tidu.web.plans.passages import WHOLE
from tidu.web.plans.standing import pack_of
from tidu.web.plans.views import frame, plan_for
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


class DocumentForm(forms.Form):
    """The document of a plan."""

    file = forms.FileField(
        label="计划原文",
        help_text=f"TXT、DOCX、PDF（有文字的）或 HTML，不超过 {MOST_BYTES // 2**20} MB",
        widget=forms.FileInput(attrs={"accept": ".txt,.docx,.pdf,.html,.htm"}),
        error_messages={"required": "请选择文件", "empty": "文件是空的，请检查后重新上传"},
    )


class LinkForm(forms.Form):
    """Which library of the site one of the plan's is."""

    to = forms.ChoiceField(label="本站的库", help_text="指定以后，按名称对应不再起作用")


@right_required(Right.EXPORT)
def passage(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the document with the passage of a target, task, money rule or clause marked."""
    user = person(request)
    adopted = plan_for(user, pk)
    document = get_object_or_404(PlanDocument.objects.select_related("plan"), plan=adopted)
    found = _asked(request, up_to_date(document))
    context = frame(user, adopted) | {
        "document": document,
        "found": found,
        "paragraphs": list(paragraphs(document.text, found.spans if found is not None else ())),
    }
    return render(request, "plans/pages/passage.html", None, context)


def _asked(request: HttpRequest, document: PlanDocument) -> Passage | None:
    for kind in KINDS:
        if (key := request.GET.get(kind, "")) and key not in WHOLE:
            found = passage_of(document, kind, key)
            if found is None:
                raise Http404
            return found
    return None


@right_required(Right.EDIT_FIRMS)
@require_http_methods(["GET", "POST"])
def load(request: HttpRequest, pk: int) -> HttpResponse:
    """Take in the document."""
    user = person(request)
    adopted = plan_for(user, pk)
    if not may_keep(user, adopted):
        raise Http404
    form = DocumentForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            kept = load_document(actor=user, plan=adopted, file=form.cleaned_data["file"])
        except TiduError as error:
            form.add_error("file", str(error))
        else:
            counts = [len(kept.spans[kind]) for kind in ("targets", "tasks", "incentives")]
            messages.success(
                request,
                "已读入。找到原文的：目标 {} 项、任务 {} 项、奖补 {} 条；其余打开所在条款。".format(*counts),
            )
            return redirect("plans:passage", pk=adopted.pk)
    context = frame(user, adopted) | {"form": form}
    return render(request, "plans/pages/load.html", None, context, status=422 if form.errors else 200)


@right_required(Right.EXPORT)
def editions(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the editions of a plan and the plans before it, with what each changed."""
    user = person(request)
    adopted = plan_for(user, pk)
    context = frame(user, adopted) | {"editions": history_of_plan(user, adopted)}
    return render(request, "plans/pages/editions.html", None, context)


@right_required(Right.EDIT_FIRMS)
@require_http_methods(["GET", "POST"])
def link(request: HttpRequest, pk: int, library: str) -> HttpResponse:
    """Say which pool or library of the site a library of the plan is."""
    user = person(request)
    adopted = plan_for(user, pk)
    plan = pack_of(adopted)
    named = (
        next((one for one in plan.spec.libraries if one.id == library), None) if plan is not None else None
    )
    if named is None or not may_keep(user, adopted):
        raise Http404
    form = LinkForm(request.POST or None, initial={"to": chosen_of(adopted, library)})
    form.fields["to"].choices = choices_of(adopted)  # type: ignore[attr-defined] # a choice
    if request.method == "POST" and form.is_valid():
        try:
            link_library(actor=user, plan=adopted, library=library, to=form.cleaned_data["to"])
        except TiduError as error:
            form.add_error("to", str(error))
        else:
            automatic = form.cleaned_data["to"] == AUTOMATIC
            messages.success(request, "已改为按名称对应。" if automatic else "已指定，下次测算起按这个库计。")
            return redirect("plans:document", pk=adopted.pk)
    context = frame(user, adopted) | {"form": form, "library": named}
    return render(request, "plans/pages/link.html", None, context, status=422 if form.errors else 200)
