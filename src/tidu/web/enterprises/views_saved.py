"""Saved views: keep the list as it is filtered, rename, share, open with, delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.roles import Right
from tidu.web.enterprises import saved_views
from tidu.web.enterprises.filter_words import filter_words
from tidu.web.enterprises.filters import FirmFilter
from tidu.web.enterprises.forms_saved import SavedViewForm
from tidu.web.enterprises.guards import RegistryError
from tidu.web.enterprises.list_state import list_state, opening
from tidu.web.enterprises.models import SavedView
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@right_required(Right.SEE_FIRMS)
def view_list(request: HttpRequest) -> HttpResponse:
    """List the views a person may use; her own can be changed."""
    user = person(request)
    state = list_state(user, {})
    context = {
        "views": [
            {
                "view": view,
                "address": reverse("enterprises:list") + opening(view),
                "mine": view.owner_id == user.pk,
                "is_default": view == state.default,
            }
            for view in state.views
        ],
    }
    return render(request, "enterprises/pages/views.html", context=context)


@right_required(Right.SEE_FIRMS)
@require_http_methods(["GET", "POST"])
def view_new(request: HttpRequest) -> HttpResponse:
    """Keep the list as it is filtered now under a name."""
    user, wanted = person(request), FirmFilter.read(request.GET.dict())
    state = list_state(user, {"view": request.GET.get("from", "")})
    form = SavedViewForm(request.POST or None, person=user)
    if request.method == "POST" and form.is_valid():
        columns = [column.id for column in state.columns]
        try:
            view = saved_views.save_view(actor=user, query=wanted.query, columns=columns, **form.cleaned_data)
        except RegistryError as error:
            form.add_error("name", str(error))
        else:
            messages.success(request, f"已保存视图“{view.name}”。")
            return HttpResponseRedirect(reverse("enterprises:list") + opening(view))
    context: dict[str, object] = {
        "form": form,
        "view": None,
        "told": filter_words(user, wanted),
        "columns": "、".join(column.label for column in state.columns),
        "back": f"{reverse('enterprises:list')}?{wanted.query}&view={state.view.pk if state.view else 'all'}",
    }
    return render(
        request, "enterprises/pages/view_form.html", context=context, status=422 if form.errors else 200
    )


@right_required(Right.SEE_FIRMS)
@require_http_methods(["GET", "POST"])
def view_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Rename a view, or share it otherwise."""
    user = person(request)
    view = get_object_or_404(SavedView.objects.kept_by(user), pk=pk)
    is_default = list_state(user, {}).default == view
    initial = {"name": view.name, "sharing": view.sharing, "is_default": is_default}
    form = SavedViewForm(request.POST or None, person=user, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            saved_views.rename_view(actor=user, view=view, **form.cleaned_data)
        except RegistryError as error:
            form.add_error("name", str(error))
        else:
            messages.success(request, "已保存。")
            return redirect("enterprises:view-list")
    context: dict[str, object] = {
        "form": form,
        "view": SavedView.objects.get(pk=view.pk),
        "told": filter_words(user, FirmFilter.parse(view.query)),
        "back": reverse("enterprises:view-list"),
    }
    return render(
        request, "enterprises/pages/view_form.html", context=context, status=422 if form.errors else 200
    )


@right_required(Right.SEE_FIRMS)
@require_POST
def view_update(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a view list what the page lists now."""
    view = get_object_or_404(SavedView.objects.kept_by(person(request)), pk=pk)
    saved_views.update_view(actor=person(request), view=view, query=request.POST.get("query", ""))
    messages.success(request, f"视图“{view.name}”已按现在的筛选条件更新。")
    return HttpResponseRedirect(reverse("enterprises:list") + opening(view))


@right_required(Right.SEE_FIRMS)
@require_POST
def view_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete a view."""
    view = get_object_or_404(SavedView.objects.kept_by(person(request)), pk=pk)
    saved_views.delete_view(actor=person(request), view=view)
    messages.success(request, f"已删除视图“{view.name}”。")
    return redirect("enterprises:view-list")


@right_required(Right.SEE_FIRMS)
@require_POST
def view_default(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the list open with a view, or no longer."""
    user = person(request)
    view = get_object_or_404(SavedView.objects.visible_to(user), pk=pk)
    saved_views.choose_default(actor=user, view=view, is_default=request.POST.get("default") == "1")
    messages.success(request, "已保存。")
    return redirect("enterprises:view-list")
