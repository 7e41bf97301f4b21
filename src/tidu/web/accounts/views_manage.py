"""Operators manage the accounts of their tenant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods, require_POST

from tidu.web.accounts import services
from tidu.web.accounts.access import person, right_required
from tidu.web.accounts.forms import AccountForm
from tidu.web.accounts.models import User
from tidu.web.accounts.roles import Right, Role
from tidu.web.accounts.selectors import SIGN_INS, accounts_for
from tidu.web.accounts.services import AccountError
from tidu.web.ui.pages import render

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_PER_PAGE = 50


@right_required(Right.MANAGE_ACCOUNTS)
def account_list(request: HttpRequest) -> HttpResponse:
    """List accounts; a search word and a role narrow them."""
    search, role = request.GET.get("q", "").strip(), request.GET.get("role", "")
    sign_in = request.GET.get("sign_in", "")
    found = accounts_for(person(request), search=search, role=role, sign_in=sign_in)
    page = Paginator(found, _PER_PAGE).get_page(request.GET.get("page"))
    context: dict[str, object] = {
        "page": page,
        "summary": f"共 {page.paginator.count} 个账号",
        "search": search,
        "role": role,
        "roles": Role.choices,
        "sign_in": sign_in,
        "sign_ins": SIGN_INS,
    }
    return render(
        request, "accounts/pages/list.html", "accounts/partials/rows.html", context, target="accounts"
    )


@right_required(Right.MANAGE_ACCOUNTS)
@require_http_methods(["GET", "POST"])
def account_new(request: HttpRequest) -> HttpResponse:
    """Open an account; its first password is shown once."""
    operator = person(request)
    form = AccountForm(request.POST or None, operator=operator)
    if request.method == "POST" and form.is_valid():
        try:
            user, password = services.create_account(
                actor=operator, username=form.cleaned_data["username"], **form.fields_for_service()
            )
        except AccountError as error:
            form.add_error(None, str(error))
        else:
            return _handed_out(request, user, password)
    return render(
        request, "accounts/pages/form.html", context={"form": form}, status=422 if form.errors else 200
    )


@right_required(Right.MANAGE_ACCOUNTS)
@require_http_methods(["GET", "POST"])
def account_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change or close an account."""
    operator = person(request)
    user = get_object_or_404(User.objects.visible_to(operator), pk=pk)
    form = AccountForm(request.POST or None, instance=User.objects.get(pk=user.pk), operator=operator)
    if request.method == "POST" and form.is_valid():
        try:
            services.change_account(actor=operator, user=user, **form.fields_for_service())
        except AccountError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "已保存。")
            return redirect("accounts:list")
    context: dict[str, object] = {"form": form, "account": user}
    return render(request, "accounts/pages/form.html", context=context, status=422 if form.errors else 200)


@right_required(Right.MANAGE_ACCOUNTS)
@require_POST
def account_reset(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out a new password."""
    operator = person(request)
    user = get_object_or_404(User.objects.visible_to(operator), pk=pk)
    return _handed_out(request, user, services.reset_password(actor=operator, user=user))


def _handed_out(request: HttpRequest, user: User, password: str) -> HttpResponse:
    """Show a password once; it is stored nowhere in the clear."""
    response = render(
        request, "accounts/pages/handed_out.html", context={"account": user, "password": password}
    )
    response["Cache-Control"] = "no-store"
    return response
